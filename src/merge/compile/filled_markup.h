// Operations for tags in attributes: what a drawing or a control is called, where a link leads.
#pragma once

#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "merge/compile/filled_text.h"
#include "merge/compile/program.h"

namespace sealpress::merge {

/// Markup that layout does not read, with tags in its attributes.
class FilledMarkup : public Operation {
 public:
  struct Form {
    std::string_view markup;
    FilledText filled;
  };
  /// `later` is what the copies of a repeat have.
  FilledMarkup(Form first, Form later) : first_(std::move(first)), later_(std::move(later)) {}
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override { first_.filled.bind(binder); }

 private:
  Form first_, later_;
};

/// A drawing whose words, alternative text or name hold tags: what layout reads of it.
class FilledDrawing : public Operation {
 public:
  using Texts = std::vector<std::pair<std::string_view, TextTemplate>>;  ///< as read, as filled in
  FilledDrawing(std::unique_ptr<Operation> drawing, Texts texts)
      : drawing_(std::move(drawing)), texts_(std::move(texts)) {}
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

 private:
  std::string_view filled(Merger& merger, std::string_view text) const;

  std::unique_ptr<Operation> drawing_;
  Texts texts_;
};

/// A link whose target holds tags: each copy has a target of its own.
class FilledLink : public Operation {
 public:
  FilledLink(std::unique_ptr<Operation> link, TextTemplate target)
      : link_(std::move(link)), target_(std::move(target)) {}
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

 private:
  std::unique_ptr<Operation> link_;
  TextTemplate target_;
};

}  // namespace sealpress::merge
