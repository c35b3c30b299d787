// Records made ready for certificates: taken out of another form's rows, given what is the same for
// all, numbered.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "data/record.h"
#include "forms/row_source.h"

namespace sealpress::pipeline {

/// A member by its label as labels are compared; nullptr if there is none.
const data::Value* member(const data::Value& object, std::string_view label);

/// The records that `record` stands for: one for each filled row if it has the list of one of the
/// sources, else itself.
std::vector<data::Record> derived(const std::vector<forms::RowSource>& sources,
                                  data::Record record);

/// Fills what a record leaves blank.
class Completer {
 public:
  using Constants = std::vector<std::pair<std::string, std::string>>;
  /// The last run of # in `number` is the running number, with zeros in front: 沪质信〔2024〕####.
  /// An empty `number` numbers nothing.
  Completer(Constants constants, const std::string& number, std::int64_t first);

  /// In the order of the records; each one counts, also one that has its number already.
  void complete(data::Record& record);

 private:
  Constants constants_;
  std::string before_, after_;
  std::size_t digits_ = 0;
  std::int64_t next_;
};

/// The key of a certificate's number.
inline constexpr const char* kNumberKey = "证书编号";

}  // namespace sealpress::pipeline
