#include "official/standard.h"

#include <algorithm>

#include "base/ascii.h"

namespace sealpress::official {
namespace {

bool is_dash(char32_t c) {
  return c == U'—' || c == U'–' || c == U'-' || c == U'―' || c == U'－' || c == U'一';
}

}  // namespace

bool is_page_number(const std::u32string& text) {
  return text.size() >= 3 && is_dash(text.front()) && is_dash(text.back()) &&
         std::all_of(text.begin() + 1, text.end() - 1, is_digit);
}

bool is_document_number(const std::u32string& text) {
  const std::size_t open = text.find_first_of(U"〔[（(【"), close = text.find_first_of(U"〕]）)】");
  return open != text.npos && close == open + 5 && text.back() == U'号' && text.size() < 40 &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(open) + 1,
                     text.begin() + static_cast<std::ptrdiff_t>(close), is_digit);
}

bool is_date(const std::u32string& text) {
  if (text.size() < 8 || text.size() > 11 || text.back() != U'日') return false;
  return text.find(U'年') == 4 && text.find(U'月') != text.npos;
}

bool is_imprint(const std::u32string& text) {
  return text.starts_with(U"抄送：") || text.starts_with(U"抄报：") ||
         text.starts_with(U"主题词：") ||
         (text.size() > 8 && text.substr(text.size() - 3) == U"日印发");
}

}  // namespace sealpress::official
