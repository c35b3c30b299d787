#include "merge/merger.h"

namespace sealpress::merge {

std::int64_t IdSource::next() {
  do ++last_;
  while (used_.contains(last_));
  return last_;
}

void Merger::report(Diagnostic finding, const Tag& tag, const Key& key) {
  finding.category = Category::finding;
  finding.place = {};
  finding.place.tag = tag.source;
  finding.place.field = key.written();
  finding.place.path = pointer(*scope, key.written());
  findings.push_back(std::move(finding));
}

}  // namespace sealpress::merge
