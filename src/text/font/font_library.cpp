#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <set>
#include <shared_mutex>
#include <unordered_map>

#include "text/font/advance_table.h"
#include "text/font/font_finder.h"
#include "text/font/font_subset.h"
#include "text/font/font_table.h"
#include "text/font/fonts.h"
#include "text/font/shaping.h"

namespace sealpress::text {
namespace {

namespace fs = std::filesystem;

/// Names that are remembered; a document with more of them is hostile, and its further names get
/// the default font.
constexpr std::size_t kMaxNames = 10'000;

Diagnostic file_error(std::string code, const fs::path& path) {
  return input_error(std::move(code)).in_file(path.string());
}

template <class Parse>
auto read_table(const fs::path& path, Parse parse) -> decltype(parse(std::string_view())) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return fail(file_error("text.font_table_missing", path));
  const std::string bytes{std::istreambuf_iterator<char>(file), {}};
  auto table = parse(bytes);
  if (!table) return fail(std::move(table.error()).in_file(path.string()));
  return table;
}

/// Letters and digits that say how much wider a face is than another.
constexpr std::u32string_view kSample =
    U"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
/// From so many of them on.
constexpr int kLeastSample = 12;

class Library final : public FontLibrary {
 public:
  Library(FontTable table, AdvanceTable advances, const fs::path& folder, FontCatalogue user,
          Diagnostics warnings, const Options& options)
      : table_(std::move(table)),
        advances_(std::move(advances)),
        warnings_(std::move(warnings)),
        faces_(options.use_system_fonts, std::move(user)),
        system_first_(options.system_fonts_first) {
    for (const std::string& file : table_.files()) {
      face_of_file_[file] = faces_.add((folder / file).string(), 0);
    }
    faces_.set_chains(
        {faces_of(table_.fallback), faces_of(table_.fallback_bold), faces_of(table_.tibetan)});
  }

  const NamedFont& find(std::string_view family, bool bold, bool italic) const override {
    const char style = static_cast<char>('0' + style_index(bold, italic));
    std::string key = style + std::string(family);
    {
      const std::shared_lock lock(named_mutex_);
      if (const auto found = named_.find(key); found != named_.end()) return *found->second;
      if (named_.size() >= kMaxNames) {
        family = {};
        key = style;
      }
    }
    auto font = std::make_unique<const NamedFont>(resolve(family, bold, italic));
    const std::unique_lock lock(named_mutex_);
    return *named_.emplace(std::move(key), std::move(font)).first->second;
  }

  void shape(const NamedFont& font, std::u32string_view text, const ShapeOptions& options,
             std::vector<ShapedGlyph>& out, std::u32string* missing) const override {
    shape_text(faces_, font, text, options, out, missing);
  }

  FaceId face_for(const NamedFont& font, char32_t c) const override { return faces_.find(font, c); }
  std::uint32_t glyph(FaceId face, char32_t c) const override {
    return faces_[face].nominal(c).glyph;
  }
  double advance(FaceId face, std::uint32_t glyph) const override {
    return faces_[face].em(faces_[face].advance(glyph));
  }
  std::pair<double, double> side_bearings(FaceId face, std::uint32_t glyph) const override {
    return faces_[face].side_bearings(glyph);
  }
  const FaceInfo& info(FaceId face) const override { return faces_[face].info(); }
  const Diagnostics& warnings() const override { return warnings_; }
  Result<FontSubset> subset(FaceId face, std::span<const std::uint32_t> glyphs,
                            bool prepared) const override {
    return subset_face(faces_[face], glyphs, prepared);
  }

 private:
  std::vector<FaceId> faces_of(const std::vector<std::string>& files) const {
    std::vector<FaceId> faces;
    faces.reserve(files.size());
    for (const std::string& file : files) faces.push_back(face_of_file_.at(file));
    return faces;
  }

  /// The user's fonts come first, under any name of the same font; then the table, the system,
  /// the table's patterns, and at last the default font.
  NamedFont resolve(std::string_view family, bool bold, bool italic) const {
    const std::string key = font_key(family);
    const FontRow* row = table_.find(key);
    NamedFont font;
    font.name = family;
    font.bold = bold;
    if (const CataloguedFace* face = find_user_font(key, row, bold, italic)) {
      take_face(*face, bold, italic, font);
    } else if (const auto* first = system_first_ ? find_system_font(key, bold, italic) : nullptr) {
      take_face(*first, bold, italic, font);
    } else if (row) {
      take_row(*row, bold, italic, font);
    } else if (const CataloguedFace* installed = find_system_font(key, bold, italic)) {
      take_face(*installed, bold, italic, font);
    } else {
      const FontRow* like = table_.find_pattern(key);
      take_row(like ? *like : table_.rows[table_.default_row], bold, italic, font);
      font.unmeasured = true;
    }
    return font;
  }

  const CataloguedFace* find_user_font(const std::string& key, const FontRow* row, bool bold,
                                       bool italic) const {
    if (const auto* face = faces_.user_fonts().find(key, bold, italic)) return face;
    for (std::size_t i = 0; row && i < row->names.size(); ++i) {
      if (const auto* face = faces_.user_fonts().find(font_key(row->names[i]), bold, italic)) {
        return face;
      }
    }
    return nullptr;
  }

