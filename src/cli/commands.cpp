#include "cli/commands.h"

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "cli/output.h"
#include "pipeline/convert.h"
#include "pipeline/count.h"
#include "pipeline/environment.h"
#include "pipeline/render.h"
#include "pipeline/workspace.h"

namespace sealpress::cli {
namespace {

using data::Object;
using data::Value;

/// One run of a command: what all of them share.
class Session {
 public:
  Session(const Options& options, std::ostream& out, std::ostream& err,
          pipeline::Environment& environment, std::string home)
      : options_(options), out_(out), err_(err), workspace_(environment, std::move(home)) {}

  int run() {
    switch (options_.command) {
      case Command::forms:
        return forms();
      case Command::check:
        return batch(true);
      case Command::render:
        return batch(false);
      case Command::pdf:
        return pdf();
      case Command::count:
        return count();
      case Command::none:
        break;
    }
    return 2;
  }

 private:
  int complain(const Diagnostics& errors) {
    print_errors(out_, err_, errors, options_.json, options_.language);
    int code = 0;
    for (const Diagnostic& d : errors) code = std::max(code, pipeline::exit_code(d, false));
    return code;
  }
  int complain(const Diagnostic& error) { return complain(Diagnostics{error}); }

  int forms() {
    auto catalogue = workspace_.catalogue();
    if (!catalogue) return complain(catalogue.error());
    data::Array list;
    for (const forms::Form& form : (*catalogue)->forms()) {
      if (!options_.collection.empty() && form.collection != options_.collection) continue;
      if (options_.json) {
        list.push_back(form_json(form));
      } else if (options_.ids_only) {
        out_ << form.id << "\n";
      } else {
        out_ << form_line(form) << "\n";
      }
    }
    if (options_.json) out_ << data::to_json(Object{{"forms", std::move(list)}}) << "\n";
    return 0;
  }

  std::string form_line(const forms::Form& form) const {
    std::string line = form.id + "  " + form.notice.number + " " + form.attachment + "  " +
                       form.title + "  [" + format_names(form) + "]";
    if (form.reference) line += "  " + text::ui("cli.reference", options_.language);
    return line;
  }

  static std::string format_names(const forms::Form& form) {
    std::string names;
    for (const forms::Delivery& delivery : form.deliveries) {
      const std::string name = delivery.format + (delivery.sealed ? "+章" : "");
      if (names.find(name) != std::string::npos) continue;
      names += (names.empty() ? "" : ", ") + name;
    }
    return names;
  }

  static Value form_json(const forms::Form& form) {
    data::Array deliveries, fields, notes;
    for (const forms::Delivery& d : form.deliveries) {
      deliveries.push_back(
          Object{{"format", Value(d.format)}, {"sealed", Value(d.sealed)}, {"by", Value(d.by)}});
    }
    for (const std::string& field : form.fields) fields.emplace_back(field);
    for (const std::string& note : form.notes) notes.emplace_back(note);
    return Object{{"id", Value(form.id)},
                  {"collection", Value(form.collection)},
                  {"title", Value(form.title)},
                  {"notice", Value(form.notice.number)},
                  {"issuer", Value(form.notice.issuer)},
                  {"attachment", Value(form.attachment)},
                  {"reference", Value(form.reference)},
                  {"deliveries", std::move(deliveries)},
                  {"fields", std::move(fields)},
                  {"notes", std::move(notes)}};
  }

  int batch(bool check_only) {
    auto target = workspace_.target(options_.form);
    if (!target) return complain(target.error());
    pipeline::RenderOptions render;
    render.directory = options_.output;
    render.docx = asked_for("docx");
    render.pdf = asked_for("pdf");
    render.check_only = check_only;
    render.strict = options_.strict;
    render.force = options_.force;
    render.mark_seals = options_.mark_seals;
    render.jobs = options_.jobs;

    // The printer starts its output when the first result comes, so that an error stands alone.
    std::unique_ptr<ResultPrinter> printer;
    const auto printing = [&]() -> ResultPrinter& {
      if (!printer) {
        printer = std::make_unique<ResultPrinter>(out_, options_.json, options_.language);
      }
      return *printer;
    };
    auto summary = pipeline::render(workspace_, *target, options_.data, render,
                                    [&](const auto& result) { printing().print(result); });
    if (!summary) return complain(summary.error());
    printing().finish(*summary, check_only);
    return summary->exit_code;
  }

