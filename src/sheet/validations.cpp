#include "sheet/validations.h"

#include <algorithm>

#include "text/unicode.h"

namespace sealpress::sheet {
namespace {

/// What a list typed into a validation may hold, and what a message may (ECMA-376 18.3.1.32).
constexpr std::size_t kMostInline = 255;
constexpr std::size_t kMostTitle = 32;

std::string plain(std::string label) {
  label.erase(std::remove(label.begin(), label.end(), '\n'), label.end());
  return label;
}

}  // namespace

std::string cut(const std::string& text, std::size_t most) {
  std::u32string out = text::to_utf32(text);
  out.resize(std::min(out.size(), most));
  return text::to_utf8(out);
}

void Validations::set(lxw_worksheet* worksheet, const OutSheet& sheet, lxw_row_t first,
                      lxw_row_t last) {
  for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
    const OutColumn& column = sheet.columns[i];
    if (column.hint.empty() && column.choices.empty()) continue;
    lxw_data_validation rule{};
    rule.validate = LXW_VALIDATION_TYPE_ANY;
    std::string title = cut(plain(column.label), kMostTitle);
    std::string hint = cut(column.hint, kMostInline);
    if (!hint.empty()) {
      rule.input_title = title.data();
      rule.input_message = hint.data();
    }
    std::vector<char*> options;
    std::string formula;
    if (!column.choices.empty()) set_choices(column, rule, options, formula);
    const auto col = static_cast<lxw_col_t>(i);
    worksheet_data_validation_range(worksheet, first, col, last, col, &rule);
  }
}

void Validations::set_choices(const OutColumn& column, lxw_data_validation& rule,
                              std::vector<char*>& options, std::string& formula) {
  rule.error_type = LXW_VALIDATION_ERROR_TYPE_STOP;
  rule.show_error = column.open_choices ? LXW_VALIDATION_OFF : LXW_VALIDATION_ON;
  std::size_t length = 0;
  bool commas = false;
  for (const std::string& choice : column.choices) {
    length += choice.size() + 1;
    commas = commas || choice.find(',') != std::string::npos;
    options.push_back(const_cast<char*>(choice.c_str()));  // read only, by its C signature
  }
  options.push_back(nullptr);
  if (length <= kMostInline && !commas) {
    rule.validate = LXW_VALIDATION_TYPE_LIST;
    rule.value_list = options.data();
    return;
  }
  rule.validate = LXW_VALIDATION_TYPE_LIST_FORMULA;
  formula = place_of(column.choices);
  rule.value_formula = formula.data();
}

/// Long lists stand on a hidden sheet, a column each.
std::string Validations::place_of(const std::vector<std::string>& choices) {
  const auto known = std::find(lists_.begin(), lists_.end(), choices);
  const auto column = static_cast<lxw_col_t>(known - lists_.begin());
  if (known == lists_.end()) lists_.push_back(choices);
  char name[LXW_MAX_COL_NAME_LENGTH];
  lxw_col_to_name(name, column, 1);
  return std::string("='") + kChoicesSheet + "'!" + name + "$1:" + name + "$" +
         std::to_string(choices.size());
}

void Validations::write_choices(lxw_workbook* workbook) const {
  if (lists_.empty()) return;
  lxw_worksheet* sheet = workbook_add_worksheet(workbook, kChoicesSheet);
  for (std::size_t i = 0; i < lists_.size(); ++i) {
    for (std::size_t n = 0; n < lists_[i].size(); ++n) {
      worksheet_write_string(sheet, static_cast<lxw_row_t>(n), static_cast<lxw_col_t>(i),
                             lists_[i][n].c_str(), nullptr);
    }
  }
  worksheet_hide(sheet);
}

}  // namespace sealpress::sheet
