#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kPdfMessages;

namespace {

constexpr MessageEntry kEntries[] = {
    {"pdf.no_pages", "文档没有任何页面，无法生成 PDF",
     "the document has no pages, so no PDF can be made", "检查模板是否有正文内容",
     "see whether the template has a body"},
    {"pdf.write_failed", "写 PDF 时出错（{reason}）", "the PDF could not be written ({reason})",
     "这是程序内部的错误，请把模板和数据发给开发者",
     "this is an error inside the program: please send the template and the data to its "
     "developers"},
};

}  // namespace

const std::span<const MessageEntry> kPdfMessages{kEntries};

}  // namespace sealpress::text
