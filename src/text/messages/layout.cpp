#include "text/messages.h"

namespace sealpress::text {

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

}  // namespace sealpress::text
