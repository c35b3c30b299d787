#include "merge/values/rich.h"

#include <fmt/format.h>

#include <algorithm>

#include "merge/graft/graft.h"
#include "merge/shown.h"
#include "merge/values/table_widths.h"
#include "merge/values/value_text.h"
#include "merge/values/word_section.h"

namespace sealpress::merge {
namespace {

/// Word's own limit (Table dimensions).
constexpr std::size_t kMaxColumns = 63;
/// A longer table belongs into an attachment of its own.
constexpr std::size_t kMostRows = 5000;

Diagnostic bad_block(std::string what) {
  return finding(Severity::error, "merge.bad_block").with("block", std::move(what));
}

std::string text_of(const data::Value* value) {
  return value == nullptr ? std::string() : value_text(*value).value_or("");
}

Result<std::optional<Length>> length_of(const data::Value& block, const std::string& name) {
  const data::Value* value = block.find(name);
  if (value == nullptr || !value->truthy()) return std::optional<Length>();
  const std::optional<Length> length = parse_length(text_of(value));
  if (!length) return fail(bad_block(name + " " + text_of(value)));
  return length;
}

std::size_t columns_of(const data::Array& rows) {
  std::size_t columns = 0;
  for (const data::Value& row : rows) {
    if (row.array() != nullptr) columns = std::max(columns, row.array()->size());
  }
  return columns;
}

constexpr std::string_view kTableHead =
    "<w:tbl><w:tblPr><w:tblW w:w=\"5000\" w:type=\"pct\"/><w:tblBorders>"
    "<w:top w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    "<w:left w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    "<w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    "<w:right w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    "<w:insideH w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    "<w:insideV w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"auto\"/>"
    "</w:tblBorders></w:tblPr>";

docx::TableProperties table_properties() {
  docx::TableProperties properties;
  docx::Width width;
  width.kind = docx::Width::percent;
  width.fraction = 1;
  properties.width = width;
  docx::Border line;
  line.style = docx::BorderStyle::single;
  line.eighths = 4;
  docx::CellBorders& b = properties.borders;
  b.top = b.left = b.bottom = b.right = b.inside_h = b.inside_v = line;
  return properties;
}

/// As wide as {"列宽": [14, 78, …]} says, in parts of the whole.
Result<void> set_widths(const data::Value& stated, std::vector<FittedColumn>& columns,
                        Length width) {
  std::vector<double> parts;
  double sum = 0;
  for (const data::Value& part : stated.array() ? *stated.array() : data::Array{}) {
    const std::optional<Length> length = parse_length(text_of(&part));
    parts.push_back(length ? length->to_mm() : 0);
    sum += parts.back();
    if (!length) return fail(bad_block("列宽"));
  }
  if (parts.size() != columns.size()) return fail(bad_block("列宽"));
  for (std::size_t i = 0; i < parts.size(); ++i) columns[i].width = width.scaled(parts[i] / sum);
  return {};
}

std::vector<std::vector<std::string>> texts_of(const data::Array& rows) {
  std::vector<std::vector<std::string>> texts;
  for (const data::Value& row : rows) {
    texts.emplace_back();
    if (row.array() == nullptr) continue;
    for (const data::Value& cell : *row.array()) texts.back().push_back(text_of(&cell));
  }
  return texts;
}

docx::Table* make_table(docx::Arena& arena, const std::vector<FittedColumn>& columns) {
  docx::Table* table = arena.make<docx::Table>();
  table->intact = false;
  std::string open(kTableHead);
  open += "<w:tblGrid>";
  std::vector<Length> grid;
  for (const FittedColumn& column : columns) {
    open += fmt::format("<w:gridCol w:w=\"{}\"/>", column.width.to_twips());
    grid.push_back(column.width);
  }
  table->open = arena.text(open + "</w:tblGrid>");
  table->close = "</w:tbl>";
  table->grid = arena.list(grid);
  table->properties = arena.keep(table_properties());
  return table;
}

/// The bytes of the foreign main part that hold what the value names.
Result<SourceRange> range_of(const Foreign& foreign, const data::Value& value) {
  const docx::Document& file = *foreign.file;
  const bool whole = value.find("节") == nullptr || !value.find("节")->truthy();
  if (whole) return SourceRange{0, std::string::npos};
  const auto blocks = word_section(file, foreign.name, value);
  if (!blocks) return fail(blocks.error());
  if (blocks->empty()) return SourceRange{};
  const char* start = file.parts.find(file.main_part)->second.prolog.data();
  const docx::Node& last = *blocks->back();
  return SourceRange{static_cast<std::size_t>(blocks->front()->open.data() - start),
                     static_cast<std::size_t>(last.close.data() + last.close.size() - start)};
}

}  // namespace

ShowRich::ShowRich(TagSite site, const docx::Paragraph& base, const docx::Node* empty,
                   RichLooks looks, const docx::StyleSheet& styles, Length width,
                   docx::Arena& arena, const CompileOptions& options)
    : site_(std::move(site)),
      key_(site_.tag),
      control_(arena, site_.style, control_tag(site_.tag.key, options), site_.tag.key),
      empty_(empty),
      ends_section_(base.section != nullptr),
      looks_(std::move(looks)),
      styles_(&styles),
      width_(width) {}

void ShowRich::run(Merger& merger, Nodes& out) const {
  const std::size_t mark = out.size();
  const data::Value* value = merger.find(key_);
  const data::Array* blocks = value == nullptr ? nullptr : value->array();
  const data::Value* begin = blocks != nullptr ? blocks->data() : value;
  const std::size_t count = blocks != nullptr ? blocks->size() : value != nullptr ? 1 : 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (auto made = block(merger, begin[i], out); !made) {
      merger.report(std::move(made.error()), site_.tag, key_);
    }
  }
  keep_last(merger, mark, out);
  // A table may not be the last thing in a cell, and whoever types on needs a paragraph.
  const bool ends_in_table = out.size() > mark && out.back()->kind == docx::NodeKind::table;
  if (out.size() == mark || ends_in_table || ends_section_) {
    out.push_back(empty_);
    if (out.size() == mark + 1) note_shown(merger, empty_, key_);
  }
}

