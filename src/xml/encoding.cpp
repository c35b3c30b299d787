#include <libxml/encoding.h>
#include <libxml/globals.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include <algorithm>
#include <memory>
#include <optional>

#include "xml/guard.h"

namespace sealpress::xml {

namespace {

constexpr std::string_view kUtf8Mark = "\xEF\xBB\xBF";

struct Encoding {
  std::string name;      ///< empty: UTF-8 already
  std::size_t mark = 0;  ///< bytes of the byte order mark to be dropped
};

/// The value of encoding="…" in the XML declaration, as a range of `text`.
std::optional<std::string_view> declared(std::string_view text) {
  if (!text.starts_with("<?xml")) return std::nullopt;
  const std::string_view declaration = text.substr(0, text.find("?>"));
  const std::size_t key = declaration.find("encoding");
  if (key == std::string_view::npos) return std::nullopt;
  const std::size_t open = declaration.find_first_of("\"'", key);
  if (open == std::string_view::npos) return std::nullopt;
  const std::size_t close = declaration.find(declaration[open], open + 1);
  if (close == std::string_view::npos) return std::nullopt;
  return declaration.substr(open + 1, close - open - 1);
}

bool is_utf8_name(std::string_view name) {
  std::string lower(name);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return lower == "utf-8" || lower == "utf8" || lower == "us-ascii" || lower == "ascii";
}

Encoding detect(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with(kUtf8Mark)) return {};
  if (bytes.starts_with("\xFF\xFE"sv)) return {"UTF-16LE", 2};
  if (bytes.starts_with("\xFE\xFF"sv)) return {"UTF-16BE", 2};
  if (bytes.starts_with("<\0?\0"sv)) return {"UTF-16LE", 0};
  if (bytes.starts_with("\0<\0?"sv)) return {"UTF-16BE", 0};
  const auto name = declared(bytes);
  if (!name || is_utf8_name(*name)) return {};
  return {std::string(*name), 0};
}

/// Keeps this thread's libxml2 from printing, as it does for conversions outside a parser.
class Silence {
 public:
  Silence() : handler_(xmlStructuredError), context_(xmlStructuredErrorContext) {
    xmlSetStructuredErrorFunc(nullptr, [](void*, xmlError*) {});
  }
  ~Silence() { xmlSetStructuredErrorFunc(context_, handler_); }
  Silence(const Silence&) = delete;
  Silence& operator=(const Silence&) = delete;

 private:
  xmlStructuredErrorFunc handler_;
  void* context_;
};

struct BufferFree {
  void operator()(xmlBuffer* buffer) const { xmlBufferFree(buffer); }
};
using Buffer = std::unique_ptr<xmlBuffer, BufferFree>;

/// nullopt if the encoding is unknown or the bytes are not in it.
std::optional<std::string> convert(std::string_view bytes, const std::string& encoding) {
  const Silence silence;
  xmlCharEncodingHandler* handler = xmlFindCharEncodingHandler(encoding.c_str());
  if (handler == nullptr) return std::nullopt;
  const Buffer in(xmlBufferCreate()), out(xmlBufferCreate());
  xmlBufferAdd(in.get(), reinterpret_cast<const xmlChar*>(bytes.data()),
               static_cast<int>(bytes.size()));
  bool failed = false;
  while (!failed && xmlBufferLength(in.get()) > 0) {
    const int before = xmlBufferLength(in.get());
    const int result = xmlCharEncInFunc(handler, out.get(), in.get());
    failed = result == -2 || xmlBufferLength(in.get()) == before;
  }
  xmlCharEncCloseFunc(handler);
  if (failed) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(xmlBufferContent(out.get())),
                     static_cast<std::size_t>(xmlBufferLength(out.get())));
}

}  // namespace

Result<std::string> to_utf8(std::string bytes, const Limits& limits) {
  const Encoding encoding = detect(bytes);
  if (encoding.name.empty()) return bytes;
  auto text = convert(std::string_view(bytes).substr(encoding.mark), encoding.name);
  if (!text) return fail(input_error("xml.encoding").with("encoding", encoding.name));
  if (text->size() > limits.part_bytes) return fail(input_error("xml.too_large"));
  if (const auto name = declared(*text)) {
    text->replace(static_cast<std::size_t>(name->data() - text->data()), name->size(), "UTF-8");
  }
  return std::move(*text);
}

}  // namespace sealpress::xml
