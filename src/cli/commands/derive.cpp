#include "cli/commands/all.h"
#include "cli/output.h"
#include "pipeline/returns/derive_table.h"

namespace sealpress::cli {
namespace {

class DeriveCommand : public Command {
 public:
  const char* name() const override { return "derive"; }

  void describe(CLI::App& sub, const Say& say) override {
    sub.add_option("TARGET", options_.target, say("cli.derive_target"))->required();
    sub.add_option("DATA", options_.data, say("cli.derive_data"))->required();
    sub.add_option("-o,--output", options_.output, say("cli.derive_output"))
        ->required()
        ->type_name("FILE.xlsx|FILE.jsonl");
  }

  int run(Session& session) override {
    options_.language = session.language();
    auto derived = pipeline::derive_table(session.workspace(), options_);
    if (!derived) return session.complain(derived.error());
    ResultPrinter printer(session);
    printer.print(derived->result);
    printer.finish(derived->summary, false);
    return derived->summary.exit_code;
  }

 private:
  pipeline::DeriveOptions options_;
};

}  // namespace

std::unique_ptr<Command> make_derive() {
  return std::make_unique<DeriveCommand>();
}

}  // namespace sealpress::cli
