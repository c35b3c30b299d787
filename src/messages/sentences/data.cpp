#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kDataMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"data.duplicate_key", "“{key}”重复出现", "“{key}” occurs twice",
     "请删去其中一项，每个名称只能出现一次", "remove one of them: each name may occur once"},
    {"data.ill_formed_utf8", "文字编码有误，不是有效的 UTF-8", "the text is not valid UTF-8",
     "请用 UTF-8 编码重新保存文件", "save the file again in UTF-8"},
    {"data.json_depth", "嵌套过深（上限 {limit, number} 层）",
     "nested too deeply (limit {limit, number})", "请检查括号是否配对",
     "check that brackets are paired"},
    {"data.json_syntax", "JSON 格式有误：这里不应出现“{found}”",
     "this is no JSON: unexpected “{found}”",
     "请检查此处及之前的逗号、冒号、引号和括号：须用半角符号，文字内的换行写作 \\n",
     "check commas, colons, quotation marks and brackets up to here; a line break inside a text is "
     "written \\n"},
    {"data.json_truncated", "JSON 内容不完整，中途结束", "the JSON ends too early",
     "请检查引号和括号是否配对，文件是否完整",
     "check that quotation marks and brackets are paired and the file is complete"},
    {"data.lone_surrogate", "\\u 转义不完整（单独的代理项）",
     "incomplete \\u escape (a lone surrogate)", "请直接写出该字，或写出完整的一对 \\u 转义",
     "write the character itself, or both halves of its pair"},
    {"data.number_too_large", "数值过大", "the number is too large",
     "请检查数值；证书编号、电话等应加引号作为文字",
     "check it; put codes and telephone numbers in quotation marks"},
    {"data.too_many_values", "一条记录里的值过多（上限 {limit, number} 个）",
     "too many values in one record (limit {limit, number})",
     "请检查数据是怎样导出的；多条记录写成数组，或每行一条（.jsonl）",
     "check how the data was exported; write several records as an array, or one a line (.jsonl)"},
};

}  // namespace

const std::span<const MessageEntry> kDataMessages{kEntries};

}  // namespace sealpress::messages
