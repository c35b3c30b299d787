// How results and findings are printed: one line each for people, or JSON for programs.
#pragma once

#include <ostream>
#include <string>

#include "base/diagnostic.h"
#include "cli/command.h"
#include "data/value.h"
#include "messages/messages.h"
#include "pipeline/deliver/pack.h"
#include "pipeline/fill/render.h"

namespace sealpress::cli {

/// `错误 shanghai-2024/3-application 第3条 质量信得过班组名称【某某公司 精益班】：…（怎么改）`;
/// `about` is what people call the record.
std::string line(const Diagnostic& diagnostic, messages::Language language,
                 const std::string& about = {});
/// The finding's JSON object (severity, code, form, record, field, path, message, hint, and file,
/// sheet, row, column, part, tag, article where they are known).
data::Value json(const Diagnostic& diagnostic, messages::Language language);
data::Value json(const Diagnostics& findings, messages::Language language);
data::Value json(std::int64_t number);

/// A result's JSON object: record, file, outputs [{path, format, pages}], findings.
data::Value json(const pipeline::RecordResult& result, messages::Language language);
/// A result as lines: its files with their pages, then its findings.
void print_lines(std::ostream& out, const pipeline::RecordResult& result,
                 messages::Language language);

/// A delivery's JSON object: path, items [{state, name, what, by, unit}], findings, summary.
data::Value json(const pipeline::Packed& packed, messages::Language language);
/// A delivery as lines: its files, what is missing, findings, and the archive's name.
void print_lines(std::ostream& out, const pipeline::Packed& packed, messages::Language language);

/// Prints a stream of records' results: {"results":[…],"summary":{…}}, or lines. Nothing is printed
/// before the first result or the summary comes, so that an error can stand alone.
class ResultPrinter {
 public:
  explicit ResultPrinter(Session& session)
      : out_(session.out()), json_(session.json()), language_(session.language()) {}
  void print(const pipeline::RecordResult& result);
  void finish(const pipeline::Summary& summary, bool check_only);

 private:
  std::ostream& out_;
  bool json_;
  messages::Language language_;
  bool first_ = true;
};

/// Prints the results of files, one by one: as lines at once, or as {"results":[…]} at the end.
class ResultList {
 public:
  explicit ResultList(Session& session) : session_(session) {}
  void print(const pipeline::RecordResult& result);
  /// Says why `file` has no result; returns the exit code.
  int failed(const std::string& file, Diagnostic error);
  void finish();

 private:
  Session& session_;
  data::Array results_;
};

/// Prints what stopped a command: to `err` as lines, or to `out` as {"errors":[…]}.
void print_errors(std::ostream& out, std::ostream& err, const Diagnostics& errors, bool as_json,
                  messages::Language language);

}  // namespace sealpress::cli
