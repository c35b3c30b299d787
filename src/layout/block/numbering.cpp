#include "layout/block/numbering.h"

#include <algorithm>

#include "layout/counters.h"
#include "layout/number_format.h"
#include "text/unicode.h"

namespace sealpress::layout {

namespace {

constexpr int kLevels = 9;

/// Whether a paragraph of `level` sets the deeper level `deeper` back (17.9.11).
bool restarts(const docx::NumberingLevel& deeper, int level) {
  return !deeper.restart || level < *deeper.restart;
}

/// "%1.%2" with the numbers in.
std::string label_text(const docx::NumberingInstance& instance, int level,
                       const std::array<int, kLevels>& numbers) {
  const docx::NumberingLevel& own = instance.levels[static_cast<std::size_t>(level)];
  std::string out;
  for (std::size_t i = 0; i < own.text.size(); ++i) {
    const bool number = own.text[i] == '%' && i + 1 < own.text.size() && own.text[i + 1] >= '1' &&
                        own.text[i + 1] <= '9';
    if (!number) {
      out += own.text[i];
      continue;
    }
    const auto of = static_cast<std::size_t>(own.text[++i] - '1');
    const bool legal = own.legal && of != static_cast<std::size_t>(level);
    out += format_number(numbers[of], legal ? "decimal" : instance.levels[of].format);
  }
  return out;
}

}  // namespace

std::array<int, kLevels> ListCounters::advance(const docx::NumberingInstance& instance, int num_id,
                                               int level) {
  State& state = lists_[instance.abstract_id];
  auto& started = started_[num_id];
  const auto own = static_cast<std::size_t>(level);
  const docx::Opt<int>& override_start = instance.start_overrides[own];
  if (override_start && !started[own]) {
    state.value[own] = *override_start;
  } else if (!state.counted[own]) {
    state.value[own] = instance.levels[own].start;
  } else {
    ++state.value[own];
  }
  started[own] = state.counted[own] = true;
  for (std::size_t deeper = own + 1; deeper < kLevels; ++deeper) {
    if (restarts(instance.levels[deeper], level)) state.counted[deeper] = false;
  }
  std::array<int, kLevels> numbers{};
  for (std::size_t i = 0; i < kLevels; ++i) {
    numbers[i] = state.counted[i] ? state.value[i] : instance.levels[i].start;
  }
  return numbers;
}

std::optional<Label> next_label(const docx::Paragraph& paragraph,
                                const docx::ParagraphProperties& resolved,
                                const docx::RunProperties& base, Context& context) {
  const int num_id = resolved.num_id.value_or(0);
  const auto instance = context.file.numbering.instances.find(num_id);
  if (num_id == 0 || instance == context.file.numbering.instances.end()) return std::nullopt;
  const int level = std::clamp(resolved.num_level.value_or(0), 0, kLevels - 1);
  const auto numbers = context.counters.lists.advance(instance->second, num_id, level);
  const docx::NumberingLevel& own = instance->second.levels[static_cast<std::size_t>(level)];
  if (!knows_number_format(own.format)) {
    Diagnostic remark = finding(Severity::warning, "layout.number_format");
    remark.place = context.file.place_of(&paragraph);
    context.report.push_back(std::move(remark).with("format", own.format));
  }
  docx::RunProperties merged = context.file.styles.run(base, *paragraph.mark);
  docx::apply(merged, own.run);
  Label label;
  label.text = text::to_utf32(label_text(instance->second, level, numbers));
  label.format = &context.counters.formats.made(merged);
  label.suffix = own.suffix;
  label.justify = own.justify;
  return label;
}

}  // namespace sealpress::layout
