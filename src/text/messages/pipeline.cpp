#include "text/messages.h"

namespace sealpress::text {
namespace {

constexpr MessageEntry kEntries[] = {
    {"pipeline.no_such_file", "找不到文件", "no such file", "检查文件名和所在文件夹",
     "check the name and the folder"},
    {"pipeline.cannot_read", "无法读取：{reason}", "cannot be read: {reason}",
     "检查文件的权限，或是否被其他程序占用",
     "check permissions, or whether another program holds it"},
    {"pipeline.companion_missing", "找不到数据里写的这个文件",
     "the file that the data name is not found",
     "路径从数据文件所在的文件夹算起；放在别处时用 --files 指出文件夹",
     "paths are seen from the data file''s folder; name another folder with --files"},
    {"pipeline.companion_outside", "这个文件不在数据文件的文件夹里，没有读取",
     "the file lies outside the data file''s folder and was not read",
     "把文件放到数据文件旁边，或用 --files 指出它所在的文件夹",
     "put it beside the data file, or name its folder with --files"},
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
    {"pipeline.no_section",
     "没有标题“{section}”{any, select, yes {；现有标题：{sections}} other {，也没有别的标题}}",
     "there is no heading “{section}”{any, select, yes {; the headings are {sections}} other {, "
     "nor "
     "any other}}",
     "用 --sections 列出全部标题和字数", "--sections lists all headings with their 字数"},
    {"pipeline.no_control", "没有名为“{control}”的内容控件",
     "there is no content control “{control}”", "写控件的标记或标题",
     "name the control by its tag or title"},
    {"pipeline.no_word_file", "不是 Word 文件，没有标题和内容控件",
     "this is no Word file; it has no headings and no content controls", "给出 .docx 文件",
     "give a .docx file"},
    {"pipeline.report_format", "报告的格式看文件名的结尾：.xlsx、.docx 或 .html",
     "a report’s format follows from its name: .xlsx, .docx or .html", "换一个文件名",
     "choose another name"},
    {"pipeline.report_record", "第{record, number}条", "record {record, number}", "", ""},
    {"pipeline.report_error", "错误", "error", "", ""},
    {"pipeline.report_warning", "提醒", "warning", "", ""},
    {"pipeline.report_info", "说明", "note", "", ""},
    {"pipeline.report_severity", "类别", "kind", "", ""},
    {"pipeline.report_which", "记录", "record", "", ""},
    {"pipeline.report_field", "项目", "field", "", ""},
    {"pipeline.report_what", "问题", "what is wrong", "", ""},
    {"pipeline.report_how", "怎么改", "how to mend it", "", ""},
    {"pipeline.report_where", "位置", "where", "", ""},
    {"pipeline.report_article", "依据", "article", "", ""},
    {"pipeline.report_sheet", "检查结果", "findings", "", ""},
    {"pipeline.report_title", "{form} 检查结果", "{form}: findings", "", ""},
    {"pipeline.report_author", "填报检查", "sealpress", "", ""},
    {"pipeline.report_initials", "检", "sp", "", ""},
    {"pipeline.report_nothing", "没有发现问题。", "Nothing was found.", "", ""},
    {"pipeline.report_summary",
     "检查日期 {date}，共 {records, number} 条，错误 {errors, number} 处，提醒 {warnings, number} "
     "处",
     "checked on {date}: {records, number} records, {errors, number} errors, {warnings, number} "
     "warnings",
     "", ""},
    {"pipeline.unknown_encoding", "无法识别文字编码", "the text encoding is unknown",
     "另存为 UTF-8 再试", "save it as UTF-8"},
};

}  // namespace

extern const std::span<const MessageEntry> kPipelineMessages;
const std::span<const MessageEntry> kPipelineMessages{kEntries};

}  // namespace sealpress::text
