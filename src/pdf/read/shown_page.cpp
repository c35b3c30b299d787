#include "pdf/read/shown_page.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

#include "pdf/read/answer.h"
#include "pdf/read/content_walk.h"
#include "pdf/read/to_unicode.h"
#include "pdf/sign/places.h"
#include "text/unicode.h"

namespace sealpress::pdf {
namespace {

constexpr std::size_t kMostPages = 300, kMostGlyphs = 2'000'000, kMostRules = 500'000;
/// A filled rectangle at most so thick is a line.
constexpr double kThick = 3.2;

/// From the page's coordinates to those as it is seen.
Matrix view_of(const OutsideValue& page) {
  const Box whole = visible_box(page);
  switch (rotation_of(page)) {
    case 90:
      return {0, 1, 1, 0, -whole.bottom, -whole.left};
    case 180:
      return {-1, 0, 0, 1, whole.right, -whole.bottom};
    case 270:
      return {0, -1, -1, 0, whole.top, whole.right};
    default:
      return {1, 0, 0, -1, -whole.left, whole.top};
  }
}

bool is_white(const PaintState::Paint& paint) {
  constexpr double kWhite = 0.9;
  return paint.red > kWhite && paint.green > kWhite && paint.blue > kWhite;
}
bool is_red(const PaintState::Paint& paint) {
  return paint.red > 0.55 && paint.green < 0.45 && paint.blue < 0.45;
}

Box bounds(const SubPath& path) {
  Box out{1e300, 1e300, -1e300, -1e300};
  for (const PathPoint& p : path.points) {
    out = {std::min(out.left, p.x), std::min(out.bottom, p.y), std::max(out.right, p.x),
           std::max(out.top, p.y)};
  }
  return out;
}

class PageSink : public ContentSink {
 public:
  PageSink(ShownPage& page, std::set<std::string>& untold) : page_(page), untold_(untold) {}

  void text(const PaintedText& text) override {
    constexpr int kUnseen = 3, kStroked = 2;
    if (text.state.mode == kUnseen || text.state.mode == 7) return;
    const bool bold = text.state.font->is_bold() || text.state.mode == kStroked;
    double at = 0;
    for (const ShownCode& code : text.codes) {
      const double advance = text.advance_of(code);
      add(text, code, at, bold);
      at += text.state.font->is_vertical() ? -advance : advance;
    }
  }

  void picture(const PaintState& state, const OutsideValue&) override {
    add({state.ctm.box(0, 0, 1, 1), false});
  }

  void path(const PaintState& state, const std::vector<SubPath>& paths, bool filled,
            bool stroked) override {
    const bool fills = filled && !is_white(state.fill);
    const bool strokes = stroked && !is_white(state.stroke);
    for (const SubPath& path : paths) {
      if (path.curved) {
        const bool red = (fills && is_red(state.fill)) || (strokes && is_red(state.stroke));
        if (red) add({bounds(path), true});
        continue;
      }
      if (fills) fill(path);
      if (strokes) stroke(path, line_width(state));
    }
  }

  void begin_span(const std::string& actual_text) override {
    spans_.push_back({page_.glyphs.size(), actual_text});
  }

  /// The span's own text takes the place of its glyphs: it is in the order in which it is read.
  void end_span() override {
    if (spans_.empty()) return;
    const Span span = std::move(spans_.back());
    spans_.pop_back();
    constexpr std::string_view kUtf16 = "\xFE\xFF";
    if (!span.actual_text.starts_with(kUtf16) || span.first >= page_.glyphs.size()) return;
    const std::u32string text = from_utf16(std::string_view(span.actual_text).substr(2));
    if (text.empty()) return;
    ShownGlyph whole = page_.glyphs[span.first];
    for (std::size_t i = span.first; i < page_.glyphs.size(); ++i) {
      const ShownGlyph& glyph = page_.glyphs[i];
      if (std::abs(glyph.base - whole.base) > 0.5 * whole.size) return;  // over several lines
      whole.left = std::min(whole.left, glyph.left);
      whole.right = std::max(whole.right, glyph.right);
    }
    if (page_.glyphs.size() - span.first == text.size()) {
      for (std::size_t i = 0; i < text.size(); ++i)
        page_.glyphs[span.first + i].character = text[i];
      return;
    }
    page_.glyphs.resize(span.first);
    share(whole, text);
  }

 private:
  struct Span {
    std::size_t first = 0;
    std::string actual_text;
  };

  void add(const ShownPicture& picture) {
    if (page_.pictures.size() < kMostRules) page_.pictures.push_back(picture);
  }

