#include "layout/table/borders.h"

#include <algorithm>
#include <tuple>

namespace sealpress::layout::table {
namespace {

using docx::BorderStyle;

/// The number by which a width is multiplied to weigh a border.
int style_number(BorderStyle style) {
  switch (style) {
    case BorderStyle::none:
    case BorderStyle::nil:
      return 0;
    case BorderStyle::single:
    case BorderStyle::dotted:
    case BorderStyle::dashed:
    case BorderStyle::dash_small_gap:
      return 1;
    case BorderStyle::thick:
      return 2;
    case BorderStyle::double_line:
      return 3;
    case BorderStyle::dot_dash:
      return 8;
    case BorderStyle::dot_dot_dash:
      return 9;
    case BorderStyle::triple:
      return 10;
    case BorderStyle::thin_thick_small:
      return 11;
    case BorderStyle::thick_thin_small:
      return 12;
    case BorderStyle::thin_thick_thin_small:
      return 13;
    case BorderStyle::thin_thick_medium:
      return 14;
    case BorderStyle::thick_thin_medium:
      return 15;
    case BorderStyle::thin_thick_thin_medium:
      return 16;
    case BorderStyle::thin_thick_large:
      return 17;
    case BorderStyle::thick_thin_large:
      return 18;
    case BorderStyle::thin_thick_thin_large:
      return 19;
    case BorderStyle::wave:
      return 20;
    case BorderStyle::double_wave:
      return 21;
    case BorderStyle::dash_dot_stroked:
      return 23;
    case BorderStyle::emboss:
      return 24;
    case BorderStyle::engrave:
      return 25;
    case BorderStyle::outset:
      return 26;
    case BorderStyle::inset:
      return 27;
  }
  return 1;
}

bool absent(const docx::Border& border) {
  return border.style == BorderStyle::none || border.style == BorderStyle::nil;
}

Color shown(const docx::ColorSpec& color) {
  return color.automatic ? kBlack : color.rgb;
}

/// Smaller is darker (17.4.66): R + B + 2G, then B + 2G, then G.
std::array<int, 3> brightness(const docx::Border& border) {
  const Color c = shown(border.color);
  return {c.red + c.blue + 2 * c.green, c.blue + 2 * c.green, c.green};
}

int weight(const docx::Border& border) {
  return border.eighths * style_number(border.style);
}

bool second_wins_in_word(const docx::Border& first, const docx::Border& second) {
  const int a = weight(first), b = weight(second);
  return a != b ? b > a : brightness(second) < brightness(first);
}

/// LibreOffice: the wider wins, a double line over a single one, else the right or lower cell's.
bool second_wins_in_libreoffice(const docx::Border& first, const docx::Border& second) {
  const auto rank = [](const docx::Border& b) {
    return std::tuple(alone({b, true}).width(), b.style == BorderStyle::double_line);
  };
  return rank(second) >= rank(first);
}

Edge edge_of(const docx::Border& border) {
  if (absent(border)) return {};
  // Word draws a border without a size as its thinnest line, and none above 12 pt (17.18.13).
  return {border.style, std::clamp(border.eighths, 2, 96), shown(border.color)};
}

const docx::Opt<docx::Border>& on_side(const docx::CellBorders& borders, Side side) {
  switch (side) {
    case Side::top:
      return borders.top;
    case Side::left:
      return borders.left;
    case Side::bottom:
      return borders.bottom;
    case Side::right:
      break;
  }
  return borders.right;
}

/// Whether nothing of the table lies beyond that side of the cell.
bool at_rim(const Grid& grid, const GridCell& cell, Side side) {
  switch (side) {
    case Side::top:
      return cell.row == 0;
    case Side::bottom:
      return cell.row + 1 == grid.rows.size();
    case Side::left:
      return &grid.cells_of(cell.row).front() == &cell;
    case Side::right:
      break;
  }
  return &grid.cells_of(cell.row).back() == &cell;
}

Claim claim_with(const Grid& grid, const GridCell& cell, Side side, bool rim) {
  if (const auto& own = on_side(cell.direct->borders, side)) return {*own, true};
  if (const auto& styled = on_side(cell.format->cell.borders, side)) return {*styled, true};
  const docx::CellBorders& table = grid.table_of(cell.row).borders;
  const auto& inner = side == Side::top || side == Side::bottom ? table.inside_h : table.inside_v;
  const auto& common = rim ? on_side(table, side) : inner;
  return common ? Claim{*common, false} : Claim{};
}

}  // namespace

Strands Edge::strands() const {
  const Length w = Length::eighth_points(eighths), half = w / 2;
  const Length thin = Length::eighth_points(6), wide = thin * 2;
  switch (style) {
    case BorderStyle::none:
    case BorderStyle::nil:
      return {};
    case BorderStyle::thick:
      return {w * 2};
    case BorderStyle::double_line:
    case BorderStyle::double_wave:
      return {w, w, w};
    case BorderStyle::triple:
      return {w, w, w, w, w};
    case BorderStyle::thin_thick_small:
      return {thin, thin, w};
    case BorderStyle::thick_thin_small:
      return {w, thin, thin};
    case BorderStyle::thin_thick_thin_small:
      return {thin, thin, w, thin, thin};
    case BorderStyle::thin_thick_medium:
      return {half, half, w};
    case BorderStyle::thick_thin_medium:
      return {w, half, half};
    case BorderStyle::thin_thick_thin_medium:
      return {half, half, w, half, half};
    case BorderStyle::thin_thick_large:
      return {thin, w, wide};
    case BorderStyle::thick_thin_large:
      return {wide, w, thin};
    case BorderStyle::thin_thick_thin_large:
      return {thin, w, wide, w, thin};
    default:
      return {w};
  }
}

Length Edge::width() const {
  Length total;
  for (const Length part : strands()) total += part;
  return total;
}

Claim claim_of(const Grid& grid, const GridCell& cell, Side side) {
  return claim_with(grid, cell, side, at_rim(grid, cell, side));
}

Claim own_claim_of(const Grid& grid, const GridCell& cell, Side side) {
  return claim_with(grid, cell, side, false);
}

Edge meet(const Claim& first, const Claim& second, const Profile& profile) {
  const docx::Border &a = first.border, &b = second.border;
  if (profile.word_border_conflicts) {
    const bool silenced = (first.of_cell && a.style == BorderStyle::nil) ||
                          (second.of_cell && b.style == BorderStyle::nil);
    if (silenced) return {};
  }
  if (absent(a)) return edge_of(b);
  if (absent(b)) return edge_of(a);
  if (first.of_cell != second.of_cell) return edge_of(first.of_cell ? a : b);
  const bool second_wins =
      profile.word_border_conflicts ? second_wins_in_word(a, b) : second_wins_in_libreoffice(a, b);
  return edge_of(second_wins ? b : a);
}

Edge alone(const Claim& claim) {
  return edge_of(claim.border);
}

}  // namespace sealpress::layout::table