  const CataloguedFace* find_system_font(const std::string& key, bool bold, bool italic) const {
    if (key.empty()) return nullptr;
    const SystemFonts* system = faces_.system_fonts();
    return system ? system->catalogue().find(key, bold, italic) : nullptr;
  }

  void take_face(const CataloguedFace& face, bool bold, bool italic, NamedFont& font) const {
    font.face = faces_.add(face.path, face.index);
    font.metrics = faces_[font.face].metrics();
    font.synthetic_bold = bold && !face.is_bold();
    font.synthetic_italic = italic && !face.italic;
  }

  void take_row(const FontRow& row, bool bold, bool italic, NamedFont& font) const {
    std::size_t style = style_index(bold, italic);
    if (row.files[style].empty()) style = style_index(bold, false);
    if (row.files[style].empty()) style = style_index(false, italic);
    if (row.files[style].empty()) style = style_index(false, false);
    font.synthetic_bold = bold && (style & style_index(true, false)) == 0;
    font.synthetic_italic = italic && (style & style_index(false, true)) == 0;
    font.face = face_of_file_.at(row.files[style]);
    font.metrics = metrics_of(row, font.face);
    font.latin_advance = row.latin_advance;
    if (!row.latin_file.empty()) font.latin_face = face_of_file_.at(row.latin_file);
    font.substituted = !row.own;
    if (font.substituted) measure(row, style_index(bold, italic), font);
  }

  /// The named font's own advances; where its style is not known, the regular one's factor.
  void measure(const FontRow& row, std::size_t style, NamedFont& font) const {
    const auto known = [&](std::size_t of_style) {
      const NamedAdvances* own = advances_.find(font_key(font.name), of_style);
      return own ? own : advances_.find(font_key(row.names.front()), of_style);
    };
    font.advances = known(style);
    if (font.advances) font.width_factor = factor(*font.advances, font.face);
    const NamedAdvances* regular = known(style_index(false, false));
    if (regular && (!font.advances || font.width_factor == 1)) {
      font.width_factor = factor(*regular, face_of_file_.at(row.files[0]));
    }
    // Faces whose metrics are the named font's are drop-in replacements.
    font.unmeasured = !regular && row.metrics && !row.latin_advance;
  }

  /// How much wider the advances are than those of the face; 1 if too few are known.
  double factor(const NamedAdvances& advances, FaceId face) const {
    double named = 0, own = 0;
    int known = 0;
    for (const char32_t c : kSample) {
      if (advances.find(c) == 0) continue;
      named += advances.find(c);
      own += faces_[face].em(faces_[face].nominal(c).advance);
      ++known;
    }
    return known >= kLeastSample && own > 0 ? named / own : 1;
  }

  /// The table has no underlines: they are the drawing face's.
  LineMetrics metrics_of(const FontRow& row, FaceId face) const {
    const LineMetrics& own = faces_[face].metrics();
    if (!row.metrics) return own;
    LineMetrics metrics = *row.metrics;
    metrics.underline_position = own.underline_position;
    metrics.underline_thickness = own.underline_thickness;
    return metrics;
  }

  FontTable table_;
  AdvanceTable advances_;
  Diagnostics warnings_;
  FontFinder faces_;
  bool system_first_;
  std::unordered_map<std::string, FaceId> face_of_file_;
  mutable std::shared_mutex named_mutex_;
  mutable std::unordered_map<std::string, std::unique_ptr<const NamedFont>> named_;
};

}  // namespace

Result<std::shared_ptr<const FontLibrary>> FontLibrary::open(const Options& options) {
  const fs::path folder = options.font_dir;
  auto table = read_table(folder / "fonts.tsv", parse_font_table);
  if (!table) return fail(std::move(table.error()));
  std::set<std::string> ours;
  for (const std::string& file : table->files()) {
    std::error_code error;
    const fs::path path = folder / file;
    if (!fs::is_regular_file(path, error)) return fail(file_error("text.font_file_missing", path));
    ours.insert(path.string());
  }
  auto advances = read_table(folder / "advances.tsv", AdvanceTable::parse);
  if (!advances) return fail(std::move(advances.error()));
  Diagnostics warnings;
  auto folders = options.user_dirs;
  folders.push_back(options.font_dir);  // what the user has put beside our faces
  FontCatalogue user = scan_font_folders(folders, ours, warnings);
  return std::make_shared<const Library>(std::move(*table), std::move(*advances), folder,
                                         std::move(user), std::move(warnings), options);
}

std::u32string FontLibrary::missing(const NamedFont& font, std::u32string_view text) const {
  std::u32string missing;
  std::vector<ShapedGlyph> glyphs;
  shape(font, text, {}, glyphs, &missing);
  return missing;
}

Result<FontSubset> make_subset(const FontLibrary& library, FaceId face,
                               std::span<const std::uint32_t> glyphs, bool prepared) {
  return library.subset(face, glyphs, prepared);
}

}  // namespace sealpress::text
