#include "merge/tag/filters.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "merge/values/total.h"
#include "merge/values/value_text.h"
#include "text/amount.h"
#include "text/format.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

constexpr std::size_t kMaxRows = 1000;
constexpr std::size_t kMaxUnderline = 400;
constexpr double kMaxLength = 1000;
constexpr std::string_view kNoBreakSpace = "\u00a0";

/// What a filter is for: any value, or what may also be a reckoning.
enum class Use : std::uint8_t { text, number, list, picture, seal };

struct Known {
  std::string_view name;
  Use use;
};
constexpr std::array kKnown{
    Known{"日期", Use::text},     Known{"数字", Use::number}, Known{"合计", Use::text},
    Known{"下划线", Use::number}, Known{"至少", Use::list},   Known{"宽", Use::picture},
    Known{"高", Use::picture},    Known{"直径", Use::seal},   Known{"一行", Use::text},
    Known{"对中", Use::text},     Known{"合并", Use::text},   Known{"大写金额", Use::number},
};

std::optional<Use> use_of(const Tag& tag) {
  if (tag.condition) return std::nullopt;
  switch (tag.sigil) {
    case Sigil::value:
      return Use::text;
    case Sigil::reckoning:
      return Use::number;
    case Sigil::repeat:
      return Use::list;
    case Sigil::picture:
    case Sigil::code:
      return Use::picture;
    case Sigil::seal:
      return Use::seal;
    default:
      return std::nullopt;
  }
}

const Known* find_known(std::string_view name) {
  for (const Known& known : kKnown) {
    if (known.name == name) return &known;
  }
  return nullptr;
}

Diagnostic unknown_filter(const std::string& name) {
  std::vector<std::string> names;
  names.reserve(kKnown.size());
  for (const Known& known : kKnown) names.emplace_back(known.name);
  const std::string near = text::nearest(name, names);
  return input_error("merge.unknown_filter")
      .with("filter", name)
      .with("near", near.empty() ? "no" : "yes")
      .with("nearest", near);
}

Diagnostic bad_argument(const FilterCall& call) {
  return input_error("merge.bad_argument")
      .with("filter", call.name)
      .with("argument", call.argument);
}

Result<std::size_t> count(const FilterCall& call, std::size_t most) {
  const std::string digits = text::label_key(call.argument);
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  if (!whole || value == 0 || value > most) return fail(bad_argument(call));
  return value;
}

Result<Length> length(const FilterCall& call) {
  const std::optional<Length> value = parse_length(call.argument);
  if (!value) return fail(bad_argument(call));
  return *value;
}

Result<Key> key(const FilterCall& call) {
  const std::string normal = text::label_key(call.argument);
  if (normal.empty()) return fail(bad_argument(call));
  return Key(call.argument, normal, false);
}

template <class T>
Result<void> set(std::optional<T>& target, Result<T> value) {
  if (!value) return fail(std::move(value.error()));
  target = *value;
  return {};
}

std::size_t half_widths(std::string_view text) {
  std::size_t sum = 0;
  for (const char32_t c : text::to_utf32(text)) sum += text::is_wide(c) ? 2 : 1;
  return sum;
}

/// `text` in the middle of a blank of `length` half-width characters. No-break spaces, because
/// Word does not underline ordinary ones at the end of a line.
std::string padded(const std::string& text, std::size_t length) {
  const std::size_t used = half_widths(text);
  const std::size_t missing = used < length ? length - used : 0;
  std::string out;
  for (std::size_t i = 0; i < missing / 2; ++i) out += kNoBreakSpace;
  out += text;
  for (std::size_t i = missing / 2; i < missing; ++i) out += kNoBreakSpace;
  return out;
}

Diagnostic problem(Severity severity, std::string code, const std::string& value) {
  return finding(severity, std::move(code)).with("value", value);
}

}  // namespace

