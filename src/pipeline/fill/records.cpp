#include "pipeline/fill/records.h"

#include <iterator>
#include <utility>

#include "base/pointer.h"

namespace sealpress::pipeline {
namespace {

/// Where an item of a list from a sheet of its own stands; whether there is such a place.
bool locate_in_list(Diagnostic& d, const data::Origin& origin) {
  std::string_view path = d.place.path;
  const auto list = origin.lists.find(take_token(path));
  if (list == origin.lists.end()) return false;
  d.place.sheet = list->second.sheet;
  const std::string item = take_token(path);
  const bool number = item.find_first_not_of("0123456789") == std::string::npos;
  if (item.empty() || item.size() > 9 || !number) return true;
  const auto index = static_cast<std::size_t>(std::stoul(item));
  if (index < list->second.rows.size()) d.place.line = list->second.rows[index];
  const auto column = list->second.columns.find(take_token(path));
  if (column != list->second.columns.end()) d.place.column = column->second;
  return true;
}

/// Names file, sheet, row and column of the table that the record came from.
void locate_in_source(Diagnostic& d, const data::Origin& origin) {
  d.place.file = origin.file;
  if (locate_in_list(d, origin)) return;
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

void Records::collect_remarks() {
  Diagnostics more = reader_->take_remarks();
  std::move(more.begin(), more.end(), std::back_inserter(remarks_));
}

std::optional<Result<data::Record>> Records::read() {
  for (;;) {
    if (!reader_) {
      if (input_ == inputs_.size()) return std::nullopt;
      auto opened = intake::open(inputs_[input_++], limits_, shape_ ? &*shape_ : nullptr);
      if (!opened) return Result<data::Record>(fail(std::move(opened.error())));
      reader_ = std::move(*opened);
      any_ = false;
      collect_remarks();
    }
    if (auto record = reader_->next()) {
      any_ = true;
      if (*record) {
        (*record)->index = ++count_;
      } else if (record->error().place.record) {
        record->error().place.record = ++count_;
      }
      return record;
    }
    collect_remarks();
    reader_.reset();
    if (!any_) {
      return Result<data::Record>(
          fail(finding(Severity::error, "pipeline.no_records").in_file(inputs_[input_ - 1])));
    }
  }
}

}  // namespace sealpress::pipeline
