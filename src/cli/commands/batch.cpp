#include "cli/commands/batch.h"

#include "cli/commands/constants.h"
#include "cli/output.h"

namespace sealpress::cli {

void BatchCommand::describe(CLI::App& sub, const Say& say) {
  add_jobs(sub, say, render_.jobs);
  sub.add_flag("--strict", render_.strict, say("cli.strict"));
  sub.add_option("--files", render_.folders, say("cli.files"))->type_name("DIR");
  sub.add_option("--set", constants_, say("cli.set"))->type_name("KEY=VALUE");
  sub.add_option("FORM", form_, say("cli.form"))->required();
  data_option_ = sub.add_option("DATA", data_, say("cli.data"))->required();
}

Checked<pipeline::Summary> BatchCommand::process(
    Session& session, const pipeline::Target& target,
    const std::function<void(const pipeline::RecordResult&)>& report) {
  return pipeline::render(session.workspace(), target, data_, render_, report);
}

int BatchCommand::run(Session& session) {
  render_.language = session.language();
  auto constants = read_constants(constants_);
  if (!constants) return session.complain(constants.error());
  render_.constants = std::move(*constants);
  auto target = session.workspace().target(form_);
  if (!target) return session.complain(target.error());
  found(*target);

  ResultPrinter printer(session);
  auto summary = process(session, *target, [&](const auto& result) {
    printer.print(result);
    note(result, session);
  });
  if (!summary) return session.complain(summary.error());
  printer.finish(*summary, render_.check_only);
  return finish(session, *target, summary->exit_code);
}

}  // namespace sealpress::cli
