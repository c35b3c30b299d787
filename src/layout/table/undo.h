// Preparing content counts lists and notes and writes the report. What has to be prepared twice
// takes the first time back.
#pragma once

#include "layout/counters.h"

namespace sealpress::layout::table {

class Undo {
 public:
  /// Remembers how far `context` has counted.
  explicit Undo(Context& context)
      : context_(context),
        lists_(context.counters.lists),
        fields_(context.counters.fields),
        sequences_(context.counters.sequences),
        styled_(context.counters.styled.size()),
        footnotes_(context.counters.footnotes),
        endnotes_(context.counters.endnotes),
        page_fields_(context.counters.page_fields),
        reports_(context.report.size()) {}

  /// Counts back to there.
  void operator()() const {
    context_.counters.lists = lists_;
    context_.counters.fields = fields_;
    context_.counters.sequences = sequences_;
    context_.counters.styled.resize(styled_);
    context_.counters.footnotes = footnotes_;
    context_.counters.endnotes = endnotes_;
    context_.counters.page_fields = page_fields_;
    context_.report.erase(context_.report.begin() + static_cast<std::ptrdiff_t>(reports_),
                          context_.report.end());
  }

 private:
  Context& context_;
  ListCounters lists_;
  FieldStack fields_;
  std::map<std::string, int, std::less<>> sequences_;
  std::size_t styled_;
  int footnotes_, endnotes_, page_fields_;
  std::size_t reports_;
};

}  // namespace sealpress::layout::table
