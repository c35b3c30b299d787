#include "merge/merger.h"

namespace sealpress::merge {

std::int64_t IdSource::next() {
  do ++last_;
  while (used_.contains(last_));
  return last_;
}

void Merger::report(Diagnostic finding, const Tag& tag, const Key& key) {
  finding.category = Category::finding;
  // What is wrong in a file that a value names keeps its place there.
  Place place;
  place.file = finding.place.file;
  place.part = finding.place.part;
  place.line = finding.place.line;
  place.column = finding.place.column;
  finding.place = std::move(place);
  finding.place.tag = tag.source;
  finding.place.field = key.written();
  finding.place.path = pointer(*scope, key.written());
  findings.push_back(std::move(finding));
}

void Merger::report(Diagnostics found, const Tag& tag) {
  for (Diagnostic& finding : found) {
    finding.place.tag = tag.source;
    findings.push_back(std::move(finding));
  }
}

}  // namespace sealpress::merge
