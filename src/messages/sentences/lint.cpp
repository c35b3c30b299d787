#include "messages/messages.h"

namespace sealpress::messages {
namespace {

constexpr MessageEntry kEntries[] = {
    {"lint.no_template", "没有 Word 模板，却要交付 Word 或 PDF 文件",
     "has no Word template, but delivers Word or PDF files", "在“templates”中写上“docx”",
     "name one in “templates”, “docx”"},
    {"lint.unknown_tag", "模板里的标签没有对应的字段", "the template's tag is fed by no field",
     "{near, select, yes {是否应为“{nearest}”？} other {改标签，或在 schema 中加上这个字段}}",
     "{near, select, yes {did you mean “{nearest}”?} other {change the tag, or add the field to "
     "the "
     "schema}}"},
    {"lint.field_not_shown", "模板里没有标签显示这个字段",
     "no tag of the template shows this field",
     "在模板里加上标签；不印在表上的字段，在 schema 中写 \"shown\": false",
     "add a tag to the template, or \"shown\": false to the schema if it is not printed"},
    {"lint.box_without_option", "模板里有方框“{option}”，规则的选项里没有",
     "the template has a box “{option}” that is no option of the rule", "使两处一致",
     "make both agree"},
    {"lint.option_without_box", "规则有选项“{option}”，模板里没有它的方框",
     "the rule has an option “{option}” that has no box in the template", "使两处一致",
     "make both agree"},
    {"lint.no_seal_place", "要交付盖章的 PDF，模板里却没有盖章的位置",
     "a sealed PDF is delivered, but the template has no place for a seal",
     "在盖章处写上 '{{'章:名称|直径:42mm'}}'",
     "write '{{'章:名称|直径:42mm'}}' where the seal goes"},
    {"lint.unknown_font", "没有字体“{font}”，也没有替代它的字体",
     "there is no font “{font}”, and nothing stands in for it",
     "改用 fonts/fonts.tsv 中的字体，或把字体文件放进 fonts 文件夹",
     "use a font of fonts/fonts.tsv, or put the font into the fonts folder"},
    {"lint.equal_keys", "字段“{first}”与“{second}”只有全角半角或空格的差别，会被当成同一项",
     "“{first}” and “{second}” differ only in full-width forms or blanks and are one field",
     "给其中一个改名", "rename one of them"},
    {"lint.unknown_rule_field", "规则“{kind}”所说的字段不存在",
     "the field of the rule “{kind}” does not exist",
     "{near, select, yes {是否应为“{nearest}”？} other {对照 schema 检查拼写}}",
     "{near, select, yes {did you mean “{nearest}”?} other {check the spelling against the "
     "schema}}"},
    {"lint.unknown_name_key", "文件名中的标签没有对应的字段",
     "the file name's tag is fed by no field",
     "{near, select, yes {是否应为“{nearest}”？} other {对照 schema 检查拼写}}",
     "{near, select, yes {did you mean “{nearest}”?} other {check the spelling against the "
     "schema}}"},
    {"lint.unknown_hint_field", "“printedHints”所说的字段不存在",
     "the field of a printed hint does not exist",
     "{near, select, yes {是否应为“{nearest}”？} other {对照 schema 检查拼写}}",
     "{near, select, yes {did you mean “{nearest}”?} other {check the spelling against the "
     "schema}}"},
    {"lint.long_key", "字段名超过64个字符，退回的 Word 文件里只能认出它的开头",
     "the label has more than 64 characters: a returned Word file knows only its beginning",
     "在“shortKeys”中给它一个短名", "give it a short name in “shortKeys”"},
    {"lint.no_sample", "没有样例数据", "there is no sample submission",
     "在 data/samples 下放一份能通过检查的 JSON 数据", "put one that passes below data/samples"},
};

}  // namespace

extern const std::span<const MessageEntry> kLintMessages;
const std::span<const MessageEntry> kLintMessages{kEntries};

}  // namespace sealpress::messages