std::optional<Length> parse_length(std::string_view written) {
  const std::string text = text::label_key(written);
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const std::string_view unit(end, static_cast<std::size_t>(text.data() + text.size() - end));
  if (error != std::errc() || !(value > 0) || value > kMaxLength) return std::nullopt;
  if (unit == "mm" || unit == "毫米" || unit.empty()) return Length::mm(value);
  if (unit == "cm" || unit == "厘米") return Length::mm(value * 10);
  if (unit == "pt" || unit == "磅") return Length::pt(value);
  return std::nullopt;
}

Result<Filters> Filters::compile(const Tag& tag) {
  Filters filters;
  for (const FilterCall& call : tag.filters) {
    if (auto added = filters.add(tag, call); !added) return fail(std::move(added.error()));
  }
  return filters;
}

Result<void> Filters::add(const Tag& tag, const FilterCall& call) {
  const Known* known = find_known(call.name);
  if (known == nullptr) return fail(unknown_filter(call.name));
  const bool centres_seal = call.name == "对中" && tag.sigil == Sigil::seal;
  const std::optional<Use> use = use_of(tag);
  const bool number_as_text = use == Use::text && known->use == Use::number;
  if (use != known->use && !number_as_text && !centres_seal) {
    return fail(input_error("merge.filter_not_here").with("filter", call.name));
  }
  if (call.name == "至少") return set(at_least, count(call, kMaxRows));
  if (call.name == "下划线") return set(underline_, count(call, kMaxUnderline));
  if (call.name == "宽") return set(width, length(call));
  if (call.name == "高") return set(height, length(call));
  if (call.name == "直径") return set(diameter, length(call));
  if (call.name == "一行") return set(one_line, length(call));
  if (call.name == "对中") return set(centred_over, key(call));
  if (call.name == "合并") {
    merges = true;
    const std::string normal = text::label_key(call.argument);
    if (!normal.empty()) merges_within = Key(call.argument, normal, false);
    return {};
  }
  return add_step(call);
}

Result<void> Filters::add_step(const FilterCall& call) {
  if (call.name == "合计") return add_sum(call);
  if (call.name == "大写金额") {
    if (!call.argument.empty()) return fail(bad_argument(call));
    steps_.push_back({Step::amount, std::nullopt, {}, std::nullopt});
    return {};
  }
  const bool date = call.name == "日期";
  const std::string_view usual = date ? "yyyy年M月d日" : "#,##0.##";
  const std::string pattern(call.argument.empty() ? usual : call.argument);
  auto format = date ? text::date_format(pattern) : text::number_format(pattern);
  if (!format) {
    return fail(
        input_error("merge.bad_pattern").with("filter", call.name).with("pattern", call.argument));
  }
  steps_.push_back({date ? Step::date : Step::number, std::move(format), {}, std::nullopt});
  return {};
}

/// A field of the list's items, or a reckoning with several: 合计:单价*数量.
Result<void> Filters::add_sum(const FilterCall& call) {
  const std::string normal = text::label_key(call.argument);
  if (normal.empty() || !steps_.empty()) return fail(bad_argument(call));
  Step step{Step::sum, std::nullopt, Key(call.argument, normal, false), std::nullopt};
  auto summand = Arithmetic::parse(call.argument);
  if (summand && !summand->is_field()) step.summand = *std::move(summand);
  steps_.push_back(std::move(step));
  return {};
}

std::string Filters::sum(const Step& step, const data::Value& list, Lookup& lookup,
                         Diagnostics& problems) {
  const data::Array* items = list.array();
  if (items == nullptr || items->empty()) return {};
  Total total;
  for (const data::Value& item : *items) {
    const Scope scope{&item, nullptr, {}, 0, false, nullptr};
    const Reading reading{lookup, scope, problems};
    if (step.summand && reading.find(step.field) == nullptr) {
      const Arithmetic::Outcome outcome = step.summand->evaluate(reading);
      if (outcome.value) total.add(*outcome.value);
      continue;
    }
    const std::string text = text::label_key(field_text(reading, step.field));
    if (!text.empty() && !total.add(text)) {
      problems.push_back(problem(Severity::warning, "merge.not_a_number", text));
    }
  }
  return total.to_text();
}

