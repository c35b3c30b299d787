// Choices as people type them into a cell: 国有 · 先导产业、重点产业 · 其他（社会团体） ·
// 是（3）次.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"

namespace sealpress::forms {

/// Reads text by the options it may name; an option may hold the marks that part others.
class TypedChoices {
 public:
  explicit TypedChoices(const std::vector<std::string>& options) : options_(options) {}

  /// An option, {"选", "文字"}, or a list of these; nullopt if the text names anything else.
  std::optional<data::Value> read(std::string_view text) const;

 private:
  /// The longest option that `rest` begins with, nullptr if none does; takes it off.
  const std::string* take_option(std::u32string_view& rest) const;

  const std::vector<std::string>& options_;
};

}  // namespace sealpress::forms
