// What was read out of a returned file: a record, and for each of its fields how sure one is.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "data/value.h"
#include "forms/catalogue.h"

namespace sealpress::collect {

/// Below this a value is doubtful: a person should look at it.
inline constexpr double kSure = 0.9;

enum class How : std::uint8_t { tag, grid, text, record };
/// As the contract names it: tag, grid, text, record.
std::string_view name_of(How how);

struct Field {
  std::string label;  ///< 班组人数, 评委第2行姓名
  std::string path;   ///< JSON pointer into the record
  data::Value value;  ///< null where nothing was found and something may be missing
  double confidence = 1;
  How how = How::grid;
  Place place;
  std::string doubt;  ///< code of the sentence that says why it is doubtful; empty: none
};

/// A field that nothing is known of but its label and, where it has one, its place.
Field make_field(const std::string& label, const Place& place = {});
void append(std::vector<Field>& fields, std::vector<Field> more);

struct Reading {
  const forms::Form* form = nullptr;
  data::Object record;
  std::vector<Field> fields;
  Diagnostics findings;  ///< without the file's name
};

}  // namespace sealpress::collect
