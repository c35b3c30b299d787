#include "pipeline/returns/returned_reader.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <set>
#include <utility>

#include "base/pointer.h"
#include "codec/codec.h"
#include "collect/page_units.h"
#include "collect/word_reader.h"
#include "intake/intake.h"
#include "pdf/read/shown_page.h"
#include "pipeline/clock.h"
#include "pipeline/file_name.h"
#include "pipeline/fill/form_workbook.h"
#include "pipeline/office.h"
#include "pipeline/returns/named_fields.h"
#include "sheet/sheet.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using data::Value;

/// Share of a form's labels that a workbook must name to be taken for it.
constexpr double kNamed = 0.5;
constexpr std::size_t kHeaderRows = 40;

std::vector<const forms::Form*> pointers(const forms::Catalogue& catalogue) {
  std::vector<const forms::Form*> out;
  for (const forms::Form& form : catalogue.forms()) out.push_back(&form);
  return out;
}

std::string argument(const Diagnostic& d, std::string_view name) {
  for (const Argument& arg : d.args) {
    if (arg.name == name && std::holds_alternative<std::string>(arg.value)) {
      return std::get<std::string>(arg.value);
    }
  }
  return {};
}

bool is_picture(std::string_view bytes) {
  using namespace std::string_view_literals;
  for (const std::string_view head :
       {"\xFF\xD8\xFF"sv, "\x89PNG"sv, "GIF8"sv, "BM"sv, "II*\0"sv, "MM\0*"sv}) {
    if (bytes.starts_with(head)) return true;
  }
  return bytes.substr(4, 8) == "ftypheic";
}

Diagnostic other_form(const forms::Form& form) {
  return input_error("collect.other_form")
      .with("title", form.title)
      .with("attachment", form.attachment)
      .with("notice", form.notice.number)
      .with("id", form.id);
}

/// The texts of a workbook's upper rows, as labels are compared.
std::set<std::string> upper_labels(const sheet::Workbook& workbook) {
  std::set<std::string> labels;
  for (const sheet::Sheet& sheet : workbook.sheets) {
    if (sheet.hidden) continue;
    for (std::size_t i = 0; i < std::min(sheet.rows.size(), kHeaderRows); ++i) {
      for (const sheet::Cell& cell : sheet.rows[i]) labels.insert(text::label_key(cell.text));
    }
  }
  return labels;
}

double named_share(const forms::Form& form, const std::set<std::string>& labels) {
  std::size_t all = 0, named = 0;
  const auto count = [&](const std::string& label) {
    ++all;
    named += labels.count(text::label_key(label));
  };
  for (const std::string& field : form.fields) {
    const auto list = form.lists.find(field);
    if (list == form.lists.end()) {
      count(field);
    } else {
      for (const std::string& member : list->second) count(member);
    }
  }
  return all == 0 ? 0 : static_cast<double>(named) / static_cast<double>(all);
}

void add_fields(const Value& value, const std::string& label, const std::string& path,
                std::vector<collect::Field>& out) {
  const data::Array* list = value.array();
  const bool rows = list && !list->empty() && list->front().object() && !list->front().find("选") &&
                    !list->front().find("表格");
  if (!rows) {
    collect::Field field;
    field.label = label;
    field.path = path;
    field.value = value;
    field.how = collect::How::record;
    out.push_back(std::move(field));
    return;
  }
  for (std::size_t i = 0; i < list->size(); ++i) {
    const data::Object* item = (*list)[i].object();
    if (!item) continue;
    for (const auto& [member, inner] : *item) {
      add_fields(inner, label + "第" + std::to_string(i + 1) + "行" + member,
                 pointer_to(pointer_to(path, i), member), out);
    }
  }
}

void place_findings(CollectedForm& form, const std::string& path) {
  for (Diagnostic& d : form.findings) {
    d.place.file = path;
    d.place.form = form.form->id;
  }
}

