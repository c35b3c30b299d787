#include "pdf/verify/page_ink.h"

#include <algorithm>
#include <string>
#include <utility>

#include "pdf/read/content_walk.h"

namespace sealpress::pdf {
namespace {

using Kind = SyntaxNode::Kind;

/// Where what is painted stands.
class InkSink : public ContentSink {
 public:
  void text(const PaintedText& text) override {
    constexpr double kDescent = -0.25, kAscent = 0.9;
    constexpr int kUnseen = 3;
    const bool blank = std::all_of(text.codes.begin(), text.codes.end(),
                                   [](const ShownCode& code) { return code.is_space; });
    if (text.state.mode == kUnseen || blank) return;
    const double size = text.state.size, half = size / 2;
    add(text.state.font->is_vertical()
            ? text.place.box(-half, -text.length, half, 0)
            : text.place.box(0, kDescent * size, text.length * text.state.stretch, kAscent * size));
  }
  void picture(const PaintState& state, const OutsideValue&) override {
    add(state.ctm.box(0, 0, 1, 1));
  }
  void path(const PaintState&, const std::vector<SubPath>&, bool, bool) override {}

  PageInk ink;

 private:
  void add(const Box& box) {
    constexpr std::size_t kMost = 500'000;
    if (ink.boxes.size() < kMost) {
      ink.boxes.push_back(box);
    } else {
      ink.complete = false;
    }
  }
};

/// Past the data of an inline picture: EI between spaces.
std::size_t after_inline_picture(std::string_view content, std::size_t at) {
  for (at = content.find("EI", at); at != std::string_view::npos; at = content.find("EI", at + 1)) {
    const bool before = at == 0 || is_pdf_space(content[at - 1]);
    const bool after = at + 2 >= content.size() || is_pdf_space(content[at + 2]);
    if (before && after) return at + 2;
  }
  return content.size();
}

}  // namespace

bool read_content(std::string_view content,
                  const std::function<void(const std::string& operation,
                                           const std::vector<SyntaxNode>& operands)>& take) {
  constexpr std::size_t kMostTokens = 4'000'000, kMostOperands = 64;
  SyntaxReader reader(content);
  std::vector<SyntaxNode> operands;
  for (std::size_t i = 0; i < kMostTokens; ++i) {
    SyntaxNode next = reader.next(false);
    if (next.is(Kind::end)) return true;
    if (!next.is(Kind::word)) {
      if (operands.size() < kMostOperands) operands.push_back(std::move(next));
      continue;
    }
    if (next.is_word("BI")) reader.go_to(after_inline_picture(content, reader.at()));
    take(next.text, operands);
    operands.clear();
  }
  return false;
}

PageInk ink_of(const OutsideValue& page) {
  InkSink sink;
  ContentWalk walk(sink);
  walk.walk_page(page);
  sink.ink.complete = sink.ink.complete && walk.is_complete();
  return std::move(sink.ink);
}

}  // namespace sealpress::pdf
