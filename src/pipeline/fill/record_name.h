// What people call a record: the unit that sends it and what it is about, as its form's files are
// named.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "data/value.h"
#include "merge/compile/text_template.h"

namespace sealpress::pipeline {

struct RecordName {
  /// Both, with a blank between.
  std::string whole() const {
    return unit + (unit.empty() || subject.empty() ? "" : " ") + subject;
  }

  std::string unit;  ///< 江苏云澜精密机械有限公司; empty where the pattern names none
  std::string subject;  ///< 数控一班; of several values, with blanks between
};

/// Names the records of one form. Immutable.
class RecordNames {
 public:
  /// `pattern` names the form's files (docs/catalogue.md); one that is faulty names no record.
  explicit RecordNames(std::string_view pattern);

  /// The values of the pattern's tags; its printed words (申报表) are left out. The first one is
  /// the unit if its field speaks of one.
  RecordName of(const data::Value& fields) const;

 private:
  std::optional<merge::TextTemplate> pattern_;
  bool begins_with_unit_ = false;
};

/// Whether a label is that of a unit's name: it has 单位, 组织, 企业, 协会 or the like in it.
bool speaks_of_unit(std::string_view label);

}  // namespace sealpress::pipeline
