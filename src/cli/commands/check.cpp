#include "cli/commands/all.h"
#include "cli/commands/batch.h"
#include "cli/output.h"
#include "pipeline/check_folder.h"
#include "pipeline/clock.h"

namespace sealpress::cli {
namespace {

class CheckCommand : public BatchCommand {
 public:
  CheckCommand() { render_.check_only = true; }
  const char* name() const override { return "check"; }

  /// check COLLECTION DIR|FILE… asks what many documents say together, too.
  int run(Session& session) override {
    if (!pipeline::names_collection(session.workspace(), form_)) return BatchCommand::run(session);
    pipeline::CheckOptions check;
    check.strict = render_.strict;
    if (session.date()) check.handed_in = pipeline::day_in_china(*session.date());
    std::unique_ptr<ResultPrinter> printer;
    const auto printing = [&]() -> ResultPrinter& {
      if (!printer) {
        printer =
            std::make_unique<ResultPrinter>(session.out(), session.json(), session.language());
      }
      return *printer;
    };
    auto summary = pipeline::check_folder(session.workspace(), form_, data_, check,
                                          [&](const auto& result) { printing().print(result); });
    if (!summary) return session.complain(summary.error());
    printing().finish(*summary, true);
    return summary->exit_code;
  }
};

}  // namespace

std::unique_ptr<Command> make_check() {
  return std::make_unique<CheckCommand>();
}

}  // namespace sealpress::cli
