#include "cli/command_line.h"

#include <chrono>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "cli/output.h"
#include "pipeline/environment.h"
#include "pipeline/guarded.h"
#include "text/format.h"

namespace sealpress::cli {
namespace {

/// The language must be known before the first message, so it is looked for before parsing.
messages::Language language_of(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view arg = argv[i];
    if (arg == "--lang" && i + 1 < argc) {
      return std::string_view(argv[i + 1]) == "en" ? messages::Language::english
                                                   : messages::Language::chinese;
    }
    if (arg == "--lang=en") return messages::Language::english;
    if (arg == "--lang=zh") return messages::Language::chinese;
  }
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value && *value) {
      return std::string_view(value).starts_with("en") ? messages::Language::english
                                                       : messages::Language::chinese;
    }
  }
  return messages::Language::chinese;
}

/// Builds the commands; holds what CLI11 fills.
class Parser {
 public:
  explicit Parser(messages::Language language) : say_(language), commands_(all_commands()) {
    common_.language = language;
    app_.description(say_("cli.about"));
    app_.name("sealpress");
    app_.require_subcommand(1);
    app_.set_version_flag("--version", "sealpress " SEALPRESS_VERSION, say_("cli.version"));
    app_.set_help_flag("-h,--help", say_("cli.help"));
    for (auto& command : commands_) add(*command);
  }

  Parsed parse(int argc, const char* const* argv) {
    if (argc <= 1) return {common_, nullptr, 2, help()};
    try {
      app_.parse(argc, argv);
      return {common_, chosen(), std::nullopt, {}};
    } catch (const CLI::CallForHelp&) {
      return {common_, nullptr, 0, help()};
    } catch (const CLI::CallForVersion& version) {
      return {common_, nullptr, 0, std::string(version.what()) + "\n"};
    } catch (const CLI::ParseError& error) {
      return {common_, nullptr, 2, complaint(error)};
    }
  }

 private:
  void add(Command& command) {
    const std::string code = std::string("cli.") + command.name();
    CLI::App* sub = app_.add_subcommand(command.name(), say_(code.c_str()));
    sub->set_help_flag("-h,--help", say_("cli.help"));
    sub->footer(say_((code + "_example").c_str()));
    command.describe(*sub, say_);
    add_common(*sub);
  }

  void add_common(CLI::App& sub) {
    sub.add_option_function<std::string>(
           "--format", [this](const std::string& f) { common_.json = f == "json"; },
           say_("cli.format"))
        ->check(CLI::IsMember({"text", "json"}))
        ->type_name("text|json");
    sub.add_option("--lang", language_name_, say_("cli.lang"))
        ->check(CLI::IsMember({"zh", "en"}))
        ->type_name("zh|en");
    sub.add_option_function<std::string>(
           "--date", [this](const std::string& d) { set_date(d); }, say_("cli.date"))
        ->type_name("YYYY-MM-DD");
  }

  void set_date(const std::string& text) {
    const auto date = text::parse_date(text);
    if (!date) throw CLI::ValidationError("--date", text);
    using namespace std::chrono;
    const sys_days day = year(date->year) / month(static_cast<unsigned>(date->month)) /
                         std::chrono::day(static_cast<unsigned>(date->day));
    // Noon in China: the same day wherever the date is read.
    common_.date = duration_cast<seconds>((day + hours(4)).time_since_epoch()).count();
  }

  std::unique_ptr<Command> chosen() {
    for (auto& command : commands_) {
      if (app_.got_subcommand(command->name())) return std::move(command);
    }
    return nullptr;
  }

  std::string help() {
    for (CLI::App* sub : app_.get_subcommands([](CLI::App*) { return true; })) {
      if (sub->parsed()) return sub->help();
    }
    return app_.help() + say_("cli.help_hint") + "\n";
  }

  /// CLI11 says in English what is wrong; its kinds of errors have messages of our own.
  std::string complaint(const CLI::ParseError& error) const {
    const Argument what{"what", own_words(error.what())};
    return messages::ui(code_of(error), common_.language, {&what, 1}) + "\n" +
           say_("cli.help_hint") + "\n";
  }

  static const char* code_of(const CLI::ParseError& error) {
    switch (static_cast<CLI::ExitCodes>(error.get_exit_code())) {
      case CLI::ExitCodes::RequiredError:
        return "cli.missing";
      case CLI::ExitCodes::ExtrasError:
        return "cli.unexpected";
      case CLI::ExitCodes::ValidationError:
      case CLI::ExitCodes::ConversionError:
      case CLI::ExitCodes::InvalidError:
        return "cli.bad_value";
      case CLI::ExitCodes::ArgumentMismatch:
        return "cli.needs_value";
      case CLI::ExitCodes::ExcludesError:
        return "cli.excludes";
      default:
        return "cli.usage";
    }
  }

  /// The user's words in CLI11's sentence.
  static std::string own_words(std::string sentence) {
    static constexpr std::pair<std::string_view, std::string_view> kEnglish[] = {
        {"The following argument was not expected: ", ""},
        {"The following arguments were not expected: ", ""},
        {" is required", ""},
        {" excludes ", " / "}};
    for (const auto& [english, instead] : kEnglish) {
      const std::size_t at = sentence.find(english);
      if (at != std::string::npos) sentence.replace(at, english.size(), instead);
    }
    return sentence;
  }

  Say say_;
  Common common_;
  std::vector<std::unique_ptr<Command>> commands_;
  CLI::App app_;
  std::string language_name_;
};

}  // namespace

Parsed parse(int argc, const char* const* argv) {
  return Parser(language_of(argc, argv)).parse(argc, argv);
}

int run(Parsed& parsed, std::ostream& out, std::ostream& err) {
  auto home = pipeline::find_home();
  if (!home) {
    print_errors(out, err, {home.error()}, parsed.common.json, parsed.common.language);
    return 3;
  }
  const auto stated = pipeline::source_date_epoch();
  if (!stated && !parsed.common.date) {
    print_errors(out, err, {stated.error()}, parsed.common.json, parsed.common.language);
    return 2;
  }
  auto environment =
      pipeline::system_environment(parsed.common.date ? parsed.common.date : *stated);
  pipeline::Workspace workspace(*environment, std::move(*home));
  Session session(parsed.common, out, err, workspace);
  int code = 0;
  if (auto failed = pipeline::failure_of([&] { code = parsed.command->run(session); })) {
    code = session.complain(*failed);
  }
  if (const Diagnostics notices = environment->take_notices(); !notices.empty()) {
    print_errors(out, err, notices, false, parsed.common.language);
  }
  return code;
}

}  // namespace sealpress::cli
