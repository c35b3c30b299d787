#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kXmlMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"xml.doctype", "XML 中有 DOCTYPE 声明，已拒绝", "the XML has a DOCTYPE; refused",
     "该文件可能是恶意构造的，请核实来源", "the file may be hostile: check where it came from"},
    {"xml.encoding", "XML 的字符编码 {encoding} 无法识别或内容与之不符",
     "the XML''s encoding {encoding} is unknown or its bytes do not fit it",
     "请用 Word 或 WPS 打开后另存为新文件", "open it in Word and save it under a new name"},
    {"xml.syntax", "XML 格式有误：{reason}", "the XML is not well-formed: {reason}",
     "请用 Word 或 WPS 打开后另存为新文件", "open it in Word and save it under a new name"},
    {"xml.too_deep", "XML 嵌套过深", "the XML is nested too deeply", "", ""},
    {"xml.too_large", "XML 过大", "the XML is too large", "", ""},
    {"xml.too_many_attributes", "XML 元素的属性过多", "an XML element has too many attributes", "",
     ""},
    {"xml.too_many_elements", "XML 元素过多", "the XML has too many elements", "", ""},
};

}  // namespace

const std::span<const MessageEntry> kXmlMessages{kEntries};

}  // namespace sealpress::messages
