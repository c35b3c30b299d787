// One form's file of the catalogue, read and checked.
#pragma once

#include <memory>
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
};

/// Every fault of the file at once.
Checked<Definition> read_definition(const SourceFile& file);

}  // namespace sealpress::forms
