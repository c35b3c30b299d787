#include "pipeline/returns/derive_table.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

#include "forms/fields.h"
#include "forms/recognise.h"
#include "forms/row_source.h"
#include "intake/intake.h"
#include "pipeline/award/derive.h"
#include "pipeline/clock.h"
#include "pipeline/fill/form_workbook.h"
#include "pipeline/returns/expected.h"

namespace sealpress::pipeline {
namespace {

using data::Value;

/// Labels that a list and the records must have in common where no collection says so.
constexpr std::size_t kFewest = 3;

class TableMaker {
 public:
  TableMaker(const forms::Collections& collections, const forms::Form& target, const Limits& limits)
      : collections_(collections),
        catalogue_(collections.catalogue()),
        target_(target),
        limits_(limits) {}

  std::optional<Diagnostic> read(std::string bytes, const std::string& path) {
    const forms::Form* form = form_of(bytes, path);
    std::optional<intake::Shape> shape;
    if (form) shape = shape_of(catalogue_.tables(*form));
    auto reader = intake::read(std::move(bytes), path, limits_, shape ? &*shape : nullptr);
    if (!reader) return std::move(reader.error());
    const std::size_t before = records_.size();
    while (auto record = (*reader)->next()) {
      if (!*record) return std::move(record->error());
      Diagnostics keys;  // told when the data themselves are checked
      records_.push_back(form ? catalogue_.normalised(*form, std::move(**record), keys)
                              : std::move(**record));
    }
    if (records_.size() == before) return input_error("pipeline.no_records").in_file(path);
    if (!source_) source_ = form;
    return std::nullopt;
  }

  /// The record of the target form; nothing where none of its lists fits.
  std::optional<data::Record> make() {
    const forms::Derived* rule = rule_for();
    const std::string list = rule ? rule->list : fitting_list();
    if (!rule && list.empty()) return std::nullopt;
    data::Object fields;
    for (const std::string& label : target_.fields) {
      if (label == list) continue;
      if (auto value = rule ? stated(*rule, label) : common(label)) {
        fields.emplace_back(label, std::move(*value));
      } else {
        blank_.push_back(label);
      }
    }
    if (!list.empty()) {
      fields.emplace_back(list, items(target_.lists.at(list), rule));
    }
    data::Record out;
    out.fields = Value(std::move(fields));
    return out;
  }

  const std::vector<data::Record>& records() const { return records_; }
  const std::vector<std::string>& blank() const { return blank_; }

 private:
  /// The form that a data file is of: by its path (jiangsu-2025/2-application.xlsx), else by its
  /// keys.
  const forms::Form* form_of(const std::string& bytes, const std::string& path) const {
    std::vector<const forms::Form*> others;
    for (const forms::Form& form : catalogue_.forms()) {
      if (path.find(form.id + ".") != std::string::npos) return &form;
      if (form.id != target_.id) others.push_back(&form);
    }
    auto reader = intake::read(bytes, path, limits_);
    if (!reader) return nullptr;
    auto first = (*reader)->next();
    if (!first || !*first) return nullptr;
    std::vector<std::string> keys;
    for (const auto& entry : *(*first)->fields.object()) keys.push_back(entry.first);
    const forms::Form* best = nullptr;
    for (const forms::Fit& fit : forms::Recogniser(others).fits(keys)) {
      if (fit.score < forms::kStranger) break;
      if (!best ||
          (fit.form->collection == target_.collection && best->collection != target_.collection)) {
        best = fit.form;
      }
    }
    return best;
  }

  const forms::Derived* rule_for() const {
    const forms::Collection* collection = collections_.find(target_.collection);
    if (!collection || !source_) return nullptr;
    for (const forms::Derived& rule : collection->derived) {
      if (rule.form == target_.id && rule.from == source_->id) return &rule;
    }
    return nullptr;
  }

  std::string fitting_list() const {
    std::string best;
    std::size_t most = kFewest - 1;
    for (const auto& [label, members] : target_.lists) {
      const auto known = static_cast<std::size_t>(
          std::count_if(members.begin(), members.end(), [&](const std::string& name) {
            return std::any_of(records_.begin(), records_.end(), [&](const data::Record& record) {
              return member(record.fields, name) != nullptr;
            });
          }));
      if (known > most) {
        best = label;
        most = known;
      }
    }
    return best;
  }

