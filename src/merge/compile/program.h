// What a template is compiled to: a tree of operations that emit nodes.
//
// Operations are made once, owned by their template, and immutable while documents are merged;
// `run` is called from many threads, each with its own Merger.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "docx/node.h"
#include "merge/compile/binder.h"
#include "merge/finish/list_restarts.h"
#include "merge/merger.h"
#include "merge/tag/joined_key.h"

namespace sealpress::merge {

class Operation {
 public:
  virtual ~Operation() = default;
  /// Appends what the operation shows for the merger's record to `out`.
  virtual void run(Merger& merger, Nodes& out) const = 0;
  /// After assembly: says which keys it reads, and in which scope it stands.
  virtual void bind(Binder&) {}
  /// Whether it emits exactly one row of a table.
  virtual bool makes_row() const { return false; }
};

using Block = std::vector<std::unique_ptr<Operation>>;

void run(const Block& block, Merger& merger, Nodes& out);
void bind(const Block& block, Binder& binder);

/// Nodes of the template as they are.
class Keep : public Operation {
 public:
  explicit Keep(Nodes nodes);
  void run(Merger& merger, Nodes& out) const override;

 private:
  Nodes nodes_;
  std::size_t bytes_ = 0;  ///< when written
};

/// Markup with ids in it, which are counted anew in every copy of a repeat but the first.
class NumberedMarkup {
 public:
  NumberedMarkup() = default;
  /// Finds the ids in the bytes between a node's tags (wp:docPr, w:id of a control).
  explicit NumberedMarkup(std::string_view source);
  bool empty() const { return ids_.empty(); }
  /// The source with fresh ids.
  std::string_view renew(Merger& merger) const;

 private:
  struct Id {
    std::size_t begin, end;
    bool drawing;
  };
  std::string_view source_;
  std::vector<Id> ids_;
};

/// A leaf that is itself in the first copy of a repeat and something else in the others, which may
/// not have its names (bookmarks) and its ids.
class Leaf : public Operation {
 public:
  /// `later` is the markup of the other copies; nothing if it is empty.
  Leaf(const docx::Node* node, std::string_view later)
      : node_(node), later_(later), numbered_(later) {}
  void run(Merger& merger, Nodes& out) const override;

 private:
  const docx::Node* node_;
  std::string_view later_;
  NumberedMarkup numbered_;
};

/// A node of the template with other children: a shallow copy.
class Rebuild : public Operation {
 public:
  Rebuild(const docx::Node* node, Block children) : node_(node), children_(std::move(children)) {}
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;
  bool makes_row() const override { return node_->kind == docx::NodeKind::row; }

  /// Ids in the node's own tags to be renewed in copies.
  NumberedMarkup open;
  /// What a cell, a story or a table shows rather than nothing, nullptr if it may be empty.
  const docx::Node* filler = nullptr;

 private:
  void keep_shape(Nodes& out, std::size_t mark) const;

  const docx::Node* node_;
  Block children_;
};

/// {{#键}} … {{/键}} and {{^键}} … {{/键}}.
class Section : public Operation {
 public:
  Section(const Tag& tag, std::size_t at_least);
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

  Block body;
  Nodes blank;                        ///< what pads a repeat up to its printed length
  std::optional<std::size_t> order;   ///< Site::order of its start, where lists may begin anew
  std::vector<ListRestart> restarts;  ///< lists that may begin anew in each copy

 private:
  /// What the tag asks, nothing if it is not so.
  const data::Value* asked(Merger& merger) const;
  void repeat(Merger& merger, const data::Value* value, Nodes& out) const;
  void run_body(Merger& merger, const Scope& scope, bool copy, Nodes& out) const;

  Tag tag_;
  Key key_;
  JoinedKey joined_;
  std::optional<Key> negated_;  ///< of {{#非会员}}, if there is no field of that name
  std::size_t at_least_;
};

/// {{#性别=男}} … {{/}} and {{^性别=男}} … {{/}}: shown or not, in the scope around it.
class Conditional : public Operation {
 public:
  Conditional(const Tag& tag, Block body) : tag_(tag), body_(std::move(body)) {}
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

 private:
  Tag tag_;
  Block body_;
};

}  // namespace sealpress::merge
