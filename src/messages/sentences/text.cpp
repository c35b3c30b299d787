#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kTextMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"text.amount_decimals", "金额“{value}”有比分更小的零头，不能写成大写",
     "The amount “{value}” goes below a 分 and cannot be written in words",
     "先保留两位小数：'{{金额|数字:0.00|大写金额}}'，或改正数据",
     "Round it first: '{{金额|数字:0.00|大写金额}}', or correct the data"},
    {"text.amount_too_large", "金额“{value}”太大，不能写成大写",
     "The amount “{value}” is too large to be written in words", "检查金额，最大到千万亿",
     "Check the amount; 16 digits before the point are the most"},
    {"text.bad_pattern", "正则表达式“{pattern}”无法使用：{reason}",
     "the pattern “{pattern}” cannot be used: {reason}", "只支持不含环视和反向引用的正则表达式",
     "patterns without look-around and back references are supported"},
    {"text.font_file_missing", "缺少字体文件", "A font file is missing",
     "字体文件夹应与 fonts.tsv 一致；请重新安装，或运行 scripts/make-fonts",
     "The fonts folder must agree with its fonts.tsv; install again, or run scripts/make-fonts"},
    {"text.font_restricted", "字体的授权标志不允许嵌入 PDF",
     "The font''s licence bits forbid embedding it in a PDF",
     "请确认已取得该字体的嵌入授权，否则请从字体文件夹移走此文件",
     "Make sure that you may embed this font, or remove the file from the folder"},
    {"text.font_table_missing", "找不到字体对照表", "The font table cannot be found",
     "请设置 SEALPRESS_HOME，使其指向含有 fonts/fonts.tsv 的文件夹",
     "Set SEALPRESS_HOME to the folder that holds fonts/fonts.tsv"},
    {"text.font_table_row", "字体对照表的此行无法理解",
     "This row of the font table is not understood", "各列之间用制表符分隔；列的含义见文件开头",
     "Columns are separated by tabs; the top of the file explains them"},
    {"text.font_unusable", "不是可用的字体文件", "Not a usable font file",
     "只能使用完整的 TrueType 或 OpenType（CFF）字体：.ttf、.otf、.ttc",
     "Only whole TrueType or OpenType (CFF) fonts can be used: .ttf, .otf, .ttc"},
    {"text.subset_failed", "字体“{font}”的所用字形无法取出",
     "The glyphs in use cannot be taken out of the font “{font}”",
     "字体文件可能已损坏，请换一个文件", "The font file may be damaged; try another one"},
};

}  // namespace

const std::span<const MessageEntry> kTextMessages{kEntries};

}  // namespace sealpress::messages