  static double line_width(const PaintState& state) {
    const double scale = std::sqrt(std::abs(state.ctm.a * state.ctm.d - state.ctm.b * state.ctm.c));
    return std::clamp(state.line_width * scale, 0.1, 10.0);
  }

  void add(const PaintedText& text, const ShownCode& code, double at, bool bold) {
    std::u32string characters = text.state.font->characters_of(code);
    if (characters.empty()) {
      if (code.code == 0) return;  // .notdef
      characters = std::u32string(1, kUntold);
      untold_.insert(text.state.font->name());
    }
    const Matrix& m = text.place;
    const double size = text.state.size, stretch = text.state.stretch;
    ShownGlyph glyph;
    glyph.bold = bold;
    const bool level = std::abs(m.b) <= 0.1 * std::abs(m.a);
    const bool upright = std::abs(m.a) <= 0.1 * std::abs(m.b);
    if (text.state.font->is_vertical() && level) {
      const Box box = m.box(-size / 2, at - size, size / 2, at);
      set(glyph, box);
    } else if (level && m.a > 0) {
      glyph.left = m.x_of(at * stretch, 0);
      glyph.right = m.x_of((at + code.advance * size) * stretch, 0);
      glyph.base = m.y_of(at * stretch, 0);
      glyph.size = std::abs(std::hypot(m.c, m.d) * size);
    } else if (upright) {
      set(glyph,
          m.box(at * stretch, -0.2 * size, (at + code.advance * size) * stretch, 0.8 * size));
    } else {
      return;  // slanting: no form's text
    }
    if (glyph.right < glyph.left) std::swap(glyph.left, glyph.right);
    share(glyph, characters);
  }

  static void set(ShownGlyph& glyph, const Box& box) {
    glyph.left = box.left;
    glyph.right = box.right;
    glyph.base = box.bottom + 0.8 * box.height();
    glyph.size = box.height();
  }

  /// One glyph may show several characters.
  void share(ShownGlyph glyph, const std::u32string& characters) {
    const double width = (glyph.right - glyph.left) / static_cast<double>(characters.size());
    for (const char32_t c : characters) {
      if (page_.glyphs.size() >= kMostGlyphs) return;
      glyph.character = c;
      glyph.right = glyph.left + width;
      page_.glyphs.push_back(glyph);
      glyph.left = glyph.right;
    }
  }

  void fill(const SubPath& path) {
    const Box box = bounds(path);
    const double thin = std::min(box.width(), box.height());
    if (path.points.size() >= 3 && thin <= kThick && std::max(box.width(), box.height()) > thin) {
      add(box);
    }
  }

  void stroke(const SubPath& path, double width) {
    const std::size_t count = path.points.size();
    for (std::size_t i = 0; i + 1 < count + (path.closed ? 1 : 0); ++i) {
      const PathPoint& from = path.points[i];
      const PathPoint& to = path.points[(i + 1) % count];
      constexpr double kSlope = 0.6;
      const double x = std::abs(to.x - from.x), y = std::abs(to.y - from.y), half = width / 2;
      if (std::min(x, y) > kSlope || width > kThick) continue;
      Box box{std::min(from.x, to.x), std::min(from.y, to.y), std::max(from.x, to.x),
              std::max(from.y, to.y)};
      if (x >= y) {
        box.bottom -= half;
        box.top += half;
      } else {
        box.left -= half;
        box.right += half;
      }
      add(box);
    }
  }

  void add(const Box& box) {
    if (page_.rules.size() < kMostRules) page_.rules.push_back({box});
  }

  ShownPage& page_;
  std::set<std::string>& untold_;
  std::vector<Span> spans_;
};

/// record.json among the attached files; empty if it is none of them.
std::string record_in(const OutsideDocument& file) {
  const OutsideValue names = file.root()["/Names"]["/EmbeddedFiles"]["/Names"];
  for (std::size_t i = 0; i + 1 < names.size(); i += 2) {
    if (names.at(i).text() != "record.json") continue;
    return names.at(i + 1)["/EF"]["/F"].stream_content().value_or(std::string());
  }
  return {};
}

class DocumentReader {
 public:
  ShownDocument read(const OutsideDocument& file, bool by_record) {
    out_.record = record_in(file);
    const std::vector<OutsideValue> pages = pages_of(file);
    out_.complete = pages.size() <= kMostPages;
    for (std::size_t i = 0; i < std::min(pages.size(), kMostPages); ++i) {
      read_page(pages[i], by_record && !out_.record.empty());
    }
    out_.untold.assign(untold_.begin(), untold_.end());
    return std::move(out_);
  }

