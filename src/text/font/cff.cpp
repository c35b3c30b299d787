#include "text/font/cff.h"

#include <algorithm>

#include "text/font/big_endian.h"
#include "text/font/cff_dict.h"

namespace sealpress::text {
std::optional<CffIndex> CffIndex::parse(std::string_view table, std::size_t offset) {
  if (offset > table.size() || table.size() - offset < 2) return std::nullopt;
  CffIndex index;
  index.count_ = read_u16(table, offset);
  index.end_ = offset + 2;
  if (index.count_ == 0) return index;
  index.offset_size_ = read_big_endian(table, offset + 2, 1);
  if (index.offset_size_ < 1 || index.offset_size_ > 4) return std::nullopt;
  const std::size_t length = (std::size_t{index.count_} + 1) * index.offset_size_;
  if (table.size() - offset < 3 + length) return std::nullopt;
  index.offsets_ = table.substr(offset + 3, length);
  index.data_ = table.substr(offset + 3 + length);
  const std::uint32_t last = index.offset_of(index.count_);
  if (last < 1 || last - 1 > index.data_.size()) return std::nullopt;
  index.data_ = index.data_.substr(0, last - 1);
  index.end_ = offset + 3 + length + last - 1;
  return index;
}

std::uint32_t CffIndex::offset_of(std::uint32_t i) const {
  return read_big_endian(offsets_, std::size_t{i} * offset_size_, offset_size_);
}

std::string_view CffIndex::operator[](std::uint32_t i) const {
  const std::uint32_t begin = offset_of(i), end = offset_of(i + 1);  // counted from 1
  if (begin < 1 || begin > end || end - 1 > data_.size()) return {};
  return data_.substr(begin - 1, end - begin);
}

std::optional<CffFont> CffFont::parse(std::string_view table) {
  const auto names = CffIndex::parse(table, read_big_endian(table, 2, 1));  // after the header
  if (!names || names->size() != 1) return std::nullopt;
  const auto top_dicts = CffIndex::parse(table, names->end());
  if (!top_dicts || top_dicts->size() != 1) return std::nullopt;
  const auto strings = CffIndex::parse(table, top_dicts->end());
  if (!strings) return std::nullopt;
  const auto global_subrs = CffIndex::parse(table, strings->end());
  const auto top = CffDict::parse((*top_dicts)[0]);
  if (!global_subrs || !top || !top->find(CffOperator::ros)) return std::nullopt;

  const auto char_strings = top->offset(CffOperator::char_strings);
  const auto charset = top->offset(CffOperator::charset);
  const auto fd_array = top->offset(CffOperator::fd_array);
  const auto fd_select = top->offset(CffOperator::fd_select);
  if (!char_strings || !charset || !fd_array || !fd_select) return std::nullopt;
  const auto glyphs = CffIndex::parse(table, *char_strings);
  if (!glyphs || glyphs->size() == 0) return std::nullopt;

  CffFont font;
  font.name_ = (*names)[0];
  font.char_strings_ = *glyphs;
  font.self_contained_ = global_subrs->size() == 0;
  if (const auto* matrix = top->find(CffOperator::font_matrix)) font.matrix_ = matrix->operands;
  if (const auto* box = top->find(CffOperator::font_bbox)) font.bounding_box_ = box->operands;
  if (!font.read_font_dicts(table, *fd_array) || !font.read_charset(table, *charset) ||
      !font.read_fd_select(table, *fd_select)) {
    return std::nullopt;
  }
  return font;
}

bool CffFont::read_font_dicts(std::string_view table, std::size_t offset) {
  const auto dicts = CffIndex::parse(table, offset);
  if (!dicts || dicts->size() == 0 || dicts->size() > 256) return false;
  for (std::uint32_t i = 0; i < dicts->size(); ++i) {
    const auto dict = CffDict::parse((*dicts)[i]);
    if (!dict) return false;
    FontDict font_dict;
    if (const auto* matrix = dict->find(CffOperator::font_matrix)) {
      font_dict.matrix = matrix->operands;
    }
    const auto size = dict->offset(CffOperator::private_dict, 0);
    const auto begin = dict->offset(CffOperator::private_dict, 1);
    if (!size || !begin || *begin > table.size() || *size > table.size() - *begin) return false;
    const auto private_dict = CffDict::parse(table.substr(*begin, *size));
    if (!private_dict) return false;
    for (const auto& entry : private_dict->entries()) {
      if (entry.op == CffOperator::subrs) {
        self_contained_ = false;
      } else {
        font_dict.private_dict += entry.whole;
      }
    }
    font_dicts_.push_back(std::move(font_dict));
  }
  return true;
}

/// Clause 13: format 0 lists the ids, formats 1 and 2 their ranges. Glyph 0 is always id 0.
bool CffFont::read_charset(std::string_view table, std::size_t offset) {
  if (offset >= table.size()) return false;
  const std::uint32_t format = read_big_endian(table, offset, 1);
  if (format > 2) return false;
  cids_ = {0};
  cids_.reserve(glyph_count());
  for (std::size_t at = offset + 1; cids_.size() < glyph_count();) {
    const std::size_t length = 2 + format;
    if (at > table.size() || table.size() - at < length) return false;
    const std::uint32_t first = read_u16(table, at);
    const std::uint32_t more = format == 0 ? 0 : read_big_endian(table, at + 2, format);
    for (std::uint32_t i = 0; i <= more && cids_.size() < glyph_count(); ++i) {
      cids_.push_back(static_cast<std::uint16_t>(first + i));
    }
    at += length;
  }
  return true;
}

/// Clause 19: format 0 lists the font dict of each glyph, format 3 ranges of glyphs.
bool CffFont::read_fd_select(std::string_view table, std::size_t offset) {
  const std::uint32_t format = read_big_endian(table, offset, 1);
  const std::uint32_t glyphs = glyph_count();
  if (format == 0 && offset < table.size() && table.size() - offset > glyphs) {
    const std::string_view list = table.substr(offset + 1, glyphs);
    font_dict_of_.assign(list.begin(), list.end());
  } else if (format == 3) {
    const std::uint32_t ranges = read_u16(table, offset + 1);
    for (std::uint32_t i = 0; i < ranges; ++i) {
      const std::size_t at = offset + 3 + std::size_t{3} * i;
      const std::uint32_t next = read_u16(table, at + 3);
      if (read_u16(table, at) != font_dict_of_.size() || next > glyphs) return false;
      const auto dict = static_cast<std::uint8_t>(read_big_endian(table, at + 2, 1));
      font_dict_of_.resize(std::max<std::size_t>(next, font_dict_of_.size()), dict);
    }
  }
  return font_dict_of_.size() == glyphs &&
         std::all_of(font_dict_of_.begin(), font_dict_of_.end(),
                     [this](std::uint8_t dict) { return dict < font_dicts_.size(); });
}

}  // namespace sealpress::text
