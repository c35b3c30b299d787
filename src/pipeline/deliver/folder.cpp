#include "pipeline/deliver/folder.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "forms/recognise.h"
#include "intake/intake.h"
#include "pipeline/deliver/returned_documents.h"
#include "pipeline/file_name.h"
#include "pipeline/fill/form_workbook.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;
using data::Value;
using forms::Document;
using forms::Fit;
using forms::Form;

bool holds_records(const std::string& extension) {
  constexpr std::array<std::string_view, 6> kFormats = {"json", "jsonl", "ndjson",
                                                        "csv",  "tsv",   "xlsx"};
  return std::find(kFormats.begin(), kFormats.end(), extension) != kFormats.end();
}

/// What Windows, Word and macOS leave in folders.
bool is_system_file(const std::string& name) {
  for (const fs::path& step : fs::path(name)) {
    const std::string part = step.string();
    if (part.starts_with(".") || part.starts_with("~$") || part == "__MACOSX") return true;
  }
  const std::string last = fs::path(name).filename().string();
  return last == "Thumbs.db" || last == "desktop.ini";
}

std::vector<std::string> keys_of(const Value& fields) {
  std::vector<std::string> keys;
  if (const data::Object* object = fields.object()) {
    for (const auto& member : *object) keys.push_back(member.first);
  }
  return keys;
}

/// Takes the key that names the form out of a record.
std::optional<std::string> take_form_key(Value& fields) {
  data::Object* object = fields.object();
  if (!object) return std::nullopt;
  const auto key = std::find_if(object->begin(), object->end(), [](const data::Member& m) {
    return forms::is_form_key(m.first) && m.second.string();
  });
  if (key == object->end()) return std::nullopt;
  std::string name = *key->second.string();
  object->erase(key);
  return name;
}

class FolderReader {
 public:
  FolderReader(Workspace& workspace, const forms::Collections& collections,
               const forms::Collection& collection)
      : workspace_(workspace),
        collections_(collections),
        collection_(collection),
        forms_(collections.forms(collection)),
        all_(pointers(collections.catalogue().forms())) {}

