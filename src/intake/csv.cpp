#include "intake/csv.h"

#include <algorithm>

#include "text/unicode.h"

namespace sealpress::intake {

namespace {

constexpr std::string_view kDelimiters = ",;\t";

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

}  // namespace

char find_delimiter(std::string_view text) {
  std::size_t counts[kDelimiters.size()] = {};
  bool quoted = false, any = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (is_line_end(c) && any) break;
    const std::size_t which = kDelimiters.find(c);
    if (which == std::string_view::npos) continue;
    ++counts[which];
    any = true;
  }
  return any ? kDelimiters[static_cast<std::size_t>(
                   std::max_element(std::begin(counts), std::end(counts)) - std::begin(counts))]
             : '\0';
}

CsvParser::CsvParser(Stream stream, const Limits& limits)
    : stream_(std::move(stream)), row_limit_(limits.part_bytes) {
  if (stream_.ahead().empty()) stream_.fill();
  if (const char found = find_delimiter(stream_.ahead())) delimiter_ = found;
}

std::optional<char> CsvParser::peek() {
  if (stream_.ahead().empty() && !stream_.fill()) return std::nullopt;
  return stream_.ahead().front();
}

char CsvParser::take() {
  const char c = stream_.ahead().front();
  stream_.take(1);
  ++row_bytes_;
  return c;
}

/// CR LF counts once.
void CsvParser::take_line_end() {
  if (take() == '\r' && peek() == '\n') take();
  ++line_;
}

bool CsvParser::at_field_end() {
  const auto c = peek();
  return !c || *c == delimiter_ || is_line_end(*c);
}

Diagnostic CsvParser::error(std::string code, std::int64_t line) const {
  Diagnostic out = input_error(std::move(code)).in_file(stream_.name());
  out.place.line = line;
  return out;
}

std::optional<Result<CsvRow>> CsvParser::next() {
  if (done_ || !peek()) {
    const bool broken = !done_ && stream_.failed();
    done_ = true;
    if (!broken) return std::nullopt;
    return Result<CsvRow>(fail(error("intake.cannot_read", line_)));
  }
  CsvRow row;
  row.line = line_;
  row_bytes_ = 0;
  for (bool more = true; more;) {
    if (auto fault = read_field(row)) {
      done_ = true;
      return Result<CsvRow>(fail(std::move(*fault)));
    }
    more = peek() == delimiter_;
    if (more) take();
  }
  if (peek()) take_line_end();
  return Result<CsvRow>(std::move(row));
}

std::optional<Diagnostic> CsvParser::read_field(CsvRow& row) {
  std::string& field = row.fields.emplace_back();
  if (peek() == '"') {
    if (auto fault = read_quoted(field)) return fault;
  } else {
    while (!at_field_end()) {
      field += take();
      if (row_bytes_ > row_limit_) return error("intake.row_too_large", row.line);
    }
  }
  if (row_bytes_ > row_limit_) return error("intake.row_too_large", row.line);
  if (text::find_ill_formed(field)) return error("intake.ill_formed_utf8", row.line);
  return std::nullopt;
}

std::optional<Diagnostic> CsvParser::read_quoted(std::string& field) {
  const std::int64_t opened = line_;
  take();
  for (;;) {
    const auto c = peek();
    if (!c || row_bytes_ > row_limit_) return error("intake.csv_quote", opened);
    if (is_line_end(*c)) {
      take_line_end();
      field += '\n';
      continue;
    }
    take();
    if (*c != '"') {
      field += *c;
    } else if (peek() == '"') {
      field += take();
    } else {
      break;
    }
  }
  if (!at_field_end()) return error("intake.csv_quote", opened);
  return std::nullopt;
}

}  // namespace sealpress::intake