std::string Filters::run(const Step& step, std::string text, Diagnostics& problems) {
  if (text::label_key(text).empty()) return text;
  if (step.kind == Step::date) return run_date(step, std::move(text), problems);
  if (step.kind == Step::amount) return run_amount(std::move(text), problems);
  if (const auto number = parse_number(text)) return step.format->show(*number);
  problems.push_back(problem(Severity::warning, "merge.not_a_number", text));
  return text;
}

/// A month without a day is shown by a format that asks for none.
std::string Filters::run_date(const Step& step, std::string text, Diagnostics& problems) {
  using Kind = text::NumberFormat::Token::Kind;
  const auto& section = step.format->sections().front();
  if (const auto moment = text::parse_moment(text)) {
    if (section.time && !moment->clock) {
      problems.push_back(problem(Severity::warning, "merge.no_time", text));
    }
    return step.format->show(*moment);
  }
  const auto parts = text::parse_date_parts(text);
  const bool month = parts && !parts->day && parts->month >= 1 && parts->month <= 12;
  const bool wants_day = section.holds(Kind::day) || section.holds(Kind::weekday) || section.time;
  if (month && !wants_day) {
    return step.format->show(text::Moment{{parts->year, parts->month, 1}, std::nullopt});
  }
  problems.push_back(problem(Severity::warning, month ? "merge.no_day" : "merge.not_a_date", text));
  return text;
}

std::string Filters::run_amount(std::string text, Diagnostics& problems) {
  const auto number = parse_number(text);
  if (!number) {
    problems.push_back(problem(Severity::error, "merge.no_amount", text));
    return text;
  }
  auto words = text::amount_in_words(*number);
  if (words) return *std::move(words);
  problems.push_back(problem(Severity::error, words.error().code, text));
  return text;
}

Shown Filters::apply(const data::Value* value, Lookup& lookup, Diagnostics& problems) const {
  std::string shown;
  auto step = steps_.begin();
  if (value != nullptr && step != steps_.end() && step->kind == Step::sum) {
    shown = sum(*step, *value, lookup, problems);
    ++step;
  } else if (value != nullptr) {
    const std::optional<std::string> text = value_text(*value);
    if (!text) problems.push_back(finding(Severity::error, "merge.not_text"));
    shown = text.value_or("");
  }
  for (; step != steps_.end(); ++step) {
    if (step->kind != Step::sum) shown = run(*step, std::move(shown), problems);
  }
  return finished(std::move(shown));
}

Shown Filters::apply(const Arithmetic& arithmetic, const Reading& reading) const {
  constexpr std::size_t kLongest = 200;
  constexpr int kShownPlaces = 10;
  const Arithmetic::Outcome outcome = arithmetic.evaluate(reading);
  if (!outcome.value) return finished({});
  const text::Rational::Digits digits = outcome.value->digits();
  std::string text = digits.number.plain();
  if (text.size() > kLongest) {
    reading.problems.push_back(finding(Severity::error, "merge.number_too_long"));
    return finished({});
  }
  if (digits.endless && !rounds_first()) {
    text = digits.number.rounded(kShownPlaces).plain();
    reading.problems.push_back(problem(Severity::warning, "merge.endless", text));
    return finished(std::move(text));
  }
  for (const Step& step : steps_) text = run(step, std::move(text), reading.problems);
  return finished(std::move(text));
}

/// Whether the first filter says to how many places a number is rounded.
bool Filters::rounds_first() const {
  if (steps_.empty() || steps_.front().kind != Step::number) return false;
  const auto& sections = steps_.front().format->sections();
  return std::none_of(sections.begin(), sections.end(), [](const auto& section) {
    using Kind = text::NumberFormat::Token::Kind;
    return section.holds(Kind::general) || section.holds(Kind::text);
  });
}

Shown Filters::finished(std::string text) const {
  if (!underline_) return {std::move(text), false};
  return {padded(text, *underline_), true};
}

}  // namespace sealpress::merge
