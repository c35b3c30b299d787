#include "merge/merger.h"

namespace sealpress::merge {

std::int64_t IdSource::next() {
  do ++last_;
  while (used_.contains(last_));
  return last_;
}

void Merger::report(Diagnostic finding, const Place& place, const Key& key) {
  finding.category = Category::finding;
  finding.place = {};
  finding.place.tag = place.tag;
  finding.place.field = key.written();
  finding.place.path = pointer(*scope, key.written());
  findings.push_back(std::move(finding));
}

}  // namespace sealpress::merge
