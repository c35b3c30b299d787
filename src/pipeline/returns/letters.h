// Letters to those who sent forms with faults (退件单), and to those who have not sent (催报).
//
// Each is a Word file made from a template that can be changed in Word (docs/collect.md), and the
// same words as plain text for an e-mail.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "forms/collection.h"
#include "pipeline/fill/render.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

struct LetterOptions {
  std::string directory;                      ///< empty: no letters
  std::string return_template;                ///< a .docx; empty: the home's own
  std::string reminder_template;              ///< the same
  std::map<std::string, std::string> values;  ///< of tags: 联系人, 电话, 截止 …
};

/// Something that a sender should mend or look at.
struct LetterFault {
  std::string field, what, how;
  bool wrong = true;  ///< else it is only doubtful
};

/// A form that a sender has to mend, or one that cannot be opened.
struct LetterForm {
  std::string attachment, title, subject, file;
  std::vector<LetterFault> faults;
};

struct Letter {
  std::string unit;
  std::string issuer;  ///< who asks for the forms
  std::vector<LetterForm> forms;
  std::vector<LetterForm> missing;  ///< asked for and not sent
};

/// The letters of a run, in the order in which their units come first.
class LetterBook {
 public:
  /// `collection` may be null, and must outlive this.
  explicit LetterBook(const forms::Collection* collection) : collection_(collection) {}

  /// Takes the findings of a record that its sender can mend. Those of the reader about itself are
  /// left to the secretary.
  void add(const forms::Form& form, const data::Value& fields, const std::string& file,
           const Diagnostics& findings);
  /// A file that could not be read; the sender is whoever else has sent from its folder.
  void add_unread(const std::string& path, const Diagnostics& findings);
  void add_missing(const std::string& unit, const forms::Form& form);

  /// The letters; what add_unread took has found its sender.
  std::vector<Letter> take();

 private:
  struct Unread {
    std::string path;
    LetterForm form;
  };
  Letter& letter_of(const std::string& unit);
  std::string unit_of(const forms::Form& form, const data::Value& fields,
                      const std::string& file) const;

  const forms::Collection* collection_;
  std::vector<Letter> letters_;
  std::map<std::string, std::size_t> by_unit_;
  std::map<std::string, std::map<std::string, std::string>> folders_;  ///< -> units in them
  std::vector<Unread> unread_;
};

struct WrittenLetters {
  std::vector<OutputFile> files;
  Diagnostics findings;  ///< of the templates; letters of earlier runs that lie there still
};

/// Writes 退件单-单位.docx and .txt for each letter with forms to mend, 催报-单位 for each with
/// missing ones. All or none. Fails: errors of the templates and of writing.
Checked<WrittenLetters> write_letters(Workspace& workspace, const std::vector<Letter>& letters,
                                      const forms::Collection* collection,
                                      const LetterOptions& options);

}  // namespace sealpress::pipeline
