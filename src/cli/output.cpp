#include "cli/output.h"

#include <utility>

#include "messages/other_place.h"
#include "pipeline/deliver/contents_list.h"

namespace sealpress::cli {
namespace {

using data::Object;
using data::Value;

const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      return "error";
  }
  return "error";
}

void put(Object& object, const char* key, const std::string& text) {
  if (!text.empty()) object.emplace_back(key, Value(text));
}
void put(Object& object, const char* key, const std::optional<std::int64_t>& n) {
  if (n) object.emplace_back(key, json(*n));
}

void put_source(Object& object, const Place& at) {
  put(object, "file", at.file);
  put(object, "sheet", at.sheet);
  put(object, "row", at.line);
  put(object, "column", at.column);
}

}  // namespace

data::Value json(std::int64_t number) {
  return data::Number{std::to_string(number)};
}

data::Value json(const Diagnostics& findings, messages::Language language) {
  data::Array list;
  for (const Diagnostic& d : findings) list.push_back(json(d, language));
  return list;
}

std::string line(const Diagnostic& diagnostic, messages::Language language,
                 const std::string& about) {
  const std::string severity =
      messages::ui(std::string("cli.") + severity_name(diagnostic.severity), language);
  const std::string where = messages::place(diagnostic, language);
  const std::string hint = messages::hint(diagnostic, language);
  std::string out = severity;
  if (!where.empty()) out += " " + where;
  if (!about.empty()) {
    out += language == messages::Language::chinese ? "【" + about + "】" : " [" + about + "]";
  }
  out += language == messages::Language::chinese ? "：" : ": ";
  out += messages::message(diagnostic, language);
  if (!hint.empty()) {
    out += language == messages::Language::chinese ? "（" + hint + "）" : " (" + hint + ")";
  }
  return out;
}

Value json(const Diagnostic& d, messages::Language language) {
  Object object{{"severity", Value(severity_name(d.severity))}, {"code", Value(d.code)}};
  const Place& at = d.place;
  put(object, "form", at.form);
  put(object, "record", at.record);
  put(object, "field", at.field);
  put(object, "path", at.path);
  object.emplace_back("message", Value(messages::message(d, language)));
  object.emplace_back("hint", Value(messages::hint(d, language)));
  put(object, "article", d.article);
  put_source(object, at);
  if (const auto other = messages::other_place(d)) {
    Object second;
    put(second, "form", other->form);
    put(second, "record", other->record);
    put(second, "field", other->field);
    put(second, "path", other->path);
    put_source(second, *other);
    object.emplace_back("other", std::move(second));
  }
  put(object, "part", at.part);
  put(object, "table", at.table);
  put(object, "tableRow", at.row);
  put(object, "cell", at.cell);
  put(object, "paragraph", at.paragraph);
  put(object, "offset", at.offset);
  put(object, "page", at.page);
  put(object, "tag", at.tag);
  return object;
}

Value json(const pipeline::RecordResult& result, messages::Language language) {
  Object object;
  if (result.record > 0) object.emplace_back("record", json(result.record));
  put(object, "unit", result.called.unit);
  put(object, "subject", result.called.subject);
  put(object, "file", result.origin.file);
  put(object, "sheet", result.origin.sheet);
  if (result.origin.row > 0) object.emplace_back("row", json(result.origin.row));
  data::Array files;
  for (const pipeline::OutputFile& file : result.files) {
    Object entry{{"path", Value(file.path)}, {"format", Value(file.format)}};
    if (file.pages > 0) {
      entry.emplace_back("pages", json(static_cast<std::int64_t>(file.pages)));
    }
    files.emplace_back(std::move(entry));
  }
  object.emplace_back("outputs", std::move(files));
  object.emplace_back("findings", json(result.findings, language));
  return object;
}

