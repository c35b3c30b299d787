// Finding a form's fields in its schema, as tags and rules name them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "data/value.h"

namespace sealpress::pipeline {

/// A property of a schema and the labels that lead to it: {评委, 姓名}.
struct SchemaField {
  std::vector<std::string> labels;
  const data::Value* property = nullptr;
  bool printed = true;  ///< neither it nor what holds it says `"shown": false`

  /// 评委/姓名, normalised; tells fields apart.
  std::string key() const;
  /// 评委[].姓名 for people.
  std::string shown() const;
};

/// Every property, those of items of lists and of objects too, in the schema's order.
std::vector<SchemaField> fields_of(const data::Value& schema);

/// A place in a schema that keys are looked up from. Plain value; the schema must outlive it.
class SchemaScope {
 public:
  explicit SchemaScope(const data::Value& schema) : stack_{{&schema, {}}} {}

  /// The scope inside the sections `path`, as merge::UsedKey::scope writes it; nullopt if a section
  /// is no field. A section over a text or a number shows or hides and opens nothing.
  std::optional<SchemaScope> inside(std::string_view path) const;
  /// The field that a key names, with 上级., dotted paths, and what stands behind a choice; a
  /// property of null for `.`. nullopt if there is none.
  std::optional<SchemaField> find(std::string_view key) const;
  /// Labels that a key could have meant.
  std::vector<std::string> labels() const;

 private:
  struct Level {
    const data::Value* node;
    std::vector<std::string> labels;
  };
  /// What keys inside a value of this property are looked up in.
  static const data::Value& content(const data::Value& property);
  std::optional<SchemaField> member(const Level& level, std::string_view key) const;

  std::vector<Level> stack_;
};

/// The field of a rule: 邮编, 单位性质.文字, 评委[].手机.
std::optional<SchemaField> rule_field(const data::Value& schema, std::string_view reference);

}  // namespace sealpress::pipeline
