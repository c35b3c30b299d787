#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <map>
#include <thread>

#include "text/format.h"

namespace sealpress::cli {
namespace {

/// The language must be known before the first message, so it is looked for before parsing.
text::Language language_of(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    if (arg == "--lang" && i + 1 < argc) {
      return std::string_view(argv[i + 1]) == "en" ? text::Language::english
                                                   : text::Language::chinese;
    }
    if (arg == "--lang=en") return text::Language::english;
    if (arg == "--lang=zh") return text::Language::chinese;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) {
      return std::string_view(value).starts_with("en") ? text::Language::english
                                                       : text::Language::chinese;
    }
  }
  return text::Language::chinese;
}

/// Builds the commands; holds what CLI11 fills.
class Parser {
 public:
  explicit Parser(text::Language language) : language_(language) {
    options_.language = language;
    app_.description(say("cli.about"));
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "sealpress " SEALPRESS_VERSION, say("cli.version"));
    app_.set_help_flag("-h,--help", say("cli.help"));
    add_forms();
    add_check();
    add_render();
    add_pdf();
    add_count();
  }

  Parsed parse(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
      options_.jobs = jobs_ > 0 ? static_cast<unsigned>(jobs_)
                                : std::max(1u, std::thread::hardware_concurrency());
      return {options_, std::nullopt, {}};
    } catch (const CLI::CallForHelp&) {
      return {options_, 0, help()};
    } catch (const CLI::CallForVersion& version) {
      return {options_, 0, std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
      return {options_, 2, complaint(error)};
    }
  }

 private:
  std::string say(const char* code) const { return text::ui(code, language_); }

  CLI::App* add(const char* name, Command command, const char* code) {
    CLI::App* sub = app_.add_subcommand(name, say(code));
    sub->set_help_flag("-h,--help", say("cli.help"));
    sub->footer(say((std::string(code) + "_example").c_str()));
    sub->callback([this, command] { options_.command = command; });
    add_common(*sub);
    return sub;
  }

  void add_common(CLI::App& sub) {
    sub.add_option_function<std::string>(
           "--format", [this](const std::string& f) { options_.json = f == "json"; },
           say("cli.format"))
        ->check(CLI::IsMember({"text", "json"}))
        ->type_name("text|json");
    sub.add_option("--lang", language_name_, say("cli.lang"))
        ->check(CLI::IsMember({"zh", "en"}))
        ->type_name("zh|en");
    sub.add_option_function<std::string>(
           "--date", [this](const std::string& d) { set_date(d); }, say("cli.date"))
        ->type_name("YYYY-MM-DD");
  }

  void set_date(const std::string& text) {
    const auto date = text::parse_date(text);
    if (!date) throw CLI::ValidationError("--date", text);
    using namespace std::chrono;
    const sys_days day = year(date->year) / month(static_cast<unsigned>(date->month)) /
                         std::chrono::day(static_cast<unsigned>(date->day));
    // Noon in China: the same day wherever the date is read.
    options_.date = duration_cast<seconds>((day + hours(4)).time_since_epoch()).count();
  }

  void add_batch(CLI::App& sub) {
    sub.add_option("--jobs,-j", jobs_, say("cli.jobs"))->check(CLI::Range(0, 256))->type_name("N");
    sub.add_flag("--strict", options_.strict, say("cli.strict"));
    sub.add_option("FORM", options_.form, say("cli.form"))->required();
    sub.add_option("DATA", options_.data, say("cli.data"))->required();
  }

  void add_forms() {
    CLI::App* sub = add("forms", Command::forms, "cli.forms");
    sub->add_option("COLLECTION", options_.collection, say("cli.collection"));
    sub->add_flag("--ids", options_.ids_only, say("cli.ids"));
  }

  void add_check() { add_batch(*add("check", Command::check, "cli.check")); }

  void add_render() {
    CLI::App* sub = add("render", Command::render, "cli.render");
    add_batch(*sub);
    sub->add_option("-o,--output", options_.output, say("cli.render_output"))
        ->required()
        ->type_name("DIR");
    sub->add_option("--to", options_.formats, say("cli.to"))
        ->delimiter(',')
        ->check(CLI::IsMember({"docx", "pdf"}))
        ->type_name("docx,pdf");
    sub->add_flag("--force", options_.force, say("cli.force"));
    sub->add_flag("--mark-seals", options_.mark_seals, say("cli.mark_seals"));
  }

  void add_pdf() {
    CLI::App* sub = add("pdf", Command::pdf, "cli.pdf");
    sub->add_option("FILE", options_.files, say("cli.pdf_file"))->required();
    sub->add_option("-o,--output", options_.output, say("cli.pdf_output"))->type_name("FILE");
    sub->add_flag("--report", options_.report, say("cli.report"));
    sub->add_flag("--strict", options_.strict, say("cli.strict"));
    sub->add_option("--like", options_.like, say("cli.like"))
        ->check(CLI::IsMember({"word", "libreoffice"}))
        ->type_name("word|libreoffice");
  }

  void add_count() {
    CLI::App* sub = add("count", Command::count, "cli.count");
    sub->add_option("FILE", options_.files, say("cli.count_file"))->required();
  }

  std::string help() {
    for (CLI::App* sub : app_.get_subcommands([](CLI::App*) { return true; })) {
      if (sub->parsed()) return sub->help();
    }
    return app_.help() + say("cli.help_hint") + "\n";
  }

  /// CLI11 says in English what is wrong; its kinds of errors have messages of our own.
  std::string complaint(const CLI::ParseError& error) const {
    static const std::map<std::string, const char*> kCodes = {
        {"RequiredError", "cli.missing"},        {"ExtrasError", "cli.unexpected"},
        {"ValidationError", "cli.bad_value"},    {"ConversionError", "cli.bad_value"},
        {"ArgumentMismatch", "cli.needs_value"}, {"InvalidError", "cli.bad_value"}};
    const auto known = kCodes.find(error.get_name());
    const Argument what{"what", error.what()};
    const char* code = known == kCodes.end() ? "cli.usage" : known->second;
    return text::ui(code, language_, {&what, 1}) + "\n" + say("cli.help_hint") + "\n";
  }

  text::Language language_;
  Options options_;
  CLI::App app_;
  std::string language_name_;
  int jobs_ = 1;
};

}  // namespace

Parsed parse(int argc, const char* const* argv) {
  return Parser(language_of(argc, argv)).parse(argc, argv);
}

}  // namespace sealpress::cli
