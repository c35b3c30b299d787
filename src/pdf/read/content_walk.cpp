#include "pdf/read/content_walk.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "pdf/verify/page_ink.h"

namespace sealpress::pdf {
namespace {

using Kind = SyntaxNode::Kind;
using Operands = std::vector<SyntaxNode>;

constexpr int kMostDepth = 12;
constexpr std::size_t kMostPoints = 2'000'000;

double number_at(const Operands& operands, std::size_t index) {
  return index < operands.size() ? operands[index].number : 0;
}

Matrix matrix_from(const Operands& operands) {
  const auto n = [&](std::size_t i) { return number_at(operands, i); };
  return {n(0), n(1), n(2), n(3), n(4), n(5)};
}

/// One, three or four numbers: grey, RGB, CMYK. Patterns are nothing to go by.
PaintState::Paint paint_of(const Operands& operands) {
  const auto n = [&](std::size_t i) { return number_at(operands, i); };
  switch (operands.size()) {
    case 1:
      return {n(0), n(0), n(0)};
    case 3:
      return {n(0), n(1), n(2)};
    case 4:
      return {(1 - n(0)) * (1 - n(3)), (1 - n(1)) * (1 - n(3)), (1 - n(2)) * (1 - n(3))};
    default:
      return {};
  }
}

}  // namespace

void ContentWalk::walk_page(const OutsideValue& page) {
  const OutsideValue contents = page["/Contents"];
  std::string all = contents.stream_content().value_or("");
  for (std::size_t i = 0; i < contents.size(); ++i) {
    const auto part = contents.at(i).stream_content();
    complete_ = complete_ && part;
    all += part.value_or("") + "\n";
  }
  if (contents.is_stream() && !contents.stream_content()) complete_ = false;
  state_ = {};
  state_.ctm = view_;
  run(all, inherited(page, "/Resources"), 0);
}

void ContentWalk::walk_appearance(const OutsideValue& form, const Box& annotation) {
  const Box own = box_of(form["/BBox"]);
  const Box placed = matrix_of(form["/Matrix"]).box(own.left, own.bottom, own.right, own.top);
  if (placed.is_empty() || annotation.is_empty()) return;
  const double x = annotation.width() / placed.width(), y = annotation.height() / placed.height();
  state_ = {};
  const Matrix fitted{
      x, 0, 0, y, annotation.left - placed.left * x, annotation.bottom - placed.bottom * y};
  state_.ctm = fitted.then(view_);
  draw(form, form["/Resources"], 0);
}

void ContentWalk::run(std::string_view content, const OutsideValue& resources, int depth) {
  if (depth > kMostDepth) {
    complete_ = false;
    return;
  }
  std::vector<PaintState> saved;
  const PaintState outside = state_;
  const bool good = read_content(content, [&](const std::string& operation, const auto& operands) {
    if (operation == "q") {
      saved.push_back(state_);
    } else if (operation == "Q" && !saved.empty()) {
      state_ = saved.back();
      saved.pop_back();
    } else if (operation == "Do" && !operands.empty()) {
      draw(resources["/XObject"][("/" + operands[0].text).c_str()], resources, depth);
    } else if (operation == "Tf" && operands.size() > 1) {
      state_.size = operands[1].number;
      state_.font = font(resources["/Font"][("/" + operands[0].text).c_str()]);
    } else if (operation == "BDC" || operation == "BMC") {
      const SyntaxNode* actual = operands.size() > 1 ? operands[1].find("ActualText") : nullptr;
      sink_.begin_span(actual ? actual->text : std::string());
    } else if (operation == "EMC") {
      sink_.end_span();
    } else if (operation == "BI") {
      sink_.picture(state_, resources["/none"]);
    } else if (!take_path(operation, operands) && !take_color(operation, operands)) {
      take(operation, operands);
    }
  });
  complete_ = complete_ && good;
  state_ = outside;
}

std::shared_ptr<const ShownFont> ContentWalk::font(const OutsideValue& value) {
  auto& known = fonts_[value.id()];
  if (!known || value.id() == 0) known = std::make_shared<const ShownFont>(value);
  return known;
}

void ContentWalk::draw(const OutsideValue& object, const OutsideValue& resources, int depth) {
  if (object["/Subtype"].is_name("/Image")) return sink_.picture(state_, object);
  if (!object.is_stream()) return;
  const auto content = object.stream_content();
  const PaintState before = state_;
  state_.ctm = matrix_of(object["/Matrix"]).then(state_.ctm);
  if (content) {
    const OutsideValue own = object["/Resources"];
    run(*content, own.is_null() ? resources : own, depth + 1);
  } else {
    complete_ = false;
  }
  state_ = before;
}

void ContentWalk::point(double x, double y, bool begins) {
  if (++points_ > kMostPoints) {
    complete_ = false;
    return;
  }
  if (begins || paths_.empty()) paths_.emplace_back();
  paths_.back().points.push_back({state_.ctm.x_of(x, y), state_.ctm.y_of(x, y)});
}

bool ContentWalk::take_path(const std::string& operation, const Operands& operands) {
  const auto n = [&](std::size_t i) { return number_at(operands, i); };
  if (operation == "m" || operation == "l") {
    point(n(0), n(1), operation == "m");
  } else if (operation == "re") {
    point(n(0), n(1), true);
    point(n(0) + n(2), n(1), false);
    point(n(0) + n(2), n(1) + n(3), false);
    point(n(0), n(1) + n(3), false);
    if (!paths_.empty()) paths_.back().closed = true;
  } else if (operation == "c" || operation == "v" || operation == "y") {
    for (std::size_t i = 0; i + 1 < operands.size(); i += 2) point(n(i), n(i + 1), false);
    if (!paths_.empty()) paths_.back().curved = true;
  } else if (operation == "h") {
    if (!paths_.empty()) paths_.back().closed = true;
  } else if (operation == "n") {
    paths_.clear();
  } else if (std::string_view("S s f F f* B B* b b*").find(operation) != std::string_view::npos) {
    paint(operation);
  } else {
    return false;
  }
  return true;
}

void ContentWalk::paint(const std::string& operation) {
  if (operation == "s" || operation.front() == 'b') {
    for (SubPath& path : paths_) path.closed = true;
  }
  const char kind = operation.front();
  const bool both = kind == 'B' || kind == 'b';
  sink_.path(state_, paths_, both || kind == 'f' || kind == 'F',
             both || kind == 'S' || kind == 's');
  paths_.clear();
}

bool ContentWalk::take_color(const std::string& operation, const Operands& operands) {
  constexpr std::string_view kFill[] = {"g", "rg", "k", "sc", "scn"};
  constexpr std::string_view kStroke[] = {"G", "RG", "K", "SC", "SCN"};
  const auto is_in = [&](const auto& names) {
    return std::find(std::begin(names), std::end(names), operation) != std::end(names);
  };
  if (is_in(kFill)) {
    state_.fill = paint_of(operands);
  } else if (is_in(kStroke)) {
    state_.stroke = paint_of(operands);
  } else {
    return false;
  }
  return true;
}

void ContentWalk::take(const std::string& operation, const Operands& operands) {
  const double first = number_at(operands, 0), second = number_at(operands, 1);
  if (operation == "cm") {
    state_.ctm = matrix_from(operands).then(state_.ctm);
  } else if (operation == "BT") {
    line_ = text_ = {};
  } else if (operation == "Tm") {
    line_ = text_ = matrix_from(operands);
  } else if (operation == "Td" || operation == "TD") {
    if (operation == "TD") state_.leading = -second;
    move(first, second);
  } else if (operation == "T*") {
    move(0, -state_.leading);
  } else if (operation == "TJ" && !operands.empty()) {
    for (const SyntaxNode& item : operands[0].items) {
      if (item.is(Kind::string)) show(item.text);
      if (item.is(Kind::number)) advance(-item.number / 1000 * state_.size);
    }
  } else if (operation == "Tj" || operation == "'" || operation == "\"") {
    if (operation == "\"" && operands.size() > 2) {
      state_.word_spacing = first;
      state_.spacing = second;
    }
    if (operation != "Tj") move(0, -state_.leading);
    if (!operands.empty()) show(operands.back().text);
  } else {
    set(operation, first);
  }
}

void ContentWalk::set(const std::string& operation, double value) {
  if (operation == "w") state_.line_width = value;
  if (operation == "Tc") state_.spacing = value;
  if (operation == "Tw") state_.word_spacing = value;
  if (operation == "Tz") state_.stretch = value / 100;
  if (operation == "TL") state_.leading = value;
  if (operation == "Ts") state_.rise = value;
  if (operation == "Tr") state_.mode = static_cast<int>(value);
}

void ContentWalk::move(double x, double y) {
  line_ = Matrix{1, 0, 0, 1, x, y}.then(line_);
  text_ = line_;
}

void ContentWalk::advance(double distance) {
  const bool vertical = state_.font && state_.font->is_vertical();
  const Matrix step{1, 0, 0, 1, vertical ? 0 : distance * state_.stretch, vertical ? distance : 0};
  text_ = step.then(text_);
}

void ContentWalk::show(const std::string& text) {
  if (!state_.font || text.empty()) return;
  const std::vector<ShownCode> codes = state_.font->codes_of(text);
  PaintedText painted{state_, codes,
                      Matrix{1, 0, 0, 1, 0, state_.rise}.then(text_).then(state_.ctm)};
  for (const ShownCode& code : codes) painted.length += painted.advance_of(code);
  sink_.text(painted);
  advance(state_.font->is_vertical() ? -painted.length : painted.length);
}

}  // namespace sealpress::pdf
