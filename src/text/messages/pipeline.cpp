#include "text/messages.h"

namespace sealpress::text {
namespace {

constexpr MessageEntry kEntries[] = {
    {"pipeline.record_column", "主表中记录的序号，从1数起；只有一条记录时可留空",
     "number of the record in the first sheet, from 1; may be blank if there is only one", "", ""},
    {"pipeline.xlsx_needs_form", "“{form}”不是表单编号，不能生成 Excel 表",
     "“{form}” is no form of the catalogue, so there is no Excel table of it",
     "Excel 表按表单的字段生成；用 sealpress forms 查看编号",
     "Excel tables follow a form''s fields; sealpress forms lists the ids"},
    {"pipeline.no_such_file", "找不到文件", "no such file", "检查文件名和所在文件夹",
     "check the name and the folder"},
    {"pipeline.cannot_read", "无法读取：{reason}", "cannot be read: {reason}",
     "检查文件的权限，或是否被其他程序占用",
     "check permissions, or whether another program holds it"},
    {"pipeline.file_too_large", "文件超过{limit}MB", "the file is larger than {limit} MB",
     "减小文件（如压缩图片）后再试", "make it smaller, e.g. compress its pictures"},
    {"pipeline.cannot_create", "无法创建：{reason}", "cannot be created: {reason}",
     "检查输出文件夹是否存在、是否可写", "check that the output folder exists and is writable"},
    {"pipeline.cannot_write", "无法写入：{reason}", "cannot be written: {reason}",
     "检查磁盘空间和文件夹权限", "check disk space and permissions"},
    {"pipeline.no_home", "找不到程序的模板与字体文件夹",
     "the program''s templates and fonts are not found",
     "重新安装，或用环境变量 SEALPRESS_HOME 指定",
     "install again, or name the folder in SEALPRESS_HOME"},
    {"pipeline.unknown_form", "没有编号为“{form}”的表单", "there is no form “{form}”",
     "用 sealpress forms 查看全部编号；也可给出 .docx 模板的路径",
     "sealpress forms lists all ids; the path of a .docx template will do too"},
    {"pipeline.misspelt_form", "没有编号为“{form}”的表单", "there is no form “{form}”",
     "是否应为 {nearest}？", "did you mean {nearest}?"},
    {"pipeline.unknown_encoding", "无法识别文字编码", "the text encoding is unknown",
     "另存为 UTF-8 再试", "save it as UTF-8"},
};

}  // namespace

extern const std::span<const MessageEntry> kPipelineMessages;
const std::span<const MessageEntry> kPipelineMessages{kEntries};

}  // namespace sealpress::text
