#include <algorithm>

#include "cli/commands/all.h"
#include "cli/commands/batch.h"

namespace sealpress::cli {
namespace {

class RenderCommand : public BatchCommand {
 public:
  const char* name() const override { return "render"; }

  void describe(CLI::App& sub, const Say& say) override {
    BatchCommand::describe(sub, say);
    sub.add_option("-o,--output", render_.directory, say("cli.render_output"))
        ->required()
        ->type_name("DIR");
    sub.add_option("--to", formats_, say("cli.to"))
        ->delimiter(',')
        ->check(CLI::IsMember({"docx", "pdf"}))
        ->type_name("docx,pdf");
    sub.add_flag("--force", render_.force, say("cli.force"));
    sub.add_flag("--mark-seals", render_.mark_seals, say("cli.mark_seals"));
    sub.add_option("--pdfa", pdfa_, say("cli.pdfa"))
        ->check(CLI::IsMember({"1b", "2b", "3b"}))
        ->type_name("1b|2b|3b");
  }

  int run(Session& session) override {
    render_.docx = asked_for("docx");
    render_.pdf = asked_for("pdf");
    render_.pdfa = pdfa_ == "1b" ? pdf::PdfA::a1b : pdfa_ == "3b" ? pdf::PdfA::a3b : pdf::PdfA::a2b;
    return BatchCommand::run(session);
  }

 private:
  bool asked_for(const char* format) const {
    return std::find(formats_.begin(), formats_.end(), format) != formats_.end();
  }

  std::vector<std::string> formats_ = {"docx", "pdf"};
  std::string pdfa_ = "2b";
};

}  // namespace

std::unique_ptr<Command> make_render() {
  return std::make_unique<RenderCommand>();
}

}  // namespace sealpress::cli
