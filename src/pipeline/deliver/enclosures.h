// Files that lie beside the submissions and go into the delivery as they are: stamped PDFs,
// reports, copies of certificates. Found by their names.
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "forms/collections.h"
#include "pipeline/deliver/folder.h"

namespace sealpress::pipeline {

/// Not thread-safe: it remembers what has been taken.
class Enclosures {
 public:
  Enclosures(const Folder& folder, const forms::Collection& collection,
             const std::vector<const forms::Form*>& forms);

  /// The PDF that lies there in the place of the document's own: named like it (盖章, 扫描件 and
  /// the like may follow), or the only one of that form beside the only document of that form.
  /// nullptr if there is none.
  const OtherFile* find_pdf(const forms::Document& document, const std::string& stem);
  /// The files of `extra` that go with a document: beside it in its folder, or named after it, or
  /// all of them where there is one such document only.
  std::vector<const OtherFile*> find(const forms::Extra& extra, const forms::Document& document,
                                     const std::string& unit);
  /// What nobody took.
  std::vector<const OtherFile*> rest() const;

 private:
  using Group = std::pair<const forms::Form*, std::string>;  ///< form and folder

  const OtherFile* sole(const Group& group) const;
  const OtherFile* take(const OtherFile* file);
  std::size_t documents_of(const forms::Form* form) const;

  const Folder& folder_;
  std::map<std::string, const OtherFile*> by_stem_;
  std::map<Group, std::vector<const OtherFile*>> pdfs_;
  std::map<Group, std::size_t> documents_;
  std::set<const OtherFile*> taken_;
};

}  // namespace sealpress::pipeline
