// Comma-separated values (RFC 4180) as Excel and WPS write them: with comma, semicolon or tab
// (full-width ones too, as an input method types them), quoted fields with line breaks, CR, LF or
// both.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "intake/source.h"

namespace sealpress::intake {

struct CsvRow {
  std::int64_t line = 0;  ///< where it begins, from 1
  std::vector<std::string> fields;
};

/// Reads rows one by one from a UTF-8 stream. Not thread-safe.
class CsvParser {
 public:
  /// The delimiter is the one that the first lines have most of.
  CsvParser(Stream stream, const Limits& limits);

  /// The next row; nullopt at the end. Errors, after which there is nothing more:
  /// intake.csv_quote, intake.row_too_large, intake.too_many_columns, intake.ill_formed_utf8,
  /// intake.cannot_read.
  std::optional<Result<CsvRow>> next();
  const std::string& name() const { return stream_.name(); }

 private:
  /// The next byte without taking it; nullopt at the end.
  std::optional<char> peek();
  char take();
  void take_line_end();
  std::optional<Diagnostic> read_field(CsvRow& row);
  std::optional<Diagnostic> read_quoted(std::string& field);
  bool at_delimiter();
  bool at_field_end();
  Diagnostic error(std::string code, std::int64_t line) const;

  Stream stream_;
  std::size_t row_limit_, row_bytes_ = 0;
  std::int64_t line_ = 1;
  std::string_view delimiter_ = ",";
  bool done_ = false;
};

/// The delimiter of which the first line that has any has most, quoted fields left out, a
/// full-width one only where there is no other; "" if none.
std::string_view find_delimiter(std::string_view text);

}  // namespace sealpress::intake
