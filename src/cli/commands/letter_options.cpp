#include "cli/commands/letter_options.h"

#include "cli/commands/constants.h"

namespace sealpress::cli {

void LetterArguments::describe(CLI::App& sub, const Say& say, bool reminders) {
  sub.add_option("--letters", options_.directory, say("cli.letters"))->type_name("DIR");
  sub.add_option("--letter-template", options_.return_template, say("cli.letter_template"))
      ->type_name("FILE.docx");
  if (reminders) {
    sub.add_option("--reminder-template", options_.reminder_template, say("cli.reminder_template"))
        ->type_name("FILE.docx");
  }
  sub.add_option("--letter-set", values_, say("cli.letter_set"))->type_name("KEY=VALUE");
}

Result<pipeline::LetterOptions> LetterArguments::read() const {
  pipeline::LetterOptions out = options_;
  const bool more =
      !values_.empty() || !out.return_template.empty() || !out.reminder_template.empty();
  if (out.directory.empty() && more) return fail(usage_error("cli.letters_where"));
  auto values = read_constants(values_);
  if (!values) return fail(std::move(values.error()));
  for (auto& [key, value] : *values) out.values[key] = std::move(value);
  return out;
}

}  // namespace sealpress::cli
