#include "text/font/advance_table.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "text/font/font_table.h"

namespace sealpress::text {
namespace {

constexpr float kUnknown = -1;
constexpr std::uint32_t kMost = 0x10000;  ///< characters of one advance in a row

std::string_view take(std::string_view& text, char separator) {
  const std::string_view part = text.substr(0, text.find(separator));
  text.remove_prefix(std::min(text.size(), part.size() + 1));
  return part;
}

template <class T, class... Format>
bool read(std::string_view text, T& value, Format... format) {
  const auto [end, error] =
      std::from_chars(text.data(), text.data() + text.size(), value, format...);
  return error == std::errc() && end == text.data() + text.size();
}

std::optional<std::size_t> style_of(std::string_view name) {
  if (name == "regular") return style_index(false, false);
  if (name == "bold") return style_index(true, false);
  if (name == "italic") return style_index(false, true);
  if (name == "bold italic") return style_index(true, true);
  return std::nullopt;
}

std::string style_key(const std::string& key, std::size_t style) {
  return static_cast<char>('0' + style) + key;
}

/// Thousandths of an em, or - for an unknown advance; 0 if it is neither.
float read_advance(std::string_view text) {
  float mille = 0;
  if (text == "-") return kUnknown;
  return read(text, mille) && mille > 0 && mille < 10'000 ? mille / 1000 : 0;
}

/// "0041 652 - 573*3": false if it is not understood, or reaches beyond Unicode's characters.
bool read_run(std::string_view text, std::uint32_t& first, std::vector<float>& advances) {
  if (!read(take(text, ' '), first, 16) || text.empty()) return false;
  while (!text.empty()) {
    std::string_view times = take(text, ' ');
    const bool repeated = times.find('*') != std::string_view::npos;
    const float advance = read_advance(take(times, '*'));
    std::uint32_t count = 1;
    if (advance == 0 || (repeated && !read(times, count)) || count > kMost) return false;
    advances.insert(advances.end(), count, advance == kUnknown ? 0 : advance);
  }
  return first + advances.size() <= 0x110000;
}

}  // namespace

void NamedAdvances::add(char32_t first, std::vector<float> advances) {
  for (std::size_t i = 0; i < advances.size() && first + i < low_.size(); ++i) {
    low_[first + i] = advances[i];
  }
  if (first + advances.size() > low_.size()) runs_.push_back({first, std::move(advances)});
}

double NamedAdvances::find_in_runs(char32_t c) const {
  const auto after = std::upper_bound(runs_.begin(), runs_.end(), c,
                                      [](char32_t at, const Run& run) { return at < run.first; });
  if (after == runs_.begin()) return 0;
  const Run& run = *std::prev(after);
  const std::size_t index = c - run.first;
  return index < run.advances.size() ? static_cast<double>(run.advances[index]) : 0;
}

const NamedAdvances* AdvanceTable::find(const std::string& key, std::size_t style) const {
  const auto found = by_key_.find(style_key(key, style));
  return found == by_key_.end() ? nullptr : &faces_[found->second];
}

bool AdvanceTable::add_line(std::string_view line) {
  std::string_view names = take(line, '\t');
  const auto style = style_of(take(line, '\t'));
  if (!style || names.empty() || line.empty()) return false;
  NamedAdvances face;
  std::uint32_t behind = 0;  // the last run's end
  while (!line.empty()) {
    std::uint32_t first = 0;
    std::vector<float> advances;
    if (!read_run(take(line, '\t'), first, advances) || first < behind) return false;
    behind = first + static_cast<std::uint32_t>(advances.size());
    face.add(first, std::move(advances));
  }
  while (!names.empty())
    by_key_.emplace(style_key(font_key(take(names, '|')), *style), faces_.size());
  faces_.push_back(std::move(face));
  return true;
}

Result<AdvanceTable> AdvanceTable::parse(std::string_view text) {
  AdvanceTable table;
  for (std::int64_t number = 1; !text.empty(); ++number) {
    const std::string_view line = take(text, '\n');
    if (line.empty() || line.front() == '#' || table.add_line(line)) continue;
    Diagnostic error = input_error("text.font_table_row");
    error.place.line = number;
    return fail(std::move(error));
  }
  return table;
}

}  // namespace sealpress::text
