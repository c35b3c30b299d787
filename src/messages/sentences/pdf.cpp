#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kPdfMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"pdf.damaged", "PDF 文件已损坏，无法读取", "the PDF file is damaged and cannot be read",
     "用 PDF 阅读器确认能否打开，重新导出或重新下载",
     "see whether a PDF viewer opens it; export or download it again"},
    {"pdf.encrypted", "PDF 文件设有打开密码", "the PDF file is locked with a password",
     "用 --pdf-password-file 给出密码，或在 PDF 软件中去掉密码后另存",
     "give it with --pdf-password-file, or remove it in a PDF program"},
    {"pdf.flattened_pictures",
     "{count, plural, one {有一幅图片的透明部分} other {有 # "
     "幅图片的透明部分}}已改为白底：PDF/A-1b 不许透明",
     "{count, plural, one {one picture’s transparent part was} other {the transparent parts of # "
     "pictures were}} laid on white: PDF/A-1b allows no transparency",
     "需要保留透明时，改用 PDF/A-2b（不写 --pdfa 1b）",
     "to keep transparency, use PDF/A-2b (leave out --pdfa 1b)"},
    {"pdf.no_attachments", "只有 PDF/A-3b 可以附带数据文件",
     "only PDF/A-3b may carry the data as a file", "加上 --pdfa 3b", "add --pdfa 3b"},
    {"pdf.no_pages", "文档没有任何页面，无法生成 PDF",
     "the document has no pages, so no PDF can be made", "检查模板是否有正文内容",
     "see whether the template has a body"},
    {"pdf.not_a_pdf", "文件不是 PDF", "the file is not a PDF",
     "请给出 PDF 文件；Word 文件先用 pdf 命令转换",
     "give a PDF file; turn a Word file into one with the pdf command"},
    {"pdf.reader_crashed", "PDF 文件的内容使读取程序崩溃", "the PDF file made its reader crash",
     "文件可能已损坏或被恶意构造；用 PDF 软件“另存为”后再试",
     "it may be damaged or made to do harm; save it anew in a PDF program and try that"},
    {"pdf.reader_nonsense", "读取程序给出的结果不完整",
     "what the reader of the PDF file says is incomplete",
     "文件可能已损坏或被恶意构造；用 PDF 软件“另存为”后再试",
     "it may be damaged or made to do harm; save it anew in a PDF program and try that"},
    {"pdf.reader_out_of_memory", "读取 PDF 文件占用的内存超出限制",
     "reading the PDF file takes more memory than allowed",
     "文件可能过于复杂或被恶意构造；用 PDF 软件“另存为”后再试",
     "it may be too complex or made to do harm; save it anew in a PDF program and try that"},
    {"pdf.reader_too_slow", "读取 PDF 文件超时", "reading the PDF file takes too long",
     "文件可能过于复杂或被恶意构造；用 PDF 软件“另存为”后再试",
     "it may be too complex or made to do harm; save it anew in a PDF program and try that"},
    {"pdf.reader_unavailable", "系统资源不足，无法启动读取 PDF 的进程",
     "the system has no room for the process that reads the PDF file", "关闭一些程序后重试",
     "close some programs and try again"},
    {"pdf.stationery_encrypted", "底版 PDF 加了密，不能用", "the stationery PDF is encrypted",
     "在 PDF 软件中去掉密码和限制后另存再用",
     "remove passwords and restrictions in a PDF program and save it again"},
    {"pdf.stationery_no_fields", "底版 PDF 里没有表单域，不知道文字写在哪里",
     "the stationery PDF has no form fields that say where text goes",
     "用 PDF 软件加上文本域，域名就是字段名，例如 证书编号",
     "add text fields in a PDF program; their names are the keys, such as 证书编号"},
    {"pdf.stationery_pages", "底版 PDF 必须正好是一页",
     "the stationery PDF must have exactly one page", "把要用的一页单独存成文件",
     "save the page that is wanted as a file of its own"},
    {"pdf.stationery_scripts", "底版 PDF 含有脚本（JavaScript），不能用",
     "the stationery PDF contains scripts (JavaScript)", "在 PDF 软件中删去脚本后另存再用",
     "remove the scripts in a PDF program and save it again"},
    {"pdf.stationery_too_complex", "底版 PDF 太复杂，对象太多",
     "the stationery PDF has too many objects", "把图样合并、简化后再用",
     "merge and simplify its drawing"},
    {"pdf.stationery_xfa", "底版 PDF 是 XFA 表单，不能用", "the stationery PDF is an XFA form",
     "另存为普通的 PDF 表单（AcroForm）", "save it as an ordinary PDF form (AcroForm)"},
    {"pdf.too_large", "PDF 文件超过 {limit, number} MB",
     "the PDF file is larger than {limit, number} MB", "压缩其中的图片或拆分文件",
     "compress its pictures, or split it"},
    {"pdf.write_failed", "写 PDF 时出错（{reason}）", "the PDF could not be written ({reason})",
     "这是程序内部的错误，请把模板和数据发给开发者",
     "this is an error inside the program: please send the template and the data to its "
     "developers"},
};

}  // namespace

const std::span<const MessageEntry> kPdfMessages{kEntries};

}  // namespace sealpress::messages
