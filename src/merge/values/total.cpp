#include "merge/values/total.h"

#include <algorithm>

#include "merge/tag/arithmetic.h"

namespace sealpress::merge {

bool Total::add(std::string_view text) {
  const auto number = parse_number(text);
  if (!number) return false;
  const std::size_t point = std::min(text.find('.'), text.size());
  const std::size_t behind = text.substr(point).find_first_not_of("0123456789", 1);
  const std::size_t end = std::min(behind, text.size() - point);
  places_ = std::max(places_, end > 0 ? end - 1 : 0);
  sum_ = sum_ + text::Rational(*number);
  return true;
}

void Total::add(const text::Rational& number) {
  sum_ = sum_ + number;
}

std::string Total::to_text() const {
  std::string text = sum_.digits().number.plain();
  const std::size_t point = text.find('.');
  const std::size_t places = point == text.npos ? 0 : text.size() - point - 1;
  if (places >= places_) return text;
  if (places == 0) text += '.';
  return text.append(places_ - places, '0');
}

}  // namespace sealpress::merge