  /// A figure, or what all records say alike; nothing where the rule names no such field: one of
  /// the same label may mean somebody else (手机).
  std::optional<Value> stated(const forms::Derived& rule, const std::string& label) const {
    if (const auto of = rule.counts.find(label); of != rule.counts.end()) {
      return number(filled(of->second).size());
    }
    if (const auto of = rule.distinct.find(label); of != rule.distinct.end()) {
      return number(different(of->second));
    }
    if (const auto of = rule.sums.find(label); of != rule.sums.end()) return sum(of->second);
    const auto from = rule.fields.find(label);
    return from == rule.fields.end() ? std::nullopt : common(from->second);
  }

  /// Where a field is filled, in all records or in the rows of their lists.
  std::vector<forms::Instance> filled(const std::string& field) const {
    std::vector<forms::Instance> out;
    const forms::FieldRef reference(field);
    for (const data::Record& record : records_) {
      for (forms::Instance& at : reference.in(record.fields)) {
        if (!forms::is_blank(at.value)) out.push_back(std::move(at));
      }
    }
    return out;
  }

  static Value number(std::size_t count) { return data::Number{std::to_string(count)}; }

  std::size_t different(const std::string& field) const {
    std::set<std::string> names;
    for (const forms::Instance& at : filled(field)) names.insert(unit_key(at.value->to_text()));
    return names.size();
  }

  /// Nothing where one of the values is no number: a sum without it would be wrong.
  std::optional<Value> sum(const std::string& field) const {
    const std::vector<forms::Instance> parts = filled(field);
    if (parts.empty()) return std::nullopt;
    double total = 0;
    int decimals = 0;
    for (const forms::Instance& part : parts) {
      const auto value = forms::number_in(part);
      if (!value) return std::nullopt;
      total += *value;
      decimals = std::max(decimals, std::min(forms::decimals_in(forms::text_of(*part.value)), 6));
    }
    return Value(data::Number{forms::printed(total, decimals)});
  }

  /// What all records say alike.
  std::optional<Value> common(const std::string& label) const {
    const Value* found = nullptr;
    for (const data::Record& record : records_) {
      const Value* value = member(record.fields, label);
      if (!value || !value->truthy()) return std::nullopt;
      if (found && found->to_text() != value->to_text()) return std::nullopt;
      found = value;
    }
    return found ? std::optional(*found) : std::nullopt;
  }

  /// The field of a record that a member of the list is taken from.
  static const std::string& source_of(const std::string& label, const forms::Derived* rule) {
    if (!rule) return label;
    const auto from = rule->items.find(label);
    return from == rule->items.end() ? label : from->second;
  }

  Value items(const std::vector<std::string>& labels, const forms::Derived* rule) {
    data::Array out;
    std::vector<bool> said(labels.size());
    for (const data::Record& record : records_) {
      data::Object item;
      for (std::size_t i = 0; i < labels.size(); ++i) {
        const Value* value = member(record.fields, source_of(labels[i], rule));
        if (!value || !value->truthy()) continue;
        said[i] = true;
        item.emplace_back(labels[i], *value);
      }
      out.emplace_back(std::move(item));
    }
    for (std::size_t i = 0; i < labels.size(); ++i) {
      if (!said[i]) blank_.push_back(labels[i]);
    }
    return Value(std::move(out));
  }

