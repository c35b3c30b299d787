// Operations that show values: text, choices, the number of a row.
#pragma once

#include <memory>

#include "merge/compile/program.h"
#include "merge/tag/filters.h"
#include "merge/values/made_runs.h"

namespace sealpress::merge {

/// What an operation knows of the tag it was made from.
struct TagSite {
  Tag tag;
  const docx::Paragraph* paragraph = nullptr;  ///< of the template
  RunStyle style;
};

/// {{键|过滤}}: a content control with the value; an empty value shows nothing.
class ShowValue : public Operation {
 public:
  ShowValue(TagSite site, Filters filters, docx::Arena& arena, const CompileOptions& options);
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

 private:
  TagSite site_;
  Key key_;
  JoinedKey joined_;
  Filters filters_;
  RunStyle underlined_;
  ControlMarkup control_;
};

/// {{=单价*数量|过滤}}: plain text, since nothing reads it back into a field.
class ShowReckoning : public Operation {
 public:
  ShowReckoning(TagSite site, Filters filters, docx::Arena& arena)
      : site_(std::move(site)),
        filters_(std::move(filters)),
        underlined_(underlined(arena, site_.style)) {}
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

 private:
  TagSite site_;
  Filters filters_;
  RunStyle underlined_;
};

/// {{☐键=选项}}: ☑ or □ that can be clicked in Word.
class ShowChoice : public Operation {
 public:
  ShowChoice(TagSite site, docx::Arena& arena, const CompileOptions& options);
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

 private:
  struct State {
    const docx::Run* run = nullptr;
    ControlMarkup control;
  };
  static State make_state(docx::Arena& arena, const TagSite& site, const RunStyle& style,
                          std::string_view tag, bool checked);
  void check_options(Merger& merger, const data::Value& value,
                     const std::vector<std::string>& chosen) const;

  TagSite site_;
  Key key_;
  std::string option_;  ///< normalised
  std::shared_ptr<const Choice> choice_;
  State checked_, unchecked_;
};

/// {{@序号}}: the number of the innermost repeat's item, from 1.
class ShowIndex : public Operation {
 public:
  explicit ShowIndex(TagSite site) : site_(std::move(site)) {}
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override;

 private:
  TagSite site_;
};

/// {{章:名}}: always there, writes nothing.
class ShowSeal : public Operation {
 public:
  ShowSeal(TagSite site, const Filters& filters, docx::Arena& arena);
  void run(Merger&, Nodes& out) const override { out.push_back(place_); }
  void bind(Binder& binder) override { binder.use(site_.tag); }

 private:
  TagSite site_;
  const docx::SealPlace* place_;
};

}  // namespace sealpress::merge