/// Values with characters that their font does not tell.
void doubt_untold(CollectedForm& read) {
  constexpr double kUntoldSure = 0.2;
  const std::string untold = text::to_utf8(std::u32string(1, pdf::kUntold));
  for (collect::Field& field : read.fields) {
    if (data::to_json(field.value).find(untold) == std::string::npos) continue;
    field.confidence = kUntoldSure;
    field.doubt = "collect.doubt_font";
  }
}

void take_seals(std::vector<collect::SealSeen> seals, CollectedForm& read) {
  for (const collect::SealSeen& seal : seals) read.findings.push_back(collect::told(seal));
  read.seals = std::move(seals);
}

/// The blank forms of the whole catalogue: a form of another notice is told as such.
Checked<collect::FormTeller> form_teller(Workspace& workspace, const forms::Catalogue& catalogue) {
  std::vector<std::shared_ptr<const collect::BlankForm>> blanks;
  for (const forms::Form& form : catalogue.forms()) {
    if (form.docx_template.empty()) continue;
    auto file = workspace.open_docx(workspace.root_of(form) + "/" + form.docx_template);
    if (!file) return fail(Diagnostics{std::move(file.error())});
    blanks.push_back(collect::blank_form(form, std::move(*file)));
  }
  return collect::FormTeller(std::move(blanks));
}

}  // namespace

ReturnedReader::ReturnedReader(std::shared_ptr<const forms::Catalogue> catalogue,
                               collect::FormTeller teller,
                               std::function<bool(const forms::Form&)> wanted, const Limits& limits,
                               text::Date today)
    : catalogue_(std::move(catalogue)),
      teller_(std::move(teller)),
      wanted_(std::move(wanted)),
      limits_(limits),
      today_(today),
      recogniser_(pointers(*catalogue_)) {}

CollectedFile ReturnedReader::read(ReturnedFile file) const {
  CollectedFile out;
  out.path = std::move(file.path);
  if (file.bytes) {
    out.digest = codec::sha256_hex(*file.bytes);
    read_bytes(*file.bytes, out);
  } else {
    out.findings.push_back(std::move(file.bytes.error()));
  }
  for (Diagnostic& d : out.findings) d.place.file = out.path;
  return out;
}

void ReturnedReader::read_bytes(const std::string& bytes, CollectedFile& out) const {
  if (bytes.empty()) return out.findings.push_back(input_error("collect.empty_file"));
  if (bytes.starts_with("%PDF-")) return read_pdf(bytes, out);
  if (is_picture(bytes)) return out.findings.push_back(input_error("collect.is_scan"));
  const std::string extension = extension_of(out.path);
  if (extension == "csv" || extension == "json" || extension == "jsonl") {
    return out.findings.push_back(input_error("collect.is_data"));
  }
  auto document = docx::Document::open(bytes, out.path, limits_);
  if (document) return read_word(std::move(*document), out);
  const std::string& code = document.error().code;
  if (code == "docx.is_spreadsheet") return read_workbook(bytes, out);
  if (code == "package.is_ole" || code == "package.is_rtf" || code == "package.is_html" ||
      code == "package.is_odf") {
    return read_old(bytes, document.error(), out);
  }
  out.findings.push_back(std::move(document.error()));
}

void ReturnedReader::read_old(const std::string& bytes, const Diagnostic& why,
                              CollectedFile& out) const {
  const std::string kind = argument(why, "kind");
  if (kind == "encrypted") return out.findings.push_back(input_error("collect.encrypted"));
  std::string extension = extension_of(out.path);
  const bool workbook = kind == "excel" || extension == "xls" || extension == "et";
  if (why.code == "package.is_rtf") extension = "rtf";
  if (why.code == "package.is_html") extension = "html";
  if (why.code == "package.is_ole")
    extension = workbook ? "xls" : extension == "wps" ? "wps" : "doc";
  auto made = converted(bytes, extension, workbook);
  if (!made) return out.findings.push_back(std::move(made.error()));
  if (workbook) return read_workbook(*made, out);
  auto document = docx::Document::open(std::move(*made), out.path, limits_);
  if (!document) return out.findings.push_back(input_error("collect.office_failed"));
  read_word(std::move(*document), out);
}

