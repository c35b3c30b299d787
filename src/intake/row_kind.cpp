#include "intake/row_kind.h"

#include <algorithm>

#include "text/unicode.h"

namespace sealpress::intake {
namespace {

constexpr std::string_view kTotals[] = {"合计",     "总计",   "小计",     "累计",  "共计",
                                        "本页合计", "合计数", "合计人数", "total", "Total"};
constexpr std::string_view kHints[] = {
    "填写说明", "填表说明", "填报说明", "填写要求", "填写示例", "填表示例", "填报示例", "填写提示",
    "示例",     "样例",     "范例",     "举例",     "例",       "说明",     "示例数据", "提示"};
/// Words that say how a column is filled in; a row of nothing else is a hint.
constexpr std::string_view kHowTo[] = {"必填", "选填", "可选", "可不填", "必填项", "选填项",
                                       "文本", "文字", "数字", "日期",   "整数",   "下拉选择"};
constexpr std::string_view kSignatures[] = {
    "填表人",   "制表人", "填报人",     "经办人",   "审核人",   "审批人",
    "复核人",   "负责人", "单位负责人", "联系人",   "填表日期", "填报日期",
    "制表日期", "日期",   "备注",       "注",       "说明",     "联系电话",
    "签字",     "签名",   "盖章",       "单位盖章", "填表时间", "填报时间"};
/// Such a word needs no colon behind it where the row says little else.
constexpr std::string_view kWriters[] = {"填表人", "制表人", "填报人", "审核人", "复核人"};

template <class Words>
bool is_one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

/// The word before a colon or an opening bracket; all of it if there is neither.
std::string_view word_of(std::string_view key) {
  return key.substr(0, std::min(key.find(':'), key.find('(')));
}

std::string_view unbracketed(std::string_view key) {
  const bool whole = key.size() > 2 && key.front() == '(' && key.back() == ')';
  return whole ? key.substr(1, key.size() - 2) : key;
}

}  // namespace

RowKind kind_of(const TableRow& row, std::size_t behind_header,
                const std::vector<std::string>& labels) {
  std::vector<std::string> keys;
  for (const data::Value& cell : row.cells) {
    if (!cell.is_null()) keys.push_back(text::label_key(cell.to_text()));
  }
  if (keys.empty()) return RowKind::record;
  const std::string_view first = unbracketed(keys.front());
  const std::string_view word = word_of(first);
  const bool colon = first.size() > word.size() && first[word.size()] == ':';
  const bool nothing_else = first.size() == word.size();
  constexpr std::size_t kHintRows = 3;
  if (behind_header < kHintRows && is_one_of(word, kHints)) return RowKind::hint;
  if (behind_header < kHintRows && keys.size() > 1 &&
      std::all_of(keys.begin(), keys.end(),
                  [](const std::string& key) { return is_one_of(unbracketed(key), kHowTo); })) {
    return RowKind::hint;
  }
  if (is_one_of(word, kTotals)) return RowKind::total;
  if (colon && is_one_of(word, kSignatures)) return RowKind::signature;
  const bool sparse = keys.size() * 2 <= labels.size();
  const bool writer = nothing_else && sparse && is_one_of(word, kWriters);
  return writer ? RowKind::signature : RowKind::record;
}

}  // namespace sealpress::intake
