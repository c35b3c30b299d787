#include "official/official_document.h"

#include "official/inspections.h"
#include "official/standard.h"

namespace sealpress::official {
namespace {

void inspect_paper(const Inspected& seen, Judge& judge) {
  for (std::size_t p = 0; p < seen.sheets().size(); ++p) {
    judge.length("measure.paper_width", p, seen.sheets()[p].width, kPaperWidth, kRuler);
    judge.length("measure.paper_height", p, seen.sheets()[p].height, kPaperHeight, kRuler);
  }
}

}  // namespace

Diagnostics official_document(const frame::Document& document, const text::FontLibrary& fonts) {
  if (document.pages.empty()) return {};
  const Inspected seen(document, fonts);
  Judge judge;
  inspect_paper(seen, judge);
  if (seen.body_size() > 0) {
    inspect_text_block(seen, judge);
    inspect_head(seen, judge);
    inspect_attachments(seen, judge);
    inspect_ending(seen, judge);
  }
  return judge.take();
}

}  // namespace sealpress::official