void ReturnedReader::read_word(std::shared_ptr<const docx::Document> document,
                               CollectedFile& out) const {
  read_units(collect::units_of(std::move(document)), nullptr, out);
}

void ReturnedReader::read_units(const collect::Units& units, const pdf::ShownDocument* shown,
                                CollectedFile& out) const {
  const std::vector<collect::Told> told = teller_.tell(units, wanted_);
  if (told.empty() && shown) return read_fields(*shown, out);
  if (told.empty()) out.findings.push_back(input_error("collect.no_form"));
  for (const collect::Told& found : told) {
    const forms::Form& form = *found.blank->form;
    if (!wanted_(form)) {
      out.findings.push_back(other_form(form));
      continue;
    }
    collect::Reading reading = collect::read_form(*found.blank, catalogue_->tables(form), units,
                                                  found.alignment, found.begin, found.end);
    CollectedForm read;
    read.form = &form;
    read.fields = std::move(reading.fields);
    read.findings = std::move(reading.findings);
    if (!found.year.empty()) {
      read.findings.push_back(
          finding(Severity::warning, "collect.other_year").with("year", found.year));
    }
    read.record.fields = Value(std::move(reading.record));
    if (shown) {
      if (told.size() == 1) take_named_fields(shown->fields, catalogue_->tables(form), read);
      doubt_untold(read);
      take_seals(collect::seals_of(*found.blank, units, found.alignment, *shown), read);
    }
    check(read, out.path);
    out.forms.push_back(std::move(read));
  }
}

/// A fillable PDF with little printed text: its fields' names tell the form.
void ReturnedReader::read_fields(const pdf::ShownDocument& shown, CollectedFile& out) const {
  std::vector<std::string> keys;
  for (const pdf::ShownField& field : shown.fields) {
    keys.push_back(field.name.substr(0, field.name.find('=')));  // a box of an option
  }
  const forms::Form* form = keys.empty() ? nullptr : form_of(keys);
  if (!form) return out.findings.push_back(input_error("collect.no_form"));
  if (!wanted_(*form)) return out.findings.push_back(other_form(*form));
  CollectedForm read;
  read.form = form;
  read.record.fields = Value(data::Object{});
  take_named_fields(shown.fields, catalogue_->tables(*form), read);
  take_seals(collect::signed_seals(shown), read);
  check(read, out.path);
  out.forms.push_back(std::move(read));
}

void ReturnedReader::check(CollectedForm& form, const std::string& path) const {
  form.record.origin.file = path;
  Diagnostics keys;
  form.record = catalogue_->normalised(*form.form, std::move(form.record), keys);
  append(form.findings, std::move(keys));
  append(form.findings, catalogue_->check(*form.form, form.record, today_));
  place_findings(form, path);
}

void ReturnedReader::take_record(const forms::Form& form, data::Record record,
                                 CollectedFile& out) const {
  if (!wanted_(form)) return out.findings.push_back(other_form(form));
  CollectedForm read;
  read.form = &form;
  read.findings = std::move(record.remarks);
  record.remarks.clear();
  read.record = std::move(record);
  check(read, out.path);
  for (const auto& [label, value] : *read.record.fields.object()) {
    add_fields(value, label, pointer_to("", label), read.fields);
  }
  out.forms.push_back(std::move(read));
}

void ReturnedReader::read_workbook(const std::string& bytes, CollectedFile& out) const {
  auto workbook = sheet::read(bytes, out.path, limits_);
  if (!workbook) return out.findings.push_back(std::move(workbook.error()));
  const std::set<std::string> labels = upper_labels(*workbook);
  const forms::Form* best = nullptr;
  double most = kNamed;
  for (const forms::Form& form : catalogue_->forms()) {
    const double share = named_share(form, labels) + (wanted_(form) ? 0.05 : 0);
    if (share > most) {
      best = &form;
      most = share;
    }
  }
  if (!best) return out.findings.push_back(input_error("collect.no_form"));
  const intake::Shape shape = shape_of(catalogue_->tables(*best));
  auto reader = intake::read(bytes, out.path, limits_, &shape);
  if (!reader) return out.findings.push_back(std::move(reader.error()));
  while (auto record = (*reader)->next()) {
    if (*record) {
      take_record(*best, std::move(**record), out);
    } else {
      out.findings.push_back(std::move(record->error()));
    }
  }
  append(out.findings, (*reader)->take_remarks());
}

