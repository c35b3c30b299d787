#include "docx/styles.h"

#include <algorithm>

namespace sealpress::docx {

namespace {

using R = RunProperties;

/// 17.7.3.
constexpr Opt<bool> R::*kToggles[] = {&R::bold,   &R::bold_complex, &R::italic,  &R::italic_complex,
                                      &R::caps,   &R::small_caps,   &R::strike,  &R::outline,
                                      &R::shadow, &R::emboss,       &R::imprint, &R::hidden};

/// Lays one level of styles over another: toggles are XORed, unless the defaults have set them.
void lay_level(RunProperties& under, const RunProperties& over, const RunProperties& defaults) {
  bool values[std::size(kToggles)];
  for (std::size_t i = 0; i < std::size(kToggles); ++i) {
    const auto toggle = kToggles[i];
    values[i] = (under.*toggle).value_or(false) != (over.*toggle).value_or(false) ||
                (defaults.*toggle).value_or(false);
  }
  apply(under, over);
  for (std::size_t i = 0; i < std::size(kToggles); ++i) {
    if (under.*kToggles[i]) under.*kToggles[i] = values[i];
  }
}

/// The level of a list that a paragraph is in; nullptr if it is in none.
const NumberingLevel* find_level(const Numbering* numbering, const Opt<int>& num_id,
                                 Opt<int>& level, const std::string& style) {
  if (numbering == nullptr || !num_id) return nullptr;
  const auto found = numbering->instances.find(*num_id);
  if (found == numbering->instances.end()) return nullptr;
  const auto& levels = found->second.levels;
  if (!level) {
    // A style that names a list without a level is tied to the level that names the style.
    const auto tied = std::find_if(levels.begin(), levels.end(), [&](const NumberingLevel& l) {
      return !style.empty() && l.paragraph_style == style;
    });
    level = tied == levels.end() ? 0 : static_cast<int>(tied - levels.begin());
  }
  return &levels[static_cast<std::size_t>(std::clamp(*level, 0, 8))];
}

void apply(TablePartFormat& under, const TablePartFormat& over) {
  docx::apply(under.paragraph, over.paragraph);
  docx::apply(under.run, over.run);
  docx::apply(under.table, over.table);
  docx::apply(under.row, over.row);
  docx::apply(under.cell, over.cell);
}

void drop_cleared(Opt<std::vector<TabStop>>& tabs) {
  if (!tabs) return;
  tabs->erase(std::remove_if(tabs->begin(), tabs->end(),
                             [](const TabStop& t) { return t.align == TabAlign::clear; }),
              tabs->end());
}

}  // namespace

void StyleSheet::index() {
  default_paragraph_style.clear();
  default_character_style.clear();
  default_table_style.clear();
  flat_.clear();
  for (const auto& [id, style] : styles) {
    flatten(style, 0);
    std::string* const slots[] = {&default_paragraph_style, &default_character_style,
                                  &default_table_style, nullptr};
    std::string* const slot = slots[static_cast<std::size_t>(style.type)];
    if (style.is_default && slot != nullptr && slot->empty()) *slot = id;
  }
}

const StyleSheet::Flat& StyleSheet::flatten(const Style& style, int depth) {
  // Word itself stops at 11 levels; a style whose turn is not over yet (a circle) gives nothing.
  constexpr int kMaxDepth = 32;
  const auto [at, is_new] = flat_.try_emplace(style.id);
  Flat& flat = at->second;
  if (!is_new) return flat;
  flat.style.type = style.type;
  const Style* base = find(style.based_on);
  if (base != nullptr && base->type == style.type && depth < kMaxDepth) {
    flat = Flat(flatten(*base, depth + 1));
  }
  flat.style.id = style.id;
  flat.style.name = style.name;
  if (style.paragraph.num_id || style.paragraph.num_level) {
    apply(flat.below, flat.above);
    flat.above = style.paragraph;
    flat.numbered = true;
  } else {
    apply(flat.numbered ? flat.above : flat.below, style.paragraph);
  }
  apply(flat.style.paragraph, style.paragraph);
  apply(flat.style.run, style.run);
  apply(flat.style.table, style.table);
  apply(flat.style.row, style.row);
  apply(flat.style.cell, style.cell);
  for (const auto& [part, format] : style.parts) apply(flat.style.parts[part], format);
  return flat;
}

const Style* StyleSheet::find(std::string_view id) const {
  const auto found = styles.find(id);
  return found == styles.end() ? nullptr : &found->second;
}

const StyleSheet::Flat* StyleSheet::find_flat(const Opt<std::string>& id, StyleType type,
                                              std::string_view other) const {
  if (id) {
    const auto found = flat_.find(*id);
    if (found != flat_.end() && found->second.style.type == type) return &found->second;
  }
  const auto found = flat_.find(other);
  return found == flat_.end() ? nullptr : &found->second;
}

ParagraphProperties StyleSheet::paragraph(const ParagraphProperties& direct,
                                          const Numbering* numbering,
                                          const CellFormat* cell) const {
  const Flat* flat = find_flat(direct.style, StyleType::paragraph, default_paragraph_style);
  ParagraphProperties stated;
  if (flat != nullptr) {
    stated.num_id = flat->style.paragraph.num_id;
    stated.num_level = flat->style.paragraph.num_level;
  }
  if (direct.num_id) stated.num_level.reset();
  if (direct.num_id) stated.num_id = direct.num_id;
  if (direct.num_level) stated.num_level = direct.num_level;
  const bool direct_list = direct.num_id || direct.num_level;
  const NumberingLevel* level = find_level(numbering, stated.num_id, stated.num_level,
                                           flat != nullptr ? flat->style.id : std::string());

  ParagraphProperties result = default_paragraph;
  if (cell != nullptr) apply(result, cell->paragraph);
  const Opt<Justify> by_table = cell != nullptr ? cell->paragraph.justify : std::nullopt;
  if (flat != nullptr) apply(result, flat->below);
  if (level != nullptr && !direct_list) apply(result, level->paragraph);
  if (flat != nullptr) apply(result, flat->above);
  if (by_table && !paragraph_beats_table &&
      result.justify == default_paragraph.justify.value_or(Justify::start)) {
    result.justify = by_table;
  }
  if (level != nullptr && direct_list) apply(result, level->paragraph);
  apply(result, direct);
  result.style = flat != nullptr ? Opt<std::string>(flat->style.id) : std::nullopt;
  result.num_id = stated.num_id == 0 ? std::nullopt : stated.num_id;
  result.num_level = result.num_id ? stated.num_level : std::nullopt;
  drop_cleared(result.tabs);
  return result;
}

RunProperties StyleSheet::paragraph_run(const ParagraphProperties& direct,
                                        const CellFormat* cell) const {
  RunProperties result = default_run;
  if (cell != nullptr) lay_level(result, cell->run, default_run);
  const Flat* flat = find_flat(direct.style, StyleType::paragraph, default_paragraph_style);
  if (flat == nullptr) return result;
  lay_level(result, flat->style.run, default_run);
  if (cell == nullptr || paragraph_beats_table) return result;
  const Length usual = default_run.size.value_or(Length::half_points(20));
  const bool normal = flat->style.id == default_paragraph_style;
  const bool yields =
      result.size == usual || (cell->styled && normal && result.size == Length::half_points(24));
  if (yields) result.size = cell->run.size.value_or(usual);
  return result;
}

RunProperties StyleSheet::run(const RunProperties& base, const RunProperties& direct) const {
  RunProperties result = base;
  const Flat* flat = find_flat(direct.style, StyleType::character, default_character_style);
  if (flat != nullptr) lay_level(result, flat->style.run, default_run);
  apply(result, direct);
  return result;
}

TableProperties StyleSheet::table(const TableProperties& direct) const {
  const Flat* flat = find_flat(direct.style, StyleType::table, default_table_style);
  TableProperties result = flat != nullptr ? flat->style.table : TableProperties();
  apply(result, direct);
  return result;
}

}  // namespace sealpress::docx
