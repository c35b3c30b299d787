// What is wrong with a template, gathered with places.
#pragma once

#include <string_view>

#include "base/diagnostic.h"
#include "docx/document.h"
#include "merge/tag/tag.h"

namespace sealpress::merge {

class Faults {
 public:
  explicit Faults(const docx::Document& document) : document_(document) {}

  /// Adds a fault of the tag, or the other text, that stands at `node`.
  void add(Diagnostic fault, const docx::Node& node, std::string_view tag) {
    if (list_.size() == kMost) return;
    fault.place = document_.place_of(&node);
    fault.place.tag = tag;
    list_.push_back(std::move(fault));
  }
  /// Adds a fault of a whole part.
  void add(Diagnostic fault, std::string_view part) {
    fault.place.file = document_.package.name();
    fault.place.part = part;
    list_.push_back(std::move(fault));
  }
  Diagnostics take() && { return std::move(list_); }

 private:
  /// Nobody reads more, and finding a place takes its time.
  static constexpr std::size_t kMost = 500;

  const docx::Document& document_;
  Diagnostics list_;
};

}  // namespace sealpress::merge