  const forms::Collections& collections_;
  const forms::Catalogue& catalogue_;
  const forms::Form& target_;
  const Limits& limits_;
  const forms::Form* source_ = nullptr;
  std::vector<data::Record> records_;
  std::vector<std::string> blank_;
};

/// Records of a form that are rows of another one's lists, as certificates are; none if the form
/// names no such source.
Checked<std::vector<data::Record>> rows_for(Workspace& workspace, const forms::Form& form,
                                            const std::vector<data::Record>& records) {
  const std::string path = workspace.root_of(form) + "/data/forms/" + form.id + ".json";
  auto bytes = workspace.environment().read_file(path, workspace.limits().part_bytes);
  if (!bytes) return fail(Diagnostics{std::move(bytes.error())});
  auto read = forms::read_certificate_form({path, form.id, std::move(*bytes)});
  if (!read) return fail(Diagnostics{std::move(read.error())});
  std::vector<data::Record> out;
  if (read->sources.empty()) return out;
  for (const data::Record& record : records) {
    std::vector<data::Record> rows = derived(read->sources, record);
    std::move(rows.begin(), rows.end(), std::back_inserter(out));
  }
  return out;
}

/// One record a row, to be rendered; `findings` are left to that.
Checked<DerivedTable> write_rows(Workspace& workspace, const std::vector<data::Record>& rows,
                                 const std::string& path) {
  if (!path.ends_with(".jsonl")) {
    return fail(Diagnostics{usage_error("derive.rows_format").with("path", path)});
  }
  std::string lines;
  for (const data::Record& row : rows) lines += data::to_json(row.fields) + "\n";
  if (auto done = workspace.environment().write_file(path, lines); !done) {
    return fail(Diagnostics{std::move(done.error())});
  }
  DerivedTable out;
  out.items = static_cast<std::int64_t>(rows.size());
  out.result.record = 1;
  out.result.files.push_back({path, "jsonl", 0});
  out.summary.written = 1;
  out.summary.records = out.items;
  return out;
}

Diagnostic left_blank(const std::vector<std::string>& labels) {
  return finding(Severity::info, "derive.left_blank").with("labels", forms::joined(labels));
}

}  // namespace

Checked<DerivedTable> derive_table(Workspace& workspace, const DeriveOptions& options) {
  const bool workbook = options.output.ends_with(".xlsx");
  if (!workbook && !options.output.ends_with(".jsonl")) {
    return fail(Diagnostics{usage_error("derive.output_format").with("path", options.output)});
  }
  auto collections = workspace.collections();
  if (!collections) return fail(std::move(collections.error()));
  const forms::Catalogue& catalogue = (*collections)->catalogue();
  const forms::Form* form = catalogue.find(options.target);
  if (!form) {
    return fail(Diagnostics{usage_error("pipeline.unknown_form")
                                .with("form", options.target)
                                .with("nearest", catalogue.nearest(options.target))});
  }
  TableMaker maker(**collections, *form, workspace.limits());
  for (const std::string& path : options.data) {
    auto bytes = workspace.environment().read_file(path, workspace.limits().file_bytes);
    if (!bytes) return fail(Diagnostics{std::move(bytes.error())});
    if (auto fault = maker.read(std::move(*bytes), path))
      return fail(Diagnostics{std::move(*fault)});
  }
  auto rows = rows_for(workspace, *form, maker.records());
  if (!rows) return fail(std::move(rows.error()));
  if (!rows->empty()) return write_rows(workspace, *rows, options.output);
  auto record = maker.make();
  if (!record) return fail(Diagnostics{usage_error("derive.no_list").with("title", form->title)});

  DerivedTable out;
  out.items = static_cast<std::int64_t>(maker.records().size());
  const std::int64_t now = workspace.environment().now();
  Diagnostics& findings = out.result.findings;
  *record = catalogue.normalised(*form, std::move(*record), findings);
  append(findings, catalogue.check(*form, *record, day_in_china(now)));
  // What cannot be derived is named once, below.
  std::erase_if(findings, [&](const Diagnostic& d) {
    const auto& blank = maker.blank();
    return d.code == "forms.missing" &&
           std::find(blank.begin(), blank.end(), d.place.field) != blank.end();
  });
  if (!maker.blank().empty()) findings.push_back(left_blank(maker.blank()));
  for (Diagnostic& d : findings) d.place.form = form->id;

  WorkbookOptions book;
  book.language = options.language;
  book.time = now;
  auto bytes = workbook ? workbook_of(*form, catalogue.tables(*form), *record, book)
                        : Result<std::string>(data::to_json(record->fields) + "\n");
  if (!bytes) return fail(Diagnostics{std::move(bytes.error())});
  if (auto done = workspace.environment().write_file(options.output, *bytes); !done) {
    return fail(Diagnostics{std::move(done.error())});
  }
  out.result.record = 1;
  out.result.files.push_back({options.output, workbook ? "xlsx" : "jsonl", 0});
  add(out.summary, out.result, false);
  return out;
}

}  // namespace sealpress::pipeline
