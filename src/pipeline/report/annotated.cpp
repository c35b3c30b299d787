#include "pipeline/report/annotated.h"

#include <utility>
#include <vector>

#include "merge/annotate.h"

namespace sealpress::pipeline {
namespace {

/// What the comment says: the finding, then how to mend it and where the notice asks for it.
std::string words(const Diagnostic& d, messages::Language language) {
  const char* severity =
      d.severity == Severity::error ? "pipeline.report_error" : "pipeline.report_warning";
  std::string out = messages::ui(severity, language) + "：" + messages::message(d, language);
  const std::string hint = messages::hint(d, language);
  if (!hint.empty()) out += "\n" + hint;
  return out;
}

}  // namespace

Checked<std::string> annotated(const Press& press, const data::Record& record,
                               const Diagnostics& findings, messages::Language language) {
  std::vector<merge::ShownValue> shown;
  merge::MergeOptions options;
  options.shown = &shown;
  if (press.open_file) {
    options.open_file = [&](std::string_view path) { return press.open_file(record, path); };
  }
  Diagnostics told_already;  // the findings hold them
  auto view = press.compiled->merge(record, options, told_already);
  if (!view) return fail(std::move(view.error()));
  std::vector<merge::Annotation> annotations;
  for (const Diagnostic& d : findings) {
    if (d.severity != Severity::info) annotations.push_back({d.place.path, words(d, language)});
  }
  merge::annotate(*view, shown, annotations,
                  {messages::ui("pipeline.report_author", language),
                   messages::ui("pipeline.report_initials", language), press.time});
  auto bytes = docx::write(*view);
  if (!bytes) return fail(Diagnostics{std::move(bytes.error())});
  return *std::move(bytes);
}

}  // namespace sealpress::pipeline
