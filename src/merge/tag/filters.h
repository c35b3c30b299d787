// Filters: how a value is shown ({{费用|数字:#,##0.00|下划线:12}}).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/length.h"
#include "base/result.h"
#include "data/value.h"
#include "merge/tag/arithmetic.h"
#include "merge/tag/tag.h"
#include "merge/values/scope.h"
#include "text/number_format.h"

namespace sealpress::merge {

struct Shown {
  std::string text;
  bool underlined = false;
};

/// "42mm", "4.2cm", "12pt", or millimetres without a unit; nullopt for anything else.
std::optional<Length> parse_length(std::string_view text);

/// The filters of one tag, compiled. Immutable.
class Filters {
 public:
  /// Errors (without a place): merge.unknown_filter, merge.filter_not_here, merge.bad_argument,
  /// merge.bad_pattern.
  static Result<Filters> compile(const Tag& tag);

  /// The value as it is shown; a missing one (null) as nothing, or as a blank of the printed
  /// length. What is wrong goes to `problems` (warnings merge.not_a_date, merge.no_day,
  /// merge.no_time, merge.not_a_number; errors merge.not_text, merge.no_amount and those of
  /// text::amount_in_words); the value is then shown as it is.
  Shown apply(const data::Value* value, Lookup& lookup, Diagnostics& problems) const;
  /// A reckoning as it is shown; nothing if it has no value. Further problems: those of its
  /// evaluation, merge.endless (warning), merge.number_too_long.
  Shown apply(const Arithmetic& arithmetic, const Reading& reading) const;

  std::optional<std::size_t> at_least;            ///< 至少 of a repeat
  std::optional<Length> width, height, diameter;  ///< 宽, 高, 直径
  std::optional<Length> one_line;                 ///< 一行: the width of the line
  std::optional<Key> centred_over;                ///< 对中
  bool merges = false;                            ///< 合并 of a value in a repeated row
  std::optional<Key> merges_within;               ///< its argument: only while this is equal too

 private:
  struct Step {
    enum Kind : std::uint8_t { date, number, amount, sum } kind;
    std::optional<text::NumberFormat> format;  ///< of a date, of a number
    Key field;                                 ///< of a sum
    std::optional<Arithmetic> summand;         ///< of a sum, if there is no such field
  };
  Result<void> add(const Tag& tag, const FilterCall& call);
  Result<void> add_step(const FilterCall& call);
  Result<void> add_sum(const FilterCall& call);
  static std::string run(const Step& step, std::string text, Diagnostics& problems);
  static std::string run_date(const Step& step, std::string text, Diagnostics& problems);
  static std::string run_amount(std::string text, Diagnostics& problems);
  static std::string sum(const Step& step, const data::Value& list, Lookup& lookup,
                         Diagnostics& problems);
  bool rounds_first() const;
  Shown finished(std::string text) const;

  std::vector<Step> steps_;
  std::optional<std::size_t> underline_;  ///< length of the blank in half-width characters
};

}  // namespace sealpress::merge
