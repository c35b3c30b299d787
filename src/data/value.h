// Values: what a submission holds. JSON's kinds, with numbers kept as they were written and object
// members kept in their order.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::data {

class Value;

struct Null {
  bool operator==(const Null&) const = default;
};

/// A decimal number as written ("98.50"), so that what a person typed is what the form shows.
struct Number {
  std::string literal;
  double to_double() const;  ///< NaN if the literal is no decimal number
  bool operator==(const Number&) const = default;
};

using Array = std::vector<Value>;
using Member = std::pair<std::string, Value>;
using Object = std::vector<Member>;

class Value {
 public:
  using Storage = std::variant<Null, bool, Number, std::string, Array, Object>;

  Value() = default;
  Value(Null) {}
  Value(bool b) : storage_(b) {}
  Value(Number n) : storage_(std::move(n)) {}
  Value(std::string s) : storage_(std::move(s)) {}
  Value(const char* s) : storage_(std::string(s)) {}
  Value(Array a) : storage_(std::move(a)) {}
  Value(Object o) : storage_(std::move(o)) {}

  bool is_null() const { return std::holds_alternative<Null>(storage_); }
  const bool* boolean() const { return std::get_if<bool>(&storage_); }
  const Number* number() const { return std::get_if<Number>(&storage_); }
  const std::string* string() const { return std::get_if<std::string>(&storage_); }
  const Array* array() const { return std::get_if<Array>(&storage_); }
  Array* array() { return std::get_if<Array>(&storage_); }
  const Object* object() const { return std::get_if<Object>(&storage_); }
  Object* object() { return std::get_if<Object>(&storage_); }

  /// The member of that exact key, nullptr if this is no object or has none.
  const Value* find(std::string_view key) const;
  /// Whether a section of a template shows it: null, false, "", [] and {} are not; 0 is a value.
  bool truthy() const;
  /// As a form shows it: strings as they are, numbers as written, true/false as 是/否, null as "",
  /// lists joined by 、, objects as JSON.
  std::string to_text() const;

  bool operator==(const Value&) const = default;

 private:
  Storage storage_;
};

/// Parses JSON text (RFC 8259). Errors carry line, column and offset: data.json_syntax,
/// data.json_truncated, data.json_depth, data.duplicate_key, data.ill_formed_utf8,
/// data.lone_surrogate, data.number_too_large.
Result<Value> parse_json(std::string_view text, const Limits& limits = {});
/// Canonical JSON text (members in their order, numbers as written), UTF-8, no BOM.
std::string to_json(const Value& value, int indent = -1);

}  // namespace sealpress::data
