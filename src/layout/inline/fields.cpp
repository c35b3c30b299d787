#include "layout/inline/fields.h"

#include <algorithm>
#include <utility>

namespace sealpress::layout {

namespace {

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n';
}

/// Takes an instruction apart at its blanks.
class WordReader {
 public:
  void read(char c) {
    if (c == kValueBegin || c == kValueEnd) {
      inside_ = c == kValueBegin;
      any_ = true;
    } else if (c == '"' && !inside_) {
      quoted_ = !quoted_;
      any_ = true;
    } else if (is_blank(c) && !quoted_ && !inside_) {
      finish();
    } else {
      word_ += c;
      any_ = true;
    }
  }
  void finish() {
    if (any_) words_.push_back(std::exchange(word_, {}));
    any_ = false;
  }
  std::vector<std::string> take() {
    finish();
    return std::move(words_);
  }

 private:
  std::vector<std::string> words_;
  std::string word_;
  bool quoted_ = false, inside_ = false, any_ = false;
};

}  // namespace

std::vector<std::string> field_words(std::string_view instruction) {
  WordReader reader;
  for (const char c : instruction) reader.read(c);
  return reader.take();
}

std::string field_name(std::string_view instruction) {
  const auto begin = std::find_if_not(instruction.begin(), instruction.end(), is_blank);
  if (begin == instruction.end()) return {};
  if (*begin == '=') return "=";
  const auto end = std::find_if(begin, instruction.end(),
                                [](char c) { return is_blank(c) || c == '\\' || c == '"'; });
  std::string name(begin, end);
  for (char& c : name) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return name;
}

std::string link_target(std::string_view instruction) {
  if (field_name(instruction) != "HYPERLINK") return {};
  const auto words = field_words(instruction);
  std::string target;
  for (std::size_t i = 1; i < words.size(); ++i) {
    if (words[i] == "\\l" && i + 1 < words.size()) return target + "#" + words[i + 1];
    if (words[i].rfind('\\', 0) != 0 && target.empty()) target = words[i];
  }
  return target;
}

void FieldStack::begin(const docx::FieldChar& mark) {
  OpenField field;
  if (mark.form != docx::FieldChar::none) field.form = &mark;
  field.outer_visible = visible();
  field.in_instruction = in_instruction();
  field.link = link();
  open_.push_back(std::move(field));
}

void FieldStack::read(std::string_view text) {
  if (open_.empty()) return;
  OpenField& field = open_.back();
  if (!field.separated) {
    field.instruction += text;
  } else if (!field.swallow) {
    field.result += text;
  }
}

void FieldStack::insert(std::string_view value, bool live) {
  if (!in_instruction()) return read(value);
  OpenField& field = open_.back();
  field.instruction += kValueBegin;
  field.instruction += value;
  field.instruction += kValueEnd;
  field.live = field.live || live;
}

void FieldStack::separate() {
  OpenField& field = open_.back();
  field.separated = true;
  if (std::string target = link_target(field.instruction); !target.empty()) {
    field.link = std::move(target);
  }
}

OpenField FieldStack::end() {
  OpenField field = std::move(open_.back());
  open_.pop_back();
  if (field.shown && !open_.empty() && open_.back().separated) open_.back().shown = true;
  return field;
}

std::vector<OpenField> FieldStack::end_paragraph() {
  std::vector<OpenField> silent;
  while (!open_.empty() && (!open_.back().separated || open_.back().swallow)) {
    OpenField field = end();
    if (!field.shown) silent.push_back(std::move(field));
  }
  return silent;
}

}  // namespace sealpress::layout
