#include "official/inspected.h"

#include <cmath>

#include "official/standard.h"
#include "text/unicode.h"

namespace sealpress::official {
namespace {

double most_common_size(const std::vector<Sheet>& sheets) {
  std::map<int, int> sizes;
  for (const Sheet& sheet : sheets) {
    for (const TextLine& line : sheet.lines) {
      for (const Sign& sign : line.signs) sizes[static_cast<int>(std::lround(sign.size * 2))]++;
    }
  }
  return sizes.empty() ? 0 : most_common(sizes) / 2.0;
}

}  // namespace

Inspected::Inspected(const frame::Document& document, const text::FontLibrary& fonts)
    : fonts_(fonts) {
  for (const frame::Page& page : document.pages) sheets_.push_back(read_sheet(page, fonts));
  body_size_ = most_common_size(sheets_);
}

bool Inspected::is_body(const TextLine& line) const {
  return !line.red() && std::abs(line.size() - body_size_) < 0.3 && !is_page_number(line.text());
}

std::set<text::FaceId> Inspected::faces(std::initializer_list<const char*> names) const {
  std::set<text::FaceId> all;
  for (const char* name : names) all.insert(fonts_.find(name, false, false).face);
  return all;
}

bool drawn_by(const TextLine& line, const std::set<text::FaceId>& faces) {
  std::size_t han = 0, own = 0;
  for (const Sign& sign : line.signs) {
    if (text::script_of(sign.character) != text::Script::han) continue;
    ++han;
    own += faces.count(sign.face);
  }
  return own * 2 >= han;
}

}  // namespace sealpress::official
