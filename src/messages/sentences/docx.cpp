#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kDocxMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"docx.alt_chunk", "嵌入的外部文档（altChunk）未显示，共 {count, number} 处",
     "an embedded foreign document (altChunk) is not shown ({count, number} in all)",
     "请在 Word 中打开并另存，使其内容成为正文",
     "open and save the file in Word, so that it becomes text"},
    {"docx.bad_root", "主文档部分不是 Word 文档", "the main part is no Word document",
     "请用 Word 或 WPS 打开后另存为 .docx", "open it in Word and save it as .docx"},
    {"docx.chart", "这种图表无法绘制，以文字代替，共 {count, number} 处",
     "charts of this kind cannot be drawn; their text is shown instead ({count, number} in all)",
     "如需原图，请在 Word 中将图表另存为图片后插入",
     "to keep the picture, paste the chart as a picture in Word"},
    {"docx.chart_depth", "三维图表按平面图绘制，共 {count, number} 处",
     "charts in three dimensions are drawn flat ({count, number} in all)",
     "如需原图，请在 Word 中将图表另存为图片后插入",
     "to keep the picture, paste the chart as a picture in Word"},
    {"docx.chart_part", "图表中的 {element}（趋势线、误差线）没有画出，共 {count, number} 处",
     "{element} of charts (trend lines, error bars) is left out ({count, number} in all)",
     "如需原图，请在 Word 中将图表另存为图片后插入",
     "to keep the picture, paste the chart as a picture in Word"},
    {"docx.diagram", "SmartArt 图形无法绘制，以文字代替，共 {count, number} 处",
     "SmartArt cannot be drawn; its text is shown instead ({count, number} in all)",
     "如需原图，请在 Word 中将其另存为图片后插入",
     "to keep the picture, paste it as a picture in Word"},
    {"docx.effect", "效果 {element} 未显示，共 {count, number} 处",
     "the effect {element} is not shown ({count, number} in all)", "", ""},
    {"docx.external_picture", "链接的外部图片未读取，共 {count, number} 处",
     "linked pictures outside the file are not read ({count, number} in all)",
     "请在 Word 中将图片嵌入文档", "embed the pictures in Word"},
    {"docx.is_presentation", "这是演示文稿，不是 Word 文档",
     "this is a presentation, not a Word document", "请选择 .docx 文件", "choose a .docx file"},
    {"docx.is_spreadsheet", "这是 Excel 工作簿，不是 Word 文档",
     "this is a workbook, not a Word document", "请选择 .docx 文件", "choose a .docx file"},
    {"docx.macros", "文件含有宏，宏不会带入生成的文件",
     "the file has macros, which are left out of what is made from it", "", ""},
    {"docx.missing_part", "文件引用了不存在的部分，已忽略",
     "the file refers to a part that it does not have; ignored", "", ""},
    {"docx.missing_picture", "图片在文件中不存在，共 {count, number} 处",
     "pictures are missing from the file ({count, number} in all)", "请重新插入图片",
     "insert the pictures again"},
    {"docx.no_body", "文档没有正文", "the document has no body",
     "请用 Word 或 WPS 打开后另存为新文件", "open it in Word and save it under a new name"},
    {"docx.no_main_part", "文件中没有 Word 主文档", "the file has no main document",
     "请检查是否为 .docx 文件", "check that it is a .docx file"},
    {"docx.ruby", "拼音指南未显示，只显示基础文字，共 {count, number} 处",
     "phonetic guides are not shown, their base text is ({count, number} in all)", "", ""},
    {"docx.too_many_lists", "文档的编号定义过多", "the document defines too many lists",
     "请将内容复制到新文档", "copy the content into a new document"},
    {"docx.too_many_styles", "文档的样式过多", "the document has too many styles",
     "请将内容复制到新文档", "copy the content into a new document"},
    {"docx.unknown_shape", "形状 {element} 的轮廓无法绘制，共 {count, number} 处",
     "the outline of the shape {element} cannot be drawn ({count, number} in all)", "", ""},
    {"docx.unsupported_element", "元素 {element} 无法显示，共 {count, number} 处",
     "the element {element} cannot be shown ({count, number} in all)", "", ""},
};

}  // namespace

const std::span<const MessageEntry> kDocxMessages{kEntries};

}  // namespace sealpress::messages
