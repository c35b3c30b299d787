#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kIntakeMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"intake.cannot_read", "无法读取文件", "the file cannot be read",
     "请检查路径是否为文件、是否有读取权限", "check that it is a file and may be read"},
    {"intake.control_character", "含有不可见的控制字符 {character}",
     "contains the control character {character}", "请删去该字符后重新填写",
     "delete the character and enter the text again"},
    {"intake.csv_quote", "引号没有正确配对", "a quotation mark is not paired",
     "含逗号、换行或引号的内容须整个用半角双引号括起来，其中的引号写成两个",
     "a value with commas, line breaks or quotation marks stands in double quotation marks as a "
     "whole; marks inside it are doubled"},
    {"intake.digits_doubtful", "“{value}”从第16位起全是0：可能在 Excel 里丢了末几位",
     "all digits of “{value}” from the 16th on are 0: a spreadsheet may have dropped the last ones",
     "请对照原件核对；有误时把这一列设为“文本”格式，重新填写号码，再导出",
     "compare it with the original; if it is wrong, make the column text, enter the number again "
     "and export it"},
    {"intake.digits_lost", "号码超过15位，文件里没有存下全部数字：{value}",
     "the number has more than 15 digits, and the file does not hold all of them: {value}",
     "{kind, select, csv {请在 Excel 或 WPS "
     "的原表里把这一列设为“文本”格式，重新填写完整号码，再另存为 CSV} "
     "other {请把这一列设为“文本”格式，重新填写完整号码（先设格式，再输入）}}",
     "{kind, select, csv {make the column text in the spreadsheet it came from, enter the whole "
     "numbers "
     "again and export it} other {make the column text, then enter the whole numbers again}}"},
    {"intake.direction_mark", "含有看不见的字符 {character}，会改变文字的顺序或断开号码",
     "holds the unseen character {character}, which turns or splits what is read",
     "请删去这一项，重新输入（不要粘贴）", "delete the value and type it again, not pasted"},
    {"intake.duplicate_label", "表头“{label}”重复出现", "the label “{label}” occurs twice",
     "请为各列起不同的名称", "give each column a name of its own"},
    {"intake.empty_file", "文件是空的", "the file is empty", "请检查文件是否选对、是否已保存",
     "check that it is the right file and has been saved"},
    {"intake.error_cell", "单元格显示错误值或公式没有结果：{value}",
     "the cell shows an error, or its formula has no result: {value}",
     "请在 Excel 或 WPS 中改正公式并保存，或直接填写结果",
     "mend the formula in Excel or WPS and save, or enter the result itself"},
    {"intake.hidden_sheet_not_read", "隐藏的工作表里像有数据，没有读取",
     "this hidden sheet seems to hold data and was not read",
     "如应读取，请取消隐藏这张表，并隐藏“{sheet}”",
     "if it should be read, show this sheet and hide “{sheet}”"},
    {"intake.hidden_row", "“{value}”等{rows, number}行是隐藏或被筛选掉的，也当作记录",
     "“{value}” ({rows, number} rows in all) is hidden or filtered out, and is read as a record",
     "不要这些行时，把看得见的行复制到新的工作表",
     "to leave such rows out, copy those that show to a new sheet"},
    {"intake.hint_row", "“{value}”等{rows, number}行是填写说明，没有当作记录",
     "“{value}” ({rows, number} rows in all) says how to fill in the table and is no record", "",
     ""},
    {"intake.no_such_record", "“所属记录”写的是{value}，没有这一条记录",
     "“所属记录” says {value}, and there is no such record",
     "填写主表中记录的序号，从1数起（共{records, number}条）",
     "give the number of a record of the main sheet, from 1 ({records, number} in all)"},
    {"intake.unlinked_rows", "主表有{records, number}条记录，看不出这张表的各行属于哪一条",
     "the main sheet has {records, number} records, and nothing says whose rows these are",
     "在这张表里加一栏“所属记录”，填写记录的序号，从1数起",
     "add a column 所属记录 with the number of the record, from 1"},
    {"intake.ill_formed_utf8", "文字编码有误，不是有效的 UTF-8", "the text is not valid UTF-8",
     "请用 UTF-8 编码重新保存文件", "save the file again in UTF-8"},
    {"intake.is_html", "这是网页文件，不是表格或 JSON", "this is a web page, no table and no JSON",
     "有些系统导出的“Excel 文件”其实是网页：请用 Excel 或 WPS 打开，另存为 .xlsx",
     "some systems export web pages as “Excel files”: open it in Excel or WPS and save it as "
     ".xlsx"},
    {"intake.is_xls",
     "{kind, select, encrypted {文件有打开密码} word {这是旧版 Word 文件（.doc）} "
     "other {这是旧版 Excel 文件（.xls）}}",
     "{kind, select, encrypted {the file is protected by a password} "
     "word {this is an old Word file (.doc)} other {this is an old Excel file (.xls)}}",
     "{kind, select, encrypted {请在 Excel 或 WPS 中去除密码后再试} "
     "other {请用 Excel 或 WPS 打开，另存为 .xlsx}}",
     "{kind, select, encrypted {remove the password in Excel or WPS and try again} "
     "other {open it in Excel or WPS and save it as .xlsx}}"},
    {"intake.no_header", "没有找到表头", "there is no header row",
     "请在数据上方加一行，写明各列的名称（如“班组名称”“企业名称”）",
     "put a row above the data that names its columns"},
    {"intake.no_such_file", "文件不存在", "there is no such file", "请检查路径和文件名",
     "check the path and the name"},
    {"intake.not_object", "这一条不是用花括号括起来的 JSON 对象", "this record is no JSON object",
     "每条记录应写成花括号括起来的“名称: 值”", "write each record as names and values in braces"},
    {"intake.not_records", "JSON 内容不是记录", "the JSON holds no records",
     "应为一个对象，或由对象组成的数组", "it should be one object, or an array of objects"},
    {"intake.picture_not_held",
     "{kind, select, web {单元格里的图片来自网络，不会下载：{value}} other "
     "{单元格里的图片没有存在这个文件里：{value}}}",
     "{kind, select, web {the cell’s picture is on the web and is not fetched: {value}} "
     "other {the cell’s picture is not in this file: {value}}}",
     "请把图片重新插入单元格（WPS：插入—图片—嵌入单元格），或存成文件，在单元格里写文件名",
     "insert the picture into the cell again, or save it as a file and write its name into the "
     "cell"},
    {"intake.row_too_large", "这一行过长", "the line is too long",
     "请检查引号是否配对、各行是否正确换行",
     "check that quotation marks are paired and lines end where they should"},
    {"intake.sheet_not_read", "这张工作表也有数据，没有读取：一个文件只读一张表",
     "this sheet holds data, too, and was not read: one sheet of a file is read",
     "已读取“{sheet}”；请把数据合到一张表里，或另存为单独的文件",
     "“{sheet}” was read; put the data into one sheet, or into a file of its own"},
    {"intake.signature_row", "“{value}”等{rows, number}行是填表落款，没有当作记录",
     "“{value}” ({rows, number} rows in all) says who filled the table in and is no record", "",
     ""},
    {"intake.too_many_columns", "这一行的列数过多（上限 {limit, number} 列）",
     "the row has too many columns (limit {limit, number})", "请检查分隔符和多余的逗号",
     "check the separators"},
    {"intake.too_large", "文件过大（上限 {limit, number} MB）",
     "the file is too large (limit {limit, number} MB)",
     "请拆分文件；记录很多时请用 .jsonl 或 .csv", "split it; for many records use .jsonl or .csv"},
    {"intake.too_many_records", "记录过多（上限 {limit, number} 条）",
     "too many records (limit {limit, number})", "请拆分文件，分批处理",
     "split the file and process it in parts"},
    {"intake.total_row", "“{value}”等{rows, number}行是合计，没有当作记录",
     "“{value}” ({rows, number} rows in all) is a total and no record", "", ""},
    {"intake.unknown_encoding", "无法识别文字编码", "the text’s encoding is not known",
     "请用 UTF-8 编码重新保存文件", "save the file again in UTF-8"},
    {"intake.unknown_format", "无法识别文件格式", "the file’s format is not known",
     "数据文件可用 .xlsx、.csv、.json 或 .jsonl", "data files may be .xlsx, .csv, .json or .jsonl"},
    {"intake.unwrapped", "记录在“{key}”里，已从中取出", "the records were taken out of “{key}”", "",
     ""},
    {"intake.value_without_label", "“{value}”所在的列没有表头",
     "the column of “{value}” has no label",
     "请在表头补上该列的名称，或删去这一格；表头上方不要有并排的文字",
     "name the column in the header, or clear the cell; above the header no two texts should stand "
     "side by side"},
};

}  // namespace

const std::span<const MessageEntry> kIntakeMessages{kEntries};

}  // namespace sealpress::messages
