#include "pipeline/records.h"

#include <utility>

namespace sealpress::pipeline {
namespace {

/// Names file, sheet, row and column of the table that the record came from.
void locate_in_source(Diagnostic& d, const data::Origin& origin) {
  d.place.file = origin.file;
  d.place.sheet = origin.sheet;
  if (origin.row > 0) d.place.line = origin.row;
  const auto column = origin.columns.find(d.place.field);
  if (column != origin.columns.end()) d.place.column = column->second;
}

}  // namespace

void locate(Diagnostics& findings, const Target& target, const data::Record* record) {
  for (Diagnostic& d : findings) {
    if (target.form) d.place.form = target.form->id;
    if (!record) continue;
    if (!d.place.record) d.place.record = record->index;
    // What goes wrong in the template or an output names its own file.
    if (d.place.file.empty()) locate_in_source(d, record->origin);
  }
}

std::optional<Result<data::Record>> Records::next() {
  if (!ahead_.empty()) {
    auto record = std::move(ahead_.front());
    ahead_.pop_front();
    return record;
  }
  return read();
}

bool Records::has(std::size_t count) {
  while (ahead_.size() < count) {
    auto record = read();
    if (!record) return false;
    ahead_.push_back(std::move(*record));
  }
  return true;
}

std::optional<Result<data::Record>> Records::read() {
  for (;;) {
    if (!reader_) {
      if (input_ == inputs_.size()) return std::nullopt;
      auto opened = intake::open(inputs_[input_++], limits_);
      if (!opened) return Result<data::Record>(fail(std::move(opened.error())));
      reader_ = std::move(*opened);
    }
    if (auto record = reader_->next()) {
      if (*record) (*record)->index = ++count_;
      return record;
    }
    reader_.reset();
  }
}

}  // namespace sealpress::pipeline
