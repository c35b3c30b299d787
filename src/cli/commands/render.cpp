#include <algorithm>

#include "cli/commands/all.h"
#include "cli/commands/batch.h"
#include "cli/commands/certificate_options.h"

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
        ->check(CLI::IsMember({"docx", "pdf", "xlsx"}))
        ->type_name("docx,pdf,xlsx");
    sub.add_option("--name", render_.name_pattern, say("cli.name"))->type_name("PATTERN");
    sub.add_flag("--force", render_.force, say("cli.force"));
    sub.add_flag("--mark-seals", render_.mark_seals, say("cli.mark_seals"));
    sub.add_option("--pdfa", pdfa_, say("cli.pdfa"))
        ->check(CLI::IsMember({"1b", "2b", "3b"}))
        ->type_name("1b|2b|3b");
    certificates_.describe(sub, say);
  }

 private:
  /// What is not asked for is what every form has, and Excel where the notice wants it.
  void found(const pipeline::Target& target) override {
    if (formats_.empty()) {
      formats_ = {"docx", "pdf"};
      if (target.form && delivers_xlsx(*target.form)) formats_.push_back("xlsx");
    }
    render_.docx = asked_for("docx");
    render_.pdf = asked_for("pdf");
    render_.pdfa = pdfa_ == "1b" ? pdf::PdfA::a1b : pdfa_ == "3b" ? pdf::PdfA::a3b : pdf::PdfA::a2b;
    render_.xlsx = asked_for("xlsx");
  }

  static bool delivers_xlsx(const forms::Form& form) {
    return std::any_of(form.deliveries.begin(), form.deliveries.end(),
                       [](const forms::Delivery& d) { return d.format == "xlsx"; });
  }

  Checked<pipeline::Summary> process(
      Session& session, const pipeline::Target& target,
      const std::function<void(const pipeline::RecordResult&)>& report) override {
    if (!pipeline::is_stationery(target)) {
      if (certificates_.given()) return fail(Diagnostics{usage_error("cli.only_certificates")});
      return BatchCommand::process(session, target, report);
    }
    if (!render_.pdf) return fail(Diagnostics{usage_error("cli.certificates_are_pdf")});
    auto options = certificates_.read(session.workspace().environment(), render_);
    if (!options) return fail(Diagnostics{std::move(options.error())});
    return pipeline::render_certificates(session.workspace(), target, data_, *options, report);
  }

  bool asked_for(const char* format) const {
    return std::find(formats_.begin(), formats_.end(), format) != formats_.end();
  }

  std::vector<std::string> formats_;
  std::string pdfa_ = "2b";
  CertificateArguments certificates_;
};

}  // namespace

std::unique_ptr<Command> make_render() {
  return std::make_unique<RenderCommand>();
}

}  // namespace sealpress::cli
