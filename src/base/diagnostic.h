// Diagnostics: what went wrong, where, and with which values, as separate fields.
//
// A Diagnostic holds no sentence. `code` names an entry of the message catalogue
// (messages/messages.h), which holds the Chinese and English patterns and hints; `args` fill them.
// Plain value, freely copied between threads.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace sealpress {

enum class Severity : std::uint8_t { info, warning, error };

/// Which exit code an error leads to: finding 1, usage 2, input 3, output 4.
enum class Category : std::uint8_t { finding, usage, input, output };

/// Where it happened. Every member is optional; empty means "not known" or "not applicable".
struct Place {
  std::string file;                    ///< as the user named it
  std::string part;                    ///< part of a package, e.g. word/document.xml
  std::string sheet;                   ///< worksheet name
  std::string form;                    ///< catalogue id
  std::string field;                   ///< the official label
  std::string path;                    ///< JSON pointer into the record, e.g. /评委/2/姓名
  std::string tag;                     ///< a template tag as written, e.g. {{#评委}}
  std::optional<std::int64_t> record;  ///< from 1
  std::optional<std::int64_t> line, column;                 ///< from 1; `row` of a sheet is `line`
  std::optional<std::int64_t> table, row, cell, paragraph;  ///< in a Word part, from 1
  std::optional<std::int64_t> offset;                       ///< byte offset from 0
  std::optional<std::int64_t> page;                         ///< from 1
};

struct Argument {
  std::string name;
  std::variant<std::string, std::int64_t, double> value;
};

struct Diagnostic {
  Severity severity = Severity::error;
  Category category = Category::input;
  std::string code;  ///< "folder.reason", e.g. package.truncated
  Place place;
  std::vector<Argument> args;
  std::string hint;     ///< takes the place of the message catalogue's hint (a rule's own, Chinese)
  std::string article;  ///< where a notice asks for it, e.g. 附件3 注3

  Diagnostic&& with(std::string name, std::string value) && {
    args.push_back({std::move(name), std::move(value)});
    return std::move(*this);
  }
  Diagnostic&& with(std::string name, std::int64_t value) && {
    args.push_back({std::move(name), value});
    return std::move(*this);
  }
  Diagnostic&& in_file(std::string_view file) && {
    place.file = file;
    return std::move(*this);
  }
  Diagnostic&& in_part(std::string_view part) && {
    place.part = part;
    return std::move(*this);
  }
};

using Diagnostics = std::vector<Diagnostic>;

inline void append(Diagnostics& target, Diagnostics more) {
  std::move(more.begin(), more.end(), std::back_inserter(target));
}

/// An error about something that was read.
inline Diagnostic input_error(std::string code) {
  return {Severity::error, Category::input, std::move(code), {}, {}, {}, {}};
}
/// An error about something that was to be written.
inline Diagnostic output_error(std::string code) {
  return {Severity::error, Category::output, std::move(code), {}, {}, {}, {}};
}
/// An error in how the program was called.
inline Diagnostic usage_error(std::string code) {
  return {Severity::error, Category::usage, std::move(code), {}, {}, {}, {}};
}
/// A remark about a submission.
inline Diagnostic finding(Severity severity, std::string code) {
  return {severity, Category::finding, std::move(code), {}, {}, {}, {}};
}

}  // namespace sealpress