/// The tag's paragraph stands for all that it becomes: what it says of the next paragraph (keep
/// with next) is a matter of the last one.
void ShowRich::keep_last(Merger& merger, std::size_t mark, Nodes& out) const {
  if (out.size() == mark || looks_.last.properties == looks_.body.properties) return;
  const auto* last = docx::as<docx::Paragraph>(out.back());
  if (!last || last->properties != looks_.body.properties) return;
  out.back() =
      make_paragraph(merger.arena, looks_.last, {last->children.begin(), last->children.end()});
}

Result<void> ShowRich::block(Merger& merger, const data::Value& value, Nodes& out) const {
  if (value.array() != nullptr) return fail(bad_block("[]"));
  if (value.object() == nullptr) {
    if (value.truthy()) text(merger, looks_.body, value.to_text(), out);
    return {};
  }
  if (const data::Value* paragraph = value.find("段落")) {
    text(merger, looks_.body, text_of(paragraph), out);
    return {};
  }
  if (value.find("标题") != nullptr) return heading(merger, value, out);
  if (value.find("列表") != nullptr) return list(merger, value, out);
  if (value.find("表格") != nullptr) return table(merger, value, out);
  if (value.find("图") != nullptr) return picture(merger, value, out);
  if (value.find("文件") != nullptr) return word_file(merger, value, out);
  return fail(bad_block(value.object()->empty() ? "{}" : value.object()->front().first));
}

void ShowRich::text(Merger& merger, const Look& look, std::string_view text, Nodes& out) const {
  for (const std::string& line : value_lines(text)) {
    const docx::Node* run = make_text_run(merger.arena, look.run, line);
    const Nodes content = line.empty() ? Nodes{} : Nodes{control_.make(merger, run)};
    out.push_back(make_paragraph(merger.arena, look, content));
    if (!content.empty()) note_shown(merger, content.front(), key_);
  }
}

Result<void> ShowRich::heading(Merger& merger, const data::Value& block, Nodes& out) const {
  const std::string level = block.find("级") == nullptr ? "1" : text_of(block.find("级"));
  const bool known = level.size() == 1 && level[0] >= '1' && level[0] <= '9';
  if (!known) return fail(bad_block("级 " + level));
  text(merger, looks_.headings[static_cast<std::size_t>(level[0] - '1')],
       text_of(block.find("标题")), out);
  return {};
}

Result<void> ShowRich::list(Merger& merger, const data::Value& block, Nodes& out) const {
  const data::Array* items = block.find("列表")->array();
  if (items == nullptr) return fail(bad_block("列表"));
  const data::Value* numbered = block.find("编号");
  const int id = merger.grafts.list(numbered != nullptr && numbered->truthy());
  return this->items(merger, *items, id, 0, out);
}

Result<void> ShowRich::items(Merger& merger, const data::Array& items, int list, int level,
                             Nodes& out) const {
  constexpr int kDeepest = 8;  // levels of a list (17.9.3)
  if (level > kDeepest) return fail(bad_block("列表"));
  const Look look = list_item(merger.arena, looks_.body, *styles_, list, level);
  for (const data::Value& item : items) {
    if (const data::Array* inner = item.array()) {
      if (auto made = this->items(merger, *inner, list, level + 1, out); !made) return made;
    } else {
      text(merger, look, text_of(&item), out);
    }
  }
  return {};
}

