#include <algorithm>

#include "cli/commands/all.h"
#include "cli/commands/batch.h"
#include "cli/commands/letter_options.h"
#include "cli/output.h"
#include "pipeline/clock.h"
#include "pipeline/deliver/check_folder.h"
#include "pipeline/files/measure.h"
#include "pipeline/report/report.h"

namespace sealpress::cli {
namespace {

class CheckCommand : public BatchCommand {
 public:
  CheckCommand() { render_.check_only = true; }
  const char* name() const override { return "check"; }

  void describe(CLI::App& sub, const Say& say) override {
    BatchCommand::describe(sub, say);
    data_option_->required(false);
    sub.add_option("--report", report_file_, say("cli.check_report"))->type_name("FILE");
    letters_.describe(sub, say, false);
    sub.add_option("--annotate", render_.directory, say("cli.annotate"))->type_name("DIR");
  }

  int run(Session& session) override {
    if (data_.empty() && !form_.ends_with(".docx")) {
      return session.complain(usage_error("cli.check_what"));
    }
    render_.annotate = !render_.directory.empty();
    if (!report_file_.empty()) {  // a wrong name is told before the work, not after
      auto possible = pipeline::write_report({}, report_file_, session.language());
      if (!possible) return session.complain(possible.error());
    }
    if (auto fault = prepare_letters(session)) return session.complain(*fault);
    if (data_.empty()) return measure(session);
    if (!pipeline::names_collection(session.workspace(), form_)) return BatchCommand::run(session);
    if (render_.keep_fields) return session.complain(usage_error("cli.letters_one_form"));
    if (render_.annotate) return session.complain(usage_error("cli.annotate_one_form"));
    return run_collection(session);
  }

 private:
  /// Without data a Word file is no template but a document, whose pages are measured.
  int measure(Session& session) {
    auto deviations = pipeline::measure_file(session.workspace(), form_);
    if (!deviations) return session.complain(deviations.error());
    pipeline::Summary summary;
    summary.records = 1;
    for (const Diagnostic& d : *deviations) {
      ++summary.warnings;
      summary.exit_code = std::max(summary.exit_code, pipeline::exit_code(d, render_.strict));
    }
    pipeline::RecordResult result;
    result.origin.file = form_;
    result.findings = std::move(*deviations);
    ResultPrinter printer(session);
    printer.print(result);
    note(result, session);
    printer.finish(summary, true);
    return write_report(session, form_, summary.exit_code);
  }

  /// check COLLECTION DIR|FILE… asks what many documents say together, too.
  int run_collection(Session& session) {
    pipeline::CheckOptions check;
    check.strict = render_.strict;
    if (session.date()) check.handed_in = pipeline::day_in_china(*session.date());
    ResultPrinter printer(session);
    auto summary =
        pipeline::check_folder(session.workspace(), form_, data_, check, [&](const auto& result) {
          printer.print(result);
          note(result, session);
        });
    if (!summary) return session.complain(summary.error());
    printer.finish(*summary, true);
    auto collections = session.workspace().collections();
    const forms::Collection* collection = collections ? (*collections)->find(form_) : nullptr;
    return write_report(session, collection ? collection->title : form_, summary->exit_code);
  }

  /// Letters are written from records of one form.
  std::optional<Diagnostic> prepare_letters(Session& session) {
    auto options = letters_.read();
    if (!options) return std::move(options.error());
    letter_options_ = std::move(*options);
    render_.keep_fields = !letter_options_.directory.empty();
    if (!render_.keep_fields) return std::nullopt;
    if (data_.empty()) return usage_error("cli.letters_one_form");
    if (auto collections = session.workspace().collections()) collections_ = *collections;
    if (collections_) collection_ = collections_->find(form_.substr(0, form_.find('/')));
    letter_book_.emplace(collection_);
    return std::nullopt;
  }

  void found(const pipeline::Target& target) override { target_ = target; }

  void note(const pipeline::RecordResult& result, const Session& session) override {
    if (!report_file_.empty()) pipeline::add(report_, result, session.language());
    if (!letter_book_ || !target_.form || !result.fields.object()) return;
    // A table of many records is the secretary's own file, which its rows' senders do not know.
    const std::string file = result.origin.row > 0 ? std::string() : result.origin.file;
    letter_book_->add(*target_.form, result.fields, file, result.findings);
  }

  int finish(Session& session, const pipeline::Target& target, int code) override {
    if (letter_book_) code = std::max(code, write_letters(session));
    return write_report(session, target.form ? target.form->title : target.name, code);
  }

  int write_letters(Session& session) {
    auto written = pipeline::write_letters(session.workspace(), letter_book_->take(), collection_,
                                           letter_options_);
    if (!written) return session.complain(written.error());
    print_errors(session.err(), session.err(), written->findings, false, session.language());
    if (session.json()) return 0;  // its one object is closed
    for (const pipeline::OutputFile& file : written->files) session.out() << file.path << "\n";
    return 0;
  }

  /// The report, where one was asked for; returns the exit code, given the one so far.
  int write_report(Session& session, const std::string& about, int code) {
    if (report_file_.empty()) return code;
    const Argument form{"form", about};
    report_.title = messages::ui("pipeline.report_title", session.language(), {&form, 1});
    report_.time = session.workspace().environment().now();
    auto bytes = pipeline::write_report(report_, report_file_, session.language());
    if (!bytes) return std::max(code, session.complain(bytes.error()));
    auto written = session.workspace().environment().write_file(report_file_, *bytes);
    return written ? code : std::max(code, session.complain(written.error()));
  }

  LetterArguments letters_;
  pipeline::LetterOptions letter_options_;
  std::shared_ptr<const forms::Collections> collections_;
  const forms::Collection* collection_ = nullptr;
  std::optional<pipeline::LetterBook> letter_book_;
  pipeline::Target target_;
  std::string report_file_;
  pipeline::Report report_;
};

}  // namespace

std::unique_ptr<Command> make_check() {
  return std::make_unique<CheckCommand>();
}

}  // namespace sealpress::cli
