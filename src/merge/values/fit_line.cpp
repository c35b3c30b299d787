#include "merge/values/fit_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/values/value_text.h"
#include "text/format.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

constexpr double kTibetanLetter = 0.62, kTsheg = 0.35;
constexpr double kBlankBetween = 0.25;
/// Smaller than this nobody can read.
const Length kSmallest = Length::pt(5);

bool is_tibetan_mark_over_or_below(char32_t c) {
  return (c >= 0x0F71 && c <= 0x0F84) || (c >= 0x0F8D && c <= 0x0FBC) || c == 0x0F39;
}

double width_in_em(char32_t c) {
  if (is_tibetan_mark_over_or_below(c)) return 0;
  if (c == 0x0F0B || c == 0x0F0D) return kTsheg;
  if (text::script_of(c) == text::Script::tibetan) return kTibetanLetter;
  return text::is_wide(c) ? 1.0 : 0.5;
}

bool is_ascii_word(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

/// Word leaves a blank between Chinese and Latin letters or digits (w:autoSpaceDE, w:autoSpaceDN).
bool parted(char32_t a, char32_t b) {
  const auto han = [](char32_t c) { return text::script_of(c) == text::Script::han; };
  return (han(a) && is_ascii_word(b)) || (is_ascii_word(a) && han(b));
}

/// A date as official documents write it, other text as it is.
std::string shown_text(const data::Value* value) {
  if (value == nullptr) return {};
  std::string text = value_text(*value).value_or("");
  if (const auto date = text::parse_date(text)) {
    if (auto shown = text::format_date(*date, "yyyy年M月d日")) return *shown;
  }
  return text;
}

/// Word counts type in half points.
Length whole_half_points(Length size) {
  return Length::half_points(static_cast<std::int64_t>(std::floor(size.to_pt() * 2 + 1e-6)));
}

bool is_properties(const docx::Node& node) {
  return node.kind == docx::NodeKind::raw && local_name(bytes_of(node)) == "pPr";
}

}  // namespace

double width_in_em(std::string_view text) {
  double line = 0, widest = 0;
  char32_t before = U'\n';
  for (const char32_t c : text::to_utf32(text)) {
    line = c == U'\n' ? 0 : line + width_in_em(c) + (parted(before, c) ? kBlankBetween : 0);
    widest = std::max(widest, line);
    before = c;
  }
  return widest;
}

/// How much smaller the type must be: for the longest of a repeat's items.
double FittedParagraph::factor(Merger& merger) const {
  if (!fit_.one_line) return 1;
  const LineFit::OneLine& line = *fit_.one_line;
  double widest = 0;
  const auto measure = [&](const data::Value* value) {
    Diagnostics said_when_shown;
    const Shown shown = line.filters.apply(value, merger.lookup, said_when_shown);
    widest = std::max(widest, width_in_em(shown.text));
  };
  measure(merger.find(line.key));
  const Scope* item = innermost_item(*merger.scope);
  if (item == merger.scope && item->items != nullptr && line.key.steps_out() == 0) {
    for (const data::Value& sibling : *item->items) {
      measure(merger.lookup.find({&sibling, nullptr, {}, 0, false, nullptr}, line.key));
    }
  }
  if (widest <= 0) return 1;
  const Length fitting = whole_half_points(Length::pt(line.width.to_pt() / widest));
  return std::min(1.0, std::max(fitting, kSmallest).to_pt() / line.size.to_pt());
}

void FittedParagraph::fit_line_height(Merger& merger, double factor, Format& format) const {
  if (factor >= 1 || resolved_.line_rule != docx::LineRule::exact || !resolved_.line) return;
  docx::ParagraphProperties& p = format.properties;
  p.line = std::llround(static_cast<double>(*resolved_.line) * factor);
  p.line_rule = docx::LineRule::exact;
  const auto twips = [](const std::optional<Length>& length) {
    return length ? length->to_twips() : 0;
  };
  format.ppr = merger.arena.text(with_paragraph_property(
      format.ppr,
      fmt::format("<w:spacing w:before=\"{}\" w:after=\"{}\" w:line=\"{}\" "
                  "w:lineRule=\"exact\"/>",
                  twips(resolved_.space_before), twips(resolved_.space_after), *p.line)));
}

/// The middle between this indent and the column's right edge is the middle of what stands at the
/// paragraph's right indent.
Length FittedParagraph::centred_indent(Merger& merger) const {
  const LineFit::Centred& c = *fit_.centred;
  const Length below = c.size.scaled(width_in_em(shown_text(merger.find(c.over))));
  const Length right = resolved_.indent_right.value_or(Length());
  return std::max(Length(), c.column - right * 2 - below);
}

void FittedParagraph::centre(Merger& merger, Format& format) const {
  if (!fit_.centred) return;
  docx::ParagraphProperties& p = format.properties;
  p.indent_left = centred_indent(merger);
  p.indent_right = p.first_line = Length();
  p.indent_left_chars.reset();
  p.indent_right_chars = p.first_line_chars = 0;
  p.justify = docx::Justify::center;
  const std::string indent = fmt::format(
      "<w:ind w:left=\"{}\" w:rightChars=\"0\" w:right=\"0\" "
      "w:firstLineChars=\"0\" w:firstLine=\"0\"/>",
      p.indent_left->to_twips());
  format.ppr = merger.arena.text(with_paragraph_property(
      with_paragraph_property(format.ppr, indent), "<w:jc w:val=\"center\"/>"));
}

void FittedParagraph::run(Merger& merger, Nodes& out) const {
  const double shrunk = factor(merger);
  const auto outer_size = merger.type_size;
  if (shrunk < 1) merger.type_size = whole_half_points(fit_.one_line->size.scaled(shrunk));
  Nodes content;
  merge::run(children_, merger, content);
  merger.type_size = outer_size;

  Format format{{}, *base_.properties};
  const auto found = std::find_if(content.begin(), content.end(),
                                  [](const docx::Node* node) { return is_properties(*node); });
  if (found != content.end()) format.ppr = bytes_of(**found);
  fit_line_height(merger, shrunk, format);
  centre(merger, format);
  if (!format.ppr.empty()) {
    const docx::Node* made = make_raw(merger.arena, format.ppr);
    if (found != content.end()) {
      *found = made;
    } else {
      content.insert(content.begin(), made);
    }
  }
  auto* paragraph = static_cast<docx::Paragraph*>(with_children(merger.arena, base_, content));
  paragraph->properties = merger.arena.keep(std::move(format.properties));
  merger.count(paragraph->open.size() + paragraph->close.size() + format.ppr.size());
  out.push_back(paragraph);
}

}  // namespace sealpress::merge
