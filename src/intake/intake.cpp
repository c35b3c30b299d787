#include "intake/intake.h"

#include <algorithm>

#include "base/trim.h"
#include "data/value.h"
#include "intake/csv.h"
#include "intake/readers.h"

namespace sealpress::intake {

namespace {

enum class Format : std::uint8_t {
  empty,
  workbook,
  old_workbook,
  markup,
  json,
  json_lines,
  csv,
  other
};

bool starts_with(std::string_view text, std::string_view prefix) {
  return text.substr(0, prefix.size()) == prefix;
}

std::string extension_of(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string out(dot == std::string_view::npos ? "" : name.substr(dot + 1));
  std::transform(out.begin(), out.end(), out.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
  });
  return out;
}

/// Formats that are not text; nullopt for text.
std::optional<Format> binary_format(std::string_view bytes) {
  if (bytes.empty()) return Format::empty;
  if (starts_with(bytes, "PK\x03\x04") || starts_with(bytes, "PK\x05\x06")) return Format::workbook;
  if (starts_with(bytes, "\xD0\xCF\x11\xE0")) return Format::old_workbook;
  return starts_with(bytes, "%PDF-") ? std::optional(Format::other) : std::nullopt;
}

/// Whether the first line is an object of its own.
bool is_json_lines(std::string_view text, const Limits& limits) {
  const std::size_t end = text.find('\n');
  if (end == std::string_view::npos) return false;
  return data::parse_json(text.substr(0, end), limits).has_value();
}

std::string_view behind_first_line(std::string_view text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  text.remove_prefix(end);
  text = trimmed_front(text);
  return text;
}

/// Whether text that begins with [ is an array, and not lines of which the first is damaged: then
/// the next one is an object of its own.
bool is_array(std::string_view text, const Limits& limits) {
  const std::string_view next = behind_first_line(text);
  const std::string_view line = next.substr(0, next.find('\n'));
  return line.empty() || line.front() != '{' || !data::parse_json(line, limits).has_value();
}

/// The format of a text by what it begins with, then by its extension.
Format text_format(std::string_view text, const std::string& extension, const Limits& limits) {
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return Format::empty;
  const bool lines = extension == "jsonl" || extension == "ndjson";
  if (text[first] == '<') return Format::markup;
  text.remove_prefix(first);
  if (text.front() == '[') return is_array(text, limits) ? Format::json : Format::json_lines;
  if (text.front() == '{') {
    const bool alone = !lines && behind_first_line(text).empty();
    return lines || (!alone && is_json_lines(text, limits)) ? Format::json_lines : Format::json;
  }
  if (lines) return Format::json_lines;
  if (extension == "json") return Format::json;
  const bool csv = extension == "csv" || extension == "tsv" || extension == "txt";
  return csv || !find_delimiter(text).empty() ? Format::csv : Format::other;
}

/// An old .xls, or a workbook with a password, which looks the same from outside.
Result<std::unique_ptr<Reader>> read_old_workbook(std::string bytes, const std::string& name,
                                                  const Limits& limits, const Shape* shape) {
  auto reader = read_workbook(std::move(bytes), name, limits, shape);
  if (!reader && reader.error().code == "package.is_ole") reader.error().code = "intake.is_xls";
  return reader;
}

Result<std::unique_ptr<Reader>> read_binary(Format format, Stream stream, const Limits& limits,
                                            const Shape* shape) {
  if (format == Format::empty) return fail(input_error("intake.empty_file").in_file(stream.name()));
  if (format == Format::other) {
    return fail(input_error("intake.unknown_format").in_file(stream.name()));
  }
  auto bytes = stream.take_all(limits);
  if (!bytes) return fail(std::move(bytes.error()));
  const auto read = format == Format::workbook ? read_workbook : read_old_workbook;
  return read(std::move(*bytes), stream.name(), limits, shape);
}

/// The first two lines decide between JSON and JSON Lines, so all of them must be ahead.
void see_first_lines(Stream& stream, const Limits& limits) {
  const auto has_lines = [&] {
    const std::string_view rest = behind_first_line(stream.ahead());
    return rest.find('\n') != std::string_view::npos;
  };
  while (!has_lines() && stream.ahead().size() <= limits.part_bytes && stream.fill()) continue;
}

/// What is no text either: a workbook by its name is a damaged one.
Diagnostic unknown(Diagnostic error, const std::string& name) {
  const std::string extension = extension_of(name);
  if (extension == "xlsx" || extension == "xlsm") error.code = "package.not_zip";
  return error;
}

Result<std::unique_ptr<Reader>> read_text(Stream stream, const Limits& limits, const Shape* shape) {
  if (auto error = stream.become_utf8(limits)) {
    return fail(unknown(std::move(*error), stream.name()));
  }
  see_first_lines(stream, limits);
  switch (text_format(stream.ahead(), extension_of(stream.name()), limits)) {
    case Format::empty:
      return fail(input_error("intake.empty_file").in_file(stream.name()));
    case Format::markup:
      return fail(input_error("intake.is_html").in_file(stream.name()));
    case Format::json:
      return read_json(std::move(stream), limits, shape);
    case Format::json_lines:
      return read_json_lines(std::move(stream), limits);
    case Format::csv:
      return read_csv(std::move(stream), limits, shape);
    default:
      return fail(
          unknown(input_error("intake.unknown_format").in_file(stream.name()), stream.name()));
  }
}

Result<std::unique_ptr<Reader>> read_stream(Stream stream, const Limits& limits,
                                            const Shape* shape) {
  stream.fill();
  if (stream.failed()) return fail(input_error("intake.cannot_read").in_file(stream.name()));
  const auto binary = binary_format(stream.ahead());
  auto reader = binary ? read_binary(*binary, std::move(stream), limits, shape)
                       : read_text(std::move(stream), limits, shape);
  if (!reader) return reader;
  return checked(std::move(*reader), limits);
}

}  // namespace

Result<std::unique_ptr<Reader>> open(std::string_view path, const Limits& limits,
                                     const Shape* shape) {
  auto source = open_file(std::string(path));
  if (!source) return fail(std::move(source.error()));
  return read_stream(Stream(std::move(*source), std::string(path)), limits, shape);
}

Result<std::unique_ptr<Reader>> read(std::string bytes, std::string_view name, const Limits& limits,
                                     const Shape* shape) {
  return read_stream(Stream(from_memory(std::move(bytes)), std::string(name)), limits, shape);
}

}  // namespace sealpress::intake
