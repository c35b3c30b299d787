#include "cli/commands/batch.h"

#include "cli/output.h"

namespace sealpress::cli {

void BatchCommand::describe(CLI::App& sub, const Say& say) {
  add_jobs(sub, say, render_.jobs);
  sub.add_flag("--strict", render_.strict, say("cli.strict"));
  sub.add_option("--files", render_.folders, say("cli.files"))->type_name("DIR");
  sub.add_option("FORM", form_, say("cli.form"))->required();
  data_option_ = sub.add_option("DATA", data_, say("cli.data"))->required();
}

int BatchCommand::run(Session& session) {
  render_.language = session.language();
  auto target = session.workspace().target(form_);
  if (!target) return session.complain(target.error());
  found(*target);

  // The printer starts its output when the first result comes, so that an error stands alone.
  std::unique_ptr<ResultPrinter> printer;
  const auto printing = [&]() -> ResultPrinter& {
    if (!printer) {
      printer = std::make_unique<ResultPrinter>(session.out(), session.json(), session.language());
    }
    return *printer;
  };
  auto summary =
      pipeline::render(session.workspace(), *target, data_, render_, [&](const auto& result) {
        printing().print(result);
        note(result, session);
      });
  if (!summary) return session.complain(summary.error());
  printing().finish(*summary, render_.check_only);
  return finish(session, *target, summary->exit_code);
}

}  // namespace sealpress::cli
