#include "pipeline/fill/record_name.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "text/unicode.h"

namespace sealpress::pipeline {

RecordNames::RecordNames(std::string_view pattern) {
  auto compiled = merge::TextTemplate::compile(pattern);
  if (!compiled) return;
  const auto tags = compiled->tags();
  begins_with_unit_ = !tags.empty() && speaks_of_unit(tags.front()->key);
  pattern_ = std::move(*compiled);
}

RecordName RecordNames::of(const data::Value& fields) const {
  RecordName out;
  if (!pattern_) return out;
  bool unit = begins_with_unit_;
  merge::Lookup lookup;
  Diagnostics ignored;  // told when the name of its file is made
  const merge::Scope scope{&fields, nullptr, {}, 0, false, nullptr};
  pattern_->expand(scope, lookup, ignored, [&](std::string value, bool) {
    if (unit) {
      out.unit = value;
    } else if (!value.empty()) {
      out.subject += (out.subject.empty() ? "" : " ") + value;
    }
    // {{简称}}{{^简称}}{{名称}}{{/简称}}: the first of them that has a value.
    unit = unit && value.empty();
    return value;
  });
  return out;
}

bool speaks_of_unit(std::string_view label) {
  static constexpr std::array<std::string_view, 7> kWords = {"单位", "组织", "企业", "公司",
                                                             "协会", "质协", "集团"};
  const std::string key = text::label_key(label);
  return std::any_of(kWords.begin(), kWords.end(),
                     [&](std::string_view word) { return key.find(word) != std::string::npos; });
}

}  // namespace sealpress::pipeline
