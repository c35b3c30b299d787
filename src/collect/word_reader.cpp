#include "collect/word_reader.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "base/pointer.h"
#include "collect/cell_value.h"
#include "collect/context.h"
#include "text/unicode.h"

namespace sealpress::collect {
namespace {

using data::Value;
using Role = BlankUnit::Role;

/// A value whose content control was found though its place in the form was not.
constexpr double kByControlAlone = 0.95;

class FormReader {
 public:
  explicit FormReader(const Context& context) : context_(context) {
    out_.form = context.blank.form;
  }

  Reading read() {
    add(read_mixed(context_));
    add(read_cells(context_));
    add(read_paragraphs(context_));
    for (const BlankList& list : context_.blank.lists) add_list(read_list(context_, list));
    find_controls();
    sort();
    report();
    return std::move(out_);
  }

 private:
  void add(std::vector<Field> fields) {
    for (Field& field : fields) {
      const auto same = std::find_if(out_.fields.begin(), out_.fields.end(),
                                     [&](const Field& f) { return f.path == field.path; });
      if (same == out_.fields.end()) {
        out_.fields.push_back(std::move(field));
      } else if (same->value.to_text() != field.value.to_text()) {
        // The form asks twice, and the answers differ.
        same->confidence = std::min(same->confidence, 0.7);
        same->doubt = "collect.doubt_twice";
      }
    }
  }

  void add_list(ListReading list) {
    if (!list.items.empty()) out_.record.emplace_back(list.label, Value(std::move(list.items)));
    append(out_.fields, std::move(list.fields));
    append(out_.findings, std::move(list.findings));
  }

  bool has(const std::string& label) const {
    return std::any_of(out_.fields.begin(), out_.fields.end(),
                       [&](const Field& f) { return f.label == label && !f.value.is_null(); });
  }

  /// Controls of fields whose places were not found: names of their own tell them, unless a list
  /// uses the same.
  void find_controls() {
    std::map<std::string, int> uses;
    for (const BlankUnit& unit : context_.blank.units) {
      for (const Slot& slot : unit.pattern.slots) {
        uses[slot.control] += unit.role == Role::item ? 2 : 1;
      }
    }
    for (const BlankUnit& unit : context_.blank.units) {
      for (const Slot& slot : unit.pattern.slots) {
        const bool text = slot.kind == Slot::Kind::value || slot.kind == Slot::Kind::rich;
        if (text && !slot.behind_option && uses[slot.control] == 1 && !has(slot.key)) {
          find_control(slot);
        }
      }
    }
  }

  void find_control(const Slot& slot) {
    for (std::size_t i = context_.begin; i < context_.end; ++i) {
      const Unit& unit = context_.filled.all[i];
      for (const ControlRange& control : unit.glyphs.controls) {
        if (control.tag != slot.control) continue;
        const Stretch stretch{control.begin, control.end, 1, true};
        const std::u32string text = slot_text(slot, unit.glyphs, stretch);
        if (text.empty()) continue;
        Field field = make_field(slot.key, unit_place(unit));
        field.value = Value(text::to_utf8(text));
        field.how = How::tag;
        field.confidence = kByControlAlone;
        std::erase_if(out_.fields, [&](const Field& f) { return f.label == slot.key; });
        out_.fields.push_back(std::move(field));
        return;
      }
    }
  }

  /// In the order of the form's schema.
  void sort() {
    const std::vector<std::string>& labels = context_.blank.form->fields;
    std::map<std::string, std::size_t> order;
    for (std::size_t i = 0; i < labels.size(); ++i) order[text::label_key(labels[i])] = i;
    const auto rank = [&](std::string_view label) {
      const auto found = order.find(text::label_key(label));
      return found == order.end() ? labels.size() : found->second;
    };
    const auto rank_of_path = [&](std::string_view path) { return rank(take_token(path)); };
    std::stable_sort(out_.fields.begin(), out_.fields.end(), [&](const Field& a, const Field& b) {
      return rank_of_path(a.path) < rank_of_path(b.path);
    });
    for (const Field& field : out_.fields) {
      if (is_list_path(field.path) || field.value.is_null()) continue;
      out_.record.emplace_back(field.label, field.value);
    }
    std::stable_sort(out_.record.begin(), out_.record.end(),
                     [&](const data::Member& a, const data::Member& b) {
                       return rank(a.first) < rank(b.first);
                     });
  }

  bool is_list_path(const std::string& path) const {
    return std::any_of(
        context_.blank.lists.begin(), context_.blank.lists.end(),
        [&](const BlankList& list) { return path.starts_with(pointer_to("", list.label) + "/"); });
  }

  /// Printed parts that hold values and were not found.
  void report() {
    for (const std::size_t anchor : context_.blank.anchors) {
      const BlankUnit& unit = context_.blank.units[anchor];
      if (context_.match(anchor) || unit.role == Role::hint || unit.title) continue;
      const std::vector<std::string> labels = labels_behind(anchor);
      for (const std::string& label : labels) {
        if (has(label)) continue;
        Diagnostic lost = finding(Severity::warning, "collect.label_lost");
        lost.place.field = label;
        lost.place.path = pointer_to("", label);
        lost.args.push_back({"printed", text::to_utf8(unit.key)});
        out_.findings.push_back(std::move(lost));
      }
    }
    if (context_.filled.revised) {
      out_.findings.push_back(finding(Severity::info, "collect.revised"));
    }
  }

  std::vector<std::string> labels_behind(std::size_t anchor) const {
    std::vector<std::string> labels;
    const auto note = [&](const BlankUnit& unit) {
      for (const Slot& slot : unit.pattern.slots) {
        if (slot.kind == Slot::Kind::ignored || slot.behind_option) continue;
        if (std::find(labels.begin(), labels.end(), slot.key) == labels.end()) {
          labels.push_back(slot.key);
        }
      }
    };
    const BlankUnit& unit = context_.blank.units[anchor];
    note(unit);
    for (std::size_t i = anchor + 1; i < unit.row_last; ++i) {
      const BlankUnit& next = context_.blank.units[i];
      if (next.is_anchor()) break;
      if (next.role == Role::value) note(next);
    }
    return labels;
  }

  const Context& context_;
  Reading out_;
};

}  // namespace

Field make_field(const std::string& label, const Place& place) {
  Field field;
  field.label = label;
  field.path = pointer_to("", label);
  field.place = place;
  return field;
}

void append(std::vector<Field>& fields, std::vector<Field> more) {
  std::move(more.begin(), more.end(), std::back_inserter(fields));
}

std::string_view name_of(How how) {
  switch (how) {
    case How::tag:
      return "tag";
    case How::text:
      return "text";
    case How::record:
      return "record";
    default:
      return "grid";
  }
}

Reading read_form(const BlankForm& blank, const std::vector<forms::Table>& tables,
                  const Units& filled, const Alignment& alignment, std::size_t begin,
                  std::size_t end) {
  const Context context{blank, tables, filled, alignment, begin, end};
  return FormReader(context).read();
}

}  // namespace sealpress::collect
