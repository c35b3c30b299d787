#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kLayoutMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"layout.box_too_small", "文字太长，缩到 {size, number} 磅、在词间换行后仍放不下：{text}",
     "the text is too long: at {size, number} pt, parted between words, it still does not fit: "
     "{text}",
     "缩短文字，或在底版上加大这个域", "shorten it, or make the field of the stationery larger"},
    {"layout.cut_off", "文字排不下，从“{text}”起被截去",
     "the text does not fit; it is cut off from \"{text}\" on",
     "缩短文字，或在模板里把行高、文本框改大，或把“固定值”改为“最小值”。",
     "Shorten it, or make the row or box higher, or its height \"at least\" instead of "
     "\"exactly\"."},
    {"layout.font_unmeasured",
     "字体“{font}”不在这里，字母有多宽也不知道：换行、分页可能与 Word 不同",
     "The font \"{font}\" is not here, nor is it known how wide its letters are: lines and pages "
     "may "
     "break elsewhere than in Word",
     "把它的字体文件放进 fonts 文件夹，或改用常见字体。",
     "Put its file into the fonts folder, or use a common font."},
    {"layout.cluster_too_long",
     "一个字上叠了 {count, number} 个附加符号，只把前 {limit, number} 个叠在一起排",
     "{count, number} marks stand on one letter; only the first {limit, number} are set upon it",
     "删去多余的附加符号（多为误粘贴或乱码）。",
     "Delete the needless marks; they are mostly pasted by mistake."},
    {"layout.field_empty", "域 {field} 没有存储结果，这里也算不出，PDF 中此处为空",
     "The field {field} has no stored result and cannot be worked out; its place is blank in the "
     "PDF",
     "在 Word 中按 Ctrl+A、F9 更新域，保存后再转换；或把域改成文字。",
     "Update the fields in Word (Ctrl+A, F9), save and convert again, or replace it by text."},
    {"layout.field_stored", "域 {field} 按文件中存储的结果显示，没有重新计算",
     "The field {field} shows the result stored in the file; it is not worked out anew",
     "请核对此处；需要新结果时，在 Word 中按 F9 更新域并保存。",
     "Check this place; for a new result update the field in Word (F9) and save."},
    {"layout.field_format", "域 {field} 的格式 {format} 未能识别，按阿拉伯数字显示",
     "The format {format} of the field {field} is unknown; decimal digits are shown",
     "在 Word 中改用常见的编号格式。", "Choose a common number format in Word."},
    {"layout.frame_too_high", "文本框架比一页的版心还高，已按正文接排，以免文字被切掉",
     "The text frame is higher than the page's text; it is set as body text so that nothing is cut",
     "在 Word 中去掉框架（格式→图文框→删除图文框），或把它分成几段。",
     "Remove the frame in Word, or divide it."},
    {"layout.no_glyph", "没有字体能显示字符“{character}”（{code}）",
     "No font has the character \"{character}\" ({code})",
     "把含有这个字的字体文件放进 fonts 文件夹，或换一个字。",
     "Put a font file that has it into the fonts folder, or use another character."},
    {"layout.number_format", "编号格式 {format} 未能识别，按阿拉伯数字显示",
     "The number format {format} is unknown; decimal digits are shown",
     "在 Word 中改用常见的编号格式。", "Choose a common number format in Word."},
    {"layout.omitted", "PDF 中略去了 {element}", "{element} is left out of the PDF",
     "在 Word 中改用文字、表格或图片。", "Use text, a table or a picture instead."},
    {"layout.picture_missing", "图片“{name}”不在文件里，以方框代替",
     "The picture \"{name}\" is not in the file; a box stands in its place",
     "在 Word 中重新插入图片（不要用链接）。", "Insert the picture again in Word, not as a link."},
    {"layout.shape_unknown", "图形 {shape} 未能画出，以方框代替",
     "The shape {shape} cannot be drawn; a box stands in its place",
     "在 Word 中改用常见图形或图片。", "Use a common shape or a picture instead."},
    {"layout.simplified", "PDF 中 {element} 以简化方式显示",
     "{element} is shown in a simpler form in the PDF", "需要原样显示时，请改用图片。",
     "Use a picture if it must look as in Word."},
    {"layout.too_many_pages", "文档超过 {limit, number} 页，无法排版",
     "The document has more than {limit, number} pages", "请把文档分成几份。",
     "Split the document."},
};

}  // namespace

const std::span<const MessageEntry> kLayoutMessages{kEntries};

}  // namespace sealpress::messages
