// The fields (17.16) open at some place of a story.
//
// A complex field may run over several paragraphs (a table of contents), so the open fields live in
// Counters. A field inside another one's instruction is part of it: what it shows goes into the
// outer instruction, between two marks, so that { = { PAGE } - 1 } is read as one expression.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "docx/node.h"

namespace sealpress::layout {

/// Around the value of an inner field in an instruction. XML has no such characters.
inline constexpr char kValueBegin = '\x0E', kValueEnd = '\x0F';

/// An instruction's words: PAGEREF _Toc1 \h. Quoted words lose their quotes, inner values their
/// marks.
std::vector<std::string> field_words(std::string_view instruction);
/// The field's name in capitals: PAGE; "=" of a formula; empty if there is none.
std::string field_name(std::string_view instruction);
/// Target of a HYPERLINK instruction as in frame::Link; empty for other fields.
std::string link_target(std::string_view instruction);

struct OpenField {
  std::string instruction;
  std::string link;    ///< of this HYPERLINK field or the nearest around it
  std::string result;  ///< what is stored, where it is not shown: inside an instruction
  const docx::FieldChar* form = nullptr;  ///< its beginning, if it is a form field
  bool separated = false;
  bool swallow = false;         ///< the stored result is replaced by what was computed
  bool live = false;            ///< its instruction holds what changes from page to page
  bool shown = false;           ///< its result holds something, or something was shown for it
  bool outer_visible = true;    ///< what stands in the result of the fields around it is shown
  bool in_instruction = false;  ///< of the field around it

  bool visible() const { return outer_visible && separated && !swallow; }
};

class FieldStack {
 public:
  void begin(const docx::FieldChar& mark);
  /// Text of an instruction, or a stored result that is only read.
  void read(std::string_view text);
  /// What an inner field shows, for the instruction around it; `live` as in OpenField.
  void insert(std::string_view value, bool live);
  /// The instruction of the innermost field is complete.
  void separate();
  /// What the innermost field shows, for the instruction around it.
  void keep(std::string_view value) { open_.back().result = value; }
  /// The stored result of the innermost field is replaced.
  void swallow() { open_.back().swallow = open_.back().shown = true; }
  /// Ends the innermost field; there must be one.
  OpenField end();
  /// A broken field must not swallow the rest of the document: fields still in their instruction,
  /// or computed ones without an end, are closed with their paragraph. Returns those that showed
  /// nothing.
  std::vector<OpenField> end_paragraph();
  /// Something of the innermost field's result was met.
  void show() {
    if (!open_.empty() && open_.back().separated) open_.back().shown = true;
  }

  bool empty() const { return open_.empty(); }
  const OpenField& innermost() const { return open_.back(); }
  /// Whether text met now is shown.
  bool visible() const { return open_.empty() || open_.back().visible(); }
  /// Whether what stands here is part of an instruction.
  bool in_instruction() const { return !open_.empty() && !open_.back().separated; }
  /// Link of the innermost open HYPERLINK field; empty if none.
  std::string_view link() const { return open_.empty() ? std::string_view() : open_.back().link; }
  std::size_t depth() const { return open_.size(); }

 private:
  std::vector<OpenField> open_;
};

}  // namespace sealpress::layout
