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
    {"cli.pack", "把一个文件夹的申报材料按通知的要求打成一个压缩包",
     "pack a folder of submissions as its notice asks for", "", ""},
    {"cli.pack_example", "示例：sealpress pack jiangsu-2025 申报材料 -o 苏州质协.zip",
     "Example: sealpress pack jiangsu-2025 submissions -o delivery.zip", "", ""},
    // Options.
    {"cli.pack_collection", "通知的编号（sealpress forms 中斜线前的部分）",
     "the notice: what stands before the slash in sealpress forms", "", ""},
    {"cli.pack_folder", "放有申报数据、盖章的 PDF 和其他材料的文件夹",
     "folder with submissions, stamped PDFs and other documents", "", ""},
    {"cli.pack_output", "压缩包", "the archive", "", ""},
    {"cli.pack_by", "只装这一方报送的材料（默认两方）", "what this sender delivers only", "", ""},
    {"cli.pack_strict", "缺材料、未盖章或有提醒时不打包",
     "pack nothing unless all is there, stamped and without warnings", "", ""},
    {"cli.format", "结果的格式（默认 text）", "format of the results (default: text)", "", ""},
    {"cli.lang", "提示的语言（默认按系统，否则中文）",
     "language of messages (default: the locale''s, else Chinese)", "", ""},
    {"cli.date", "以这一天为当天和文件日期", "take this day as today and as the files'' date", "",
     ""},
    {"cli.jobs", "同时处理的线程数（默认 1，0 为全部处理器）",
     "threads (default 1; 0: all processors)", "", ""},
    {"cli.strict", "提醒也按错误处理", "warnings count as errors", "", ""},
    {"cli.form", "表单编号（见 sealpress forms），或 .docx 模板的路径；check 也接受通知的编号",
     "id of a form (see sealpress forms), or path of a .docx template; check takes a notice too",
     "", ""},
    {"cli.data", "申报数据：.json、.jsonl、.csv、.xlsx；- 为标准输入；检查整份通知时也可给出文件夹",
     "submissions: .json, .jsonl, .csv, .xlsx; - for standard input; a folder to check a whole "
     "notice",
     "", ""},
    {"cli.collection", "只列出这一组", "only this collection", "", ""},
    {"cli.ids", "只列出编号", "ids only", "", ""},
    {"cli.render_output", "输出文件夹", "output folder", "", ""},
    {"cli.to", "要生成的格式（默认 docx,pdf）", "formats to make (default: docx,pdf)", "", ""},
    {"cli.force", "有错误也生成，并标明草稿", "write in spite of errors, marked 草稿", "", ""},
    {"cli.mark_seals", "在盖章处画浅灰圆圈", "draw a thin grey circle where seals go", "", ""},
    {"cli.pdf_file", "Word 文件（.docx）", "Word files (.docx)", "", ""},
    {"cli.pdf_output", "PDF 文件（默认与 Word 文件同名）",
     "PDF file (default: the Word file''s name)", "", ""},
    {"cli.report", "列出未能照 Word 显示的内容", "list what could not be shown as Word shows it",
     "", ""},
    {"cli.like", "按哪个程序的方式排版（默认 word；libreoffice 用于比对）",
     "whose layout to follow (default: word; libreoffice for comparisons)", "", ""},
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
    {"cli.packed", "已装入 {path}：共{records}条，错误{errors}处，提醒{warnings}处",
     "{path} written: {records, plural, one {# record} other {# records}}, {errors, plural, one {# "
     "error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}",
     "", ""},
    {"cli.not_packed", "没有打包：共{records}条，错误{errors}处，提醒{warnings}处{path}",
     "nothing packed{path}: {records, plural, one {# record} other {# records}}, {errors, plural, "
     "one {# error} other {# errors}}, {warnings, plural, one {# warning} other {# warnings}}",
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
