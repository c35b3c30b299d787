// What people write above a column, and the label that they mean: 名 *, 手 机, 企业名称（必填）：.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealpress::intake {

/// The labels that a form or a template knows. Immutable.
class Labels {
 public:
  Labels() = default;
  explicit Labels(const std::vector<std::string>& known);

  bool empty() const { return exact_.empty(); }
  std::size_t size() const { return exact_.size(); }
  /// The known label that a heading means: the same after NFKC and without white space, then
  /// without marks (*, a colon, 必填), then without what stands in brackets behind it where only
  /// one label is so. `企业.名称` is known where 企业 is. nullopt if there is none.
  std::optional<std::string> find(std::string_view heading) const;
  /// How many different known labels the headings name.
  std::size_t matches(const std::vector<std::string>& headings) const;
  /// The label of every column: the known one where no other column means it better, else the
  /// heading without marks.
  std::vector<std::string> meant(const std::vector<std::string>& headings) const;

 private:
  std::map<std::string, std::string> exact_;  ///< as compared -> as the form writes it
  std::map<std::string, std::string> bare_;   ///< without brackets; "" where several are so
};

/// A heading without marks, blanks around it and line breaks in it; as written where it has none.
std::string without_marks(std::string_view heading);
/// A label as it is compared, without marks and without what stands in brackets behind it:
/// 填报单位（盖章）： is 填报单位.
std::string bare_label(std::string_view label);

}  // namespace sealpress::intake
