#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kMergeMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    // Faults of a template.
    {"merge.ambiguous_word", "“{word}”里的“且”“或”是字段名的一部分，还是“而且”“或者”？",
     "Is 且 or 或 in “{word}” part of a name, or does it join two conditions?",
     "是“而且”“或者”时，两边各写一个完整的条件，如 类别=甲 或 "
     "类别=乙；是名称的一部分时，用英文双引号把整个名称括起来",
     "If it joins, write a whole condition on both sides, such as 类别=甲 或 类别=乙; if it is "
     "part "
     "of a name, quote the whole of it with straight double quotes"},
    {"merge.at_least_inline", "“至少”只能用于按行或按段落重复的列表",
     "“至少” pads repeated rows or paragraphs, not text inside one paragraph",
     "把开始、结束标签分别放在表格行的首尾单元格里，或各占一个段落",
     "Put the two ends into the first and the last cell of a row, or each into a paragraph of its "
     "own"},
    {"merge.bad_argument", "过滤器“{filter}”的参数“{argument}”不对",
     "Filter “{filter}” cannot take the argument “{argument}”",
     "“至少”“下划线”要正整数；“宽”“高”“直径”“一行”要长度，如 "
     "40mm；“合计”要列表里的一个字段名或算式，并放在最前面；“对中”要一个字段名；“大写金额”不要参数",
     "“至少” and “下划线” take a whole number, “宽”, “高”, “直径” and “一行” a length such as "
     "40mm, "
     "“合计” a field of the list or a reckoning, before other filters, “对中” a field, “大写金额” "
     "nothing"},
    {"merge.bad_condition", "{end, select, yes {条件没有写完} other {条件里的“{near}”看不懂}}",
     "{end, select, yes {The condition is not complete} other {The condition is not understood at "
     "“{near}”}}",
     "条件如 性别=男、人数>10 且 地区≠西藏；比较用 = ≠ > < >= <=，连接用 且 或 非，括号要成对；"
     "名称里含有这些符号时，用英文双引号括起来",
     "A condition looks like 性别=男 or 人数>10 且 地区≠西藏; compare by = ≠ > < >= <=, join by 且 "
     "或 非, match the brackets; quote a name that holds such signs"},
    {"merge.bad_expression", "{end, select, yes {算式没有写完} other {算式里的“{near}”看不懂}}",
     "{end, select, yes {The reckoning is not complete} other {The reckoning is not understood at "
     "“{near}”}}",
     "算式由字段名、数字、+ - * / 和成对的括号组成，如 "
     "单价*数量；字段名里含有这些符号时，用英文双引号括起来",
     "A reckoning is made of keys, numbers, + - * / and matching brackets, such as 单价*数量; "
     "quote "
     "a key that holds such signs"},
    {"merge.bad_key", "字段名“{key}”里有花括号或引号", "The key “{key}” holds a brace or a quote",
     "字段名里确有这些字符时，用英文双引号把整个字段名括起来",
     "If the label really has these characters, quote the whole of it with straight double quotes"},
    {"merge.bad_pattern", "过滤器“{filter}”的格式“{pattern}”不能识别",
     "The pattern “{pattern}” of filter “{filter}” is not understood",
     "格式的写法与 Excel 相同：日期如 yyyy年m月d日、yyyy-mm-dd，数字如 #,##0.00、0.0%；"
     "其中的英文字母要用英文双引号括起来",
     "Patterns are those of Excel: dates like yyyy年m月d日 or yyyy-mm-dd, numbers like #,##0.00 or "
     "0.0%; put Latin letters between straight double quotes"},
    {"merge.bad_quotes", "字段名的引号没有成对", "The quotes around the key do not match",
     "用一对英文双引号把整个字段名括起来",
     "Put one pair of straight double quotes around the whole key"},
    {"merge.compared_twice", "一个条件里连着比较了两次", "A condition compares twice in a row",
     "分成两个条件，用“且”连接，如 人数>10 且 人数<20",
     "Make two conditions of it, joined by 且, such as 人数>10 且 人数<20"},
    {"merge.crossing", "与标签 {other} 的范围交叉", "Overlaps the range of the tag {other}",
     "后开始的先结束；同一行里不能有两个并列的行重复",
     "What opens last must end first; one row cannot hold two row repeats side by side"},
    {"merge.empty_tag", "标签里没有字段名", "The tag has no key",
     "在花括号里写上字段名，例如 '{{班组名称}}'",
     "Write a key between the braces, for example '{{班组名称}}'"},
    {"merge.expression_too_long", "条件或算式太长", "The condition or reckoning is too long",
     "分成几个标签", "Make several tags of it"},
    {"merge.filter_not_here", "这种标签不能用过滤器“{filter}”",
     "Filter “{filter}” cannot be used with this kind of tag",
     "“至少”用于列表的 # 标签，“宽”“高”用于“图:”“码:”，“直径”用于“章:”，其余用于普通字段；"
     "算式（=）可用“数字”“大写金额”“下划线”",
     "“至少” goes with # of a list, “宽” and “高” with 图: and 码:, “直径” with 章:, the others "
     "with "
     "plain keys; a reckoning (=) takes “数字”, “大写金额” and “下划线”"},
    {"merge.foreign_tag", "“{key}”是别的模板语言的写法",
     "“{key}” belongs to another template language",
     "条件写成 '{{#性别=男}}' … '{{/}}'，否则的部分写成 '{{^性别=男}}' … '{{/}}'，列表写成 "
     "'{{#列表}}' … '{{/列表}}'",
     "A condition is written '{{#性别=男}}' … '{{/}}', its opposite '{{^性别=男}}' … '{{/}}', a "
     "list "
     "'{{#列表}}' … '{{/列表}}'"},
    {"merge.foreign_prefix", "该部分用了少见的 XML 前缀，无法填写",
     "The part uses unusual XML prefixes and cannot be filled",
     "用 Word 或 WPS 打开后另存为 .docx 再试",
     "Open it in Word or WPS, save it as .docx, try again"},
    {"merge.index_outside", "序号标签不在重复列表之内",
     "The row number stands outside every repeat", "把它移到 # 标签和 / 标签之间",
     "Move it between a # tag and its / tag"},
    {"merge.merging_outside", "“合并”只用于整行重复的一行里、没有纵向合并的单元格",
     "“合并” belongs into a cell, not merged itself, of a repeat that is one row of a table",
     "让 # 标签和 / 标签在同一行里，单元格不要另外合并",
     "Let # and / stand in one row, and do not merge the cell otherwise"},
    {"merge.missing_end", "缺少结束标签 '{{'/{key}'}}'", "The end tag '{{'/{key}'}}' is missing",
     "在重复或条件内容之后加上结束标签；两个标签要在同一正文、页眉、页脚或文本框里",
     "Add the end tag behind the content, in the same body, header, footer or text box"},
    {"merge.missing_start", "结束标签“{key}”前面没有对应的开始标签",
     "Nothing before the end tag “{key}” opens it",
     "检查开始标签的字段名是否一致，两个标签是否在同一正文、页眉、页脚或文本框里",
     "Check that the start tag has the same key and stands in the same body, header, footer or "
     "text box"},
    {"merge.no_option", "方框标签没有写选项", "The check box has no option",
     "写成 '{{☐字段名=选项}}'", "Write '{{☐key=option}}'"},
    {"merge.no_sigil", "“{key}”是条件或算式，标签开头缺少符号",
     "“{key}” is a condition or a reckoning, but the tag does not begin as one",
     "条件写成 '{{#人数>10}}' … '{{/}}'，算式写成 '{{=单价*数量}}'，方框写成 '{{☐性别=男}}'；"
     "字段名里确有这些符号时，用英文双引号括起来",
     "A condition is written '{{#人数>10}}' … '{{/}}', a reckoning '{{=单价*数量}}', a box "
     "'{{☐性别=男}}'; quote a key that really holds such signs"},
    {"merge.rich_not_alone", "大段内容的标签（+）要独占一个段落",
     "A tag for rich content (+) must be alone in its paragraph", "把同一段落里的其他文字移走",
     "Move the other text of the paragraph elsewhere"},
    {"merge.stray_end", "多出了一对右花括号", "Closing braces without opening ones",
     "删去它，或补上左边的花括号；要显示花括号时写 '{{\"}}\"}}'",
     "Delete them, or add the opening ones; to show braces write '{{\"}}\"}}'"},
    {"merge.text_before_start", "开始标签“{key}”所在段落的前面还有文字",
     "Text stands before the start tag “{key}” in its paragraph",
     "跨段落重复时，开始标签要独占一段，或写在段首",
     "When paragraphs are repeated, the start tag stands alone or at the beginning of its "
     "paragraph"},
    {"merge.text_behind_end", "结束标签“{key}”所在段落的后面还有文字",
     "Text stands behind the end tag “{key}” in its paragraph",
     "跨段落重复时，结束标签要独占一段，或写在段末",
     "When paragraphs are repeated, the end tag stands alone or at the end of its paragraph"},
    {"merge.merge_field", "邮件合并域“{field}”不能照原样填写",
     "The mail merge field “{field}” cannot be filled in",
     "请改成普通文字的标签：两对花括号，中间写字段名；需要的格式写成过滤器",
     "Write a tag instead: the key in double braces, with filters for the format"},
    {"merge.text_template", "这里的文字模板写得不对", "This text template is not well formed",
     "这里只能用普通字段、算式和成对的 # ^ / 标签",
     "Only plain keys, reckonings and matching # ^ / tags can stand here"},
    {"merge.too_many_tags", "模板里的标签超过 {limit, number} 个",
     "The template has more than {limit, number} tags", "用 # 标签重复，不要逐行写标签",
     "Repeat rows with # tags instead of writing tags for each row"},
    {"merge.torn_section", "“{key}”的开始标签和结束标签不在同一层",
     "The two ends of “{key}” do not stand on the same level",
     "两个标签要么都在同一段落，要么都在同一单元格，要么都在同一表格；不要一个在表格里、一个在表格"
     "外",
     "Keep both ends in one paragraph, one cell or one table, not one inside a table and one "
     "outside"},
    {"merge.torn_span", "“{key}”重复的行会拆断纵向合并的单元格",
     "Repeating the rows of “{key}” would tear a vertically merged cell",
     "让合并的单元格从重复行上方开始并贯穿重复行，或完全在重复行之内",
     "Let the merged cell begin above the repeated rows and run through them, or lie wholly "
     "inside"},
    {"merge.torn_tag", "标签被拆到了两个段落或单元格里",
     "The tag is torn over two paragraphs or cells", "把整个标签写在同一个段落里，中间不要换行",
     "Write the whole tag in one paragraph, without a line break"},
    {"merge.unclosed_tag", "标签没有结束的花括号", "The tag has no closing braces",
     "补上“'}}'”；标签中间不能有换行、制表符或图片；要显示花括号时写 '{{\"{{\"}}'",
     "Add “'}}'”; a tag may not hold a line break, a tab or a picture; to show braces write "
     "'{{\"{{\"}}'"},
    {"merge.unknown_filter",
     "没有名为“{filter}”的过滤器{near, select, yes {，是不是“{nearest}”？} other {}}",
     "There is no filter “{filter}”{near, select, yes {; did you mean “{nearest}”?} other {}}",
     "可用的过滤器：日期、数字、大写金额、合计、下划线、合并、一行、对中、至少、宽、高、直径",
     "The filters are 日期, 数字, 大写金额, 合计, 下划线, 合并, 一行, 对中, 至少, 宽, 高, 直径"},
    {"merge.unknown_index", "没有名为“@{name}”的标签", "There is no tag “@{name}”",
     "行号写作 '{{@序号}}'；在重复里可以用 '{{#@首项}}' '{{#@末项}}' '{{#@多项}}' 问位置",
     "The row number is written '{{@序号}}'; in a repeat '{{#@首项}}', '{{#@末项}}' and "
     "'{{#@多项}}' "
     "ask for the place"},
    {"merge.unknown_sigil", "标签开头的“{sigil}”不能识别", "“{sigil}” is no sigil of this language",
     "可用的开头：# ^ / = + ☐ @ 图: 码: 章:；字段名里有冒号时，用英文双引号括起来",
     "The sigils are # ^ / = + ☐ @ 图: 码: 章:; quote a key that holds a colon"},
    {"merge.unreachable_tag", "标签写在了不能填写的地方（{element}）",
     "The tag stands where nothing can be filled in ({element})",
     "标签要写成普通文字；替换文字、水印、链接、文档属性里也可以，公式、域代码、书签名、图表数据、"
     "嵌入的文件里不行",
     "Tags are ordinary text; alternative text, watermarks, links and properties hold them too, "
     "formulas, field codes, names of bookmarks, the data of charts and embedded files do not"},
    // What is wrong with values.
    {"merge.bad_block", "内容块“{block}”不能识别", "The block “{block}” is not understood",
     "内容块是文字，或 段落、标题、列表、表格、图 之一；表格是由行组成的列表",
     "A block is text, or one of 段落, 标题, 列表, 表格, 图; a table is a list of rows"},
    {"merge.bad_data_uri", "内嵌图片的数据不完整", "The data of the embedded picture is damaged",
     "写成 data:image/png;base64,… ，或写图片文件的路径",
     "Write data:image/png;base64,… or the path of a picture file"},
    {"merge.division_by_zero", "除数是 0，没有计算", "Division by zero; nothing is reckoned",
     "检查除数字段的值，或用条件标签 '{{#总数>0}}' 包起来",
     "Check the field that is divided by, or put the tag between '{{#总数>0}}' and '{{/}}'"},
    {"merge.endless", "除不尽，写成了 {value}", "The quotient does not end; {value} is shown",
     "用过滤器写明保留几位小数，如 '{{=金额/人数|数字:0.00}}'",
     "Say how many decimals are kept, such as '{{=金额/人数|数字:0.00}}'"},
    {"merge.looks_joined", "没有名为“{key}”的字段，但有它的各个部分",
     "There is no field “{key}”, but there are fields for its parts",
     "算式写成 '{{=…}}'，如 '{{=单价*数量}}'；条件里的 且 或 "
     "两边各空一格；确是字段名时，用英文双引号括起来",
     "A reckoning is written '{{=…}}', such as '{{=单价*数量}}'; put blanks around 且 and 或; "
     "quote "
     "it if it is the name of a field"},
    {"merge.no_amount", "“{value}”不是金额", "“{value}” is no amount of money",
     "只写数字，不带单位", "Write digits alone, without a unit"},
    {"merge.no_day", "“{value}”没有日，照原样显示", "“{value}” names no day; it is shown as it is",
     "补上日，如 2025-06-30；只要年月时，格式写成 yyyy年m月",
     "Add the day, as in 2025-06-30; a pattern for months is yyyy年m月"},
    {"merge.no_time", "“{value}”没有时间，按 0:00 显示", "“{value}” names no time; 0:00 is shown",
     "补上时间，如 2025-06-30 09:30；只要日期时，格式里不写时、分、秒",
     "Add the time, as in 2025-06-30 09:30, or take hours, minutes and seconds out of the pattern"},
    {"merge.no_files", "不能打开文件“{path}”", "The file “{path}” cannot be opened here",
     "这里只能用内嵌图片（data:image/png;base64,…）",
     "Only embedded pictures (data:image/png;base64,…) can be used here"},
    {"merge.no_section",
     "文件里没有标题“{section}”{any, select, yes {；现有标题：{sections}} other "
     "{，也没有别的标题}}",
     "The file has no heading “{section}”{any, select, yes {; its headings are {sections}} other "
     "{, "
     "nor any other}}",
     "在 Word 文件里给这一部分加上标题（如“一、{section}”），或改正标题文字",
     "Give that part a heading in the Word file (such as “一、{section}”), or correct its wording"},
    {"merge.not_a_date", "“{value}”不是日期", "“{value}” is no date",
     "写成 2025-06-30 或 2025年6月30日", "Write it like 2025-06-30 or 2025年6月30日"},
    {"merge.not_a_number", "“{value}”不是数字", "“{value}” is no number", "只写数字，不带单位",
     "Write digits alone, without a unit"},
    {"merge.not_comparable", "“{left}”和“{right}”不能比较大小",
     "“{left}” and “{right}” cannot be compared by size",
     "两边都写数字（不带单位），或都写百分数，或都写日期",
     "Write numbers without units on both sides, or percentages, or dates"},
    {"merge.not_a_code", "二维码字段应是文字", "A QR code is made of text",
     "写证书编号、网址这样的文字", "Give a text such as a number or an address"},
    {"merge.not_a_path", "图片字段应是文件路径", "A picture is given by the path of its file",
     "写图片文件的路径，或 data:image/png;base64,…",
     "Give the path of a picture file, or data:image/png;base64,…"},
    {"merge.not_text", "这个字段的值不是文字", "The value of this field is no text",
     "这里要文字、数字、是/否，或它们的列表",
     "Text, a number, true or false, or a list of these belongs here"},
    {"merge.operand_missing", "缺少这个字段的值，没有计算",
     "The field has no value; nothing is reckoned", "填上数字；没有时填 0",
     "Give a number; 0 if there is none"},
    {"merge.outer_fields",
     "重复的部分里有图表、SmartArt 或批注，其中的标签取的是整条记录的字段，每一份都相同",
     "A chart, SmartArt or comment stands in a repeat; its tags take the fields of the whole "
     "record, "
     "the same in every copy",
     "把这些标签写在正文里，或把图表、批注移到重复的部分之外",
     "Put these tags into the text, or move the chart or comment out of the repeat"},
    {"merge.stale_contents", "目录会随填写的内容改变，PDF 里的目录仍是模板里的样子",
     "The table of contents depends on what is filled in; in the PDF it is still that of the "
     "template",
     "用 Word 打开生成的文件，在询问是否更新域时选“是”，再导出 PDF",
     "Open the document in Word, let it update the fields, and export the PDF from there"},
    {"merge.too_large", "填好的文件超过 {megabytes, number} MB",
     "The filled file is larger than {megabytes, number} MB", "减少列表的行数，或分成几份",
     "Shorten the lists, or make several files of it"},
    {"merge.number_too_long", "算出的数字太长，没有显示",
     "The reckoned number is too long to be shown", "检查算式和各字段的值",
     "Check the reckoning and its fields"},
    {"merge.table_too_long", "表格有 {rows, number} 行，超过 {limit, number} 行",
     "The table has {rows, number} rows, more than {limit, number}",
     "这么长的表格请作为单独的附件提交", "Submit so long a table as an attachment of its own"},
    {"merge.turned_picture", "照片是横躺的（带旋转标记）",
     "The photo lies on its side (it carries a mark to turn it)", "用看图软件旋转后重新保存",
     "Turn it in a picture viewer and save it again"},
    {"merge.unknown_choice",
     "没有“{choice}”这个选项{near, select, yes {，是不是“{nearest}”？} other {}}",
     "“{choice}” is none of the options{near, select, yes {; did you mean “{nearest}”?} other {}}",
     "可选：{options}。选“其他”时写成 '{'\"选\": \"其他\", \"文字\": \"…\"'}'",
     "The options are {options}. For 其他 write '{'\"选\": \"其他\", \"文字\": \"…\"'}'"},
    {"merge.word_file_place", "Word 文件“{path}”不能插入到页眉、页脚或脚注里",
     "The Word file “{path}” cannot be put into a header, footer or note",
     "把标签写在正文或正文的表格里", "Put the tag into the body or a table of the body"},
    {"merge.word_left_out",
     "{what, select, macros {文件里的宏没有带入} comments {批注没有带入} changes "
     "{修订已按“接受”处理} "
     "picture {外部链接的图片没有带入} missing {图片在文件里缺失，没有带入} object "
     "{嵌入的对象只保留了图片} workbook {图表的数据表没有带入，图表不能再编辑数据} link "
     "{指向本地文件或其他位置的链接只保留了文字} field {取自外部或需要操作的域只保留了结果文字} "
     "control {控件没有带入} file {引用的其他文件没有带入} other {不能识别的内容没有带入}}",
     "{what, select, macros {The file’s macros were left out} comments {Comments were left out} "
     "changes {Tracked changes were accepted} picture {A linked picture was left out} missing {A "
     "picture is missing from the file and was left out} object {Of an embedded object only its "
     "picture was taken} workbook {The chart’s workbook was left out; its data can no longer be "
     "edited} link {Of a link to a local file or another place only the text was taken} field {Of "
     "a "
     "field that reaches outside or asks somebody only its result was taken} control {A control "
     "was "
     "left out} file {Another file that is referred to was left out} other {Content that is not "
     "understood was left out}}",
     "检查生成的文件；需要的内容请在 Word 里改为普通文字、表格或嵌入的图片后再提交",
     "Look at the result; what is needed should be made ordinary text, a table or an embedded "
     "picture in Word"},
};

}  // namespace

const std::span<const MessageEntry> kMergeMessages{kEntries};

}  // namespace sealpress::messages
