#include "pipeline/job.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "layout/layout.h"
#include "measure/official_document.h"

namespace sealpress::pipeline {
namespace {

void append(Diagnostics& target, Diagnostics more) {
  std::move(more.begin(), more.end(), std::back_inserter(target));
}

void make_pdf(const Press& press, const docx::View& view, const data::Record& record, bool draft,
              Document& document) {
  auto pages = layout::layout(view, *press.fonts);
  if (!pages) return document.findings.push_back(std::move(pages.error()));
  append(document.findings, std::move(pages->report));
  if (blocks(document.findings) && !draft) return;

  pdf::WriteOptions options;
  options.metadata.title = view.core && !view.core->title.empty() ? view.core->title : press.title;
  if (view.core) options.metadata.author = view.core->creator;
  options.metadata.created = press.time;
  options.plan = press.plan.get();
  options.batch = press.batch;
  options.mark_seals = press.mark_seals;
  options.pdfa = press.pdfa;
  if (press.pdfa == pdf::PdfA::a3b) options.attachment = record_file(record);
  auto bytes = pdf::write(pages->document, *press.fonts, options, &document.findings);
  if (!bytes) return document.findings.push_back(std::move(bytes.error()));
  document.pdf = std::move(*bytes);
  document.pages = pages->document.pages.size();
}

void make_docx(const docx::View& view, Document& document) {
  auto bytes = docx::write(view);
  if (!bytes) return document.findings.push_back(std::move(bytes.error()));
  document.docx = std::move(*bytes);
}

}  // namespace

pdf::Attachment record_file(const data::Record& record) {
  return {"record.json", "application/json", "填写的数据", data::to_json(record.fields, 2) + "\n"};
}

bool blocks(const Diagnostics& findings, bool strict) {
  return std::any_of(findings.begin(), findings.end(), [strict](const Diagnostic& d) {
    return d.severity == Severity::error || (strict && d.severity == Severity::warning);
  });
}

Document press(const Press& press, const data::Record& record, bool draft) {
  Document document;
  merge::MergeOptions options;
  options.draft = draft;
  if (press.open_file) {
    options.open_file = [&](std::string_view path) { return press.open_file(record, path); };
  }
  auto view = press.compiled->merge(record, options, document.findings);
  if (!view) {
    append(document.findings, std::move(view.error()));
    return document;
  }
  if (blocks(document.findings) && !draft) return document;
  if (press.pdf) make_pdf(press, *view, record, draft, document);
  if (blocks(document.findings) && !draft) return document;
  if (press.docx) make_docx(*view, document);
  return document;
}

Diagnostics measured(const Press& press, const data::Record& record) {
  Diagnostics of_values;
  merge::MergeOptions options;
  if (press.open_file) {
    options.open_file = [&](std::string_view path) { return press.open_file(record, path); };
  }
  auto view = press.compiled->merge(record, options, of_values);
  if (!view) return {};
  auto pages = layout::layout(*view, *press.fonts);
  if (!pages) return {};
  return measure::official_document(pages->document, *press.fonts);
}

Diagnostics not_shown(const docx::View& view, const text::FontLibrary& fonts) {
  auto pages = layout::layout(view, fonts);
  if (!pages) return {std::move(pages.error())};
  std::erase_if(pages->report, [](const Diagnostic& d) {
    return d.code != "layout.cut_off" && d.code != "layout.no_glyph";
  });
  return std::move(pages->report);
}

Checked<std::shared_ptr<const pdf::FontPlan>> plan_fonts(const merge::Template& compiled,
                                                         const text::FontLibrary& fonts) {
  Diagnostics ignored;  // a template without values has nothing to find fault with
  auto view = compiled.merge(data::Record{data::Value(data::Object{}), 1, {}}, {}, ignored);
  if (!view) return fail(std::move(view.error()));
  auto pages = layout::layout(*view, fonts);
  if (!pages) return fail(Diagnostics{std::move(pages.error())});
  auto plan = pdf::FontPlan::make(pages->document, fonts);
  if (!plan) return fail(Diagnostics{std::move(plan.error())});
  return std::move(*plan);
}

}  // namespace sealpress::pipeline
