#include "pipeline/files/seal.h"

#include <algorithm>
#include <charconv>

#include "base/secret.h"
#include "cli/commands/all.h"
#include "cli/commands/seal_list.h"
#include "cli/length.h"
#include "cli/output.h"
#include "cli/password.h"
#include "pdf/read/confine.h"

namespace sealpress::cli {
namespace {

class SealCommand : public Command {
 public:
  const char* name() const override { return "seal"; }

  void describe(CLI::App& sub, const Say& say) override {
    sub.add_option("FILE", files_, say("cli.seal_file"))->required();
    sub.add_flag("--list", list_, say("cli.seal_list"));
    describe_place(sub, say);
    describe_signature(sub, say);
    describe_across(sub, say);
    sub.add_option("-o,--output", job_.directory, say("cli.seal_output"))->type_name("DIR");
    sub.add_option("--suffix", suffix_, say("cli.seal_suffix"))->type_name("TEXT");
  }

  int run(Session& session) override {
    auto password = pdf_password_.read(session);
    if (!password) return session.complain(password.error());
    job_.pdf_password = std::move(*password);
    if (list_) return list_places(session, files_, job_.pdf_password);
    if (auto ok = complete_job(); !ok) return session.complain(ok.error());
    if (!job_.p12.empty() || !job_.key.empty()) pdf::hide_memory();
    Diagnostics warnings;
    auto sealer = open(session, warnings);
    if (!sealer) return session.complain(sealer.error());
    if (auto ok = sealer->check_outputs(files_); !ok) return session.complain(ok.error());
    return seal_all(session, *sealer, warnings);
  }

 private:
  // --- options

  void describe_place(CLI::App& sub, const Say& say) {
    sub.add_option("--place", job_.place, say("cli.seal_place"))->type_name("NAME");
    sub.add_option("--at", at_, say("cli.seal_at"))->type_name("PAGE,X,Y");
    sub.add_option("--picture", job_.picture, say("cli.seal_picture"))->type_name("PNG|SVG");
    add_length(sub, "--diameter", diameter_, say("cli.seal_diameter"));
    sub.add_option_function<std::string>(
           "--size",
           [this](const std::string& text) {
             const auto size = parse_size(text);
             if (!size) throw CLI::ValidationError("--size", text);
             job_.size = *size;
           },
           say("cli.seal_size"))
        ->type_name("WxHmm");
    sub.add_flag("--white-to-transparent", job_.white_to_transparent, say("cli.seal_white"));
  }

  void describe_signature(CLI::App& sub, const Say& say) {
    CLI::Option* p12 = sub.add_option("--p12", job_.p12, say("cli.seal_p12"));
    p12->type_name("FILE");
    sub.add_option("--key", job_.key, say("cli.seal_key"))->type_name("FILE")->excludes(p12);
    sub.add_option("--cert", job_.certificate, say("cli.seal_cert"))
        ->type_name("FILE")
        ->excludes(p12);
    key_password_.describe(sub, "key", say("cli.key_password_file"), say("cli.key_password_env"));
    pdf_password_.describe(sub, "pdf", say("cli.pdf_password_file"), say("cli.pdf_password_env"));
    sub.add_option("--certify", certify_, say("cli.seal_certify"))
        ->check(CLI::IsMember({"no-changes", "form-filling", "annotations"}))
        ->type_name("no-changes|form-filling|annotations");
    sub.add_option("--reason", job_.reason, say("cli.seal_reason"))->type_name("TEXT");
    sub.add_option("--location", job_.location, say("cli.seal_location"))->type_name("TEXT");
    sub.add_option("--name", job_.name, say("cli.seal_name"))->type_name("TEXT");
    sub.add_option("--timestamp", job_.timestamp_url, say("cli.seal_timestamp"))->type_name("URL");
  }

  void describe_across(CLI::App& sub, const Say& say) {
    sub.add_flag("--across", across_, say("cli.seal_across"));
    sub.add_option("--group", request_.group, say("cli.seal_group"))->type_name("N");
    sub.add_option("--least-group", request_.least_group, say("cli.seal_least_group"))
        ->type_name("N");
    add_length(sub, "--least-strip", request_.least_strip, say("cli.seal_least_strip"));
    sub.add_option_function<std::string>(
           "--across-at",
           [this](const std::string& text) {
             request_.from_top = parse_length(text);
             if (!request_.from_top) throw CLI::ValidationError("--across-at", text);
           },
           say("cli.seal_across_at"))
        ->type_name("MM");
  }

  static void add_length(CLI::App& sub, const char* name, Length& length, const std::string& help) {
    sub.add_option_function<std::string>(
           name,
           [name, &length](const std::string& text) {
             const auto parsed = parse_length(text);
             if (!parsed || *parsed <= Length()) throw CLI::ValidationError(name, text);
             length = *parsed;
           },
           help)
        ->type_name("MM");
  }