void print_lines(std::ostream& out, const pipeline::RecordResult& result,
                 messages::Language language) {
  for (const pipeline::OutputFile& file : result.files) {
    out << file.path;
    if (file.pages > 0) {
      const Argument pages{"pages", static_cast<std::int64_t>(file.pages)};
      out << "  " << messages::ui("cli.pages", language, {&pages, 1});
    }
    out << "\n";
  }
  for (const Diagnostic& d : result.findings) {
    // What is told of a whole column or file is about no single record.
    out << line(d, language, d.place.record ? result.called.whole() : std::string()) << "\n";
  }
}

namespace {

/// For programs: "packed" of pipeline.list_packed.
std::string state_name(pipeline::PackedItem::State state) {
  const std::string code = pipeline::state_code(state);
  return code.substr(code.find('_') + 1);
}

Value summary_json(const pipeline::Summary& summary) {
  return Object{{"records", json(summary.records)},
                {"written", json(summary.written)},
                {"errors", json(summary.errors)},
                {"warnings", json(summary.warnings)}};
}

}  // namespace

Value json(const pipeline::Packed& packed, messages::Language language) {
  Object object;
  put(object, "path", packed.path);
  data::Array items;
  for (const pipeline::PackedItem& item : packed.items) {
    items.push_back(Object{{"state", Value(state_name(item.state))},
                           {"name", Value(item.name)},
                           {"what", Value(item.what)},
                           {"by", Value(item.by)},
                           {"unit", Value(item.unit)}});
  }
  object.emplace_back("items", std::move(items));
  object.emplace_back("findings", json(packed.findings, language));
  object.emplace_back("summary", summary_json(packed.summary));
  return object;
}

void print_lines(std::ostream& out, const pipeline::Packed& packed, messages::Language language) {
  for (const pipeline::PackedItem& item : packed.items) {
    const std::string state = messages::ui(pipeline::state_code(item.state), language);
    const bool missing = item.state == pipeline::PackedItem::State::missing;
    out << "[" << state << "] " << (missing ? item.unit + " " + item.what : item.name) << "\n";
  }
  for (const Diagnostic& d : packed.findings) out << line(d, language) << "\n";
  const Argument args[] = {{"path", packed.path},
                           {"records", packed.summary.records},
                           {"errors", packed.summary.errors},
                           {"warnings", packed.summary.warnings}};
  out << messages::ui(packed.path.empty() ? "cli.not_packed" : "cli.packed", language, args)
      << "\n";
}

constexpr const char* kResultsHead = "{\"results\":[";

void ResultPrinter::print(const pipeline::RecordResult& result) {
  if (!json_) return print_lines(out_, result, language_);
  out_ << (first_ ? kResultsHead : ",") << "\n" << data::to_json(json(result, language_));
  first_ = false;
}

void ResultPrinter::finish(const pipeline::Summary& summary, bool check_only) {
  if (json_) {
    out_ << (first_ ? kResultsHead : "")
         << "\n],\"summary\":" << data::to_json(summary_json(summary)) << "}\n";
    return;
  }
  const Argument args[] = {{"records", summary.records},
                           {"written", summary.written},
                           {"errors", summary.errors},
                           {"warnings", summary.warnings}};
  out_ << messages::ui(check_only ? "cli.checked" : "cli.rendered", language_, args) << "\n";
}

void ResultList::print(const pipeline::RecordResult& result) {
  if (session_.json()) {
    results_.push_back(json(result, session_.language()));
  } else {
    print_lines(session_.out(), result, session_.language());
  }
}

int ResultList::failed(const std::string& file, Diagnostic error) {
  if (!session_.json()) return session_.complain(error);
  const int code = pipeline::exit_code(error, false);
  pipeline::RecordResult result;
  result.origin.file = file;
  result.findings.push_back(std::move(error));
  print(result);
  return code;
}

void ResultList::finish() {
  if (!session_.json()) return;
  session_.out() << data::to_json(Object{{"results", std::move(results_)}}) << "\n";
}

void print_errors(std::ostream& out, std::ostream& err, const Diagnostics& errors, bool as_json,
                  messages::Language language) {
  if (as_json) {
    out << data::to_json(Object{{"errors", json(errors, language)}}) << "\n";
    return;
  }
  for (const Diagnostic& d : errors) err << line(d, language) << "\n";
}

}  // namespace sealpress::cli
