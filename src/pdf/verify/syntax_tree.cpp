#include "pdf/verify/syntax_tree.h"

#include <charconv>
#include <cmath>
#include <set>
#include <utility>

namespace sealpress::pdf {
namespace {

using Kind = SyntaxNode::Kind;

// Deeper than any honest file; what nests deeper is bad.
constexpr int kDepth = 200;

bool is_delimiter(char c) {
  return std::string_view("()<>[]{}/%").find(c) != std::string_view::npos;
}
bool is_regular(char c) {
  return !is_pdf_space(c) && !is_delimiter(c);
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

int hex_digit(char c) {
  if (is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

bool is_whole(const SyntaxNode& node, double most) {
  return node.is(Kind::number) && node.is_integer && node.number >= 0 && node.number <= most;
}

}  // namespace

bool is_pdf_space(char c) {
  return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

const SyntaxNode* SyntaxNode::find(std::string_view key) const {
  const SyntaxNode* found = nullptr;
  if (kind != Kind::dictionary) return found;
  for (std::size_t i = 0; i + 1 < items.size(); i += 2) {
    if (items[i].text == key) found = &items[i + 1];
  }
  return found;
}

bool SyntaxNode::has_doubled_key() const {
  std::set<std::string_view> keys;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const bool is_key = kind == Kind::dictionary && i % 2 == 0;
    if (is_key ? !keys.insert(items[i].text).second : items[i].has_doubled_key()) return true;
  }
  return false;
}

std::optional<std::size_t> SyntaxNode::natural() const {
  if (!is_whole(*this, 9'999'999'999.0)) return std::nullopt;
  return static_cast<std::size_t>(number);
}

void SyntaxReader::skip_space() {
  while (at_ < text_.size()) {
    if (text_[at_] == '%') {
      at_ = std::min(text_.find_first_of("\r\n", at_), text_.size());
    } else if (is_pdf_space(text_[at_])) {
      ++at_;
    } else {
      return;
    }
  }
}

SyntaxNode SyntaxReader::next(bool references) {
  return value(0, references);
}

SyntaxNode SyntaxReader::value(int depth, bool references) {
  skip_space();
  const std::size_t begin = at_;
  SyntaxNode node;
  if (at_ >= text_.size()) {
    node.kind = Kind::end;
  } else if (depth > kDepth) {
    node.kind = Kind::bad;
  } else if (ahead("<<")) {
    at_ += 2;
    node = list(Kind::dictionary, ">>", depth, references);
  } else if (ahead("[")) {
    ++at_;
    node = list(Kind::array, "]", depth, references);
  } else if (ahead("/")) {
    node = name();
  } else if (ahead("(")) {
    node = literal();
  } else if (ahead("<")) {
    node = hexadecimal();
  } else if (is_digit(text_[at_]) || ahead("+") || ahead("-") || ahead(".")) {
    node = number();
    if (references && is_whole(node, 1e7)) node = reference_or(std::move(node));
  } else {
    node = word();
  }
  node.begin = begin;
  node.end = at_;
  return node;
}

SyntaxNode SyntaxReader::list(Kind kind, std::string_view close, int depth, bool references) {
  SyntaxNode node;
  while (true) {
    skip_space();
    if (ahead(close)) break;
    SyntaxNode item = value(depth + 1, references);
    const bool is_key = kind == Kind::dictionary && node.items.size() % 2 == 0;
    if (item.is(Kind::bad) || item.is(Kind::end) || item.is(Kind::word) ||
        (is_key && !item.is(Kind::name))) {
      return node;
    }
    node.items.push_back(std::move(item));
  }
  at_ += close.size();
  if (kind == Kind::array || node.items.size() % 2 == 0) node.kind = kind;
  return node;
}

SyntaxNode SyntaxReader::name() {
  SyntaxNode node;
  node.kind = Kind::name;
  for (++at_; at_ < text_.size() && is_regular(text_[at_]); ++at_) {
    const bool escaped = text_[at_] == '#' && at_ + 2 < text_.size() &&
                         hex_digit(text_[at_ + 1]) >= 0 && hex_digit(text_[at_ + 2]) >= 0;
    if (escaped) {
      node.text += static_cast<char>(hex_digit(text_[at_ + 1]) << 4 | hex_digit(text_[at_ + 2]));
      at_ += 2;
    } else {
      node.text += text_[at_];
    }
  }
  return node;
}

SyntaxNode SyntaxReader::literal() {
  SyntaxNode node;
  int open = 0;
  for (; at_ < text_.size(); ++at_) {
    const char c = text_[at_];
    if (c == '(' && open++ == 0) continue;
    if (c == ')' && --open == 0) break;
    if (c == '\\') {
      append_escaped(node.text);
    } else {
      node.text += c;
    }
  }
  if (at_ >= text_.size()) return {};
  ++at_;
  node.kind = Kind::string;
  return node;
}

/// Leaves the position on the last character of the escape (table 3).
void SyntaxReader::append_escaped(std::string& out) {
  constexpr std::string_view kLetters = "nrtbf", kMeanings = "\n\r\t\b\f";
  if (at_ + 1 >= text_.size()) return;
  const char c = text_[++at_];
  const std::size_t letter = kLetters.find(c);
  if (letter != std::string_view::npos) {
    out += kMeanings[letter];
  } else if (c >= '0' && c <= '7') {
    int code = c - '0';
    for (int i = 0; i < 2 && at_ + 1 < text_.size(); ++i) {
      const char d = text_[at_ + 1];
      if (d < '0' || d > '7') break;
      code = code * 8 + (d - '0');
      ++at_;
    }
    out += static_cast<char>(code);
  } else if (c == '\r' && at_ + 1 < text_.size() && text_[at_ + 1] == '\n') {
    ++at_;
  } else if (c != '\n' && c != '\r') {
    out += c;
  }
}

SyntaxNode SyntaxReader::hexadecimal() {
  SyntaxNode node;
  int high = -1;
  for (++at_; at_ < text_.size() && text_[at_] != '>'; ++at_) {
    if (is_pdf_space(text_[at_])) continue;
    const int digit = hex_digit(text_[at_]);
    if (digit < 0) return node;
    if (high >= 0) node.text += static_cast<char>(high << 4 | digit);
    high = high >= 0 ? -1 : digit;
  }
  if (at_ >= text_.size()) return node;
  if (high >= 0) node.text += static_cast<char>(high << 4);
  ++at_;
  node.kind = Kind::string;
  return node;
}

SyntaxNode SyntaxReader::number() {
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_regular(text_[at_])) ++at_;
  std::string_view digits = text_.substr(begin, at_ - begin);
  if (digits.starts_with('+')) digits.remove_prefix(1);
  SyntaxNode node;
  const auto [stop, error] =
      std::from_chars(digits.data(), digits.data() + digits.size(), node.number);
  if (error != std::errc() || stop != digits.data() + digits.size()) return node;
  node.is_integer = digits.find_first_of(".eE") == std::string_view::npos;
  node.kind = Kind::number;
  return node;
}

SyntaxNode SyntaxReader::reference_or(SyntaxNode first) {
  const std::size_t after_first = at_;
  skip_space();
  if (at_ < text_.size() && is_digit(text_[at_])) {
    const SyntaxNode second = number();
    skip_space();
    const bool alone = at_ + 1 >= text_.size() || !is_regular(text_[at_ + 1]);
    if (is_whole(second, 65535) && ahead("R") && alone) {
      ++at_;
      first.kind = Kind::reference;
      first.generation = static_cast<int>(second.number);
      return first;
    }
  }
  at_ = after_first;
  return first;
}

SyntaxNode SyntaxReader::word() {
  SyntaxNode node;
  const std::size_t begin = at_;
  while (at_ < text_.size() && is_regular(text_[at_])) ++at_;
  if (at_ == begin) ++at_;  // a stray delimiter
  node.text = text_.substr(begin, at_ - begin);
  const bool truth = node.text == "true" || node.text == "false";
  node.kind = !is_regular(text_[begin]) ? Kind::bad
              : node.text == "null"     ? Kind::null
              : truth                   ? Kind::boolean
                                        : Kind::word;
  return node;
}

std::optional<std::size_t> object_header_before(std::string_view file, std::size_t word) {
  std::size_t at = word;
  for (int number = 0; number < 2; ++number) {
    const std::size_t end = at;
    while (at > 0 && is_pdf_space(file[at - 1])) --at;
    if (at == end) return std::nullopt;
    const std::size_t digits = at;
    while (at > 0 && is_digit(file[at - 1]) && digits - at < 10) --at;
    if (at == digits) return std::nullopt;
  }
  return at;
}

std::optional<SyntaxObject> object_at(std::string_view file, std::size_t at) {
  SyntaxReader reader(file, at);
  while (reader.at() < file.size() && is_pdf_space(file[reader.at()])) {
    reader.go_to(reader.at() + 1);
  }
  SyntaxObject object;
  object.begin = reader.at();
  const SyntaxNode id = reader.next(false), generation = reader.next(false), word = reader.next();
  if (!is_whole(id, 1e7) || !is_whole(generation, 65535) || !word.is_word("obj")) {
    return std::nullopt;
  }
  object.id = static_cast<int>(id.number);
  object.generation = static_cast<int>(generation.number);
  object.value = reader.next();
  object.end = reader.at();
  const SyntaxNode after = reader.next();
  if (object.value.is(Kind::dictionary) && after.is_word("stream")) {
    std::size_t data = after.end;
    if (file.substr(data).starts_with("\r\n")) ++data;
    object.data = data + 1;
    object.end = after.end;
  }
  return object;
}

}  // namespace sealpress::pdf
