#include <algorithm>
#include <memory>

#include "cli/commands/all.h"
#include "cli/output.h"
#include "data/value.h"
#include "forms/catalogue.h"
#include "pipeline/fill/blank.h"
#include "pipeline/fill/form_workbook.h"
#include "pipeline/lint/lint.h"

namespace sealpress::cli {
namespace {

using data::Object;
using data::Value;

class FormsCommand : public Command {
 public:
  const char* name() const override { return "forms"; }

  void describe(CLI::App& sub, const Say& say) override {
    sub.add_option("COLLECTION", collection_, say("cli.collection"));
    sub.add_flag("--ids", ids_only_, say("cli.ids"));
    sub.add_flag("--lint", lint_, say("cli.lint"));
    sub.add_option("--table", table_, say("cli.table"))->type_name("FILE.xlsx");
    sub.add_option("--blank", blank_, say("cli.blank"))->type_name("DIR");
  }

  int run(Session& session) override {
    if (lint_) return lint(session);
    if (!table_.empty()) return table(session);
    if (!blank_.empty()) return blank(session);
    auto catalogue = session.workspace().catalogue();
    if (!catalogue) return session.complain(catalogue.error());
    data::Array list;
    for (const forms::Form& form : (*catalogue)->forms()) {
      if (!collection_.empty() && form.collection != collection_ && form.id != collection_)
        continue;
      if (session.json()) {
        list.push_back(form_json(form));
      } else {
        session.out() << (ids_only_ ? form.id : line(form, session.language())) << "\n";
      }
    }
    if (session.json()) {
      session.out() << data::to_json(Object{{"forms", std::move(list)}}) << "\n";
    }
    const Diagnostics& faults = session.workspace().catalogue_faults();
    return faults.empty() ? 0 : session.complain(faults);
  }

 private:
  int lint(Session& session) {
    int forms = 0, code = 0;
    std::int64_t errors = 0, warnings = 0;
    ResultPrinter printer(session);
    const auto report = [&](const pipeline::LintResult& result) {
      printer.print({++forms, {result.form, {}, 0, {}, {}}, {}, result.findings, {}});
      for (const Diagnostic& d : result.findings) {
        code = std::max(code, pipeline::exit_code(d, false));
        errors += d.severity == Severity::error ? 1 : 0;
        warnings += d.severity == Severity::warning ? 1 : 0;
      }
    };
    auto done = pipeline::lint(session.workspace(), collection_, report);
    if (!done) return session.complain(done.error());
    if (forms > 0) printer.finish({forms, 0, errors, warnings, code}, true);
    return code;
  }

  int table(Session& session) {
    auto target = session.workspace().target(collection_);
    if (!target) return session.complain(target.error());
    if (!target->form) {
      return session.complain(usage_error("pipeline.xlsx_needs_form").with("form", target->name));
    }
    pipeline::WorkbookOptions options;
    options.language = session.language();
    options.time = session.workspace().environment().now();
    auto bytes =
        pipeline::empty_table(*target->form, target->catalogue->tables(*target->form), options);
    if (!bytes) return session.complain(bytes.error());
    auto written = session.workspace().environment().write_file(table_, *bytes);
    if (!written) return session.complain(written.error());
    ResultPrinter printer(session);
    printer.print({1, {target->form->id, {}, 0, {}, {}}, {{table_, "xlsx", 0}}, {}, {}});
    printer.finish({1, 1, 0, 0, 0}, false);
    return 0;
  }

  int blank(Session& session) {
    auto files = pipeline::write_blanks(session.workspace(), collection_, blank_);
    if (!files) return session.complain(files.error());
    ResultPrinter printer(session);
    const auto written = static_cast<std::int64_t>(files->size());
    printer.print({1, {collection_, {}, 0, {}, {}}, std::move(*files), {}, {}});
    printer.finish({written / 2, written / 2, 0, 0, 0}, false);
    return 0;
  }

  static std::string line(const forms::Form& form, messages::Language language) {
    std::string line = form.id + "  " + form.notice.number + " " + form.attachment + "  " +
                       form.title + "  [" + format_names(form) + "]";
    if (form.reference) line += "  " + messages::ui("cli.reference", language);
    return line;
  }

  static std::string format_names(const forms::Form& form) {
    std::string names;
    for (const forms::Delivery& delivery : form.deliveries) {
      const std::string name = delivery.format + (delivery.sealed ? "+章" : "");
      if (names.find(name) != std::string::npos) continue;
      names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }

  static Value form_json(const forms::Form& form) {
    data::Array deliveries, fields, notes;
    for (const forms::Delivery& d : form.deliveries) {
      deliveries.push_back(
          Object{{"format", Value(d.format)}, {"sealed", Value(d.sealed)}, {"by", Value(d.by)}});
    }
    for (const std::string& field : form.fields) fields.emplace_back(field);
    for (const std::string& note : form.notes) notes.emplace_back(note);
    return Object{{"id", Value(form.id)},
                  {"collection", Value(form.collection)},
                  {"title", Value(form.title)},
                  {"notice", Value(form.notice.number)},
                  {"issuer", Value(form.notice.issuer)},
                  {"attachment", Value(form.attachment)},
                  {"reference", Value(form.reference)},
                  {"deliveries", std::move(deliveries)},
                  {"fields", std::move(fields)},
                  {"notes", std::move(notes)}};
  }

  std::string collection_;
  std::string table_, blank_;
  bool ids_only_ = false, lint_ = false;
};

}  // namespace

std::unique_ptr<Command> make_forms() {
  return std::make_unique<FormsCommand>();
}

}  // namespace sealpress::cli