  bool asked_for(const char* format) const {
    return std::find(options_.formats.begin(), options_.formats.end(), format) !=
           options_.formats.end();
  }

  int pdf() {
    if (options_.files.size() > 1 && !options_.output.empty()) {
      return complain(usage_error("cli.one_output"));
    }
    data::Array results;
    int code = 0;
    for (const std::string& file : options_.files) code = std::max(code, pdf(file, results));
    if (options_.json) out_ << data::to_json(Object{{"results", std::move(results)}}) << "\n";
    return code;
  }

  int pdf(const std::string& file, data::Array& results) {
    auto converted = pipeline::convert(workspace_, file, options_.like == "libreoffice");
    if (!converted) return failed(file, converted.error(), results);
    const std::string path = options_.output.empty()
                                 ? std::filesystem::path(file).replace_extension(".pdf").string()
                                 : options_.output;
    auto written = workspace_.environment().write_file(path, converted->pdf);
    if (!written) return failed(file, written.error(), results);

    pipeline::RecordResult result{0, {file, {}, 0, {}}, {{path, "pdf", converted->pages}}, {}};
    if (options_.report || options_.strict) result.findings = converted->report;
    print(result, results);
    int code = 0;
    for (const Diagnostic& d : result.findings) {
      // A page that shows something in another way is still a page: only --strict minds.
      if (options_.strict) code = std::max(code, pipeline::exit_code(d, true));
    }
    if (!options_.report && !converted->report.empty() && !options_.json) {
      const Argument count{"count", static_cast<std::int64_t>(converted->report.size())};
      err_ << text::ui("cli.see_report", options_.language, {&count, 1}) << "\n";
    }
    return code;
  }

  int failed(const std::string& file, Diagnostic error, data::Array& results) {
    if (!options_.json) return complain(error);
    const int code = pipeline::exit_code(error, false);
    print({0, {file, {}, 0, {}}, {}, {std::move(error)}}, results);
    return code;
  }

  void print(const pipeline::RecordResult& result, data::Array& results) {
    if (options_.json) {
      results.push_back(json(result, options_.language));
    } else {
      print_lines(out_, result, options_.language);
    }
  }

  int count() {
    data::Array results;
    int code = 0;
    for (const std::string& file : options_.files) {
      auto counts = pipeline::count_file(workspace_, file);
      if (!counts) {
        code = std::max(code, complain(counts.error()));
        continue;
      }
      if (options_.json) {
        results.push_back(count_json(file, *counts));
      } else {
        print_counts(file, *counts);
      }
    }
    if (options_.json && !results.empty()) {
      out_ << data::to_json(Object{{"results", std::move(results)}}) << "\n";
    }
    return code;
  }

  struct CountRow {
    const char* key;
    std::int64_t value;
  };
  static std::vector<CountRow> rows(const text::Counts& c) {
    return {{"字数", c.words},
            {"字符数(不计空格)", c.characters},
            {"字符数(计空格)", c.characters_spaces},
            {"中文字符", c.chinese},
            {"非中文单词", c.non_chinese_words},
            {"段落", c.paragraphs}};
  }

  static Value count_json(const std::string& file, const text::Counts& counts) {
    Object object{{"file", Value(file)}};
    for (const CountRow& row : rows(counts)) {
      object.emplace_back(row.key, data::Number{std::to_string(row.value)});
    }
    return object;
  }

  void print_counts(const std::string& file, const text::Counts& counts) {
    if (options_.files.size() > 1) out_ << file << "\n";
    for (const CountRow& row : rows(counts)) out_ << row.key << "\t" << row.value << "\n";
  }

  const Options& options_;
  std::ostream& out_;
  std::ostream& err_;
  pipeline::Workspace workspace_;
};

}  // namespace

int run(const Options& options, std::ostream& out, std::ostream& err) {
  auto home = pipeline::find_home();
  if (!home) {
    print_errors(out, err, {home.error()}, options.json, options.language);
    return 3;
  }
  auto environment = pipeline::system_environment(options.date);
  return Session(options, out, err, *environment, std::move(*home)).run();
}

}  // namespace sealpress::cli
