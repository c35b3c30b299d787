#include "intake/csv.h"

#include <algorithm>

#include "text/unicode.h"

namespace sealpress::intake {

namespace {

constexpr std::string_view kDelimiters[] = {",", ";", "\t", "，", "；"};
constexpr std::size_t kNarrow = 3;  ///< of these
/// As many as a sheet of Excel has.
constexpr std::size_t kMostColumns = 16'384;

bool is_line_end(char c) {
  return c == '\n' || c == '\r';
}

}  // namespace

std::string_view find_delimiter(std::string_view text) {
  std::size_t counts[std::size(kDelimiters)] = {};
  bool quoted = false, any = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '"') quoted = !quoted;
    if (quoted) continue;
    if (is_line_end(text[at]) && any) break;
    for (std::size_t i = 0; i < std::size(kDelimiters); ++i) {
      if (!text.substr(at).starts_with(kDelimiters[i])) continue;
      ++counts[i];
      any = true;
    }
  }
  if (!any) return "";
  const auto narrow = std::max_element(std::begin(counts), std::begin(counts) + kNarrow);
  const auto wide = std::max_element(std::begin(counts) + kNarrow, std::end(counts));
  return kDelimiters[(*narrow > 0 ? narrow : wide) - std::begin(counts)];
}

CsvParser::CsvParser(Stream stream, const Limits& limits)
    : stream_(std::move(stream)), row_limit_(limits.part_bytes) {
  if (stream_.ahead().empty()) stream_.fill();
  if (const std::string_view found = find_delimiter(stream_.ahead()); !found.empty()) {
    delimiter_ = found;
  }
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

bool CsvParser::at_delimiter() {
  if (peek() != delimiter_.front()) return false;
  while (stream_.ahead().size() < delimiter_.size() && stream_.fill()) continue;
  return stream_.ahead().starts_with(delimiter_);
}

bool CsvParser::at_field_end() {
  const auto c = peek();
  return !c || is_line_end(*c) || at_delimiter();
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
    more = at_delimiter();
    for (std::size_t i = 0; more && i < delimiter_.size(); ++i) take();
    if (more && row.fields.size() == kMostColumns) {
      done_ = true;
      return Result<CsvRow>(fail(error("intake.too_many_columns", row.line)
                                     .with("limit", static_cast<std::int64_t>(kMostColumns))));
    }
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
