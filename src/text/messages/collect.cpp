#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kCollectMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"collect.column_do", "怎么办", "what to do", "", ""},
    {"collect.column_field", "栏目", "field", "", ""},
    {"collect.column_file", "收件文件", "file", "", ""},
    {"collect.column_read", "读到的内容", "what was read", "", ""},
    {"collect.column_reason", "没有读出的原因", "why it was not read", "", ""},
    {"collect.column_where", "在文件里的位置", "where in the file", "", ""},
    {"collect.column_why", "为什么要核对", "why to look at it", "", ""},
    {"collect.column_lost", "名单里找不到“{column}”一栏，这一栏没有读出",
     "the list has no column “{column}” that could be told, so it was not read", "请对照原件补填",
     "fill it in from the file"},
    {"collect.doubt_cells", "这一行的单元格与空白表不同，分不清哪一格是它的，没有读出",
     "the cells of its row are not those of the blank form; which one is meant cannot be told",
     "请对照原件补填", "fill it in from the file"},
    {"collect.doubt_choice", "选项的勾选看不准", "which option is ticked is not clear",
     "请对照原件核对", "compare it with the file"},
    {"collect.doubt_column", "一栏下有两个单元格，合在了一起", "two cells stand under one header",
     "请对照原件核对", "compare it with the file"},
    {"collect.doubt_heading", "它前后的标题被改动或删去，内容的起止不确定",
     "the printed line before or behind it was changed: where it begins or ends is not certain",
     "请对照原件核对", "compare it with the file"},
    {"collect.doubt_label", "栏名被改动或表格被调整，按位置和前后栏名对上的",
     "its label was changed or the table rearranged: it was found by its place", "请对照原件核对",
     "compare it with the file"},
    {"collect.doubt_text", "这一格里印好的字被改动，填写内容的起止不确定",
     "printed words beside it were changed: where the value begins or ends is not certain",
     "请对照原件核对", "compare it with the file"},
    {"collect.doubt_twice", "表中两处填写的内容不同",
     "the form asks for it twice and the answers differ", "请核对两处，留下正确的",
     "compare both places"},
    {"collect.empty_file", "文件是空的", "the file is empty", "请让对方重新发送",
     "ask for it again"},
    {"collect.encrypted", "文件有打开密码", "the file is protected by a password",
     "请让对方去掉密码重新发送，或用密码打开后另存一份不带密码的",
     "ask for it without a password, or open it and save it without one"},
    {"collect.file_line",
     "{path}  {attachment} {title}：读出{fields, number}项{doubtful, plural, =0 {} other "
     "{，其中#项要核对}}",
     "{path}  {attachment} {title}: {fields, number} fields{doubtful, plural, =0 {} other {, # to "
     "be "
     "looked at}}",
     "", ""},
    {"collect.is_data", "这是数据文件，不是填好的表", "this is a data file, no filled form",
     "数据文件直接用于 sealpress check 或 render", "data files go to sealpress check or render"},
    {"collect.is_pdf", "这份 PDF 里没有随带填写的数据，读不出各栏的内容",
     "this PDF does not carry its record, so its fields cannot be read",
     "请让对方发同一份表的 Word 文件；只有 PDF 时，请对照着在汇总的 Excel 里补填一行",
     "ask for the Word file of the same form; if there is none, add a row to the workbook by hand"},
    {"collect.is_scan", "这是图片，读不出各栏的内容",
     "this is a picture, so its fields cannot be read",
     "请让对方发同一份表的 Word 文件；只有图片时，请对照着在汇总的 Excel 里补填一行",
     "ask for the Word file of the same form; if there is none, add a row to the workbook by hand"},
    {"collect.label_lost", "表中找不到印好的“{printed}”，这一项没有读出",
     "the printed “{printed}” is not found in the file, and so this was not read", "请对照原件补填",
     "fill it in from the file"},
    {"collect.lock_file", "这是 Word 打开文件时留下的锁定文件，没有读",
     "this is a lock that Word leaves while a file is open; not read",
     "请关闭 Word 后确认同名的文件已保存", "close Word and see that the file itself is saved"},
    {"collect.no_form", "看不出这是哪一份表：与目录中的表都对不上",
     "this is none of the forms of the catalogue, as far as can be told",
     "如确是要收的表，请让对方用发出的空白表重新填写；其他材料不用理会",
     "if it should be one, ask for it on the blank form that was sent out; other documents may be "
     "left"},
    {"collect.no_office", "旧格式的文件要先转换，这台机器上没有安装 LibreOffice",
     "files of old formats must be converted first, and LibreOffice is not installed here",
     "请用 Word 或 WPS 打开，另存为 .docx 再收；或安装 LibreOffice（apt install libreoffice-writer "
     "libreoffice-calc）",
     "open it in Word or WPS and save it as .docx, or install LibreOffice (apt install "
     "libreoffice-writer libreoffice-calc)"},
    {"collect.no_such_path", "没有这个文件或文件夹", "there is no such file or folder",
     "请检查路径", "check the path"},
    {"collect.nothing_there", "文件夹里没有文件", "there is no file in the folder",
     "请把收到的文件放进文件夹再收", "put the returned files there"},
    {"collect.office_failed", "旧格式的文件没有转换成功，可能已损坏",
     "the file of an old format could not be converted; it may be damaged",
     "请用 Word 或 WPS 打开，另存为 .docx 再收", "open it in Word or WPS and save it as .docx"},
    {"collect.office_too_slow", "旧格式的文件转换太久，已停止",
     "converting the file of an old format took too long and was ended",
     "请用 Word 或 WPS 打开，另存为 .docx 再收", "open it in Word or WPS and save it as .docx"},
    {"collect.other_form", "这是“{title}”（{notice} {attachment}），不是要收的表",
     "this is “{title}” ({notice} {attachment}), not a form that is collected",
     "要收它时用：sealpress collect {id}", "to collect it: sealpress collect {id}"},
    {"collect.other_year", "表头印的是{year}年，不是本年度的表",
     "the form is printed for {year}, which is not this one''s year", "请确认是否用了往年的空白表",
     "ask whether a blank form of another year was used"},
    {"collect.revised", "文件里有修订记录，按接受全部修订读出",
     "the file has tracked changes; it was read as if all were accepted",
     "请对方接受或拒绝修订后定稿", "ask for the final version"},
    {"collect.row_left", "表格中的这一行不是名单，没有读入：{text}",
     "this row of the table is no item and was left out: {text}", "", ""},
    {"collect.same_file", "与 {other} 内容完全相同，没有再读",
     "the same as {other}; not read again", "", ""},
    {"collect.summary",
     "共{files, number}个文件，读出{forms, number}份表，{doubtful, number}项要核对，{unread, "
     "number}个文件没有读出",
     "{files, number} files: {forms, number} forms read, {doubtful, number} fields to be looked "
     "at, "
     "{unread, number} files not read",
     "", ""},
    {"collect.two_versions", "与 {other} 像是同一份表的两个版本，内容不同，两份都读入了",
     "this and {other} seem to be two versions of the same form; both were read",
     "请确认以哪一份为准，在汇总的 Excel 里删去另一行",
     "find out which one counts and delete the other''s row in the workbook"},
    {"derive.left_blank", "数据里没有这些栏目，留空：{labels}",
     "the data do not say these, they are left blank: {labels}", "请补填", "fill them in"},
    {"derive.no_list", "“{title}”没有可由这些数据汇总的名单",
     "“{title}” has no list that these records could make", "请检查表的编号和数据是否对得上",
     "check that the form and the data belong together"},
    {"derive.output_format", "只能写成 .xlsx 或 .jsonl：{path}",
     "only .xlsx and .jsonl can be written: {path}", "请改用这两种扩展名之一",
     "use one of these extensions"},
    {"collect.unknown_target", "没有这样的通知或表单：{target}", "no such notice or form: {target}",
     "用 sealpress forms 查看全部编号", "sealpress forms lists them all"},
};

}  // namespace

const std::span<const MessageEntry> kCollectMessages{kEntries};

}  // namespace sealpress::text
