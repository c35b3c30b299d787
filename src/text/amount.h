// Amounts of money in characters that cannot be altered (the rules for bills and vouchers of the
// People's Bank of China).
#pragma once

#include <string>

#include "base/result.h"
#include "text/decimal.h"

namespace sealpress::text {

/// 壹万贰仟元整, 叁佰元零伍分, 负壹元伍角整, 零元整. Errors (without a place): text.amount_decimals
/// below a 分, text.amount_too_large from 10,000 万亿 on.
Result<std::string> amount_in_words(const Decimal& amount);

}  // namespace sealpress::text
