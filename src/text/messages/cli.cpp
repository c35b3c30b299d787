#include "text/messages.h"

namespace sealpress::text {
namespace {

constexpr MessageEntry kEntries[] = {
    {"cli.about", "sealpress：把申报数据变成通知要求的 Word 附件和可盖章的 PDF",
     "sealpress: submissions become the Word attachments and sealable PDFs that a notice asks for",
     "", ""},
    {"cli.help", "显示帮助", "show this help", "", ""},
    {"cli.help_hint", "各命令的用法：sealpress 命令 --help",
     "usage of a command: sealpress COMMAND --help", "", ""},
    {"cli.version", "显示版本", "show the version", "", ""},
    // Commands, each with an example.
    {"cli.forms", "列出全部表单：编号、通知、标题、格式",
     "list the forms: id, notice, title, formats", "", ""},
    {"cli.forms_example", "示例：sealpress forms shanghai-2024",
     "Example: sealpress forms shanghai-2024", "", ""},
    {"cli.check", "只检查申报数据，不生成文件", "check submissions, write nothing", "", ""},
    {"cli.check_example", "示例：sealpress check shanghai-2024/3-application 申报.xlsx",
     "Example: sealpress check shanghai-2024/3-application records.xlsx", "", ""},
    {"cli.render", "生成 Word 和 PDF 文件", "make Word and PDF files", "", ""},
    {"cli.render_example",
     "示例：sealpress render jiangsu-2025/2-application 申报.json -o 输出 --to docx,pdf",
     "Example: sealpress render jiangsu-2025/2-application records.json -o out --to docx,pdf", "",
     ""},
    {"cli.pdf", "把任意 Word 文件转成 PDF", "turn any Word file into a PDF", "", ""},
    {"cli.pdf_example", "示例：sealpress pdf 通知.docx -o 通知.pdf --report",
     "Example: sealpress pdf notice.docx -o notice.pdf --report", "", ""},
    {"cli.count", "按 Word 的方法统计字数", "count 字数 as Word counts", "", ""},
    {"cli.count_example", "示例：sealpress count 总结.docx",
     "Example: sealpress count summary.docx", "", ""},
    // Options.
    {"cli.format", "结果的格式（默认 text）", "format of the results (default: text)", "", ""},
    {"cli.lang", "提示的语言（默认按系统，否则中文）",
     "language of messages (default: the locale''s, else Chinese)", "", ""},
    {"cli.date", "以这一天为当天和文件日期", "take this day as today and as the files'' date", "",
     ""},
    {"cli.jobs", "同时处理的线程数（默认 1，0 为全部处理器）",
     "threads (default 1; 0: all processors)", "", ""},
    {"cli.strict", "提醒也按错误处理", "warnings count as errors", "", ""},
    {"cli.form", "表单编号（见 sealpress forms），或 .docx 模板的路径",
     "id of a form (see sealpress forms), or path of a .docx template", "", ""},
    {"cli.data", "申报数据：.json、.jsonl、.csv、.xlsx；- 为标准输入",
     "submissions: .json, .jsonl, .csv, .xlsx; - for standard input", "", ""},
    {"cli.collection", "只列出这一组", "only this collection", "", ""},
    {"cli.ids", "只列出编号", "ids only", "", ""},
    {"cli.render_output", "输出文件夹", "output folder", "", ""},
    {"cli.to", "要生成的格式（默认 docx,pdf）", "formats to make (default: docx,pdf)", "", ""},
    {"cli.force", "有错误也生成，并标明草稿", "write in spite of errors, marked 草稿", "", ""},
    {"cli.files", "图片和 Word 文件所在的文件夹（数据文件旁边的不用写），可写几个",
     "folder of pictures and Word files that values name, besides the data file''s; may be "
     "repeated",
     "", ""},
    {"cli.mark_seals", "在盖章处画浅灰圆圈", "draw a thin grey circle where seals go", "", ""},
    {"cli.pdf_file", "Word 文件（.docx）", "Word files (.docx)", "", ""},
    {"cli.pdf_output", "PDF 文件（默认与 Word 文件同名）",
     "PDF file (default: the Word file''s name)", "", ""},
    {"cli.report", "列出未能照 Word 显示的内容", "list what could not be shown as Word shows it",
     "", ""},
    {"cli.like", "按哪个程序的方式排版（默认 word；libreoffice 用于比对）",
     "whose layout to follow (default: word; libreoffice for comparisons)", "", ""},
    {"cli.check_report", "把检查结果写成表（.xlsx、.docx 或 .html）",
     "write the findings as a list (.xlsx, .docx or .html)", "", ""},
    {"cli.annotate", "把有问题的表填好写入这个文件夹，问题写成 Word 批注",
     "write each faulty form into this folder, filled in, with Word comments on what is wrong", "",
     ""},
    {"cli.count_section", "只数这个标题下面的内容", "count what stands below this heading", "", ""},
    {"cli.count_control", "只数这个内容控件（写标记或标题）",
     "count one content control, by its tag or title", "", ""},
    {"cli.count_sections", "列出每个标题和它下面的字数", "list all headings, each with its 字数",
     "", ""},
    {"cli.count_file", "文本文件或 Word 文件；- 为标准输入",
     "text or Word files; - for standard input", "", ""},
    // What is said.
    {"cli.error", "错误", "error", "", ""},
    {"cli.warning", "提醒", "warning", "", ""},
    {"cli.info", "说明", "note", "", ""},
    {"cli.pages", "{pages}页", "{pages, plural, one {# page} other {# pages}}", "", ""},
    {"cli.reference", "参考版式", "reference layout", "", ""},
    {"cli.checked", "共{records}条：错误{errors}处，提醒{warnings}处",
     "{records, plural, one {# record} other {# records}}: {errors, plural, one {# error} other {# "
     "errors}}, {warnings, plural, one {# warning} other {# warnings}}",
     "", ""},
    {"cli.rendered", "共{records}条，生成{written}条：错误{errors}处，提醒{warnings}处",
     "{records, plural, one {# record} other {# records}}, {written} written: {errors, plural, one "
     "{# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}",
     "", ""},
    {"cli.see_report", "有{count}处未能照 Word 显示，用 --report 查看",
     "{count, plural, one {# place} other {# places}} could not be shown as in Word; see --report",
     "", ""},
    {"cli.one_output", "-o 只能用于一个文件", "-o takes one file only", "分别转换，或去掉 -o",
     "convert them one by one, or leave out -o"},
    // Usage errors; {what} is the detail.
    {"cli.missing", "缺少参数：{what}", "missing argument: {what}", "", ""},
    {"cli.unexpected", "多余的参数：{what}", "unexpected argument: {what}", "", ""},
    {"cli.bad_value", "参数的值不对：{what}", "bad value: {what}", "", ""},
    {"cli.needs_value", "参数缺少值：{what}", "missing value: {what}", "", ""},
    {"cli.usage", "用法不对：{what}", "wrong usage: {what}", "", ""},
};

}  // namespace

extern const std::span<const MessageEntry> kCliMessages;
const std::span<const MessageEntry> kCliMessages{kEntries};

}  // namespace sealpress::text