 private:
  void read_page(const OutsideValue& page, bool annotations_alone) {
    const Box whole = visible_box(page);
    const bool turned = rotation_of(page) % 180 != 0;
    ShownPage& shown = out_.pages.emplace_back();
    shown.width = turned ? whole.height() : whole.width();
    shown.height = turned ? whole.width() : whole.height();
    PageSink sink(shown, untold_);
    ContentWalk walk(sink, view_of(page));
    if (!annotations_alone) walk.walk_page(page);
    const OutsideValue annotations = page["/Annots"];
    for (std::size_t i = 0; i < annotations.size(); ++i) {
      read_annotation(annotations.at(i), page, walk);
    }
    out_.complete = out_.complete && walk.is_complete();
  }

  void read_annotation(const OutsideValue& annotation, const OutsideValue& page,
                       ContentWalk& walk) {
    constexpr std::int64_t kHidden = 2;
    if ((annotation["/F"].integer().value_or(0) & kHidden) != 0) return;
    if (is_widget(annotation)) return read_widget(annotation, page);
    const bool typed = annotation["/Subtype"].is_name("/FreeText");
    if (typed || annotation["/Subtype"].is_name("/Stamp")) {
      walk.walk_appearance(shown_look(annotation), box_of(annotation["/Rect"]));
    }
  }

  void read_widget(const OutsideValue& widget, const OutsideValue& page) {
    const OutsideValue kind = inherited(widget, "/FT");
    ShownField field;
    field.name = full_name(field_of(widget));
    field.page = static_cast<int>(out_.pages.size());
    field.box = box_as_seen(box_of(widget["/Rect"]), visible_box(page), rotation_of(page));
    if (kind.is_name("/Sig")) {
      field.kind = ShownField::Kind::signature;
      const bool stamped = !widget[kStampedKey].is_null();
      if (stamped || inherited(widget, "/V").is_dictionary()) field.value = "signed";
      out_.fields.push_back(std::move(field));
    } else if (kind.is_name("/Btn")) {
      read_button(widget, std::move(field));
    } else {
      field.value = value_of(inherited(widget, "/V"));
      write(field);
      out_.fields.push_back(std::move(field));
    }
  }

  static std::string value_of(const OutsideValue& value) {
    if (value.is_stream()) return value.stream_content().value_or("");
    std::string out = value.text().value_or("");
    for (std::size_t i = 0; i < value.size(); ++i) {
      out += (out.empty() ? "" : "、") + value.at(i).text().value_or("");
    }
    return out;
  }

  void read_button(const OutsideValue& widget, ShownField field) {
    constexpr std::int64_t kPush = 1 << 16;
    if ((inherited(widget, "/Ff").integer().value_or(0) & kPush) != 0) return;
    field.kind = ShownField::Kind::choice;
    const std::string state = widget["/AS"].text().value_or("Off");
    const bool on = state != "Off";
    field.value = on ? option_of(widget, state) : std::string();
    ShownField box = field;
    box.value = on ? "☑" : "□";
    write(box);
    out_.fields.push_back(std::move(field));
  }

  /// The option's words: names in a PDF are often numbers, and /Opt tells what they mean
  /// (12.7.4.2).
  static std::string option_of(const OutsideValue& widget, const std::string& state) {
    const OutsideValue options = inherited(widget, "/Opt");
    const bool number = !state.empty() && std::all_of(state.begin(), state.end(),
                                                      [](char c) { return c >= '0' && c <= '9'; });
    if (options.size() == 0 || !number || state.size() > 4) return state;
    return options.at(static_cast<std::size_t>(std::stoi(state))).text().value_or(state);
  }

  /// The value as glyphs in the field's box, so that what stands around it tells what it is.
  void write(const ShownField& field) {
    if (field.value.empty() || field.box.is_empty()) return;
    const std::u32string text = text::to_utf32(field.value);
    constexpr double kUsual = 10;
    ShownGlyph glyph;
    glyph.size = std::min(kUsual, field.box.height());
    const double step = std::min(glyph.size, field.box.width() / static_cast<double>(text.size()));
    glyph.left = field.box.left;
    glyph.base = (field.box.bottom + field.box.top) / 2 + 0.3 * glyph.size;
    for (const char32_t c : text) {
      glyph.character = c == U'\r' ? U'\n' : c;
      glyph.right = glyph.left + step;
      out_.pages.back().glyphs.push_back(glyph);
      glyph.left = glyph.right;
    }
  }

