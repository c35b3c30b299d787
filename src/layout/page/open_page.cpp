#include "layout/page/open_page.h"

#include <algorithm>

#include "layout/drawing/drawing.h"
#include "layout/drawing/marked_box.h"
#include "layout/page/page_borders.h"

namespace sealpress::layout {

namespace {

/// Headers may leave little room, but never none.
constexpr Length kLeastBody = Length::twips(360);

std::size_t which(const Section& section, const docx::Settings& settings, int number, bool first) {
  using docx::SectionProperties;
  if (first && section.properties->title_page) return SectionProperties::first;
  const bool even = settings.even_and_odd_headers && number % 2 == 0;
  return even ? SectionProperties::even : SectionProperties::usual;
}

/// Sets a header or footer at its place and its drawings around it.
void set_story(Piece story, Length y, OpenPage& page, Context& context) {
  Piece placed;
  place(placed, std::move(story), {page.sheet.text.x, y});
  const Surroundings around = page.around({page.sheet.text.x, page.sheet.text.width});
  set_floats(placed.anchors, around, context, page.floats);
  placed.anchors.clear();
  place(page.margins, std::move(placed), {});
}

/// LibreOffice halves what a page's height leaves of whole grid lines and puts it at the top.
Length grid_shift(const OpenPage& page, const Profile& profile) {
  const docx::SectionProperties& section = *page.section;
  if (profile.no_grid_top_shift || section.grid == docx::GridType::none) return {};
  if (section.line_pitch <= Length()) return {};
  const Length height = page.body_bottom - page.body_top;
  return Length::raw(height.raw() % section.line_pitch.raw()) / 2;
}

/// Seals are kept inside the page.
void keep_inside(Rect& rect, Size page) {
  rect.x = max(min(rect.x, page.width - rect.width), Length());
  rect.y = max(min(rect.y, page.height - rect.height), Length());
}

template <class T>
void append(std::vector<T>& target, std::vector<T>&& source) {
  target.insert(target.end(), std::make_move_iterator(source.begin()),
                std::make_move_iterator(source.end()));
}

/// How far the body moves down where a section aligns its pages (17.6.23).
Length alignment_shift(const OpenPage& page, const Profile& profile) {
  if (!profile.page_vertical_align || page.section->vertical_align == docx::CellAlign::top) {
    return {};
  }
  const Length bottom = page.body_bottom - page.notes.size.height;
  const Length free = max(bottom - page.y, Length());
  return page.section->vertical_align == docx::CellAlign::center ? free / 2 : free;
}

class Finisher {
 public:
  Finisher(OpenPage& page, frame::Document& document) : page_(page), document_(document) {
    out_.size = page.sheet.size;
  }

  void run() {
    std::stable_sort(page_.floats.begin(), page_.floats.end(), [](const Float& a, const Float& b) {
      return a.drawing->z_order < b.drawing->z_order;
    });
    floats(true);
    add(std::move(page_.margins));
    add(std::move(page_.body));
    add(std::move(page_.notes));
    floats(false);
    borders();
    for (frame::SealField& seal : out_.seals) keep_inside(seal.rect, out_.size);
    document_.pages.push_back(std::move(out_));
  }

 private:
  void floats(bool behind) {
    for (const Float& f : page_.floats) {
      if (f.drawing->behind_text != behind) continue;
      Piece placed;
      place(placed, *f.content, {f.rect.x, f.rect.y});
      add(std::move(placed));
    }
  }

  void add(Piece piece) {
    append(out_.items, std::move(piece.under));
    append(out_.items, std::move(piece.items));
    append(out_.seals, std::move(piece.seals));
    append(out_.links, std::move(piece.links));
    for (frame::Heading& heading : piece.headings) {
      heading.page = document_.pages.size();
      document_.outline.push_back(std::move(heading));
    }
    for (frame::Destination& destination : piece.destinations) {
      destination.page = document_.pages.size();
      document_.destinations.push_back(std::move(destination));
    }
  }

  void borders() {
    const Rect body{page_.sheet.text.x, page_.body_top, page_.sheet.text.width,
                    page_.body_bottom - page_.body_top};
    draw_page_borders(*page_.section, page_.sheet, body, page_.facts.first_of_section, out_.items);
  }

  OpenPage& page_;
  frame::Document& document_;
  frame::Page out_;
};

/// Text keeps to the box of a drawing, not to its outline.
void report_outline_wrap(const docx::Drawing& drawing, Context& context) {
  if (drawing.wrap != docx::Wrap::tight && drawing.wrap != docx::Wrap::through) return;
  Diagnostic problem = finding(Severity::warning, "layout.simplified");
  const bool tight = drawing.wrap == docx::Wrap::tight;
  problem.args.push_back({"element", std::string(tight ? "wp:wrapTight" : "wp:wrapThrough")});
  report_drawing(drawing, std::move(problem), context);
}

}  // namespace

void set_floats(const std::vector<Anchor>& anchors, const Surroundings& around, Context& context,
                std::vector<Float>& floats) {
  for (const Anchor& anchor : anchors) {
    Float set;
    set.drawing = anchor.drawing;
    set.in_cell = anchor.in_cell;
    report_outline_wrap(*anchor.drawing, context);
    set.content = anchor.content ? anchor.content
                                 : std::make_shared<const Piece>(draw(*anchor.drawing, context));
    set.rect = float_rect(*anchor.drawing, set.content->size, anchor, around);
    Piece inner;
    inner.anchors = set.content->anchors;
    const ColumnPlace column{set.rect.x, set.rect.width};
    Piece placed;
    place(placed, std::move(inner), {set.rect.x, set.rect.y});
    floats.push_back(std::move(set));
    Surroundings inside = around;
    inside.column = column;
    set_floats(placed.anchors, inside, context, floats);
  }
}

OpenPage open_page(Round& round, const Section& section, const PageFacts& facts, bool first) {
  OpenPage page;
  page.section = section.properties;
  page.facts = facts;
  page.facts.first_of_section = first;
  page.odd = facts.number % 2 != 0;
  page.sheet = sheet_of(*section.properties, round.file.settings, page.odd);
  page.body_top = page.sheet.text.y;
  page.body_bottom = page.sheet.text.bottom();

  const std::size_t kind = which(section, round.file.settings, facts.number, first);
  const Length width = page.sheet.text.width;
  Piece header = set_margin_story(round, section.headers[kind], *section.properties, facts, width);
  Piece footer = set_margin_story(round, section.footers[kind], *section.properties, facts, width);
  const Length header_bottom = page.sheet.header_top + header.size.height;
  const Length footer_top = page.sheet.footer_bottom - footer.size.height;
  if (!page.sheet.fixed_top && !header.empty()) {
    page.body_top = max(page.body_top, header_bottom);
  }
  if (!page.sheet.fixed_bottom && !footer.empty()) {
    page.body_bottom = min(page.body_bottom, footer_top);
  }
  page.body_bottom = max(page.body_bottom, page.body_top + kLeastBody);
  page.body_top += grid_shift(page, round.profile);

  Context context = round.beside_context(*section.properties, facts);
  context.beside_body = true;
  set_story(std::move(header), page.sheet.header_top, page, context);
  set_story(std::move(footer), footer_top, page, context);
  page.y = page.body_top;
  return page;
}

void finish_page(OpenPage page, const Profile& profile, frame::Document& document) {
  const Length shift = alignment_shift(page, profile);
  if (shift > Length()) {
    Piece moved;
    place(moved, std::move(page.body), {{}, shift});
    page.body = std::move(moved);
  }
  Finisher(page, document).run();
}

}  // namespace sealpress::layout
