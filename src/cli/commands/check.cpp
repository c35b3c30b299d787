#include <algorithm>

#include "cli/commands/all.h"
#include "cli/commands/batch.h"
#include "pipeline/report/report.h"

namespace sealpress::cli {
namespace {

class CheckCommand : public BatchCommand {
 public:
  CheckCommand() { render_.check_only = true; }
  const char* name() const override { return "check"; }

  void describe(CLI::App& sub, const Say& say) override {
    BatchCommand::describe(sub, say);
    sub.add_option("--report", report_file_, say("cli.check_report"))->type_name("FILE");
    sub.add_option("--annotate", render_.directory, say("cli.annotate"))->type_name("DIR");
  }

  int run(Session& session) override {
    render_.annotate = !render_.directory.empty();
    if (!report_file_.empty()) {  // a wrong name is told before the work, not after
      auto possible = pipeline::write_report({}, report_file_, session.language());
      if (!possible) return session.complain(possible.error());
    }
    return BatchCommand::run(session);
  }

 private:
  void note(const pipeline::RecordResult& result, const Session& session) override {
    if (!report_file_.empty()) pipeline::add(report_, result, session.language());
  }

  int finish(Session& session, const pipeline::Target& target, int code) override {
    if (report_file_.empty()) return code;
    const Argument form{"form", target.form ? target.form->title : target.name};
    report_.title = text::ui("pipeline.report_title", session.language(), {&form, 1});
    report_.time = session.workspace().environment().now();
    auto bytes = pipeline::write_report(report_, report_file_, session.language());
    if (!bytes) return std::max(code, session.complain(bytes.error()));
    auto written = session.workspace().environment().write_file(report_file_, *bytes);
    return written ? code : std::max(code, session.complain(written.error()));
  }

  std::string report_file_;
  pipeline::Report report_;
};

}  // namespace

std::unique_ptr<Command> make_check() {
  return std::make_unique<CheckCommand>();
}

}  // namespace sealpress::cli