  ShownDocument out_;
  std::set<std::string> untold_;
};

// ---- out of the child ---------------------------------------------------------------------------

void append_box(std::string& out, const Box& box) {
  for (const double side : {box.left, box.bottom, box.right, box.top}) append_answer(out, side);
}

Box take_box(AnswerReader& answer) {
  Box box;
  for (double* side : {&box.left, &box.bottom, &box.right, &box.top}) *side = answer.number();
  return box;
}

void append_page(std::string& out, const ShownPage& page) {
  append_answer(out, page.width);
  append_answer(out, page.height);
  append_whole_answer(out, page.glyphs.size());
  for (const ShownGlyph& glyph : page.glyphs) {
    append_whole_answer(out, static_cast<std::uint32_t>(glyph.character));
    for (const double n : {glyph.left, glyph.right, glyph.base, glyph.size}) append_answer(out, n);
    append_whole_answer(out, glyph.bold);
  }
  append_whole_answer(out, page.rules.size());
  for (const ShownRule& rule : page.rules) append_box(out, rule.box);
  append_whole_answer(out, page.pictures.size());
  for (const ShownPicture& picture : page.pictures) {
    append_box(out, picture.box);
    append_whole_answer(out, picture.red);
  }
}

ShownPage take_page(AnswerReader& answer) {
  ShownPage page;
  page.width = answer.number();
  page.height = answer.number();
  for (auto n = answer.integer<std::size_t>(0, kMostGlyphs); n > 0 && answer.is_sound(); --n) {
    ShownGlyph glyph;
    glyph.character = answer.integer<std::uint32_t>(0, 0x10FFFF);
    for (double* place : {&glyph.left, &glyph.right, &glyph.base, &glyph.size}) {
      *place = answer.number();
    }
    glyph.bold = answer.flag();
    page.glyphs.push_back(glyph);
  }
  for (auto n = answer.integer<std::size_t>(0, kMostRules); n > 0 && answer.is_sound(); --n) {
    page.rules.push_back({take_box(answer)});
  }
  for (auto n = answer.integer<std::size_t>(0, kMostRules); n > 0 && answer.is_sound(); --n) {
    const Box box = take_box(answer);
    page.pictures.push_back({box, answer.flag()});
  }
  return page;
}

std::string told(const ShownDocument& document) {
  std::string out;
  append_answer(out, document.record);
  append_whole_answer(out, document.complete);
  append_whole_answer(out, document.untold.size());
  for (const std::string& font : document.untold) append_answer(out, font);
  append_whole_answer(out, document.fields.size());
  for (const ShownField& field : document.fields) {
    append_whole_answer(out, static_cast<int>(field.kind));
    append_answer(out, field.name);
    append_answer(out, field.value);
    append_whole_answer(out, field.page);
    append_box(out, field.box);
  }
  append_whole_answer(out, document.pages.size());
  for (const ShownPage& page : document.pages) append_page(out, page);
  return out;
}

/// A text of the file; what is not UTF-8 in it would be the child's own fault.
std::string take_text(AnswerReader& answer) {
  std::string text(answer.text());
  return text::find_ill_formed(text) ? std::string() : text;
}

Result<ShownDocument> understood(std::string_view said) {
  constexpr std::size_t kMost = 100'000;
  AnswerReader answer(said);
  ShownDocument out;
  out.record = answer.text();
  out.complete = answer.flag();
  for (auto n = answer.integer<std::size_t>(0, kMost); n > 0 && answer.is_sound(); --n) {
    out.untold.push_back(take_text(answer));
  }
  for (auto n = answer.integer<std::size_t>(0, kMost); n > 0 && answer.is_sound(); --n) {
    ShownField field;
    field.kind = answer.choice(ShownField::Kind::signature);
    field.name = take_text(answer);
    field.value = take_text(answer);
    field.page = answer.integer<int>(0, static_cast<int>(kMostPages));
    field.box = take_box(answer);
    out.fields.push_back(std::move(field));
  }
  for (auto n = answer.integer<std::size_t>(0, kMostPages); n > 0 && answer.is_sound(); --n) {
    out.pages.push_back(take_page(answer));
  }
  return answer.checked(std::move(out));
}

}  // namespace

Result<ShownDocument> shown_document(std::string_view bytes, bool by_record,
                                     const OutsideLimits& limits) {
  const auto job = [&](const OutsideDocument& file) -> Result<std::string> {
    return told(DocumentReader().read(file, by_record));
  };
  auto said = with_outside_pdf(bytes, job, limits);
  if (!said) return fail(std::move(said.error()));
  return understood(*said);
}

}  // namespace sealpress::pdf
