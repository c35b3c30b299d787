// Fields (17.16): which are computed here, which show the result that Word stored.
//
// PAGE, NUMPAGES and SECTIONPAGES are computed; form check boxes are drawn; all others show their
// stored result, as Word does until somebody updates them. A complex field may run over several
// paragraphs (a table of contents), so the open fields live in Counters.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "docx/node.h"
#include "layout/context.h"

namespace sealpress::layout {

/// An instruction's words: PAGEREF _Toc1 \h. Quoted words lose their quotes.
std::vector<std::string> field_words(std::string_view instruction);

/// What a field shows now; nullopt if nothing here can compute it. `here` names
/// the destination that tells a PAGE field of the body its page; empty where the page is known.
std::optional<std::string> live_value(std::string_view instruction, const Context& context,
                                      std::string_view here);
/// Whether the instruction is a PAGE field.
bool is_page_field(std::string_view instruction);
/// Whether the field's stored result is replaced by what is computed.
bool is_computed(std::string_view instruction);
/// Target of a HYPERLINK instruction as in frame::Link; empty for other fields.
std::string link_target(std::string_view instruction);

/// The fields open at some place of a story.
class FieldStack {
 public:
  void begin(const docx::FieldChar& mark);
  void instruct(std::string_view text);
  /// The instruction is complete; a stored result that was computed anew is swallowed.
  void separate(bool swallow_result);
  /// Ends the innermost field; true if it never had a result part.
  bool end();

  /// A broken field must not swallow the rest of the document: fields still in their instruction,
  /// or computed ones without an end, are closed with their paragraph.
  void end_paragraph();

  bool empty() const { return open_.empty(); }
  const std::string& instruction() const { return open_.back().instruction; }
  const docx::FieldChar* check_box() const { return open_.back().check_box; }
  /// Whether text met now is shown.
  bool visible() const;
  bool in_instruction() const { return !open_.empty() && !open_.back().separated; }
  /// Link of the innermost open HYPERLINK field; empty if none.
  std::string_view link() const;

 private:
  struct Open {
    std::string instruction, link;
    const docx::FieldChar* check_box = nullptr;
    bool separated = false, swallow = false;
  };
  std::vector<Open> open_;
};

}  // namespace sealpress::layout