  Checked<Folder> read(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      if (workspace_.environment().is_directory(path)) {
        auto names = workspace_.environment().list_files(path, "");
        if (!names) return fail(Diagnostics{std::move(names.error())});
        // The folder's own name may tell the form, and the sender.
        const std::string own = fs::path(path).lexically_normal().filename().string();
        for (const std::string& name : *names) {
          if (has_workbook(name, *names)) {
            problem(finding(Severity::info, "pipeline.workbook_counts"),
                    fmt::format("{}/{}", path, name));
            continue;
          }
          take(fmt::format("{}/{}", path, name), fmt::format("{}/{}", own, name), name);
        }
      } else {
        // A file of records that is not there is told when it is opened.
        const bool opened_later = holds_records(extension_of(path));
        auto there = opened_later
                         ? Result<std::string>(std::string())
                         : workspace_.environment().read_file(path, workspace_.limits().file_bytes);
        if (!there) return fail(Diagnostics{std::move(there.error())});
        take(path, path, fs::path(path).filename().string());
      }
    }
    if (auto added = add_returned(workspace_, collection_, returned_, folder_); !added) {
      return fail(std::move(added.error()));
    }
    return std::move(folder_);
  }

 private:
  static std::vector<const Form*> pointers(const std::vector<Form>& forms) {
    std::vector<const Form*> out;
    out.reserve(forms.size());
    for (const Form& form : forms) out.push_back(&form);
    return out;
  }

  /// 申报表.jsonl beside 申报表.xlsx: what collect wrote, and what was corrected since.
  static bool has_workbook(const std::string& name, const std::vector<std::string>& names) {
    constexpr std::string_view kLines = ".jsonl";
    if (!name.ends_with(kLines)) return false;
    const std::string workbook = name.substr(0, name.size() - kLines.size()) + ".xlsx";
    return std::find(names.begin(), names.end(), workbook) != names.end();
  }

  void take(const std::string& path, const std::string& telling, const std::string& name) {
    if (is_system_file(name)) return;
    const std::string extension = extension_of(name);
    if (!holds_records(extension)) {
      (may_be_returned(extension) ? returned_ : folder_.others).push_back({path, name, extension});
      return;
    }
    const Form* by_path = forms::form_by_path(telling, collection_, forms_);
    std::vector<data::Record> records = read_records(path, by_path);
    if (records.empty()) return;
    if (!by_path && extension == "xlsx") read_lists_too(path, records);
    const bool alone = records.size() == 1;
    // The rows of a table have one head and are for one form; elements of JSON speak for
    // themselves.
    const bool table = !records.front().origin.columns.empty();
    std::optional<Fit> decided;
    std::map<const Form*, std::vector<data::Record>> rows;
    for (data::Record& record : records) {
      const auto named = take_form_key(record.fields);
      if (!decided || !table || named) decided = decide(record, named, by_path);
      if (!decided) {
        if (table) return;
        continue;
      }
      if (decided->list.empty()) {
        Document document;
        document.form = decided->form;
        document.record = std::move(record);
        document.alone = alone;
        if (alone) document.record.index = 0;  // its file says which it is
        add(std::move(document));
      } else {
        rows[decided->form].push_back(std::move(record));
        lists_[decided->form] = decided->list;
      }
    }
    for (auto& [form, items] : rows) add_rows(*form, lists_[form], std::move(items));
  }

  std::vector<data::Record> read_records(const std::string& path, const Form* form) {
    std::vector<data::Record> records;
    intake::Shape shape;
    if (form) shape = shape_of(collections_.catalogue().tables(*form));
    auto reader = intake::open(path, workspace_.limits(), form ? &shape : nullptr);
    if (!reader) {
      problem(std::move(reader.error()), path);
      return records;
    }
    bool unreadable = false;
    while (auto record = (*reader)->next()) {
      if (*record) {
        for (Diagnostic& remark : std::exchange((*record)->remarks, {})) {
          problem(std::move(remark), path);
        }
        records.push_back(std::move(**record));
      } else {
        unreadable = true;
        problem(std::move(record->error()), path);
      }
    }
    for (Diagnostic& remark : (*reader)->take_remarks()) problem(std::move(remark), path);
    if (records.empty() && !unreadable) problem(input_error("pipeline.no_records"), path);
    return records;
  }

  /// A workbook whose name tells no form: where its first sheet is that of a form with lists, it is
  /// read anew with the sheets of the lists.
  void read_lists_too(const std::string& path, std::vector<data::Record>& records) {
    const Fit best = all_.fits(keys_of(records.front().fields)).front();
    const bool ours = best.form->collection == collection_.id && best.score >= forms::kStranger;
    if (!ours || best.form->lists.empty()) return;
    Diagnostics told = std::exchange(folder_.problems, {});
    std::vector<data::Record> whole = read_records(path, best.form);
    if (!whole.empty()) {
      records = std::move(whole);
      std::erase_if(told, [&](const Diagnostic& d) { return d.place.file == path; });
      std::move(folder_.problems.begin(), folder_.problems.end(), std::back_inserter(told));
    }
    folder_.problems = std::move(told);
  }

  void problem(Diagnostic found, const std::string& path) {
    if (found.place.file.empty()) found.place.file = path;
    folder_.problems.push_back(std::move(found));
  }

  /// The form that a record is for; nullopt, with a problem told, if it is for none here.
  std::optional<Fit> decide(const data::Record& record, const std::optional<std::string>& named,
                            const Form* by_path) {
    const std::vector<Fit> fits = all_.fits(keys_of(record.fields));
    const auto here = std::find_if(fits.begin(), fits.end(), [&](const Fit& f) {
      return f.form->collection == collection_.id;
    });
    const Form* told = by_path;
    if (named) {
      told = forms::form_by_name(*named, forms_);
      if (!told) {
        refuse(record, input_error("pipeline.unknown_form_key").with("name", *named));
        return std::nullopt;
      }
    }
    const auto chosen = !told ? here : std::find_if(fits.begin(), fits.end(), [&](const Fit& f) {
      return f.form == told;
    });
    const Fit& best = fits.front();
    // A list of names with a few everyday columns is no submission to another notice.
    const bool ours = best.form->collection == collection_.id || (told && best.form == told);
    if (chosen == fits.end() || best.score < (ours ? forms::kStranger : forms::kSure)) {
      refuse(record, finding(Severity::warning, "pipeline.not_a_submission"));
      return std::nullopt;
    }
    const bool better = best.form != chosen->form && forms::fits_better(best, *chosen);
    if (better && (told || best.form->collection != collection_.id)) {
      refuse_other(record, *chosen->form, best);
      return std::nullopt;
    }
    return *chosen;
  }

  void refuse_other(const data::Record& record, const Form& told, const Fit& best) {
    const bool foreign = best.form->collection != collection_.id;
    Diagnostic found =
        finding(Severity::error, foreign ? "pipeline.other_collection" : "pipeline.other_form");
    found.args.push_back({"title", best.form->title});
    found.args.push_back({"attachment", best.form->attachment});
    found.args.push_back({"notice", best.form->notice.number});
    found.args.push_back({"id", best.form->id});
    found.args.push_back({"told", told.title});
    refuse(record, std::move(found));
  }

  void refuse(const data::Record& record, Diagnostic found) {
    found.place.sheet = record.origin.sheet;
    if (record.origin.row > 0) {
      found.place.line = record.origin.row;
    } else if (record.index > 1) {
      found.place.record = record.index;
    }
    problem(std::move(found), record.origin.file);
  }

  void add(Document document) {
    Diagnostics findings;
    document.record =
        collections_.catalogue().normalised(*document.form, std::move(document.record), findings);
    folder_.documents.push_back(std::move(document));
    folder_.findings.push_back(std::move(findings));
  }

  /// One document of a table's rows. Columns that are fields of the form itself (填报单位 in every
  /// row) become its fields where all rows agree.
  void add_rows(const Form& form, const std::string& list, std::vector<data::Record> rows) {
    Document document;
    document.form = &form;
    document.list = list;
    document.record.origin.file = rows.front().origin.file;
    document.record.origin.sheet = rows.front().origin.sheet;
    data::Array items;
    data::Object fields = lift_common(form, list, rows);
    for (data::Record& row : rows) {
      items.push_back(std::move(row.fields));
      document.rows.push_back(std::move(row.origin));
    }
    fields.emplace_back(list, std::move(items));
    document.record.fields = std::move(fields);
    add(std::move(document));
  }

  static data::Object lift_common(const Form& form, const std::string& list,
                                  std::vector<data::Record>& rows) {
    data::Object lifted;
    const std::vector<std::string>& own = form.lists.at(list);
    for (const std::string& field : form.fields) {
      if (std::find(own.begin(), own.end(), field) != own.end()) continue;
      const Value* first = rows.front().fields.find(field);
      if (!first) continue;
      const Value value = *first;
      const bool common = std::all_of(rows.begin(), rows.end(), [&](const data::Record& row) {
        const Value* v = row.fields.find(field);
        return v && *v == value;
      });
      if (!common) continue;
      lifted.emplace_back(field, value);
      for (data::Record& row : rows) {
        std::erase_if(*row.fields.object(),
                      [&](const data::Member& m) { return m.first == field; });
      }
    }
    return lifted;
  }

  Workspace& workspace_;
  const forms::Collections& collections_;
  const forms::Collection& collection_;
  std::vector<const Form*> forms_;
  forms::Recogniser all_;
  std::map<const Form*, std::string> lists_;
  std::vector<OtherFile> returned_;  ///< may be filled forms
  Folder folder_;
};

}  // namespace

Checked<Folder> read_folder(Workspace& workspace, const forms::Collections& collections,
                            const forms::Collection& collection,
                            const std::vector<std::string>& paths) {
  return FolderReader(workspace, collections, collection).read(paths);
}

}  // namespace sealpress::pipeline
