#include <array>

#include "text/font/big_endian.h"
#include "text/font/cff.h"
#include "text/font/cff_dict.h"

namespace sealpress::text {
namespace {

/// Number of strings that every CFF font knows (appendix A); a font's own follow them.
constexpr std::uint32_t kStandardStrings = 391;

std::string make_index(const std::vector<std::string_view>& entries) {
  std::size_t size = 1;
  for (const auto entry : entries) size += entry.size();
  const std::size_t width = size <= 0xFF ? 1 : size <= 0xFFFF ? 2 : size <= 0xFFFFFF ? 3 : 4;
  std::string out;
  out.reserve(3 + (entries.size() + 1) * width + size);
  append_big_endian(out, static_cast<std::uint32_t>(entries.size()), 2);
  if (entries.empty()) return out;
  append_big_endian(out, static_cast<std::uint32_t>(width), 1);
  std::uint32_t offset = 1;
  append_big_endian(out, offset, width);
  for (const auto entry : entries) {
    offset += static_cast<std::uint32_t>(entry.size());
    append_big_endian(out, offset, width);
  }
  for (const auto entry : entries) out += entry;
  return out;
}

void append_number(std::string& dict, std::size_t value, CffOperator op) {
  std::string operand;
  append_cff_integer(operand, static_cast<std::uint32_t>(value));
  append_cff_entry(dict, operand, op);
}

}  // namespace

/// Charset and FDSelect are lists (format 0): a subset has few ranges.
CffFont::Parts CffFont::parts(std::span<const std::uint32_t> glyphs) const {
  Parts parts;
  parts.charset = parts.fd_select = std::string(1, '\0');
  std::vector<std::string_view> outlines;
  std::array<std::uint32_t, 256> number_of_dict{};  // in the subset, from 1; 0: not in use
  const auto keep = [&](std::uint32_t glyph) {
    outlines.push_back(char_strings_[glyph]);
    std::uint32_t& number = number_of_dict[font_dict_of_[glyph]];
    if (number == 0) {
      parts.font_dicts.push_back(&font_dicts_[font_dict_of_[glyph]]);
      number = static_cast<std::uint32_t>(parts.font_dicts.size());
    }
    append_big_endian(parts.fd_select, number - 1, 1);
    if (glyph != 0) append_big_endian(parts.charset, cids_[glyph], 2);
  };
  keep(0);
  for (const std::uint32_t glyph : glyphs) {
    if (glyph != 0) keep(glyph);
  }
  parts.char_strings = make_index(outlines);
  return parts;
}

std::string CffFont::top_dict(const Layout& layout) const {
  std::string dict, operands;
  append_cff_integer(operands, kStandardStrings);      // Adobe
  append_cff_integer(operands, kStandardStrings + 1);  // Identity
  append_cff_integer(operands, 0);
  append_cff_entry(dict, operands, CffOperator::ros);  // must come first
  if (!matrix_.empty()) append_cff_entry(dict, matrix_, CffOperator::font_matrix);
  if (!bounding_box_.empty()) append_cff_entry(dict, bounding_box_, CffOperator::font_bbox);
  append_number(dict, 0xFFFF, CffOperator::cid_count);
  append_number(dict, layout.charset, CffOperator::charset);
  append_number(dict, layout.fd_select, CffOperator::fd_select);
  append_number(dict, layout.char_strings, CffOperator::char_strings);
  append_number(dict, layout.fd_array, CffOperator::fd_array);
  return dict;
}

/// Header and the INDEXes that come first; of the same length whatever the offsets.
std::string CffFont::head(const Layout& layout) const {
  using namespace std::string_literals;
  return "\x01\x00\x04\x04"s + make_index({name_}) + make_index({top_dict(layout)}) +
         make_index({"Adobe", "Identity"}) + make_index({});
}

std::string CffFont::subset(std::span<const std::uint32_t> glyphs) const {
  const Parts parts = this->parts(glyphs);
  Layout layout;
  layout.charset = head(layout).size();
  layout.fd_select = layout.charset + parts.charset.size();
  layout.char_strings = layout.fd_select + parts.fd_select.size();
  const std::size_t privates_begin = layout.char_strings + parts.char_strings.size();

  std::string privates;
  std::vector<std::string> font_dicts;
  for (const FontDict* source : parts.font_dicts) {
    std::string dict, size_and_offset;
    if (!source->matrix.empty()) append_cff_entry(dict, source->matrix, CffOperator::font_matrix);
    append_cff_integer(size_and_offset, static_cast<std::uint32_t>(source->private_dict.size()));
    append_cff_integer(size_and_offset,
                       static_cast<std::uint32_t>(privates_begin + privates.size()));
    append_cff_entry(dict, size_and_offset, CffOperator::private_dict);
    privates += source->private_dict;
    font_dicts.push_back(std::move(dict));
  }
  layout.fd_array = privates_begin + privates.size();
  const std::string fd_array = make_index({font_dicts.begin(), font_dicts.end()});

  std::string out;
  out.reserve(layout.fd_array + fd_array.size());
  out += head(layout);
  out += parts.charset;
  out += parts.fd_select;
  out += parts.char_strings;
  out += privates;
  out += fd_array;
  return out;
}

}  // namespace sealpress::text
