#include "text/amount.h"

#include "text/han_number.h"

namespace sealpress::text {
namespace {

std::string capital(char digit) {
  return han_digits(std::string_view(&digit, 1), HanStyle::capital);
}

/// 角 and 分 behind the 元, if there are any. A zero stands for missing 角, and parts 元 that end
/// in zero from 角.
std::string below_yuan(const std::string& whole, const std::string& fraction) {
  const char jiao = fraction.empty() ? '0' : fraction[0];
  const char fen = fraction.size() < 2 ? '0' : fraction[1];
  std::string out;
  const bool gap = !whole.empty() && (jiao == '0' || whole.back() == '0');
  if (gap) out += "零";
  if (jiao != '0') out += capital(jiao) + "角";
  if (fen != '0') out += capital(fen) + "分";
  return fen == '0' ? out + "整" : out;
}

}  // namespace

Result<std::string> amount_in_words(const Decimal& amount) {
  constexpr std::size_t kMostDigits = 16;
  const std::string whole = amount.integer_part(), fraction = amount.fraction_part();
  if (fraction.size() > 2) return fail(input_error("text.amount_decimals"));
  if (whole.size() > kMostDigits) return fail(input_error("text.amount_too_large"));
  std::string out = amount.negative ? "负" : "";
  if (!whole.empty() || fraction.empty()) out += han_number(whole, HanStyle::capital) + "元";
  return out + (fraction.empty() ? "整" : below_yuan(whole, fraction));
}

}  // namespace sealpress::text
