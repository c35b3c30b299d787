// One form's file of the catalogue, read and checked.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "forms/catalogue.h"
#include "forms/columns.h"
#include "forms/rule.h"
#include "forms/schema.h"

namespace sealpress::forms {

struct Definition {
  Form form;
  std::shared_ptr<const Schema> schema;
  std::vector<std::unique_ptr<Rule>> rules;
  std::vector<Table> tables;
  /// Fields that a table gives as lines: lists of text, or of objects with one necessary member.
  std::map<std::string, std::string> line_lists;  ///< label -> that member, or empty
  std::vector<std::string> blocks;                ///< fields of an official document's text
};

/// Every fault of the file at once.
Checked<Definition> read_definition(const SourceFile& file);

}  // namespace sealpress::forms
