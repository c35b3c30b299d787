// {{键|合并}}: cells of a repeated row that grow together with their equal neighbours.
#pragma once

#include <memory>
#include <optional>

#include "merge/compile/outline.h"
#include "merge/compile/program.h"

namespace sealpress::merge {

/// A cell that begins a vertical merge (17.4.85) where the next item shows the same text, and
/// continues the one above where the item before does. Blank texts never merge.
class MergedCell : public Operation {
 public:
  /// `whole` makes the cell as it stands; `blank` is a continued cell's paragraph.
  MergedCell(const docx::Cell& cell, const Site& site, std::unique_ptr<Rebuild> whole,
             const docx::Node* blank, docx::Arena& arena);
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

 private:
  /// The cell's properties with a merge, as read and as written.
  struct Variant {
    const docx::CellProperties* properties = nullptr;
    const docx::Node* markup = nullptr;
  };
  Variant variant(docx::Arena& arena, docx::VerticalMerge merge) const;
  /// What items must have in common; empty where the item shows nothing.
  std::string text_of(Merger& merger, const Scope& item, std::size_t index) const;
  docx::Node* merged(Merger& merger, const Nodes& content, const Variant& variant) const;

  const docx::Cell& cell_;
  const Site& site_;
  Key key_;
  std::optional<Key> within_;
  std::unique_ptr<Rebuild> whole_;
  const docx::Node* blank_;
  Variant begins_, continues_;
};

}  // namespace sealpress::merge
