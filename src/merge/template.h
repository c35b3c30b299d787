// Templates: a Word file with tags, compiled once, merged with many records.
//
// Compiled templates are immutable and shared by all threads. Merging makes a docx::View whose
// trees share every untouched node with the template; the language stands in
// docs/template-language.md.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "data/record.h"
#include "docx/document.h"

namespace sealpress::merge {

struct CompileOptions {
  /// Keys longer than 64 characters are stored in w:tag by this short name (label -> short key).
  std::map<std::string, std::string> short_keys;
  std::size_t max_tags = 20'000;  ///< of one template; beyond: merge.too_many_tags
};

/// A node of the merged document that shows a value.
struct ShownValue {
  const docx::Node* node = nullptr;
  std::string path;  ///< JSON pointer into the record
  std::string part;  ///< of the package
};

struct MergeOptions {
  bool draft = false;  ///< mark every page 草稿 (rendered by --force in spite of errors)
  /// Opens a file that a value names (pictures, rich Word files), relative to the submission; null
  /// refuses all.
  std::function<Result<std::string>(std::string_view path)> open_file;
  /// Receives where values are shown, in their order; an empty value then leaves an empty control
  /// where it would stand. Null: nobody asks.
  std::vector<ShownValue>* shown = nullptr;
  /// At most so many blank rows pad the repeats up to their printed numbers (至少), the first ones
  /// first; a repeat without any item keeps one.
  std::size_t padding_rows = static_cast<std::size_t>(-1);
  /// Receives how many blank rows were added. Null: nobody asks.
  std::size_t* padded = nullptr;
  std::size_t max_bytes = 64u << 20;  ///< of all merged parts, about; beyond: merge.too_large
};

/// A field that some tag shows, or asks for.
struct UsedKey {
  std::string key;          ///< as written
  std::string sigil;        ///< "", "#", "^", "=", "+", "☐", "@", "图", "码", "章"
  std::string option = {};  ///< of a check box
  std::string scope = {};   ///< enclosing repeats, "/" between, "" at top
  /// In a condition. If there is no such field, it is a text, or a label behind 非.
  bool maybe = false;
  /// In a condition. Not read if there is a field of this name: 合格/总数, whose pieces these are.
  std::string unless = {};
};

class Template {
 public:
  /// Every fault of the template at once, each with part, table, row, cell and the tag's text.
  static Checked<std::shared_ptr<const Template>> compile(
      std::shared_ptr<const docx::Document> file, const CompileOptions& options = {});
  virtual ~Template() = default;

  virtual const std::vector<UsedKey>& keys() const = 0;
  virtual const std::shared_ptr<const docx::Document>& file() const = 0;
  /// Whether some repeat is padded with blank rows (至少).
  virtual bool pads() const = 0;

  /// The merged document. `findings` receives what is wrong with values (unknown choice ...).
  /// Fails with merge.too_large, or with what prevents a draft or a picture from being stored.
  virtual Checked<docx::View> merge(const data::Record& record, const MergeOptions& options,
                                    Diagnostics& findings) const = 0;
};

}  // namespace sealpress::merge
