// What the tests of fonts share: the project's fonts folder and scratch folders for fonts of a
// user's.
#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "support/paths.h"
#include "text/font/fonts.h"
#include "text/unicode.h"

namespace sealpress::text {

inline const std::string kFontFolder = std::string(sealpress::test::kSourceDir) + "/fonts";

/// The fonts folder alone, so that results do not depend on the machine.
inline const FontLibrary& library() {
  static const auto opened = FontLibrary::open({kFontFolder, {}, false});
  return **opened;
}

inline std::vector<ShapedGlyph> shape(const NamedFont& font, std::string_view utf8,
                                      const ShapeOptions& options = {},
                                      std::u32string* missing = nullptr) {
  std::vector<ShapedGlyph> glyphs;
  library().shape(font, to_utf32(utf8), options, glyphs, missing);
  return glyphs;
}

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// A folder that goes away with the test.
class ScratchFolder {
 public:
  ScratchFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "sealpress-fonts-XXXXXX").string();
    path_ = mkdtemp(name.data());
  }
  ~ScratchFolder() { std::filesystem::remove_all(path_); }
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;

  std::string write(const std::string& name, std::string_view bytes) const {
    std::string path = path_ + "/" + name;
    std::ofstream(path, std::ios::binary)
        .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    return path;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

/// `name` as the big-endian UTF-16 of name tables; ASCII only.
inline std::string utf16(std::string_view name) {
  std::string bytes;
  for (const char c : name) bytes += {'\0', c};
  return bytes;
}

/// Renames a font in its bytes; both names must be equally long.
inline std::string renamed(std::string font, std::string_view from, std::string_view to) {
  const std::string old_name = utf16(from), new_name = utf16(to);
  for (auto at = font.find(old_name); at != std::string::npos; at = font.find(old_name, at)) {
    font.replace(at, old_name.size(), new_name);
  }
  return font;
}

/// Offset of a table's bytes in a font file, 0 if absent.
inline std::size_t table_offset(std::string_view font, std::string_view tag) {
  const auto at = font.substr(0, 512).find(tag);
  if (at == std::string_view::npos) return 0;
  std::size_t offset = 0;
  for (std::size_t i = 8; i < 12; ++i)
    offset = offset << 8 | static_cast<unsigned char>(font[at + i]);
  return offset;
}

}  // namespace sealpress::text
