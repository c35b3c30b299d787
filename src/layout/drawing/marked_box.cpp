#include "layout/drawing/marked_box.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "layout/whole.h"

namespace sealpress::layout {
namespace {

constexpr Color kGrey{128, 128, 128};
constexpr Length kRule = Length::emu(6350);
constexpr Length kInset = Length::twips(40);

const docx::RunProperties& small_type() {
  static const docx::RunProperties kSmall = [] {
    docx::RunProperties run;
    run.size = run.size_complex = Length::half_points(16);
    run.color = docx::ColorSpec{false, kGrey};
    return run;
  }();
  return kSmall;
}

/// Nothing of the document's own paragraph format, which may number or break.
const docx::ParagraphProperties& plain_paragraph() {
  static const docx::ParagraphProperties kPlain = [] {
    docx::ParagraphProperties paragraph;
    paragraph.space_before = paragraph.space_after = Length();
    paragraph.first_line = paragraph.indent_left = paragraph.indent_right = Length();
    paragraph.first_line_chars = paragraph.indent_left_chars = 0;
    paragraph.snap_to_grid = false;
    paragraph.line = 240;
    paragraph.line_rule = docx::LineRule::automatic;
    return paragraph;
  }();
  return kPlain;
}

frame::Path outline(const Rect& area) {
  frame::Path path;
  const auto to = [](frame::PathCommand::Kind kind, Length x, Length y) {
    return frame::PathCommand{kind, {x, y}, {}, {}};
  };
  path.commands = {to(frame::PathCommand::move, area.x, area.y),
                   to(frame::PathCommand::line, area.right(), area.y),
                   to(frame::PathCommand::line, area.right(), area.bottom()),
                   to(frame::PathCommand::line, area.x, area.bottom()),
                   to(frame::PathCommand::close, area.x, area.y)};
  path.stroke = kGrey;
  path.stroke_width = kRule;
  return path;
}

const docx::Node* plain_line(std::string_view words, const docx::ParagraphProperties& paragraph,
                             const docx::RunProperties& run, docx::Arena& arena) {
  docx::Text* text = arena.make<docx::Text>();
  text->text = words;
  docx::Run* in_run = arena.make<docx::Run>();
  in_run->properties = &run;
  in_run->children = arena.list(std::vector<const docx::Node*>{text});
  docx::Paragraph* line = arena.make<docx::Paragraph>();
  line->properties = &paragraph;
  line->mark = &run;
  line->children = arena.list(std::vector<const docx::Node*>{in_run});
  return line;
}

}  // namespace

std::vector<frame::Item> marked_box(const Rect& area, std::string_view words, Context& context) {
  std::vector<frame::Item> items{outline(area)};
  const Length width = area.width - kInset * 2;
  if (words.empty() || width <= Length()) return items;
  Piece text = plain_words(words, width, plain_paragraph(), small_type(), context);
  const Point at{area.x + kInset, area.y + kInset};
  clip(text, {-kInset, -kInset, area.width, area.height});
  for (std::vector<frame::Item>* list : {&text.under, &text.items}) {
    for (frame::Item& item : *list) {
      translate(item, at);
      items.push_back(std::move(item));
    }
  }
  return items;
}

void report_drawing(const docx::Drawing& drawing, Diagnostic problem, Context& context) {
  problem.severity = Severity::warning;
  problem.place = context.file.place_of(&drawing);
  const std::string_view name = drawing.alt_text.empty() ? drawing.name : drawing.alt_text;
  problem.args.push_back({"name", std::string(name)});
  context.report.push_back(std::move(problem));
}

Piece plain_words(std::string_view words, Length width, const docx::ParagraphProperties& paragraph,
                  const docx::RunProperties& run, Context& context) {
  docx::Arena arena;
  std::vector<const docx::Node*> blocks;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find('\n', begin), words.size());
    blocks.push_back(plain_line(words.substr(begin, end - begin), paragraph, run, arena));
    begin = end + 1;
  }
  Cursor cursor;
  return fill_all(*BlockFlow::make(blocks, width, nullptr, context), cursor, endless(width, false))
      .piece;
}

}  // namespace sealpress::layout
