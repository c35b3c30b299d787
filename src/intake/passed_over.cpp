#include "intake/passed_over.h"

#include <utility>

namespace sealpress::intake {
namespace {

const char* code_of(RowKind kind) {
  switch (kind) {
    case RowKind::hint:
      return "intake.hint_row";
    case RowKind::hidden:
      return "intake.hidden_row";
    case RowKind::total:
      return "intake.total_row";
    default:
      return "intake.signature_row";
  }
}

}  // namespace

void PassedOver::add(RowKind kind, const TableRow& row, const std::string& sheet) {
  Passed& passed = kinds_[{sheet, kind}];
  if (passed.count++ > 0) return;
  passed.row = row.number;
  for (const data::Value& cell : row.cells) {
    if (passed.text.empty()) passed.text = cell.to_text();
  }
}

Diagnostics PassedOver::take(const std::string& file) {
  Diagnostics out;
  for (auto& [of, passed] : kinds_) {
    Diagnostic told = finding(Severity::info, code_of(of.second))
                          .with("value", std::move(passed.text))
                          .with("rows", passed.count)
                          .in_file(file);
    told.place.sheet = of.first;
    told.place.line = passed.row;
    out.push_back(std::move(told));
  }
  kinds_.clear();
  return out;
}

}  // namespace sealpress::intake
