#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kBaseMessages;

namespace {

// Where something is. `value` is always text, so that numbers show no thousands separators.
constexpr MessageEntry kEntries[] = {
    {"place.line", "第{value}行", "line {value}", "", ""},
    {"place.column", "第{value}列", "column {value}", "", ""},
    {"place.sheet", "工作表“{value}”", "sheet “{value}”", "", ""},
    {"place.sheet_column", "{value}列", "column {value}", "", ""},
    {"place.row", "第{value}行", "row {value}", "", ""},
    {"place.page", "第{value}页", "page {value}", "", ""},
    {"place.record", "第{value}条", "record {value}", "", ""},
    {"place.table", "第{value}表", "table {value}", "", ""},
    {"place.cell", "第{value}格", "cell {value}", "", ""},
    {"place.paragraph", "第{value}段", "paragraph {value}", "", ""},
    {"place.offset", "偏移{value}字节", "byte offset {value}", "", ""},
    {"place.item", "第{value}项", "item {value}", "", ""},
    {"word.or", "或", " or ", "", ""},
    {"type.string", "文字", "text", "", ""},
    {"type.number", "数字", "a number", "", ""},
    {"type.integer", "整数", "a whole number", "", ""},
    {"type.boolean", "是/否（true、false）", "true or false", "", ""},
    {"type.array", "列表（方括号）", "a list (in square brackets)", "", ""},
    {"type.object", "一组字段（花括号）", "a group of fields (in braces)", "", ""},
    {"hint.article", "（依据：{article}）", " (see {article})", "", ""},
};

}  // namespace

const std::span<const MessageEntry> kBaseMessages{kEntries};

}  // namespace sealpress::messages
