#include "layout/inline/tabs.h"

namespace sealpress::layout {

namespace {

/// A stop nearer than this is where the text stands already.
constexpr Length kSame = Length::raw(254);

Length next_default(Length default_tab, Length x) {
  if (default_tab <= Length()) return x;
  const std::int64_t step = default_tab.raw();
  const std::int64_t from = (x + kSame).raw();
  const std::int64_t index = from < 0 ? -((-from - 1) / step) : from / step + 1;
  return Length::raw(index * step);
}

}  // namespace

FoundStop next_stop(const ParagraphFormat& format, Length default_tab, Length x) {
  const bool before_indent = format.first < Length() && x + kSame < format.left;
  for (const docx::TabStop& stop : format.tabs) {
    if (stop.position <= x + kSame || stop.align == docx::TabAlign::bar) continue;
    if (before_indent && format.left < stop.position) break;
    return {stop.position, stop.align, stop.leader, true};
  }
  if (before_indent) return {format.left, docx::TabAlign::left, docx::TabLeader::none, true};
  return {next_default(default_tab, x), docx::TabAlign::left, docx::TabLeader::none, false};
}

}  // namespace sealpress::layout
