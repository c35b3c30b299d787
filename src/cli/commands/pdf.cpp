#include <algorithm>
#include <filesystem>

#include "cli/commands/all.h"
#include "cli/output.h"
#include "pipeline/files/convert.h"

namespace sealpress::cli {
namespace {

class PdfCommand : public Command {
 public:
  const char* name() const override { return "pdf"; }

  void describe(CLI::App& sub, const Say& say) override {
    sub.add_option("FILE", files_, say("cli.pdf_file"))->required();
    sub.add_option("-o,--output", output_, say("cli.pdf_output"))->type_name("FILE");
    sub.add_flag("--report", report_, say("cli.report"));
    sub.add_flag("--strict", strict_, say("cli.strict"));
    sub.add_option("--like", like_, say("cli.like"))
        ->check(CLI::IsMember({"word", "libreoffice"}))
        ->type_name("word|libreoffice");
  }

  int run(Session& session) override {
    if (files_.size() > 1 && !output_.empty()) {
      return session.complain(usage_error("cli.one_output"));
    }
    ResultList results(session);
    int code = 0;
    for (const std::string& file : files_) code = std::max(code, convert(session, file, results));
    results.finish();
    return code;
  }

 private:
  int convert(Session& session, const std::string& file, ResultList& results) {
    auto converted = pipeline::convert(session.workspace(), file, like_ == "libreoffice");
    if (!converted) return results.failed(file, converted.error());
    const std::string path =
        output_.empty() ? std::filesystem::path(file).replace_extension(".pdf").string() : output_;
    auto written = session.workspace().environment().write_file(path, converted->pdf);
    if (!written) return results.failed(file, written.error());

    pipeline::RecordResult result;
    result.origin.file = file;
    result.files.push_back({path, "pdf", converted->pages});
    // A character that is missing from the page is said always. A page that shows something in
    // another way is still a page: that is said on demand, and only --strict minds.
    std::size_t unsaid = 0;
    int code = 0;
    for (const Diagnostic& d : converted->report) {
      if (d.severity == Severity::error || report_ || strict_) {
        result.findings.push_back(d);
        code = std::max(code, pipeline::exit_code(d, strict_));
      } else {
        ++unsaid;
      }
    }
    results.print(result);
    if (unsaid > 0 && !session.json()) {
      const Argument count{"count", static_cast<std::int64_t>(unsaid)};
      session.err() << messages::ui("cli.see_report", session.language(), {&count, 1}) << "\n";
    }
    return code;
  }

  std::vector<std::string> files_;
  std::string output_, like_;
  bool report_ = false, strict_ = false;
};

}  // namespace

std::unique_ptr<Command> make_pdf() {
  return std::make_unique<PdfCommand>();
}

}  // namespace sealpress::cli
