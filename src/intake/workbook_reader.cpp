#include <algorithm>

#include "intake/form_book.h"
#include "intake/header.h"
#include "intake/readers.h"
#include "intake/sheet_rows.h"
#include "sheet/sheet.h"
#include "text/unicode.h"

namespace sealpress::intake {
namespace {

using sheet::Sheet;
using sheet::Workbook;

/// What a sheet has to offer.
struct Candidate {
  std::optional<HeaderRow> header;
  bool blank = true;
  bool rows = false;   ///< anything below the header
  bool aside = false;  ///< by its name a cover or instructions
};

bool is_aside(const std::string& name) {
  const std::string key = text::label_key(name);
  for (const std::string_view word :
       {"封面", "说明", "填写要求", "示例", "样例", "目录", "字典", "核对", "未读出"}) {
    if (key.find(word) != std::string::npos) return true;
  }
  return false;
}

bool is_filled(const std::vector<sheet::Cell>& row) {
  return std::any_of(row.begin(), row.end(),
                     [](const auto& cell) { return cell.kind != sheet::Cell::Kind::empty; });
}

Candidate look_at(const Sheet& sheet, const Labels& labels) {
  Candidate out;
  out.header = find_header(upper_texts(sheet), labels);
  out.aside = is_aside(sheet.name);
  const auto first = std::find_if(sheet.rows.begin(), sheet.rows.end(), is_filled);
  out.blank = first == sheet.rows.end();
  if (out.blank) return out;
  const auto header =
      out.header ? sheet.rows.begin() + static_cast<std::ptrdiff_t>(out.header->row) : first;
  out.rows = std::any_of(header + 1, sheet.rows.end(), is_filled);
  const auto below =
      sheet.pictures.lower_bound({static_cast<std::size_t>(header - sheet.rows.begin()) + 2, 0});
  out.rows = out.rows || below != sheet.pictures.end();
  return out;
}

std::size_t matches(const Candidate& c) {
  return c.header ? c.header->matches : 0;
}

/// Whether `a` is sooner the sheet with the data than `b`, which stands before it.
bool is_better(const Candidate& a, const Candidate& b) {
  if (a.blank != b.blank) return b.blank;
  if (matches(a) != matches(b)) return matches(a) > matches(b);
  if (a.rows != b.rows) return a.rows;
  if (a.aside != b.aside) return b.aside;
  return a.header && !b.header;
}

/// The reader of one sheet, with what is to be said of the others.
class SheetReader final : public Reader {
 public:
  SheetReader(std::unique_ptr<Reader> inner, Diagnostics remarks)
      : inner_(std::move(inner)), remarks_(std::move(remarks)) {}

  std::optional<Result<data::Record>> next() override { return inner_->next(); }
  Diagnostics take_remarks() override {
    Diagnostics out = std::exchange(remarks_, {});
    for (Diagnostic& remark : inner_->take_remarks()) out.push_back(std::move(remark));
    return out;
  }

 private:
  std::unique_ptr<Reader> inner_;
  Diagnostics remarks_;
};

/// Other sheets that name as many labels, or hidden ones that name more.
Diagnostics not_read(const Workbook& workbook, const std::vector<Candidate>& candidates,
                     std::size_t chosen, const std::string& file) {
  Diagnostics out;
  const std::size_t most = matches(candidates[chosen]);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const Candidate& other = candidates[i];
    const bool hidden = workbook.sheets[i].hidden;
    const bool data = other.rows && !other.aside && matches(other) > 0 &&
                      (hidden ? matches(other) > most : matches(other) >= most);
    if (i == chosen || !data) continue;
    Diagnostic told = finding(Severity::warning,
                              hidden ? "intake.hidden_sheet_not_read" : "intake.sheet_not_read");
    told.args = {{"sheet", workbook.sheets[chosen].name}};
    told.place.file = file;
    told.place.sheet = workbook.sheets[i].name;
    out.push_back(std::move(told));
  }
  return out;
}

Result<std::unique_ptr<Reader>> read_sheet(Sheet sheet, const Candidate& candidate,
                                           const std::string& file, const Limits& limits,
                                           const Labels& labels) {
  const auto first = std::find_if(sheet.rows.begin(), sheet.rows.end(), is_filled);
  auto row = static_cast<std::size_t>(first - sheet.rows.begin());
  std::optional<std::int64_t> header;
  if (candidate.header) {
    row = join_header(sheet, candidate.header->row, labels);
    header = static_cast<std::int64_t>(row) + 1;
  }
  std::string name = sheet.name;
  return read_table(std::make_unique<SheetRows>(std::move(sheet), file, limits, row), file,
                    std::move(name), labels, header);
}

}  // namespace

Result<std::unique_ptr<Reader>> read_workbook(std::string bytes, const std::string& name,
                                              const Limits& limits, const Shape* shape) {
  auto workbook = sheet::read(std::move(bytes), name, limits);
  if (!workbook) return fail(std::move(workbook.error()));
  if (shape && !shape->lists.empty()) {
    auto book = read_form_book(*workbook, name, *shape, limits);
    if (!book || *book) return book;
  }
  const Labels labels = shape ? Labels(shape->fields) : Labels();
  std::vector<Candidate> candidates;
  std::optional<std::size_t> chosen;
  for (const Sheet& sheet : workbook->sheets) {
    candidates.push_back(look_at(sheet, labels));
    if (sheet.hidden) continue;
    const bool better = !chosen || is_better(candidates.back(), candidates[*chosen]);
    if (better) chosen = candidates.size() - 1;
  }
  if (!chosen || candidates[*chosen].blank)
    return fail(input_error("intake.no_header").in_file(name));
  Diagnostics remarks = not_read(*workbook, candidates, *chosen, name);
  auto reader =
      read_sheet(std::move(workbook->sheets[*chosen]), candidates[*chosen], name, limits, labels);
  if (!reader) return reader;
  return std::make_unique<SheetReader>(std::move(*reader), std::move(remarks));
}

}  // namespace sealpress::intake
