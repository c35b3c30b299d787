#include "xml/guard.h"

#include <algorithm>

namespace sealpress::xml {

namespace {

class Scanner {
 public:
  Scanner(std::string_view text, const Limits& limits) : text_(text), limits_(limits) {}

  Result<Census> run() {
    while ((at_ = text_.find('<', at_)) != std::string_view::npos) {
      const char* error = step();
      if (error != nullptr) return fail(describe(error));
    }
    return census_;
  }

 private:
  bool starts(std::string_view mark) const { return text_.substr(at_).starts_with(mark); }

  void skip_past(std::string_view end, std::size_t from) {
    const std::size_t found = text_.find(end, from);
    at_ = found == std::string_view::npos ? text_.size() : found + end.size();
  }

  /// Goes past the markup at `at_`; the code of an error, or nullptr.
  const char* step() {
    if (starts("<!--")) return skip_past("-->", at_ + 4), nullptr;
    if (starts("<![CDATA[")) return skip_past("]]>", at_ + 9), nullptr;
    if (starts("<?")) return skip_past("?>", at_ + 2), nullptr;
    if (starts("<!")) return "xml.doctype";
    if (!starts("</")) return start_tag();
    at_ += 2;
    depth_ -= depth_ > 0 ? 1 : 0;
    return nullptr;
  }

  const char* start_tag() {
    if (++census_.elements > limits_.elements) return "xml.too_many_elements";
    if (depth_ >= limits_.depth) return "xml.too_deep";
    std::size_t attributes = 0;
    std::size_t i = text_.find_first_of("\"'>", at_ + 1);
    while (i != std::string_view::npos && text_[i] != '>') {
      if (++attributes > limits_.attributes) return "xml.too_many_attributes";
      i = text_.find(text_[i], i + 1);
      if (i != std::string_view::npos) i = text_.find_first_of("\"'>", i + 1);
    }
    census_.attributes += attributes;
    if (i == std::string_view::npos) return at_ = text_.size(), nullptr;
    if (text_[i - 1] != '/') ++depth_;
    at_ = i + 1;
    return nullptr;
  }

  Diagnostic describe(const char* code) const {
    Diagnostic error = input_error(code);
    const std::string_view before = text_.substr(0, at_);
    error.place.offset = static_cast<std::int64_t>(at_);
    error.place.line = std::count(before.begin(), before.end(), '\n') + 1;
    return error;
  }

  std::string_view text_;
  const Limits& limits_;
  std::size_t at_ = 0, depth_ = 0;
  Census census_;
};

}  // namespace

Result<Census> inspect(std::string_view utf8, const Limits& limits) {
  return Scanner(utf8, limits).run();
}

}  // namespace sealpress::xml
