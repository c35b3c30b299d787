#include "pipeline/returns/letters.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <set>
#include <utility>

#include "docx/document.h"
#include "forms/fields.h"
#include "pipeline/clock.h"
#include "pipeline/file_name.h"
#include "pipeline/fill/job.h"
#include "pipeline/fill/record_name.h"
#include "pipeline/returns/expected.h"
#include "pipeline/returns/letter_text.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;
using data::Object;
using data::Value;

/// Letters are for Chinese units, whatever language the run speaks.
constexpr messages::Language kChinese = messages::Language::chinese;
constexpr const char* kReturn = "退件单-";
constexpr const char* kReminder = "催报-";

/// What a sender is asked to do about what the secretary is told of in other words.
struct OtherWords {
  std::string_view code;
  const char* how;
};
constexpr std::array<OtherWords, 5> kOtherWords{{
    {"collect.two_versions", "letters.how_two_versions"},
    {"collect.other_year", "letters.how_other_year"},
    {"collect.revised", "letters.how_revised"},
    {"collect.other_form", "letters.how_other_form"},
    {"collect.encrypted", "letters.how_encrypted"},
}};

const char* how_in_letters(const std::string& code) {
  const auto known = std::find_if(kOtherWords.begin(), kOtherWords.end(),
                                  [&](const OtherWords& words) { return words.code == code; });
  return known == kOtherWords.end() ? nullptr : known->how;
}

/// What a sender cannot mend, or need not: other documents, what is read another way.
bool is_for_the_secretary(const Diagnostic& d) {
  static constexpr std::array<std::string_view, 4> kCodes = {"collect.no_form", "collect.is_data",
                                                             "collect.is_pdf", "collect.is_scan"};
  return d.severity != Severity::error ||
         std::find(kCodes.begin(), kCodes.end(), d.code) != kCodes.end();
}

std::string field_text(const Diagnostic& d) {
  Diagnostic at = finding(Severity::info, {});
  at.place.field = d.place.field;
  at.place.path = d.place.path;
  return messages::place(at, kChinese);
}

std::string base_name(const std::string& path) {
  return fs::path(path).filename().string();
}

LetterFault fault_of(const Diagnostic& d) {
  LetterFault out;
  out.field = field_text(d);
  out.what = messages::message(d, kChinese);
  const char* other = how_in_letters(d.code);
  out.how = other ? messages::ui(other, kChinese) : messages::hint(d, kChinese);
  out.wrong = d.severity == Severity::error;
  if (d.code == "collect.two_versions") {
    // A sender knows the file by its name, not the secretary's folders.
    std::vector<Argument> args = d.args;
    for (Argument& arg : args) {
      if (auto* path = std::get_if<std::string>(&arg.value)) *path = base_name(*path);
    }
    out.what = messages::ui("letters.two_versions", kChinese, args);
  }
  return out;
}

Value text_or_nothing(const std::string& text) {
  return text.empty() ? Value() : Value(text);
}

Value form_value(const LetterForm& form) {
  data::Array faults;
  for (const LetterFault& fault : form.faults) {
    const char* kind = fault.wrong ? "letters.wrong" : "letters.look";
    faults.push_back(Object{{"栏目", text_or_nothing(fault.field)},
                            {"问题", Value(fault.what)},
                            {"怎么改", text_or_nothing(fault.how)},
                            {"要求", Value(messages::ui(kind, kChinese))}});
  }
  // 正文 is no number of an attachment.
  const std::string attachment = form.attachment == "正文" ? std::string() : form.attachment;
  return Object{{"附件", text_or_nothing(attachment)},
                {"标题", text_or_nothing(form.title)},
                {"名称", text_or_nothing(form.subject)},
                {"文件", text_or_nothing(form.file)},
                {"问题", Value(std::move(faults))}};
}

Value forms_value(const std::vector<LetterForm>& forms) {
  data::Array out;
  for (const LetterForm& form : forms) {
    out.push_back(form_value(form));
  }
  return Value(std::move(out));
}

std::string deadline_text(const forms::Collection* collection, text::Date today) {
  if (!collection || !collection->deadline) return {};
  const forms::Deadline& deadline = *collection->deadline;
  const std::string iso = text::format_date(deadline.day, "yyyy-MM-dd").value_or("");
  // One that is over can be kept to by nobody.
  if (iso < text::format_date(today, "yyyy-MM-dd").value_or("")) return {};
  return text::format_date(deadline.day, "yyyy年M月d日").value_or("") + deadline.time;
}

