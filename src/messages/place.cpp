#include <algorithm>

#include "base/pointer.h"
#include "messages/messages.h"
#include "text/unicode.h"

namespace sealpress::messages {

namespace {

/// Joins the parts of a place: what stands in another file, form or record is set off by a blank.
class Words {
 public:
  explicit Words(Language language) : language_(language) {}

  void add(std::string_view word) {
    if (word.empty()) return;
    if (!text_.empty()) text_ += ' ';
    text_ += text::printable(word);
  }
  /// An entry of the catalogue with one value, e.g. 第{value}条.
  void add(std::string_view code, std::string value) { add(phrase(code, std::move(value))); }
  void add(std::string_view code, const std::optional<std::int64_t>& n) {
    if (n) add(code, std::to_string(*n));
  }
  /// Places inside one another: 第1表第3行第2格, table 1, row 3, cell 2.
  void add_chain(std::initializer_list<std::pair<std::string_view, std::string>> links) {
    std::string chain;
    for (const auto& [code, value] : links) {
      if (value.empty()) continue;
      if (!chain.empty() && language_ == Language::english) chain += ", ";
      chain += phrase(code, value);
    }
    add(chain);
  }
  std::string take() { return std::move(text_); }

 private:
  // A number is handed over as text: 第1234行, not 第1,234行.
  std::string phrase(std::string_view code, std::string value) const {
    const Argument argument{"value", std::move(value)};
    return ui(code, language_, {&argument, 1});
  }

  Language language_;
  std::string text_;
};

std::string number(const std::optional<std::int64_t>& n) {
  return n ? std::to_string(*n) : std::string();
}

/// A spreadsheet's column: 1 is A, 27 is AA.
std::string column_letters(const std::optional<std::int64_t>& column) {
  std::string letters;
  for (std::int64_t n = column.value_or(0); n > 0; n = (n - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
  }
  return letters;
}

bool is_index(std::string_view token) {
  return !token.empty() && token.size() < 10 &&
         std::all_of(token.begin(), token.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A JSON pointer as a person counts: /评委/2/姓名 is 评委 第3项 姓名, /企业/名称 is 企业.名称.
std::string readable_path(std::string_view pointer, Language language) {
  std::string out;
  bool after_label = false;
  while (!pointer.empty()) {
    const std::string token = take_token(pointer);
    const bool index = is_index(token);
    if (!out.empty()) out += after_label && !index ? '.' : ' ';
    if (index) {
      const Argument item{"value", std::to_string(std::stoll(token) + 1)};
      out += ui("place.item", language, {&item, 1});
    } else {
      out += token;
    }
    after_label = !index;
  }
  return out;
}

/// The label; the path to it where that says more (inside a list or an object).
std::string field_text(const Place& place, Language language) {
  const bool nested = std::count(place.path.begin(), place.path.end(), '/') > 1;
  if (!place.field.empty() && !nested) return place.field;
  return place.path.empty() ? place.field : readable_path(place.path, language);
}

}  // namespace

std::string place(const Diagnostic& diagnostic, Language language) {
  const Place& at = diagnostic.place;
  Words words(language);
  words.add(at.form);
  words.add(at.file);
  words.add(at.part);
  if (at.sheet.empty()) {
    words.add_chain({{"place.line", number(at.line)}, {"place.column", number(at.column)}});
  } else {
    words.add("place.sheet", at.sheet);
    words.add_chain(
        {{"place.row", number(at.line)}, {"place.sheet_column", column_letters(at.column)}});
  }
  words.add("place.page", at.page);
  words.add("place.record", at.record);
  words.add_chain({{"place.table", number(at.table)},
                   {"place.row", number(at.row)},
                   {"place.cell", number(at.cell)},
                   {"place.paragraph", number(at.paragraph)}});
  words.add("place.offset", at.offset);
  words.add(field_text(at, language));
  words.add(at.tag);
  return words.take();
}

}  // namespace sealpress::messages
