#include "pipeline/returns/named_fields.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/pointer.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using data::Value;
using pdf::ShownField;

constexpr double kNotAnOption = 0.6;

/// What a field's name says.
struct Named {
  const forms::Column* column = nullptr;
  const forms::Table* table = nullptr;
  int row = 0;         ///< as written
  std::string option;  ///< of a box that stands for one
};

/// Takes marks off the beginning.
void skip(std::string_view& text, std::initializer_list<std::string_view> marks) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : marks) {
      if (!text.starts_with(mark)) continue;
      text.remove_prefix(mark.size());
      again = true;
    }
  }
}

const forms::Column* column_named(const forms::Table& table, std::string_view key) {
  const auto found =
      std::find_if(table.columns.begin(), table.columns.end(),
                   [&](const forms::Column& c) { return text::label_key(c.label) == key; });
  return found == table.columns.end() ? nullptr : &*found;
}

class NamedFields {
 public:
  NamedFields(const std::vector<forms::Table>& tables, CollectedForm& read)
      : tables_(tables), read_(read) {}

  void take(const std::vector<ShownField>& fields) {
    for (const ShownField& field : fields) {
      if (field.kind == ShownField::Kind::signature || field.value.empty()) continue;
      if (const auto named = parsed(text::label_key(field.name))) take(field, *named);
    }
    for (auto& [column, value] : own_) put(*column, std::move(value));
    for (auto& [table, rows] : rows_) put_rows(*table, rows);
  }

 private:
  struct Taken {
    std::vector<std::string> values;
    int page = 0;
    bool sure = true;
  };

  std::optional<Named> parsed(const std::string& key) const {
    if (const auto* column = column_named(tables_.front(), key)) {
      return Named{column, &tables_.front(), 0, {}};
    }
    for (std::size_t i = 1; i < tables_.size(); ++i) {
      std::string_view rest = key;
      const std::string list = text::label_key(tables_[i].label);
      if (!rest.starts_with(list)) continue;
      rest.remove_prefix(list.size());
      skip(rest, {".", "[", "第", "_", "-", "#"});
      int row = 0;
      bool digits = false;
      for (; !rest.empty() && is_digit(rest.front()) && row < 10'000; rest.remove_prefix(1)) {
        row = row * 10 + (rest.front() - '0');
        digits = true;
      }
      skip(rest, {"]", "行", ".", "_", "-"});
      const auto* column = digits ? column_named(tables_[i], rest) : nullptr;
      if (column) return Named{column, &tables_[i], row, {}};
    }
    return with_option(key);
  }

  std::optional<Named> with_option(const std::string& key) const {
    for (const forms::Column& column : tables_.front().columns) {
      std::string_view rest = key;
      const std::string label = text::label_key(column.label);
      if (column.options.empty() || !rest.starts_with(label)) continue;
      rest.remove_prefix(label.size());
      skip(rest, {"=", ".", "_", "-", ":"});
      for (const std::string& option : column.options) {
        if (text::label_key(option) == rest) return Named{&column, &tables_.front(), 0, option};
      }
    }
    return std::nullopt;
  }

  /// The option that a box's state means, where it is one of the column's.
  static std::optional<std::string> option_of(const forms::Column& column,
                                              const std::string& state) {
    const std::string key = text::label_key(state);
    for (const std::string& option : column.options) {
      if (text::label_key(option) == key) return option;
    }
    const bool yes = column.options.size() == 2 && column.options.front() == "是";
    if (yes && (state == "Yes" || state == "On" || state == "1")) return column.options.front();
    return std::nullopt;
  }

  void take(const ShownField& field, const Named& named) {
    Taken& taken = named.table == &tables_.front() ? own_[named.column]
                                                   : rows_[named.table][named.row][named.column];
    taken.page = field.page;
    std::string value = field.value;
    if (!named.option.empty()) {
      value = named.option;
    } else if (field.kind == ShownField::Kind::choice) {
      const auto option = option_of(*named.column, value);
      taken.sure = taken.sure && option.has_value();
      value = option.value_or(value);
    }
    // One field may show in several places.
    const auto known = std::find(taken.values.begin(), taken.values.end(), value);
    if (known == taken.values.end()) taken.values.push_back(std::move(value));
  }

  static Value value_of(const forms::Column& column, const Taken& taken) {
    if (taken.values.size() == 1 && !column.multiple) return Value(taken.values.front());
    data::Array all;
    for (const std::string& value : taken.values) all.emplace_back(value);
    return Value(std::move(all));
  }

  collect::Field field_of(const std::string& label, const std::string& path, const Taken& taken,
                          Value value) const {
    collect::Field field = collect::make_field(label);
    field.path = path;
    field.value = std::move(value);
    field.how = collect::How::tag;
    if (taken.page > 0) field.place.page = taken.page;
    if (!taken.sure) {
      field.confidence = kNotAnOption;
      field.doubt = "collect.doubt_choice";
    }
    return field;
  }

  data::Object& record() { return *read_.record.fields.object(); }

  void forget(const std::string& label, const std::string& path) {
    std::erase_if(read_.fields, [&](const collect::Field& f) {
      return f.path == path || f.path.starts_with(path + "/");
    });
    std::erase_if(read_.findings, [&](const Diagnostic& d) { return d.place.path == path; });
    std::erase_if(record(), [&](const data::Member& m) { return m.first == label; });
  }

  void put(const forms::Column& column, Taken taken) {
    const std::string path = pointer_to("", column.label);
    forget(column.label, path);
    Value value = value_of(column, taken);
    record().emplace_back(column.label, value);
    read_.fields.push_back(field_of(column.label, path, taken, std::move(value)));
  }

  using Row = std::map<const forms::Column*, Taken>;

  void put_rows(const forms::Table& table, const std::map<int, Row>& rows) {
    const std::string path = pointer_to("", table.label);
    forget(table.label, path);
    data::Array items;
    for (const auto& [number, row] : rows) {
      data::Object item;
      for (const forms::Column& column : table.columns) {
        const auto taken = row.find(&column);
        if (taken == row.end()) continue;
        Value value = value_of(column, taken->second);
        item.emplace_back(column.label, value);
        read_.fields.push_back(
            field_of(table.label + "第" + std::to_string(items.size() + 1) + "行" + column.label,
                     pointer_to(pointer_to(path, items.size()), column.label), taken->second,
                     std::move(value)));
      }
      items.emplace_back(std::move(item));
    }
    record().emplace_back(table.label, Value(std::move(items)));
  }

  const std::vector<forms::Table>& tables_;
  CollectedForm& read_;
  std::map<const forms::Column*, Taken> own_;
  std::map<const forms::Table*, std::map<int, Row>> rows_;
};

}  // namespace

void take_named_fields(const std::vector<ShownField>& fields,
                       const std::vector<forms::Table>& tables, CollectedForm& read) {
  NamedFields(tables, read).take(fields);
}

}  // namespace sealpress::pipeline
