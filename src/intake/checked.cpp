#include <fmt/format.h>

#include <algorithm>

#include "base/pointer.h"
#include "intake/readers.h"
#include "text/name_form.h"
#include "text/unicode.h"

namespace sealpress::intake {

namespace {

/// Control characters and noncharacters, which no document can hold. Tabs and line ends are none.
bool is_forbidden(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  return (control && c != '\t' && c != '\n') || (c & 0xFFFE) == 0xFFFE;
}

/// Carriage return, vertical tab (the line break of a Word paragraph), U+2028 and U+2029.
bool is_line_end(char32_t c) {
  return c == '\r' || c == '\v' || c == 0x2028 || c == 0x2029;
}

/// Whether nothing can be wrong with it: ASCII and the characters from U+3000 to U+EFFF.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    const bool ascii = byte == '\n' || (byte >= 0x20 && byte < 0x7F);
    return ascii || (byte >= 0x80 && byte < 0xC0) || (byte >= 0xE3 && byte <= 0xEE);
  });
}

/// Cleans `text`; the character that makes it unusable, if any.
std::optional<char32_t> clean(std::string& text) {
  if (is_plain(text)) return std::nullopt;
  const std::u32string before = text::to_utf32(text);
  std::u32string after;
  for (std::size_t i = 0; i < before.size(); ++i) {
    const bool crlf = before[i] == '\r' && i + 1 < before.size() && before[i + 1] == '\n';
    if (crlf) continue;
    const char32_t c = is_line_end(before[i]) ? U'\n' : before[i];
    if (is_forbidden(c)) return c;
    after += c;
  }
  text = text::to_utf8(after);
  return std::nullopt;
}

/// A character that may not be, and the JSON pointer of its place.
struct Fault {
  char32_t character;
  std::string path;
};

std::optional<Fault> clean(data::Value& value, const std::string& path) {
  if (const std::string* text = value.string()) {
    std::string cleaned = *text;
    if (const auto c = clean(cleaned)) return Fault{*c, path};
    if (cleaned != *text) value = data::Value(std::move(cleaned));
  } else if (data::Array* items = value.array()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      if (auto fault = clean((*items)[i], pointer_to(path, i))) return fault;
    }
  } else if (data::Object* members = value.object()) {
    for (data::Member& member : *members) {
      const std::string inner = pointer_to(path, member.first);
      if (const auto c = clean(member.first)) return Fault{*c, inner};
      if (auto fault = clean(member.second, inner)) return fault;
    }
  }
  return std::nullopt;
}

/// Marks that turn or split the reading of a text without being seen: what is printed is not what
/// was typed.
bool is_unseen_mark(char32_t c) {
  return text::is_direction_mark(c) || c == 0x200B || c == 0x2060 || c == 0xFEFF;
}

using Marks = std::vector<Fault>;
constexpr std::size_t kMostMarks = 20;

/// The first such mark of every value.
void find_marks(const data::Value& value, const std::string& path, Marks& out) {
  if (out.size() == kMostMarks) return;
  if (const std::string* text = value.string()) {
    if (is_plain(*text)) return;
    const std::u32string characters = text::to_utf32(*text);
    const auto at = std::find_if(characters.begin(), characters.end(), is_unseen_mark);
    if (at != characters.end()) out.push_back({*at, path});
  } else if (const data::Array* items = value.array()) {
    for (std::size_t i = 0; i < items->size(); ++i) {
      find_marks((*items)[i], pointer_to(path, i), out);
    }
  } else if (const data::Object* members = value.object()) {
    for (const data::Member& member : *members) {
      find_marks(member.second, pointer_to(path, member.first), out);
    }
  }
}

class CheckedReader final : public Reader {
 public:
  CheckedReader(std::unique_ptr<Reader> inner, std::size_t limit)
      : inner_(std::move(inner)), limit_(limit) {}

  std::optional<Result<data::Record>> next() override {
    if (!inner_) return std::nullopt;
    auto record = inner_->next();
    if (!record) return std::nullopt;
    if (++count_ > limit_) {
      inner_.reset();
      return Result<data::Record>(fail(
          input_error("intake.too_many_records").with("limit", static_cast<std::int64_t>(limit_))));
    }
    const auto index = static_cast<std::int64_t>(count_);
    if (!*record) {  // what cannot be read has its number, too
      record->error().place.record = index;
      return record;
    }
    (*record)->index = index;
    if (const auto fault = clean((*record)->fields, "")) {
      return Result<data::Record>(
          fail(placed(input_error("intake.control_character").in_file((*record)->origin.file),
                      *fault, **record)));
    }
    Marks marks;
    find_marks((*record)->fields, "", marks);
    for (const Fault& mark : marks) {
      (*record)->remarks.push_back(
          placed(finding(Severity::warning, "intake.direction_mark"), mark, **record));
    }
    return record;
  }

  Diagnostics take_remarks() override { return inner_ ? inner_->take_remarks() : Diagnostics{}; }

 private:
  static Diagnostic placed(Diagnostic out, const Fault& fault, const data::Record& record) {
    const data::Origin& origin = record.origin;
    out.args.push_back(
        {"character", fmt::format("U+{:04X}", static_cast<std::uint32_t>(fault.character))});
    out.place.sheet = origin.sheet;
    out.place.record = record.index;
    out.place.path = fault.path;
    if (origin.row > 0) out.place.line = origin.row;
    const auto column =
        std::find_if(origin.columns.begin(), origin.columns.end(),
                     [&](const auto& entry) { return pointer_to("", entry.first) == fault.path; });
    if (column != origin.columns.end()) {
      out.place.field = column->first;
      out.place.column = column->second;
    }
    return out;
  }

  std::unique_ptr<Reader> inner_;
  std::size_t limit_, count_ = 0;
};

}  // namespace

std::unique_ptr<Reader> checked(std::unique_ptr<Reader> inner, const Limits& limits) {
  return std::make_unique<CheckedReader>(std::move(inner), limits.records);
}

}  // namespace sealpress::intake