class LetterPress {
 public:
  LetterPress(Workspace& workspace, const forms::Collection* collection,
              const LetterOptions& options)
      : workspace_(workspace), collection_(collection), options_(options) {}

  Checked<WrittenLetters> write(const std::vector<Letter>& letters) {
    const bool mends = std::any_of(letters.begin(), letters.end(),
                                   [](const Letter& letter) { return !letter.forms.empty(); });
    const bool reminds = std::any_of(letters.begin(), letters.end(),
                                     [](const Letter& letter) { return !letter.missing.empty(); });
    const std::string home = workspace_.home() + "/templates/docx/letters/";
    if (mends) {
      if (auto done = write_all(letters, kReturn, &Letter::forms,
                                own_or(options_.return_template, home + "return.docx"));
          !done) {
        return fail(std::move(done.error()));
      }
    }
    if (reminds) {
      if (auto done = write_all(letters, kReminder, &Letter::missing,
                                own_or(options_.reminder_template, home + "reminder.docx"));
          !done) {
        return fail(std::move(done.error()));
      }
    }
    tell_older();
    auto written = write_outputs(workspace_.environment(), out_.files, contents_);
    if (!written) return fail(Diagnostics{std::move(written.error())});
    return std::move(out_);
  }

 private:
  static std::string own_or(const std::string& own, const std::string& otherwise) {
    return own.empty() ? otherwise : own;
  }

  Checked<Press> press_for(const std::string& path) {
    Press out;
    auto compiled = workspace_.compile({path, nullptr, nullptr, path});
    if (!compiled) return fail(std::move(compiled.error()));
    out.compiled = std::move(*compiled);
    if (out.compiled->pads()) {
      auto fonts = workspace_.fonts();
      if (!fonts) return fail(Diagnostics{std::move(fonts.error())});
      out.fonts = std::move(*fonts);
    }
    out.pdf = false;
    out.time = workspace_.environment().now();
    return out;
  }

  Checked<bool> write_all(const std::vector<Letter>& letters, const char* kind,
                          const std::vector<LetterForm> Letter::*forms, const std::string& path) {
    auto press = press_for(path);
    if (!press) return fail(std::move(press.error()));
    for (const Letter& letter : letters) {
      if ((letter.*forms).empty()) continue;
      data::Record record;
      record.fields = Value(fields_of(letter, letter.*forms));
      Document made = pipeline::press(*press, record, false);
      if (blocks(made.findings)) return fail(std::move(made.findings));
      auto read = docx::Document::open(made.docx, path, workspace_.limits());
      if (!read) return fail(Diagnostics{std::move(read.error())});
      const std::string name =
          options_.directory + "/" + names_.unique(kind + letter.unit, kind, out_.findings);
      out_.files.push_back({name + ".docx", "docx", 0});
      contents_.push_back(std::move(made.docx));
      out_.files.push_back({name + ".txt", "txt", 0});
      contents_.push_back(letter_text(**read));
    }
    return true;
  }

  Object fields_of(const Letter& letter, const std::vector<LetterForm>& forms) const {
    const text::Date today = day_in_china(workspace_.environment().now());
    Object out{{"单位", Value(letter.unit)},
               {"活动", text_or_nothing(collection_ ? collection_->title : std::string())},
               {"材料", forms_value(forms)},
               {"截止", text_or_nothing(deadline_text(collection_, today))},
               {"落款", text_or_nothing(letter.issuer)},
               {"日期", Value(text::format_date(today, "yyyy-MM-dd").value_or(""))}};
    for (const auto& [key, value] : options_.values) {
      std::erase_if(out, [&, &wanted = key](const data::Member& m) { return m.first == wanted; });
      out.emplace_back(key, Value(value));
    }
    return out;
  }

  /// Letters of an earlier run that this one does not write again are not to be sent.
  void tell_older() {
    std::set<std::string> now;
    for (const OutputFile& file : out_.files) now.insert(base_name(file.path));
    const auto names = workspace_.environment().list_files(options_.directory, "");
    std::string older;
    std::int64_t count = 0;
    for (const std::string& name : names.value_or(std::vector<std::string>())) {
      const bool letter = name.starts_with(kReturn) || name.starts_with(kReminder);
      if (!letter || now.contains(name)) continue;
      older += (older.empty() ? "" : "、") + name;
      ++count;
    }
    if (count == 0) return;
    out_.findings.push_back(
        finding(Severity::warning, "letters.older").with("files", older).with("count", count));
    out_.findings.back().place.file = options_.directory;
  }