void ReturnedReader::read_pdf(const std::string& bytes, CollectedFile& out) const {
  pdf::OutsideLimits limits;
  limits.file_bytes = limits_.file_bytes;
  auto shown = pdf::shown_document(bytes, true, limits);
  if (!shown) return out.findings.push_back(std::move(shown.error()));
  auto value = data::parse_json(shown->record, limits_);
  if (!shown->record.empty() && value && value->object()) {
    return read_record(std::move(*value), *shown, out);
  }
  read_pages(*shown, out);
}

const forms::Form* ReturnedReader::form_of(const std::vector<std::string>& keys) const {
  const std::vector<forms::Fit> fits = recogniser_.fits(keys);
  if (fits.empty() || fits.front().score < forms::kStranger) return nullptr;
  const forms::Form* form = fits.front().form;
  for (const forms::Fit& fit : fits) {
    if (fit.score + forms::kMargin < fits.front().score) break;
    if (!wanted_(*form) && wanted_(*fit.form)) form = fit.form;
  }
  return form;
}

void ReturnedReader::read_record(Value value, const pdf::ShownDocument& shown,
                                 CollectedFile& out) const {
  std::vector<std::string> keys;
  for (const auto& member : *value.object()) keys.push_back(member.first);
  const forms::Form* form = form_of(keys);
  if (!form) return out.findings.push_back(input_error("collect.no_form"));
  data::Record read;
  read.fields = std::move(value);
  take_record(*form, std::move(read), out);
  if (!out.forms.empty()) take_seals(collect::signed_seals(shown), out.forms.back());
  for (CollectedForm& one : out.forms) place_findings(one, out.path);
}

void ReturnedReader::read_pages(const pdf::ShownDocument& shown, CollectedFile& out) const {
  constexpr std::size_t kSomeText = 20;
  const auto has_text = [](const pdf::ShownPage& page) { return page.glyphs.size() > kSomeText; };
  if (std::none_of(shown.pages.begin(), shown.pages.end(), has_text)) {
    return out.findings.push_back(input_error("collect.is_scan"));
  }
  if (!shown.untold.empty()) {
    std::string fonts;
    for (const std::string& font : shown.untold) fonts += (fonts.empty() ? "" : "、") + font;
    out.findings.push_back(finding(Severity::warning, "collect.untold_font").with("fonts", fonts));
  }
  for (std::size_t i = 0; i < shown.pages.size(); ++i) {
    if (shown.pages[i].glyphs.size() > kSomeText || shown.pages[i].pictures.empty()) continue;
    out.findings.push_back(finding(Severity::warning, "collect.page_is_picture"));
    out.findings.back().place.page = static_cast<std::int64_t>(i + 1);
  }
  if (!shown.complete) out.findings.push_back(finding(Severity::warning, "collect.pdf_incomplete"));
  const collect::PrintedTexts printed{
      [&](const std::u32string& key) { return teller_.knows(key); },
      [&](const std::u32string& key) { return teller_.begins_cell(key); }};
  read_units(collect::units_of(shown, printed), &shown, out);
}

Checked<std::unique_ptr<const ReturnedReader>> returned_reader(
    Workspace& workspace, std::function<bool(const forms::Form&)> wanted) {
  auto catalogue = workspace.catalogue();
  if (!catalogue) return fail(std::move(catalogue.error()));
  auto teller = form_teller(workspace, **catalogue);
  if (!teller) return fail(std::move(teller.error()));
  return std::make_unique<const ReturnedReader>(*catalogue, std::move(*teller), std::move(wanted),
                                                workspace.limits(),
                                                day_in_china(workspace.environment().now()));
}

}  // namespace sealpress::pipeline
