#include "forms/columns.h"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "forms/fields.h"

namespace sealpress::forms {
namespace {

using data::Value;

const data::Object& members(const Value* value) {
  static const data::Object none;
  return value && value->object() ? *value->object() : none;
}

bool allows(const Value& property, const char* type) {
  const Value* stated = property.find("type");
  if (!stated) return false;
  if (!stated->array()) return stated->to_text() == type;
  return std::any_of(stated->array()->begin(), stated->array()->end(),
                     [&](const Value& each) { return each.to_text() == type; });
}

std::vector<std::string> texts(const Value* value) {
  std::vector<std::string> out;
  if (value && value->array()) {
    for (const Value& item : *value->array()) out.push_back(item.to_text());
  } else if (value) {
    out.push_back(value->to_text());
  }
  return out;
}

std::string text(const Value& rule, const char* key) {
  const Value* value = rule.find(key);
  return value && value->string() ? *value->string() : std::string();
}

bool flag(const Value& rule, const char* key) {
  const Value* value = rule.find(key);
  return value && value->truthy();
}

void add_limit(const Value& property, const char* keyword, const char* code, Column& column) {
  const Value* limit = property.find(keyword);
  if (limit && limit->number()) column.hints.push_back({code, {{"limit", limit->to_text()}}});
}

Column column_of(const std::string& label, const Value& property,
                 const std::vector<std::string>& required) {
  Column column;
  column.label = label;
  column.required = std::find(required.begin(), required.end(), label) != required.end();
  if (column.required) column.hints.push_back({"forms.column_required", {}});
  column.rich = allows(property, "array") && allows(property, "string");
  add_limit(property, "maxWords", "forms.column_max_words", column);
  add_limit(property, "minWords", "forms.column_min_words", column);
  add_limit(property, "aboutWords", "forms.column_about_words", column);
  return column;
}

struct KindHint {
  Column::Kind kind;
  const char* code;
};

/// What a kind of rule says about its field's column; nullopt for kinds that say nothing.
std::optional<KindHint> hint_of(const std::string& kind) {
  static const std::map<std::string, KindHint> hints = {
      {"wholeNumber", {Column::Kind::whole, "forms.column_whole"}},
      {"number", {Column::Kind::number, "forms.column_number"}},
      {"percentage", {Column::Kind::number, "forms.column_percentage"}},
      {"ratio", {Column::Kind::number, ""}},
      {"sum", {Column::Kind::number, ""}},
      {"ranking", {Column::Kind::whole, ""}},
      {"date", {Column::Kind::date, "forms.column_date"}},
      {"dateBetween", {Column::Kind::date, ""}},
      {"certificateAge", {Column::Kind::date, ""}},
      {"creditCode", {Column::Kind::code, "forms.column_credit_code"}},
      {"postcode", {Column::Kind::code, "forms.column_postcode"}},
      {"email", {Column::Kind::code, "forms.column_email"}},
  };
  const auto found = hints.find(kind);
  return found == hints.end() ? std::nullopt : std::optional(found->second);
}

void add_choice(const Value& rule, Column& column) {
  column.kind = Column::Kind::choice;
  column.options = texts(rule.find("options"));
  column.multiple = flag(rule, "multiple");
  column.open = flag(rule, "open") || text(rule, "severity") == "warning";
  column.with_text = !texts(rule.find("withText")).empty();
  if (column.multiple) {
    column.hints.push_back({"forms.column_multiple", {{"options", joined(column.options)}}});
  }
  if (column.with_text) {
    column.hints.push_back(
        {"forms.column_with_text", {{"option", texts(rule.find("withText")).front()}}});
  }
}

void add_phone(const Value& rule, Column& column) {
  column.kind = Column::Kind::code;
  const std::vector<std::string> accept = texts(rule.find("accept"));
  const bool mobile = accept.size() == 1 && accept.front() == "mobile";
  column.hints.push_back({mobile ? "forms.column_mobile" : "forms.column_phone", {}});
}

void add_rule(const Value& rule, Column& column) {
  const std::string kind = text(rule, "kind");
  if (kind == "choice") return add_choice(rule, column);
  if (kind == "phone") return add_phone(rule, column);
  if (const auto known = hint_of(kind)) {
    if (column.kind == Column::Kind::text) column.kind = known->kind;
    if (*known->code != '\0') column.hints.push_back({known->code, {}});
  }
  if (flag(rule, "fill")) column.hints.push_back({"forms.column_computed", {}});
  const std::string own = text(rule, "hint");
  const bool tells_format = kind == "pattern" || kind == "choice" || kind == "nameEnding";
  if (tells_format && !own.empty()) column.hints.push_back({"forms.column_own", {{"hint", own}}});
}

Column* find(std::vector<Table>& tables, const std::string& reference) {
  const FieldRef field(reference);
  const std::size_t bracket = reference.find("[].");
  const std::string label =
      field.each() && bracket != std::string::npos ? reference.substr(bracket + 3) : reference;
  for (Table& table : tables) {
    if (table.label != field.list()) continue;
    for (Column& column : table.columns) {
      if (column.label == label) return &column;
    }
  }
  return nullptr;
}

Table table_of(const std::string& label, const Value& schema, std::vector<Table>& lists) {
  Table table{label, {}};
  const std::vector<std::string> required = texts(schema.find("required"));
  for (const auto& [name, property] : members(schema.find("properties"))) {
    const Value* items = property.find("items");
    if (items && items->find("properties") && label.empty()) {
      lists.push_back(table_of(name, *items, lists));
    } else {
      table.columns.push_back(column_of(name, property, required));
    }
  }
  return table;
}

}  // namespace

std::vector<Table> tables_of(const Value& schema, const Value& rules) {
  std::vector<Table> lists;
  std::vector<Table> tables{table_of("", schema, lists)};
  std::move(lists.begin(), lists.end(), std::back_inserter(tables));
  if (!rules.array()) return tables;
  for (const Value& rule : *rules.array()) {
    if (rule.find("when")) continue;  // says nothing about every row
    if (Column* column = find(tables, text(rule, "field"))) add_rule(rule, *column);
  }
  return tables;
}

}  // namespace sealpress::forms
