#include "pipeline/returns/collect.h"

#include "cli/commands/all.h"
#include "cli/commands/letter_options.h"
#include "cli/output.h"

namespace sealpress::cli {
namespace {

using data::Object;
using data::Value;

Value place_json(const Place& place) {
  Object out;
  const auto put = [&](const char* key, const std::optional<std::int64_t>& n) {
    if (n) out.emplace_back(key, json(*n));
  };
  if (!place.sheet.empty()) out.emplace_back("sheet", Value(place.sheet));
  put("table", place.table);
  put("row", place.row ? place.row : place.line);
  put("cell", place.cell);
  put("column", place.column);
  put("paragraph", place.paragraph);
  return out;
}

Value field_json(const pipeline::CollectedForm& form, const collect::Field& field,
                 messages::Language language) {
  // Two decimals say enough.
  const auto hundredths = static_cast<int>(field.confidence * 100 + 0.5);
  const std::string confidence = std::to_string(hundredths / 100) + "." +
                                 (hundredths % 100 < 10 ? "0" : "") +
                                 std::to_string(hundredths % 100);
  Object out{{"field", Value(field.label)},
             {"value", field.value},
             {"confidence", data::Number{confidence}},
             {"how", Value(std::string(collect::name_of(field.how)))},
             {"place", place_json(field.place)},
             {"path", Value(field.path)}};
  if (pipeline::is_doubtful(form, field)) out.emplace_back("doubtful", Value(true));
  if (!field.doubt.empty()) out.emplace_back("why", Value(messages::ui(field.doubt, language)));
  return out;
}

/// Prints files as they are read: lines for people, one JSON object for programs.
class Printer {
 public:
  explicit Printer(Session& session) : session_(session) {}

  void print(const pipeline::CollectedFile& file) {
    session_.json() ? print_json(file) : print_lines(file);
  }

  void finish(const pipeline::Collected& collected) {
    const Object summary{{"files", json(collected.files)},
                         {"forms", json(collected.forms)},
                         {"unread", json(collected.unread)},
                         {"doubtful", json(collected.doubtful)},
                         {"errors", json(collected.summary.errors)},
                         {"warnings", json(collected.summary.warnings)},
                         {"exitCode", json(collected.summary.exit_code)}};
    data::Array outputs;
    for (const pipeline::OutputFile& file : collected.outputs) {
      outputs.push_back(Object{{"path", Value(file.path)}, {"format", Value(file.format)}});
    }
    std::ostream& out = session_.out();
    if (session_.json()) {
      out << (first_ ? "{\"files\":[" : "")
          << "],\"missing\":" << data::to_json(json(collected.missing, session_.language()))
          << ",\"notes\":" << data::to_json(json(collected.notes, session_.language()))
          << ",\"outputs\":" << data::to_json(std::move(outputs))
          << ",\"summary\":" << data::to_json(summary) << "}\n";
      return;
    }
    for (const Diagnostic& d : collected.missing) out << line(d, session_.language()) << "\n";
    for (const pipeline::OutputFile& file : collected.outputs) out << file.path << "\n";
    for (const Diagnostic& d : collected.notes) out << line(d, session_.language()) << "\n";
    const std::vector<Argument> counts{{"files", collected.files},
                                       {"forms", collected.forms},
                                       {"unread", collected.unread},
                                       {"doubtful", collected.doubtful}};
    out << messages::ui("collect.summary", session_.language(), counts) << "\n";
  }

 private:
  void print_lines(const pipeline::CollectedFile& file) {
    std::ostream& out = session_.out();
    for (const pipeline::CollectedForm& form : file.forms) {
      std::int64_t doubtful = 0;
      for (const collect::Field& field : form.fields) doubtful += is_doubtful(form, field);
      const std::vector<Argument> args{{"path", file.path},
                                       {"attachment", form.form->attachment},
                                       {"title", form.form->title},
                                       {"fields", static_cast<std::int64_t>(form.fields.size())},
                                       {"doubtful", doubtful}};
      out << messages::ui("collect.file_line", session_.language(), args) << "\n";
      for (const collect::Field& field : form.fields) print_doubt(file, field);
      for (const Diagnostic& d : form.findings) {
        out << line(d, session_.language(), form.called.whole()) << "\n";
      }
    }
    for (const Diagnostic& d : file.findings) out << line(d, session_.language()) << "\n";
  }

  void print_doubt(const pipeline::CollectedFile& file, const collect::Field& field) {
    if (field.doubt.empty()) return;
    Diagnostic doubt = finding(Severity::warning, field.doubt);
    doubt.place = field.place;
    doubt.place.file = file.path;
    doubt.place.field = field.label;
    session_.out() << line(doubt, session_.language()) << "\n";
  }

  void print_json(const pipeline::CollectedFile& file) {
    for (const pipeline::CollectedForm& form : file.forms) {
      Diagnostics findings = form.findings;
      findings.insert(findings.end(), file.findings.begin(), file.findings.end());
      data::Array fields;
      for (const collect::Field& field : form.fields) {
        fields.push_back(field_json(form, field, session_.language()));
      }
      put(Object{{"path", Value(file.path)},
                 {"form", Value(form.form->id)},
                 {"unit", Value(form.called.unit)},
                 {"subject", Value(form.called.subject)},
                 {"record", form.record.fields},
                 {"fields", std::move(fields)},
                 {"findings", json(findings, session_.language())}});
    }
    if (!file.forms.empty()) return;
    put(Object{{"path", Value(file.path)},
               {"form", Value()},
               {"record", Value()},
               {"fields", data::Array{}},
               {"findings", json(file.findings, session_.language())}});
  }

  void put(const Object& object) {
    session_.out() << (first_ ? "{\"files\":[" : ",") << data::to_json(object) << "\n";
    first_ = false;
  }

  Session& session_;
  bool first_ = true;
};

class CollectCommand : public Command {
 public:
  const char* name() const override { return "collect"; }

  void describe(CLI::App& sub, const Say& say) override {
    sub.add_option("COLLECTION|FORM", options_.target, say("cli.collect_target"))->required();
    sub.add_option("PATH", options_.paths, say("cli.collect_paths"))->required();
    sub.add_option("-o,--output", options_.directory, say("cli.collect_output"))
        ->required()
        ->type_name("DIR");
    sub.add_option("--expect", options_.expected, say("cli.collect_expect"))
        ->type_name("LIST.xlsx");
    letters_.describe(sub, say, true);
    sub.add_flag("--strict", options_.strict, say("cli.strict"));
    add_jobs(sub, say, options_.jobs);
  }

  int run(Session& session) override {
    options_.language = session.language();
    auto letters = letters_.read();
    if (!letters) return session.complain(letters.error());
    options_.letters = std::move(*letters);
    Printer printer(session);
    auto collected =
        pipeline::collect_files(session.workspace(), options_,
                                [&](const pipeline::CollectedFile& file) { printer.print(file); });
    if (!collected) return session.complain(collected.error());
    printer.finish(*collected);
    return collected->summary.exit_code;
  }

 private:
  pipeline::CollectOptions options_;
  LetterArguments letters_;
};

}  // namespace

std::unique_ptr<Command> make_collect() {
  return std::make_unique<CollectCommand>();
}

}  // namespace sealpress::cli
