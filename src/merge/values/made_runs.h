// Runs and content controls that merging makes.
#pragma once

#include <string>
#include <string_view>

#include "docx/node.h"
#include "merge/merger.h"

namespace sealpress::merge {

/// How the run looks in which a tag begins.
struct RunStyle {
  std::string_view rpr;  ///< w:rPr as it stands, empty if there is none
  const docx::RunProperties* properties = nullptr;
  bool in_ruby = false;  ///< where no content control may stand (17.3.3.24)
};

/// `base` underlined; in a font where ☑ and □ are equally wide; bold; of another size.
RunStyle underlined(docx::Arena& arena, const RunStyle& base);
RunStyle boxed(docx::Arena& arena, const RunStyle& base);
RunStyle bold(docx::Arena& arena, const RunStyle& base);
RunStyle sized(docx::Arena& arena, const RunStyle& base, Length size);

/// A w:t whose content is already escaped.
const docx::Text* make_text(docx::Arena& arena, std::string_view text, std::string_view escaped);

/// A run with these children.
const docx::Run* make_run(docx::Arena& arena, const RunStyle& style, const Nodes& children);

/// A run that shows `text`: line ends as w:br, tabs as w:tab, the rest as it is, never as markup.
const docx::Run* make_text_run(docx::Arena& arena, const RunStyle& style, std::string_view text);

/// A run-level rich content control around a value, hidden on the screen, named by its w:tag so
/// that a returned file can be read. Everything but its id is written once.
class ControlMarkup {
 public:
  ControlMarkup() = default;
  /// `type` is what makes it a check box, empty for rich text.
  ControlMarkup(docx::Arena& arena, const RunStyle& style, std::string_view tag,
                std::string_view field, std::string_view type = {});

  docx::Control* make(Merger& merger, const docx::Node* content) const;

 private:
  std::string_view head_, tail_, tag_, field_;
};

/// The key as w:tag holds it: at most 64 UTF-16 units (the field's limit in Word), else its short
/// key, else its beginning and a hash.
std::string control_tag(const std::string& key, const CompileOptions& options);

}  // namespace sealpress::merge