  /// What the options say together.
  Result<void> complete_job() {
    const bool signs = !job_.p12.empty() || !job_.key.empty();
    if (!signs && !job_.certificate.empty()) return fail(usage_error("cli.seal_no_key"));
    if (!signs && job_.picture.empty()) return fail(usage_error("cli.seal_nothing"));
    if (!signs && (!certify_.empty() || !job_.timestamp_url.empty())) {
      return fail(usage_error("cli.seal_needs_key"));
    }
    if (diameter_ > Length()) job_.size = {diameter_, diameter_};
    const bool sized = job_.size.width > Length();
    if ((across_ || !at_.empty()) && !job_.picture.empty() && !sized) {
      return fail(usage_error("cli.seal_needs_size"));
    }
    if (across_ && job_.picture.empty()) return fail(usage_error("cli.seal_needs_picture"));
    if (across_ && job_.size.width != job_.size.height) {
      return fail(usage_error("cli.seal_needs_size"));
    }
    if (auto ok = complete_across(); !ok) return ok;
    if (!certify_.empty()) {
      job_.certify = certify_ == "no-changes"     ? pdf::Certify::no_changes
                     : certify_ == "form-filling" ? pdf::Certify::form_filling
                                                  : pdf::Certify::annotations;
    }
    job_.suffix = suffix_ ? *suffix_ : job_.directory.empty() ? "-盖章" : "";
    return parse_at();
  }

  Result<void> complete_across() {
    const pdf::AcrossRequest usual;
    const bool described = request_.group != usual.group ||
                           request_.least_group != usual.least_group ||
                           request_.least_strip != usual.least_strip || request_.from_top;
    if (!across_) return described ? fail(usage_error("cli.seal_only_across")) : Result<void>();
    if (request_.group == 1) return fail(usage_error("cli.seal_bad_group"));
    request_.diameter = job_.size.width;
    job_.across = request_;
    return {};
  }

  Result<void> parse_at() {
    if (at_.empty()) return {};
    const auto wrong = [this] { return fail(usage_error("cli.seal_bad_at").with("value", at_)); };
    const std::size_t first = at_.find(','), second = at_.find(',', first + 1);
    if (first == std::string::npos || second == std::string::npos) return wrong();
    const std::string_view all = at_;
    std::size_t page = 0;
    const auto [end, error] = std::from_chars(all.data(), all.data() + first, page);
    const auto x = parse_length(all.substr(first + 1, second - first - 1));
    const auto y = parse_length(all.substr(second + 1));
    if (error != std::errc() || end != all.data() + first || page == 0 || !x || !y) return wrong();
    job_.new_place = pdf::NewPlace{page - 1, {*x, *y}};
    return {};
  }

  // --- sealing

  Result<pipeline::Sealer> open(Session& session, Diagnostics& warnings) {
    auto password = key_password_.read(session);
    if (!password) return fail(std::move(password.error()));
    job_.key_password = *password;
    wipe(*password);
    auto sealer = open_once(session, warnings);
    if (sealer || sealer.error().code != "pdf.key_password" || key_password_.given()) return sealer;
    auto typed = ask_password(messages::ui("cli.ask_key_password", session.language()));
    if (!typed) return sealer;
    job_.key_password = *typed;
    wipe(*typed);
    warnings.clear();
    return open_once(session, warnings);
  }

  Result<pipeline::Sealer> open_once(Session& session, Diagnostics& warnings) {
    auto sealer = pipeline::Sealer::open(session.workspace(), job_, warnings);
    wipe(job_.key_password);
    return sealer;
  }

  int seal_all(Session& session, pipeline::Sealer& sealer, Diagnostics& warnings) {
    ResultList results(session);
    int code = 0;
    for (const std::string& file : files_) {
      auto sealed = sealer.seal(file);
      if (!sealed) {
        code = std::max(code, results.failed(file, sealed.error()));
        continue;
      }
      pipeline::RecordResult result;
      result.origin.file = file;
      result.files.push_back({sealed->path, "pdf", 0});
      result.findings = std::move(warnings);  // of the picture: said once
      warnings.clear();
      for (Diagnostic& one : sealed->warnings) result.findings.push_back(std::move(one));
      results.print(result);
    }
    results.finish();
    return code;
  }

  std::vector<std::string> files_;
  bool list_ = false, across_ = false;
  pipeline::SealJob job_;
  pdf::AcrossRequest request_;
  std::string at_, certify_;
  std::optional<std::string> suffix_;
  Length diameter_;
  PasswordOptions key_password_, pdf_password_;
};

}  // namespace

std::unique_ptr<Command> make_seal() {
  return std::make_unique<SealCommand>();
}

}  // namespace sealpress::cli
