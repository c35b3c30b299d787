#include "merge/filters.h"

#include <array>
#include <charconv>

#include "merge/decimal.h"
#include "merge/nearest.h"
#include "merge/value_text.h"
#include "text/format.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

constexpr std::size_t kMaxRows = 1000;
constexpr std::size_t kMaxUnderline = 400;
constexpr double kMaxLength = 1000;
constexpr std::string_view kNoBreakSpace = "\u00a0";

enum class Use : std::uint8_t { text, list, picture, seal };

struct Known {
  std::string_view name;
  Use use;
};
constexpr std::array kKnown{
    Known{"日期", Use::text},   Known{"数字", Use::text}, Known{"合计", Use::text},
    Known{"下划线", Use::text}, Known{"至少", Use::list}, Known{"宽", Use::picture},
    Known{"高", Use::picture},  Known{"直径", Use::seal}, Known{"一行", Use::text},
    Known{"对中", Use::text},   Known{"合并", Use::text},
};

std::optional<Use> use_of(Sigil sigil) {
  switch (sigil) {
    case Sigil::value:
      return Use::text;
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
  const std::string near = nearest(name, names);
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

std::string without_commas(std::string_view number) {
  std::string out;
  for (const char c : number) {
    if (c != ',') out += c;
  }
  return out;
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
  if (use_of(tag.sigil) != known->use && !centres_seal) {
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
  const auto bad_pattern = [&] {
    return fail(
        input_error("merge.bad_pattern").with("filter", call.name).with("pattern", call.argument));
  };
  if (call.name == "日期") {
    const std::string pattern = call.argument.empty() ? "yyyy年M月d日" : call.argument;
    if (!text::format_date({2024, 1, 31}, pattern)) return bad_pattern();
    steps_.push_back({Step::date, pattern, {}});
  } else if (call.name == "数字") {
    const std::string pattern = call.argument.empty() ? "#,##0.##" : call.argument;
    if (!text::format_number("1", pattern)) return bad_pattern();
    steps_.push_back({Step::number, pattern, {}});
  } else {
    const std::string normal = text::label_key(call.argument);
    if (normal.empty() || !steps_.empty()) return fail(bad_argument(call));
    steps_.push_back({Step::sum, {}, Key(call.argument, normal, false)});
  }
  return {};
}

std::string Filters::sum(const Step& step, const data::Value& list, Lookup& lookup,
                         Diagnostics& problems) const {
  const data::Array* items = list.array();
  if (items == nullptr || items->empty()) return {};
  Decimal total;
  for (const data::Value& item : *items) {
    const data::Value* summand = lookup.find({&item, nullptr, {}, 0, false, nullptr}, step.field);
    const std::string text = summand == nullptr ? "" : text::label_key(summand->to_text());
    if (text.empty()) continue;
    const std::optional<Decimal> number = Decimal::parse(text);
    if (!number) {
      problems.push_back(problem(Severity::warning, "merge.not_a_number", text));
    } else if (!total.add(*number)) {
      problems.push_back(problem(Severity::warning, "merge.sum_too_large", text));
    }
  }
  return total.to_text();
}

std::string Filters::run(const Step& step, std::string text, Diagnostics& problems) const {
  if (text::label_key(text).empty()) return text;
  if (step.kind == Step::date) {
    const std::optional<text::Date> date = text::parse_date(text);
    if (date) return *text::format_date(*date, step.pattern);
    problems.push_back(problem(Severity::warning, "merge.not_a_date", text));
  } else {
    const std::string number = without_commas(text::label_key(text));
    if (Decimal::parse(number)) {
      if (auto shown = text::format_number(number, step.pattern)) return *shown;
    }
    problems.push_back(problem(Severity::warning, "merge.not_a_number", text));
  }
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
  if (!underline_) return {std::move(shown), false};
  return {padded(shown, *underline_), true};
}

}  // namespace sealpress::merge