Result<void> ShowRich::table(Merger& merger, const data::Value& block, Nodes& out) const {
  const data::Array* rows = block.find("表格")->array();
  const std::size_t columns = rows == nullptr ? 0 : columns_of(*rows);
  if (columns == 0 || columns > kMaxColumns) return fail(bad_block("表格"));
  if (rows->size() > kMostRows) {
    return fail(finding(Severity::error, "merge.table_too_long")
                    .with("rows", static_cast<std::int64_t>(rows->size()))
                    .with("limit", static_cast<std::int64_t>(kMostRows)));
  }
  std::vector<FittedColumn> fitted = fit_columns(texts_of(*rows), columns, letters(), width_);
  if (const data::Value* stated = block.find("列宽")) {
    if (auto set = set_widths(*stated, fitted, width_); !set) return fail(std::move(set.error()));
  }
  const data::Value* has_head = block.find("表头");
  const bool head = has_head != nullptr && has_head->truthy();
  Nodes made;
  for (const data::Value& cells : *rows) {
    if (cells.array() == nullptr) return fail(bad_block("表格"));
    made.push_back(row(merger, *cells.array(), fitted, head && made.empty()));
  }
  if (!out.empty() && out.back()->kind == docx::NodeKind::table) {
    out.push_back(make_paragraph(merger.arena, looks_.cell, {}));  // else Word joins the two
  }
  docx::Table* table = make_table(merger.arena, fitted);
  table->children = merger.arena.list(made);
  out.push_back(table);
  return {};
}

/// The size of the letters in a table's cells.
Length ShowRich::letters() const {
  const Look& look = looks_.cell;
  const docx::RunProperties base = styles_->paragraph_run(*look.properties, nullptr);
  const docx::RunProperties all =
      look.run.properties != nullptr ? styles_->run(base, *look.run.properties) : base;
  return all.size.value_or(Length::pt(10));
}

const docx::Node* ShowRich::row(Merger& merger, const data::Array& cells,
                                const std::vector<FittedColumn>& columns, bool head) const {
  Nodes made;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    docx::Cell* cell = merger.arena.make<docx::Cell>();
    cell->intact = false;
    cell->open = merger.arena.text(fmt::format(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:vAlign w:val=\"center\"/></w:tcPr>",
        columns[i].width.to_twips()));
    cell->close = "</w:tc>";
    docx::CellProperties properties;
    properties.width = docx::Width{docx::Width::length, columns[i].width, 0};
    properties.align = docx::CellAlign::center;
    cell->properties = merger.arena.keep(properties);
    const Look& look = head                  ? looks_.head_cell
                       : columns[i].one_line ? looks_.short_cell
                                             : looks_.cell;
    const std::string shown = i < cells.size() ? text_of(&cells[i]) : std::string();
    const docx::Node* run = make_text_run(merger.arena, look.run, shown);
    const docx::Node* paragraph = make_paragraph(merger.arena, look, {run});
    cell->children = merger.arena.list(Nodes{paragraph});
    made.push_back(cell);
  }
  docx::Row* row = merger.arena.make<docx::Row>();
  row->intact = false;
  row->open = head ? "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"
                   : "<w:tr><w:trPr><w:cantSplit/></w:trPr>";
  row->close = "</w:tr>";
  docx::RowProperties properties;
  properties.cant_split = true;
  if (head) properties.header = true;
  row->properties = merger.arena.keep(properties);
  row->children = merger.arena.list(made);
  return row;
}

Result<void> ShowRich::picture(Merger& merger, const data::Value& block, Nodes& out) const {
  const auto width = length_of(block, "宽"), height = length_of(block, "高");
  if (!width) return fail(width.error());
  if (!height) return fail(height.error());
  Diagnostics problems;
  const auto run = make_picture_run(merger, looks_.picture.run, text_of(block.find("图")),
                                    {*width, *height}, site_.tag.key, problems);
  for (Diagnostic& problem : problems) merger.report(std::move(problem), site_.tag, key_);
  if (!run) return fail(run.error());
  out.push_back(make_paragraph(merger.arena, looks_.picture, {*run}));
  const std::string caption = text_of(block.find("题"));
  if (!caption.empty()) text(merger, looks_.centred, caption, out);
  return {};
}

Result<void> ShowRich::word_file(Merger& merger, const data::Value& block, Nodes& out) const {
  const std::string path = text_of(block.find("文件"));
  if (merger.part != merger.grafts.main_part()) {
    return fail(finding(Severity::error, "merge.word_file_place").with("path", path));
  }
  if (!merger.options.open_file) return fail(input_error("merge.no_files").with("path", path));
  auto foreign = merger.grafts.file(path, merger.options.open_file);
  if (!foreign) return fail(std::move(foreign.error()));
  const auto range = range_of(**foreign, block);
  if (!range) return fail(range.error());
  docx::Node* place = merger.arena.make<docx::Node>();
  place->kind = docx::NodeKind::wrapper;
  place->intact = false;
  out.push_back(place);
  GraftPlace graft{*std::move(foreign), *range, place, empty_, &looks_, width_, {}};
  graft.about.place.tag = site_.tag.source;
  graft.about.place.field = key_.written();
  graft.about.place.path = pointer(*merger.scope, key_.written());
  merger.grafts.add(std::move(graft));
  return {};
}

}  // namespace sealpress::merge
