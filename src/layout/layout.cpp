#include "layout/layout.h"

#include <algorithm>
#include <tuple>

#include "layout/page/paginator.h"

namespace sealpress::layout {

namespace {

auto key(const Diagnostic& d) {
  std::string args;
  for (const Argument& argument : d.args) {
    args += argument.name + '=';
    if (const auto* text = std::get_if<std::string>(&argument.value)) args += *text;
    args += ';';
  }
  return std::tuple(d.place.part, d.place.offset, d.code, std::move(args));
}

/// Headers are laid out once per page: what they report, they report once.
Diagnostics distinct(Diagnostics report) {
  std::stable_sort(report.begin(), report.end(),
                   [](const Diagnostic& a, const Diagnostic& b) { return key(a) < key(b); });
  const auto same = [](const Diagnostic& a, const Diagnostic& b) { return key(a) == key(b); };
  report.erase(std::unique(report.begin(), report.end(), same), report.end());
  return report;
}

}  // namespace

Result<Pages> layout(const docx::View& view, const text::FontLibrary& fonts,
                     const Options& options) {
  Facts facts;
  Pages pages;
  for (int i = 0; i < std::max(options.max_rounds, 1); ++i) {
    pages.report = view.file->remarks;
    Round round(view, fonts, options.profile, facts, pages.report);
    Result<Paginated> made = paginate(round);
    if (!made) return fail(std::move(made.error()));
    pages.document = std::move(made->document);
    const bool settled = !round.used_facts() || made->facts == facts;
    facts = std::move(made->facts);
    if (settled) break;
  }
  pages.report = distinct(std::move(pages.report));
  return pages;
}

}  // namespace sealpress::layout
