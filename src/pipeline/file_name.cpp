#include "pipeline/file_name.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <filesystem>

#include "text/name_form.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

/// Windows allows 260 characters for a whole path; official names are long, folders too.
constexpr std::size_t kMostCharacters = 100;

constexpr char32_t kFullWidth = 0xFF00 - 0x20;  // from an ASCII character to its twin

bool is_device_name(std::string_view name) {
  std::string stem(name.substr(0, name.find('.')));
  while (stem.ends_with(' ')) stem.pop_back();
  std::transform(stem.begin(), stem.end(), stem.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  constexpr std::array<std::string_view, 6> kPlain = {"CON", "PRN",    "AUX",
                                                      "NUL", "CONIN$", "CONOUT$"};
  if (std::find(kPlain.begin(), kPlain.end(), stem) != kPlain.end()) return true;
  if (!stem.starts_with("COM") && !stem.starts_with("LPT")) return false;
  constexpr std::array<std::string_view, 12> kPorts = {"1", "2", "3", "4", "5", "6",
                                                       "7", "8", "9", "¹", "²", "³"};
  return std::find(kPorts.begin(), kPorts.end(), stem.substr(3)) != kPorts.end();
}

char32_t safe(char32_t c) {
  constexpr std::u32string_view kReserved = U"<>:\"/\\|?*";
  if (kReserved.find(c) != std::u32string_view::npos) return c + kFullWidth;
  return c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 ? U' ' : c;
}

bool is_space(char32_t c) {
  return c == U' ' || c == 0x3000 || c == 0xA0;
}

/// How many characters of the name fit.
std::size_t fitting(std::u32string_view name) {
  std::size_t bytes = 0, count = 0;
  for (; count < std::min(name.size(), kMostCharacters); ++count) {
    const char32_t c = name[count];
    bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    if (bytes > kLongestStem) break;
  }
  if (count == name.size()) return count;
  while (count > 0 && text::is_combining(name[count])) --count;
  return count;
}

/// Chinese needs no blank where a title was broken into lines; between other words it stays.
std::u32string joined_lines(const std::u32string& name) {
  std::u32string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const bool line_end = name[i] == U'\n' || name[i] == U'\r';
    const bool wide = !out.empty() && i + 1 < name.size() && text::is_wide(out.back()) &&
                      (text::is_wide(name[i + 1]) || name[i + 1] == U'\n');
    if (!line_end || !wide) out += name[i];
  }
  return out;
}

/// All but the length.
std::u32string cleaned(std::string_view name) {
  std::u32string out = joined_lines(text::to_utf32(text::nfc(name)));
  std::erase_if(out, &text::is_unseen);
  std::transform(out.begin(), out.end(), out.begin(), safe);
  const auto start = std::find_if_not(out.begin(), out.end(), is_space);
  out.erase(out.begin(), start);
  return out;
}

void trim_end(std::u32string& name) {
  while (!name.empty() && (is_space(name.back()) || name.back() == U'.')) name.pop_back();
}

std::string finished(std::u32string name) {
  trim_end(name);
  // Hidden files, and what programs take for an option.
  if (!name.empty() && (name.front() == U'.' || name.front() == U'-')) name.front() += kFullWidth;
  std::string utf8 = text::to_utf8(name);
  return is_device_name(utf8) ? "_" + utf8 : utf8;
}

}  // namespace

std::string safe_file_name(std::string_view name) {
  std::u32string out = cleaned(name);
  out.resize(fitting(out));
  return finished(std::move(out));
}

std::string folded_file_name(std::string_view name) {
  return text::folded(name);
}

std::string folder_of(const std::string& path) {
  return std::filesystem::path(path).parent_path().string();
}

std::string extension_of(const std::string& path) {
  std::string extension = std::filesystem::path(path).extension().string();
  if (!extension.empty()) extension.erase(0, 1);
  std::transform(extension.begin(), extension.end(), extension.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
  return extension;
}

std::string FileNames::unique(std::string_view wanted, const std::string& otherwise,
                              Diagnostics& told) {
  std::u32string whole = cleaned(wanted);
  trim_end(whole);
  std::string name = safe_file_name(wanted);
  if (name.empty()) name = otherwise;
  const bool cut = fitting(whole) < whole.size();
  const std::string own = numbered(name);
  if (cut) told.push_back(finding(Severity::info, "pipeline.name_cut").with("name", own));
  if (own != name) {
    told.push_back(finding(Severity::info, "pipeline.name_taken")
                       .with("wanted", std::move(name))
                       .with("name", own));
  }
  return own;
}

std::string FileNames::numbered(const std::string& name) {
  const auto [first, is_new] = next_.emplace(folded_file_name(name), 2);
  if (is_new) return name;
  std::int64_t& next = first->second;  // stays where it is while others come
  for (;;) {
    std::string numbered = name + "-" + std::to_string(next++);
    if (next_.emplace(folded_file_name(numbered), 2).second) return numbered;
  }
}

}  // namespace sealpress::pipeline
