#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kPackageMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"package.archive_damaged", "压缩包已损坏，或者不是 ZIP、RAR、7z",
     "the archive is damaged, or it is no ZIP, RAR or 7z",
     "请让对方重新压缩（ZIP 最稳妥）后发送；或在本机解压后，把文件夹交来",
     "ask for it again, best as ZIP; or unpack it and give the folder"},
    {"package.archive_password", "压缩包有密码，打不开", "the archive is protected by a password",
     "请用密码解压后，把文件夹交来，或请对方发不带密码的",
     "unpack it with the password and give the folder, or ask for one without"},
    {"package.bad_data", "文件内部的数据已损坏，无法解压", "the data inside the file is damaged",
     "请重新下载或请对方重新发送，或用 Word 打开后另存为新文件",
     "fetch the file again, or open it in Word and save it under a new name"},
    {"package.bad_name", "压缩包内有不安全的文件名", "a name inside the archive is unsafe",
     "请用 Word 或 WPS 打开后另存为新文件", "open it in Word and save it under a new name"},
    {"package.bomb", "解压后的数据远超正常大小，已拒绝",
     "the data grows beyond all measure when inflated; refused",
     "该文件可能是恶意构造的，请核实来源", "the file may be hostile: check where it came from"},
    {"package.duplicate_name", "压缩包内有重名文件", "a name inside the archive occurs twice",
     "请用 Word 或 WPS 打开后另存为新文件", "open it in Word and save it under a new name"},
    {"package.encrypted_entry", "压缩包内的文件已加密", "a file inside the archive is encrypted",
     "请先去除密码", "remove the password first"},
    {"package.is_html", "这是网页文件，只是用了 Office 的扩展名",
     "this is a web page with the name of an Office file", "请用 Word 打开后另存为 .docx",
     "open it in Word and save it as .docx"},
    {"package.is_odf", "这是 OpenDocument 文件（.odt、.ods），只是用了 Office 的扩展名",
     "this is an OpenDocument file (.odt, .ods) with the name of an Office file",
     "请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx",
     "open it in Word or LibreOffice and save it as .docx or .xlsx"},
    {"package.is_ole",
     "{kind, select, encrypted {文件有打开密码} word {这是旧版 Word 文件（.doc）} "
     "excel {这是旧版 Excel 文件（.xls）} other {这是旧版 Office 文件}}",
     "{kind, select, encrypted {the file is protected by a password} "
     "word {this is an old Word file (.doc)} excel {this is an old Excel file (.xls)} "
     "other {this is an old Office file}}",
     "{kind, select, encrypted {请在 Word 或 WPS 中去除密码后再试} "
     "other {请用 Word 或 WPS 打开，另存为 .docx 或 .xlsx}}",
     "{kind, select, encrypted {remove the password in Word and try again} "
     "other {open it in Word or Excel and save it as .docx or .xlsx}}"},
    {"package.is_pdf", "这是 PDF 文件，不是 .docx 或 .xlsx",
     "this is a PDF file, not a .docx or .xlsx", "请选择原来的 Word 或 Excel 文件",
     "choose the Word or Excel file that it was made from"},
    {"package.is_rtf", "这是 RTF 文件，不是 .docx", "this is an RTF file, not a .docx",
     "请用 Word 打开后另存为 .docx", "open it in Word and save it as .docx"},
    {"package.is_xml", "这是 Office 的 XML 文件，不是 .docx 或 .xlsx",
     "this is an Office XML file, not a .docx or .xlsx", "请用 Word 打开后另存为 .docx 或 .xlsx",
     "open it in Word and save it as .docx or .xlsx"},
    {"package.missing_part", "文件缺少必要的部分", "a necessary part of the file is missing",
     "请用 Word 或 WPS 打开后另存为新文件", "open it in Word and save it under a new name"},
    {"package.not_zip", "这不是 Word 或 Excel 文件", "this is no Word or Excel file",
     "请检查文件是否选对，扩展名是否被改过", "check that it is the right file and was not renamed"},
    {"package.too_large", "文件过大", "the file is too large", "请压缩图片或拆分文件",
     "shrink the pictures or split the file"},
    {"package.too_many_entries", "压缩包内文件过多（上限 {limit, number}）",
     "the archive holds too many files (limit {limit, number})", "", ""},
    {"package.truncated", "文件不完整", "the file is incomplete", "请重新下载或请对方重新发送",
     "fetch the file again"},
    {"package.unsupported_method", "压缩方式不受支持", "the compression method is not supported",
     "请用 Word 或 WPS 打开后另存为新文件", "open it in Word and save it under a new name"},
};

}  // namespace

const std::span<const MessageEntry> kPackageMessages{kEntries};

}  // namespace sealpress::messages
