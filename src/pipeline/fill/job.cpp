#include "pipeline/fill/job.h"

#include <algorithm>
#include <utility>

#include "layout/layout.h"
#include "official/official_document.h"
#include "official/seal_room.h"

namespace sealpress::pipeline {
namespace {

/// A merged document and its pages, if they were asked for.
struct Sheets {
  docx::View view;
  layout::Pages pages;
  Diagnostics of_values;  ///< what merging found
};

/// Merges with at most `padding` blank rows and lays out; `padded` is how many there are.
Checked<Sheets> set_sheets(const Press& press, const data::Record& record,
                           merge::MergeOptions options, std::size_t padding, std::size_t& padded) {
  Sheets out;
  options.padding_rows = padding;
  options.padded = &padded;
  auto view = press.compiled->merge(record, options, out.of_values);
  if (!view) {
    append(out.of_values, std::move(view.error()));
    return fail(std::move(out.of_values));
  }
  out.view = std::move(*view);
  if (!press.fonts) return out;
  auto pages = layout::layout(out.view, *press.fonts);
  if (!pages) {
    out.of_values.push_back(std::move(pages.error()));
    return fail(std::move(out.of_values));
  }
  out.pages = std::move(*pages);
  return out;
}

/// Blank rows that pad a table up to its printed length yield where they would cost a page: as many
/// are kept as the pages hold that the document needs without them.
Checked<Sheets> fitted(const Press& press, const data::Record& record,
                       const merge::MergeOptions& options) {
  constexpr std::size_t kAll = static_cast<std::size_t>(-1);
  std::size_t most = 0, padded = 0;
  auto full = set_sheets(press, record, options, kAll, most);
  if (!full || most == 0 || full->pages.document.pages.size() < 2) return full;
  auto best = set_sheets(press, record, options, 0, padded);
  if (!best) return best;
  const std::size_t needed = best->pages.document.pages.size();
  if (needed == full->pages.document.pages.size()) return full;
  for (std::size_t low = padded, high = most; high - low > 1;) {
    const std::size_t middle = low + (high - low) / 2;
    auto tried = set_sheets(press, record, options, middle, padded);
    if (!tried) return tried;
    const bool holds = tried->pages.document.pages.size() == needed;
    (holds ? low : high) = middle;
    if (holds) best = std::move(tried);
  }
  return best;
}

void make_pdf(const Press& press, Sheets& sheets, const data::Record& record, bool draft,
              Document& document) {
  append(document.findings, std::move(sheets.pages.report));
  if (blocks(document.findings) && !draft) return;

  const docx::View& view = sheets.view;
  pdf::WriteOptions options;
  options.metadata.title = view.core && !view.core->title.empty() ? view.core->title : press.title;
  if (view.core) options.metadata.author = view.core->creator;
  options.metadata.created = press.time;
  options.plan = press.plan.get();
  options.batch = press.batch;
  options.mark_seals = press.mark_seals;
  options.pdfa = press.pdfa;
  if (press.pdfa == pdf::PdfA::a3b) options.attachment = record_file(record);
  const frame::Document& pages = sheets.pages.document;
  auto bytes = pdf::write(pages, *press.fonts, options, &document.findings);
  if (!bytes) return document.findings.push_back(std::move(bytes.error()));
  document.pdf = std::move(*bytes);
  document.pages = pages.pages.size();
}

merge::MergeOptions merging(const Press& press, const data::Record& record) {
  merge::MergeOptions options;
  if (press.open_file) {
    options.open_file = [&](std::string_view path) { return press.open_file(record, path); };
  }
  return options;
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
  merge::MergeOptions options = merging(press, record);
  options.draft = draft;
  std::vector<merge::ShownValue> shown;
  if (press.empty_controls) options.shown = &shown;
  auto sheets = fitted(press, record, options);
  if (!sheets) {
    document.findings = std::move(sheets.error());
    return document;
  }
  document.findings = std::move(sheets->of_values);
  if (blocks(document.findings) && !draft) return document;
  if (press.pdf) make_pdf(press, *sheets, record, draft, document);
  if (blocks(document.findings) && !draft) return document;
  if (press.docx) make_docx(sheets->view, document);
  return document;
}

Diagnostics measured(const Press& press, const data::Record& record) {
  auto sheets = fitted(press, record, merging(press, record));
  if (!sheets) return {};
  return official::official_document(sheets->pages.document, *press.fonts);
}

Diagnostics crowded_seals(const Press& press, const data::Record& record) {
  auto sheets = fitted(press, record, merging(press, record));
  if (!sheets) return {};
  return official::seal_room(sheets->pages.document, *press.fonts);
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
