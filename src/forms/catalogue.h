// The catalogue: which forms there are, what each one asks for, and what is wrong with a record.
//
// One JSON file per form below data/forms/; adding a form needs no C++. docs/catalogue.md explains
// the file. Loaded once, immutable, shared by all threads.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/record.h"
#include "forms/columns.h"
#include "text/format.h"

namespace sealpress::forms {

struct Delivery {
  std::string format;  ///< docx, pdf, xlsx, paper
  bool sealed = false;
  std::string by;  ///< who sends it: 企业, 推荐单位
  int copies = 1;
};

struct Notice {
  std::string number, issuer, name, date, deadline;
};

/// A hint printed in an empty value cell.
struct PrintedHint {
  std::string field, text;
};

/// The one standard of layout that is measured.
inline constexpr std::string_view kOfficialDocuments = "GB/T 9704-2012";

/// A field whose content may be a section of the Word file that another field names.
struct Narrative {
  std::string field, file_field;
};

struct Form {
  std::string id;          ///< shanghai-2024/3-application
  std::string collection;  ///< shanghai-2024
  std::string title, attachment;
  Notice notice;
  std::string docx_template, pdf_template;  ///< relative to the home; may be empty
  std::string file_name;                    ///< pattern, see docs/catalogue.md
  std::vector<Delivery> deliveries;
  std::vector<std::string> notes;  ///< slips of the source that the template corrects
  std::vector<PrintedHint> printed_hints;
  std::map<std::string, std::string> short_keys;
  std::vector<Narrative> narratives;
  bool reference = false;           ///< 参考版式
  std::string standard;             ///< whose numbers its pages must keep to, or empty
  std::vector<std::string> fields;  ///< top-level labels in their order
  std::map<std::string, std::vector<std::string>> lists;  ///< label of a list -> its items' labels
};

struct RuleHead;
struct Across;
/// A rule about all files of one submission (kind sameAcross). Refers to the catalogue.
struct AcrossRule {
  const Form* form;
  const RuleHead* head;
  const Across* across;
};

/// What one run over many records remembers. Not thread-safe: records come in their order.
class BatchChecks {
 public:
  virtual ~BatchChecks() = default;
  /// Findings about `record` in the light of those before it.
  virtual Diagnostics add(const data::Record& record) = 0;
  /// Findings that need all records.
  virtual Diagnostics finish() = 0;
};

struct SourceFile {
  std::string name;  ///< path, for messages
  std::string id;    ///< what its id must be: path below data/forms/ without .json
  std::string bytes;
};

class Catalogue {
 public:
  /// Reads the forms' files. Errors name file, key and rule, all at once. With `faults` they go
  /// there, and the other forms are loaded.
  static Checked<std::shared_ptr<const Catalogue>> load(const std::vector<SourceFile>& files,
                                                        Diagnostics* faults = nullptr);
  virtual ~Catalogue() = default;

  /// By id, ascending.
  virtual const std::vector<Form>& forms() const = 0;
  virtual const Form* find(std::string_view id) const = 0;
  /// The nearest known id, for "did you mean"; empty if nothing is near.
  virtual std::string nearest(std::string_view id) const = 0;

  /// The record with its keys in the catalogue's spelling (compared by NFKC, without spaces). Keys
  /// that the form does not know stay, with a warning; two that are one are an error. Choices
  /// typed as text (甲、其他（乙）) are read, and what rules compute (`"fill": true`) is filled in
  /// where it is blank.
  virtual data::Record normalised(const Form& form, data::Record record,
                                  Diagnostics& findings) const = 0;
  /// All findings about one normalised record, in the order of the form's fields. `today` is the
  /// day of the run.
  virtual Diagnostics check(const Form& form, const data::Record& record,
                            text::Date today) const = 0;
  /// The form as tables to fill in: its own fields, then its lists.
  virtual const std::vector<Table>& tables(const Form& form) const = 0;
  virtual std::unique_ptr<BatchChecks> begin_batch(const Form& form, text::Date today) const = 0;
  /// The rules between the forms of one collection.
  virtual std::vector<AcrossRule> across_rules(std::string_view collection) const = 0;
};

}  // namespace sealpress::forms
