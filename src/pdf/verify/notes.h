// Notes of changes as they are gathered. Plain.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "pdf/verify/report.h"

namespace sealpress::pdf {

/// Each change once, in the order of the kinds. No kind takes room from another; where one is too
/// long, that is noted in its stead, for the places decide what is permitted.
class Notes {
 public:
  void add(ChangeKind kind, const std::string& where) {
    constexpr std::size_t kMost = 1000;
    std::set<std::string>& places = places_[kind];
    if (places.size() < kMost || places.contains(where)) {
      places.insert(where);
    } else {
      places_[ChangeKind::unfinished].insert("…");
    }
  }

  std::vector<ChangeNote> take() const {
    std::vector<ChangeNote> all;
    for (const auto& [kind, places] : places_) {
      for (const std::string& place : places) all.push_back({kind, place, 0, false});
    }
    return all;
  }

 private:
  std::map<ChangeKind, std::set<std::string>> places_;
};

}  // namespace sealpress::pdf
