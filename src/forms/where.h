// Where in a record something is found.
#pragma once

#include <string>
#include <string_view>

#include "base/diagnostic.h"
#include "data/value.h"

namespace sealpress::forms {

/// Labels and indices from the top.
struct Where {
  std::string label, path;

  Where member(std::string_view name) const;
  Where item(std::size_t index) const;
};

/// A finding there, with the article that `schema` names.
Diagnostic about(Severity severity, const char* code, const Where& at, const data::Value& schema);

}  // namespace sealpress::forms
