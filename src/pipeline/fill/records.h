// The records of a run: read one after another, named, and found again in their sources.
#pragma once

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "data/record.h"
#include "intake/intake.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

/// All records of all inputs as one stream, numbered through.
class Records {
 public:
  /// `shape` is the form's, where there is one: for workbooks with lists.
  Records(const std::vector<std::string>& inputs, const Limits& limits,
          std::optional<intake::Shape> shape = {})
      : inputs_(inputs), limits_(limits), shape_(std::move(shape)) {}

  /// The next record; an error has its record's number where it has one. A file that holds none is
  /// an error (pipeline.no_records).
  std::optional<Result<data::Record>> next();
  /// What is to be said of files as wholes, of those opened up to now.
  Diagnostics take_remarks() { return std::exchange(remarks_, {}); }

  /// Whether at least `count` records remain; reads that far ahead.
  bool has(std::size_t count);

 private:
  std::optional<Result<data::Record>> read();
  void collect_remarks();

  const std::vector<std::string>& inputs_;
  const Limits& limits_;
  std::optional<intake::Shape> shape_;
  std::size_t input_ = 0;
  std::int64_t count_ = 0;
  std::unique_ptr<intake::Reader> reader_;
  std::deque<Result<data::Record>> ahead_;
  Diagnostics remarks_;
  bool any_ = false;  ///< whether the file has had a record
};

/// Says in each finding which form and which record it is about, and where that record lay.
void locate(Diagnostics& findings, const Target& target, const data::Record* record = nullptr);

}  // namespace sealpress::pipeline
