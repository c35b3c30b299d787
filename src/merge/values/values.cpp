#include "merge/values/values.h"

#include <algorithm>

#include "merge/shown.h"
#include "merge/tag/arithmetic.h"
#include "merge/values/value_text.h"
#include "text/nearest.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

const Length kUsualSeal = Length::mm(42);

constexpr std::string_view kChecked =
    "<w14:checkbox><w14:checked w14:val=\"1\"/>"
    "<w14:checkedState w14:val=\"2611\" w14:font=\"MS Gothic\"/>"
    "<w14:uncheckedState w14:val=\"25A1\" w14:font=\"MS Gothic\"/></w14:checkbox>";
constexpr std::string_view kUnchecked =
    "<w14:checkbox><w14:checked w14:val=\"0\"/>"
    "<w14:checkedState w14:val=\"2611\" w14:font=\"MS Gothic\"/>"
    "<w14:uncheckedState w14:val=\"25A1\" w14:font=\"MS Gothic\"/></w14:checkbox>";

bool holds(const std::vector<std::string>& list, const std::string& word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::vector<std::string> normalised(const std::vector<std::string>& labels) {
  std::vector<std::string> normal;
  normal.reserve(labels.size());
  for (const std::string& label : labels) normal.push_back(text::label_key(label));
  return normal;
}

/// A style in the size that its line is fitted to.
RunStyle fitted(Merger& merger, const RunStyle& style) {
  return merger.type_size ? sized(merger.arena, style, *merger.type_size) : style;
}

}  // namespace

ShowValue::ShowValue(TagSite site, Filters filters, docx::Arena& arena,
                     const CompileOptions& options)
    : site_(std::move(site)),
      key_(site_.tag),
      joined_(site_.tag),
      filters_(std::move(filters)),
      underlined_(underlined(arena, site_.style)),
      control_(arena, site_.style, control_tag(site_.tag.key, options), site_.tag.key) {}

void ShowValue::run(Merger& merger, Nodes& out) const {
  Diagnostics problems;
  const data::Value* value = merger.find(key_);
  if (value == nullptr) joined_.report_missing(merger, site_.tag, key_);
  const Shown shown = filters_.apply(value, merger.lookup, problems);
  for (Diagnostic& problem : problems) merger.report(std::move(problem), site_.tag, key_);
  if (shown.text.empty() && merger.options.shown == nullptr) return;
  merger.count(shown.text.size());
  const RunStyle style = fitted(merger, shown.underlined ? underlined_ : site_.style);
  const docx::Run* text = make_text_run(merger.arena, style, shown.text);
  out.push_back(site_.style.in_ruby ? text
                                    : static_cast<const docx::Node*>(control_.make(merger, text)));
  note_shown(merger, out.back(), key_);
}

void ShowValue::bind(Binder& binder) {
  binder.use(site_.tag);
}

void ShowReckoning::run(Merger& merger, Nodes& out) const {
  Diagnostics problems;
  const Reading reading{merger.lookup, *merger.scope, problems};
  const Shown shown = filters_.apply(*site_.tag.arithmetic, reading);
  merger.report(std::move(problems), site_.tag);
  if (shown.text.empty()) return;
  merger.count(shown.text.size());
  const RunStyle style = fitted(merger, shown.underlined ? underlined_ : site_.style);
  out.push_back(make_text_run(merger.arena, style, shown.text));
}

void ShowReckoning::bind(Binder& binder) {
  binder.use(*site_.tag.arithmetic);
}

ShowChoice::ShowChoice(TagSite site, docx::Arena& arena, const CompileOptions& options)
    : site_(std::move(site)), key_(site_.tag), option_(text::label_key(site_.tag.option)) {
  const RunStyle style = boxed(arena, site_.style);
  const std::string tag = control_tag(site_.tag.key + "=" + site_.tag.option, options);
  checked_ = make_state(arena, site_, style, tag, true);
  unchecked_ = make_state(arena, site_, style, tag, false);
}

ShowChoice::State ShowChoice::make_state(docx::Arena& arena, const TagSite& site,
                                         const RunStyle& style, std::string_view tag,
                                         bool checked) {
  return {make_text_run(arena, style, checked ? "☑" : "□"),
          ControlMarkup(arena, style, tag, site.tag.key, checked ? kChecked : kUnchecked)};
}

void ShowChoice::run(Merger& merger, Nodes& out) const {
  const data::Value* value = merger.find(key_);
  std::vector<std::string> chosen;
  if (value != nullptr) {
    chosen = chosen_options(*value);
    check_options(merger, *value, chosen);
  }
  const bool checked = holds(normalised(chosen), option_);
  const State& state = checked ? checked_ : unchecked_;
  if (site_.style.in_ruby) return out.push_back(state.run);
  docx::Control* control = state.control.make(merger, state.run);
  control->checkbox = true;
  control->checked = checked;
  out.push_back(control);
  note_shown(merger, control, key_);
}

void ShowChoice::check_options(Merger& merger, const data::Value& value,
                               const std::vector<std::string>& chosen) const {
  if (!merger.checked.insert({choice_.get(), &value}).second) return;
  for (const std::string& option : chosen) {
    if (holds(choice_->normal, text::label_key(option))) continue;
    std::string all;
    for (const std::string& known : choice_->options) all += (all.empty() ? "" : "、") + known;
    const std::string near = text::nearest(option, choice_->options);
    merger.report(finding(Severity::error, "merge.unknown_choice")
                      .with("choice", option)
                      .with("near", near.empty() ? "no" : "yes")
                      .with("nearest", near)
                      .with("options", all),
                  site_.tag, key_);
  }
}

void ShowChoice::bind(Binder& binder) {
  binder.use(site_.tag);
  choice_ = binder.choice(site_.tag);
}

void ShowIndex::run(Merger& merger, Nodes& out) const {
  const Scope* item = innermost_item(*merger.scope);
  if (item == nullptr) return;
  out.push_back(make_text_run(merger.arena, site_.style, std::to_string(item->index + 1)));
}

void ShowIndex::bind(Binder& binder) {
  if (!binder.scopes.empty()) return;
  binder.faults.add(input_error("merge.index_outside"), *site_.paragraph, site_.tag.source);
}

ShowSeal::ShowSeal(TagSite site, const Filters& filters, docx::Arena& arena)
    : site_(std::move(site)) {
  docx::SealPlace* place = arena.make<docx::SealPlace>();
  place->intact = false;
  place->name = arena.text(site_.tag.key);
  place->diameter = filters.diameter.value_or(kUsualSeal);
  place_ = place;
}

}  // namespace sealpress::merge
