// Number formats as spreadsheets spell them (ECMA-376 Part 1, 18.8.30 and 18.8.31): from a number
// or a moment to what a person sees.
//
// A format has up to four sections, parted by semicolons: positive; negative; zero; text, or
// sections with conditions of their own. Letters count in either case; m is a minute behind an
// hour and before a second, else a month. Fractions and powers of ten are not drawn; a point with
// nothing behind it is not drawn either.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/decimal.h"
#include "text/han_number.h"
#include "text/moment.h"

namespace sealpress::text {

/// A compiled format. Immutable, shared between threads.
class NumberFormat {
 public:
  /// Never fails: what is no format is drawn as far as it is one. Whoever may refuse it asks
  /// `shows_numbers` or `shows_dates`.
  explicit NumberFormat(std::string_view code);

  /// Whether every letter of it is understood, and a number (a moment) is drawn by it whole.
  bool shows_numbers() const;
  bool shows_dates() const;

  std::string show(const Decimal& number) const;
  /// By the first section. What the moment does not say is taken for its beginning: 0:00.
  /// `fraction`: the digits of a second's parts.
  std::string show(const Moment& moment, std::string_view fraction = {}) const;
  /// A time that may be longer than a day, by the first section: [h]:mm.
  std::string show_elapsed(std::int64_t seconds, std::string_view fraction = {}) const;

  struct Token {
    enum class Kind : std::uint8_t {
      literal,
      digit,
      point,
      percent,
      general,
      text,
      year,
      month,
      day,
      weekday,  ///< aaa
      hour,
      minute,
      second,
      half_day
    } kind;
    std::string text = {};  ///< of a literal; of a digit its placeholder 0, # or ?; of half_day as
                            ///< written; "[" of an hour, minute or second that counts on
    std::size_t count = 0;  ///< letters of a date's token
  };
  struct Condition {
    char relation;  ///< < > = and l (<=), g (>=), n (<>)
    Decimal limit;
    bool holds(const Decimal& value) const;
    bool negative_alone() const;  ///< whether nothing but negative numbers fulfils it
  };
  struct Section {
    std::vector<Token> tokens;
    std::optional<Condition> condition;
    std::optional<HanStyle> numerals;  ///< [DBNum1]
    bool chinese = false;              ///< [$-804]
    bool date = false;                 ///< shows a day
    bool time = false;                 ///< shows a time of the day
    bool seconds = false;              ///< shows seconds
    bool elapsed = false;              ///< [h]:mm
    bool plain = false;                ///< fractions, powers of ten: not drawn as the format says
    bool thousands = false;            ///< , between digits
    bool foreign = false;              ///< holds what is no part of a format
    int scale = 0;                     ///< power of ten that the value is multiplied with

    bool holds(Token::Kind kind) const;
  };
  /// The section that shows a number, and whether a minus stands before it.
  struct Chosen {
    const Section& section;
    bool minus;
  };
  Chosen section_for(const Decimal& number) const;
  const std::vector<Section>& sections() const { return sections_; }

 private:
  std::vector<Section> sections_;
  bool surplus_ = false;  ///< more than four sections
};

}  // namespace sealpress::text