  Workspace& workspace_;
  const forms::Collection* collection_;
  const LetterOptions& options_;
  WrittenLetters out_;
  std::vector<std::string> contents_;
  FileNames names_;
};

/// A fault of the reader's: what it does not read surely, its sender has not written wrongly.
bool is_uncertain(const Diagnostic& d, const Diagnostics& all) {
  return std::any_of(all.begin(), all.end(), [&](const Diagnostic& other) {
    const bool reading = other.code.starts_with("collect.") && !how_in_letters(other.code);
    return reading && !other.place.path.empty() && other.place.path == d.place.path;
  });
}

}  // namespace

Letter& LetterBook::letter_of(const std::string& unit) {
  const auto [at, fresh] = by_unit_.emplace(unit_key(unit), letters_.size());
  if (fresh) {
    letters_.emplace_back();
    letters_.back().unit = unit;
  }
  return letters_[at->second];
}

std::string LetterBook::unit_of(const forms::Form& form, const Value& fields,
                                const std::string& file) const {
  if (collection_) {
    const auto field = collection_->units.find(form.id);
    if (field != collection_->units.end()) {
      const auto unit = forms::FieldRef(field->second).one(fields);
      if (!forms::is_blank(unit.value)) return forms::text_of(*unit.value);
    }
  }
  const std::string unit = RecordNames(form.file_name).of(fields).unit;
  return unit.empty() ? fs::path(file).stem().string() : unit;
}

void LetterBook::add(const forms::Form& form, const Value& fields, const std::string& file,
                     const Diagnostics& findings) {
  const std::string unit = unit_of(form, fields, file);
  folders_[fs::path(file).parent_path().string()].emplace(unit_key(unit), unit);
  LetterForm out{form.attachment,
                 form.title,
                 RecordNames(form.file_name).of(fields).subject,
                 base_name(file),
                 {}};
  for (const Diagnostic& d : findings) {
    const bool own = !d.code.starts_with("collect.");
    const bool counts = own ? d.severity != Severity::info : how_in_letters(d.code) != nullptr;
    if (counts && !is_uncertain(d, findings)) out.faults.push_back(fault_of(d));
  }
  if (out.faults.empty()) return;
  std::stable_partition(out.faults.begin(), out.faults.end(),
                        [](const LetterFault& fault) { return fault.wrong; });
  Letter& letter = letter_of(unit);
  letter.issuer = form.notice.issuer;
  letter.forms.push_back(std::move(out));
}

void LetterBook::add_unread(const std::string& path, const Diagnostics& findings) {
  LetterForm out{"", messages::ui("letters.unread", kChinese), "", base_name(path), {}};
  for (const Diagnostic& d : findings) {
    if (is_for_the_secretary(d)) continue;
    LetterFault fault = fault_of(d);
    fault.field.clear();
    if (!how_in_letters(d.code)) fault.how = messages::ui("letters.how_unread", kChinese);
    out.faults.push_back(std::move(fault));
  }
  if (!out.faults.empty()) unread_.push_back({path, std::move(out)});
}

void LetterBook::add_missing(const std::string& unit, const forms::Form& form) {
  Letter& letter = letter_of(unit);
  letter.issuer = form.notice.issuer;
  letter.missing.push_back({form.attachment, form.title, "", "", {}});
}

std::vector<Letter> LetterBook::take() {
  for (Unread& file : unread_) {
    const auto senders = folders_.find(fs::path(file.path).parent_path().string());
    const bool known = senders != folders_.end() && senders->second.size() == 1;
    const std::string unit =
        known ? senders->second.begin()->second : fs::path(file.path).stem().string();
    letter_of(unit).forms.push_back(std::move(file.form));
  }
  unread_.clear();
  by_unit_.clear();
  return std::exchange(letters_, {});
}

Checked<WrittenLetters> write_letters(Workspace& workspace, const std::vector<Letter>& letters,
                                      const forms::Collection* collection,
                                      const LetterOptions& options) {
  return LetterPress(workspace, collection, options).write(letters);
}

}  // namespace sealpress::pipeline
