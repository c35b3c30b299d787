#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kSheetMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"sheet.bad_number", "单元格的数值“{value}”无法识别",
     "the cell’s number “{value}” is no number", "请用 Excel 或 WPS 打开后另存为新的 .xlsx 文件",
     "open the workbook in Excel or WPS and save it as a new .xlsx"},
    {"sheet.bad_reference", "工作表内部的引用“{reference}”有误",
     "a reference inside the sheet is wrong: “{reference}”",
     "请用 Excel 或 WPS 打开后另存为新的 .xlsx 文件",
     "open the workbook in Excel or WPS and save it as a new .xlsx"},
    {"sheet.cannot_write", "无法生成工作簿：{reason}", "the workbook cannot be made: {reason}",
     "请检查磁盘空间和临时文件夹", "check the space on the disk and the temporary folder"},
    {"sheet.missing_sheet", "文件中缺少工作表“{sheet}”的内容",
     "the contents of sheet “{sheet}” are missing", "请用 Excel 或 WPS 打开后另存为新的 .xlsx 文件",
     "open the workbook in Excel or WPS and save it as a new .xlsx"},
    {"sheet.not_workbook", "这不是 Excel 工作簿（.xlsx）", "this is no Excel workbook (.xlsx)",
     "请检查文件是否选对；其他格式请用 Excel 或 WPS 另存为 .xlsx",
     "check that it is the right file; save other formats as .xlsx in Excel or WPS"},
    {"sheet.text_too_long", "文字有{length, number}字符，Excel 单元格最多{limit, number}字符",
     "a text has {length, number} characters; a cell of Excel takes {limit, number}",
     "请改用 Word 或 PDF 格式，或删减文字", "use Word or PDF, or shorten the text"},
    {"sheet.too_many_rows", "表格有{rows, number}行，超过 Excel 的上限",
     "the table has {rows, number} rows, more than Excel takes", "请拆分为多个文件",
     "split it into several files"},
    {"sheet.too_many_cells", "工作表过大（上限 {limit, number} 个单元格）",
     "the sheet is too large (limit {limit, number} cells)", "请删去多余的行列，或拆分为多个文件",
     "delete rows and columns not needed, or split the file"},
};

}  // namespace

const std::span<const MessageEntry> kSheetMessages{kEntries};

}  // namespace sealpress::messages
