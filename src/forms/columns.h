// What a form asks for, as the columns of tables: for workbooks that people fill in.
#pragma once

#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "data/value.h"

namespace sealpress::forms {

/// A message of the catalogue (messages::ui) and its arguments.
struct ColumnHint {
  std::string code;
  std::vector<Argument> args;
};

struct Column {
  enum class Kind : std::uint8_t { text, code, whole, number, date, choice };
  std::string label;
  Kind kind = Kind::text;
  bool required = false;
  bool rich = false;                 ///< several paragraphs are usual
  std::vector<std::string> options;  ///< of a choice
  bool multiple = false;             ///< several options may be chosen
  bool open = false;                 ///< other texts are allowed
  bool with_text = false;            ///< some option has a text behind it
  std::vector<ColumnHint> hints;     ///< in the order of the rules
};

/// The record's own fields (label empty), or a list of it.
struct Table {
  std::string label;
  std::vector<Column> columns;
};

/// The tables of a form, by its schema and rules: first the record's own fields, then every list of
/// objects in the order of the schema.
std::vector<Table> tables_of(const data::Value& schema, const data::Value& rules);

}  // namespace sealpress::forms
