// Fields of a record as rules name them, and their values as people mean them.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"

namespace sealpress::forms {

/// One place that a reference points to. `value` is null where the record has nothing there.
struct Instance {
  const data::Value* value = nullptr;
  std::string label;               ///< 评委第2行手机, for messages
  std::string path;                ///< JSON pointer
  std::optional<std::size_t> row;  ///< index in the list, for references through `[]`
};

/// A reference: "邮编", "单位性质.文字", "评委[].手机". A label that is a member as written wins
/// over its reading as a path.
class FieldRef {
 public:
  FieldRef() = default;
  explicit FieldRef(std::string_view text);

  const std::string& text() const { return text_; }
  bool each() const { return each_; }
  /// The list's label for `评委[].手机`, else empty.
  const std::string& list() const { return list_; }

  /// Every place it points to in `record`; exactly one unless it goes through a list. With `row`
  /// only that item of the list.
  std::vector<Instance> in(const data::Value& record, std::optional<std::size_t> row = {}) const;
  /// The first of them.
  Instance one(const data::Value& record, std::optional<std::size_t> row = {}) const;
  /// Puts `value` there: a member of the record, or of the list's item `row`. Nothing happens where
  /// there is no such item, or the reference is a path.
  void put(data::Value& record, data::Value value, std::optional<std::size_t> row = {}) const;

 private:
  Instance lookup(const data::Value& scope, const std::string& label_prefix,
                  const std::string& path_prefix) const;

  std::string text_, list_, member_;
  bool each_ = false;
};

/// Missing, null, "", white space, [] and {} are blank; so is a list or object of blanks.
bool is_blank(const data::Value* value);

/// The value as one text: NFKC, without space around it. A choice is its option; lists are joined
/// by 、; blocks by line ends.
std::string text_of(const data::Value& value);
/// The same without normalisation, for counting 字数.
std::string raw_text_of(const data::Value& value);

/// The options chosen in a value: "国有", {"选":…,"文字":…}, or a list of these.
struct Chosen {
  std::string option, text;
};
std::vector<Chosen> choices_of(const data::Value& value);

/// A number as people write it: 98.5, 98.5％, 1,234, １２. `suffixes` may follow it (%, 万元).
/// nullopt where the meaning is not sure.
std::optional<double> parse_number(std::string_view text,
                                   const std::vector<std::string>& suffixes = {"%"});

/// What may follow a number in the field of that label: the unit in brackets behind it (万元/年 and
/// 万元 for 质量成本(万元/年)), 人 and 名 for a number of people, 个 for any other number.
std::vector<std::string> units_of(std::string_view label);
/// The number at a place, with the units of its label; nullopt if it is blank or not sure.
std::optional<double> number_in(const Instance& at);
/// Differences below this are rounding, not errors.
inline constexpr double kEpsilon = 1e-9;
/// How many decimals a number is written with: 2 for "98.50%".
int decimals_in(const std::string& written);
/// Rounded half up to that many decimals, zeros at the end dropped.
std::string printed(double number, int decimals = 4);

/// Rows of a list that are not blank.
std::size_t filled_rows(const data::Value* list);

/// The parts as a list for people: 甲、乙、丙.
std::string joined(const std::vector<std::string>& parts);

}  // namespace sealpress::forms
