#include "pipeline/deliver/pack.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <map>
#include <memory>
#include <set>
#include <tuple>
#include <utility>

#include "merge/compile/text_template.h"
#include "opc/package_writer.h"
#include "pdf/sign/places.h"
#include "pipeline/clock.h"
#include "pipeline/deliver/contents_list.h"
#include "pipeline/deliver/delivery.h"
#include "pipeline/deliver/enclosures.h"
#include "pipeline/file_name.h"
#include "pipeline/fill/form_workbook.h"
#include "pipeline/fill/job.h"
#include "pipeline/guarded.h"
#include "pipeline/ordered_pool.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;
using forms::Document;
using State = PackedItem::State;

/// From this many documents of a form on, preparing shared fonts costs less than it saves.
constexpr std::size_t kBatchFrom = 24;
/// What a ZIP without its 64-bit extension holds.
constexpr std::size_t kMostEntries = 65'000, kMostBytes = 4'000'000'000;

/// The archive in the making: names that no file has yet, whatever the case of their letters.
class Archive {
 public:
  explicit Archive(std::int64_t time) {
    using namespace std::chrono;
    const sys_seconds local{seconds(time) + hours(8)};
    const year_month_day date(floor<days>(local));
    const hh_mm_ss clock(local - floor<days>(local));
    const int year = std::clamp(static_cast<int>(date.year()), 1980, 2107) - 1980;
    time_.date =
        static_cast<std::uint16_t>(year << 9 | static_cast<int>(unsigned{date.month()}) << 5 |
                                   static_cast<int>(unsigned{date.day()}));
    time_.time = static_cast<std::uint16_t>(
        clock.hours().count() << 11 | clock.minutes().count() << 5 | clock.seconds().count() / 2);
  }

  /// The name that the file got.
  std::string add(const std::string& folder, const std::string& stem, const std::string& extension,
                  const std::string& bytes) {
    std::string name = unique(folder + stem, extension);
    bytes_ += bytes.size() + name.size() + 128;
    ++entries_;
    if (fits()) writer_.add(name, bytes, time_);
    return name;
  }

  bool fits() const { return entries_ <= kMostEntries && bytes_ <= kMostBytes; }
  std::string finish() && { return std::move(writer_).finish(); }

 private:
  std::string unique(const std::string& stem, const std::string& extension) {
    const std::string end = extension.empty() ? std::string() : "." + extension;
    std::string name = stem + end;
    for (int n = 2; !used_.insert(folded(name)).second; ++n) {
      name = fmt::format("{}-{}{}", stem, n, end);
    }
    return name;
  }

  /// Windows tells no capital from a small letter.
  static std::string folded(std::string name) {
    std::transform(name.begin(), name.end(), name.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; });
    return name;
  }

  opc::EntryTime time_;
  std::set<std::string> used_;
  std::size_t bytes_ = 0, entries_ = 0;
  opc::PackageWriter writer_;
};

/// What all documents of one form share.
struct FormPress {
  Press press;
  std::optional<merge::TextTemplate> name;
};

class Packer {
 public:
  Packer(Workspace& workspace, const forms::Collections& collections,
         const forms::Collection& collection, const PackOptions& options)
      : workspace_(workspace),
        collections_(collections),
        collection_(collection),
        options_(options) {}

  Checked<Packed> run(const std::string& path) {
    auto checked =
        check_documents(workspace_, collections_, collection_, {path}, options_.handed_in);
    if (!checked) return fail(std::move(checked.error()));
    folder_ = &checked->folder;
    time_ = workspace_.environment().time_of(files_of(checked->folder));
    archive_ = std::make_unique<Archive>(time_);
    gather(*checked);
    const Plan plan = plan_delivery(collections_, collection_, checked->folder, options_.by);
    if (plan.sent.empty()) {
      append(packed_.findings, {input_error("pipeline.nothing_to_pack").in_file(path)});
      return done();
    }
    enclosures_ =
        std::make_unique<Enclosures>(checked->folder, collection_, collections_.forms(collection_));
    block_derived(plan);
    if (auto ready = prepare(plan); !ready) return fail(std::move(ready.error()));
    make_documents(plan);
    add_extras(plan);
    report_missing(plan);
    report_rest();
    return write(plan);
  }

 private:
  static std::vector<std::string> files_of(const Folder& folder) {
    std::vector<std::string> files;
    for (const Document& document : folder.documents) files.push_back(document.record.origin.file);
    for (const OtherFile& other : folder.others) files.push_back(other.path);
    return files;
  }

  /// All findings of the check; which documents have errors and are left out.
  void gather(const CheckedFolder& checked) {
    append(packed_.findings, checked.folder.problems);
    for (std::size_t i = 0; i < checked.findings.size(); ++i) {
      if (blocks(checked.findings[i])) blocked_.insert(&checked.folder.documents[i]);
      append(packed_.findings, checked.findings[i]);
    }
    append(packed_.findings, checked.together);
    packed_.summary.records = static_cast<std::int64_t>(checked.findings.size());
  }

  /// A table made of faulty documents repeats their faults, which are told already.
  void block_derived(const Plan& plan) {
    const text::Date today = day_in_china(time_);
    for (const auto& table : plan.derived) {
      if (blocks(collections_.catalogue().check(*table->form, table->record, today))) {
        blocked_.insert(table.get());
      }
    }
  }

  Checked<bool> prepare(const Plan& plan) {
    std::map<const forms::Form*, std::size_t> counts;
    for (const Sent& sent : plan.sent) ++counts[sent.document->form];
    for (const auto& [form, count] : counts) {
      auto made = press_for(*form, count >= kBatchFrom);
      if (!made) return fail(std::move(made.error()));
      presses_[form] = std::move(*made);
    }
    return true;
  }

  Checked<FormPress> press_for(const forms::Form& form, bool batch) {
    FormPress made;
    auto name = merge::TextTemplate::compile(form.file_name);
    if (!name) return fail(Diagnostics{std::move(name.error())});
    made.name = std::move(*name);
    auto target = workspace_.target(form.id);
    if (!target) return fail(std::move(target.error()));
    auto compiled = workspace_.compile(*target);
    if (!compiled) return fail(std::move(compiled.error()));
    auto fonts = workspace_.fonts();
    if (!fonts) return fail(Diagnostics{std::move(fonts.error())});
    made.press.compiled = std::move(*compiled);
    made.press.fonts = std::move(*fonts);
    made.press.batch = batch;
    made.press.time = time_;
    made.press.title = form.title;
    if (batch) {
      auto plan = plan_fonts(*made.press.compiled, *made.press.fonts);
      if (!plan) return fail(std::move(plan.error()));
      made.press.plan = std::move(*plan);
    }
    return made;
  }

  /// A document to be made, with what lies there stamped already.
  struct Job {
    const Sent* sent = nullptr;
    std::string stem, stamped;
    bool docx = false, pdf = false, xlsx = false;
  };
  struct Made {
    Job job;
    pipeline::Document document;
    std::string workbook;
  };

  void make_documents(const Plan& plan) {
    OrderedPool<Job, Made> pool(
        options_.jobs, [this](Job job) { return make(std::move(job)); },
        [this](const Made& made) { add(made); });
    for (const Sent& sent : plan.sent) {
      if (blocked_.count(sent.document) > 0) {
        miss(sent, sent.document->form->title, "pipeline.left_out");
        continue;
      }
      pool.submit(job_for(sent));
    }
    pool.finish();
  }

  /// Runs in any thread.
  Made make(Job job) const {
    Made made{std::move(job), {}, {}};
    if (auto failed = failure_of([&] { make(made); })) {
      made.document.findings.push_back(std::move(*failed));
    }
    return made;
  }

  void make(Made& made) const {
    const forms::Document& document = *made.job.sent->document;
    if (made.job.docx || made.job.pdf) {
      Press press = presses_.at(document.form).press;
      press.docx = made.job.docx;
      press.pdf = made.job.pdf;
      made.document = pipeline::press(press, document.record, false);
    }
    if (!made.job.xlsx) return;
    WorkbookOptions options;
    options.time = time_;
    auto workbook = workbook_of(*document.form, collections_.catalogue().tables(*document.form),
                                document.record, options);
    if (workbook) {
      made.workbook = std::move(*workbook);
    } else {
      made.document.findings.push_back(std::move(workbook.error()));
    }
  }

  Job job_for(const Sent& sent) {
    Job job;
    job.sent = &sent;
    job.stem = stem_of(sent);
    for (const forms::Delivery& d : sent.document->form->deliveries) {
      if (d.by != sent.by) continue;
      job.docx = job.docx || d.format == "docx";
      job.xlsx = job.xlsx || d.format == "xlsx";
      if (d.format != "pdf") continue;
      if (d.sealed) take_stamped(job);
      job.pdf = job.stamped.empty();
    }
    return job;
  }

  std::string stem_of(const Sent& sent) const {
    const std::string stem =
        safe_file_name(presses_.at(sent.document->form).name->expand(sent.document->record.fields));
    return stem.empty() ? safe_file_name(sent.document->form->title) : stem;
  }

  /// The PDF in the folder that takes the place of the document's own: sealed wherever a seal is
  /// wanted, or a scan in which that cannot be seen.
  void take_stamped(Job& job) {
    const OtherFile* file = enclosures_->find_pdf(*job.sent->document, job.stem);
    if (!file) return;
    auto bytes = workspace_.environment().read_file(file->path, workspace_.limits().file_bytes);
    if (!bytes) {
      packed_.findings.push_back(std::move(bytes.error()));
      return;
    }
    auto places = pdf::seal_places(*bytes);
    if (!places) {
      places.error().place.file = file->path;
      packed_.findings.push_back(std::move(places.error()));
      return;
    }
    const collect::SealState state = state_of(*places, file->path);
    if (state == collect::SealState::missing) {
      packed_.findings.push_back(finding(Severity::warning, "pipeline.pdf_not_stamped"));
      packed_.findings.back().place.file = file->path;
      return;
    }
    job.stamped = std::move(*bytes);
    if (state == collect::SealState::found) return;
    packed_.findings.push_back(finding(Severity::info, "pipeline.seals_unclear"));
    packed_.findings.back().place.file = file->path;
  }

  /// Found where every place is sealed. Fields for seals tell most; then what stands on the pages.
  collect::SealState state_of(const std::vector<pdf::SealPlace>& places, const std::string& path) {
    using collect::SealState;
    std::vector<collect::SealSeen> seen;
    for (const pdf::SealPlace& place : places) {
      const bool sealed = place.is_signed || place.is_stamped;
      seen.push_back({place.name, sealed ? SealState::found : SealState::missing, {}});
    }
    const auto& seals = folder_->seals;
    if (const auto known = seals.find(path); known != seals.end() && seen.empty()) {
      seen = known->second;
    }
    if (seen.empty()) return SealState::unclear;
    SealState state = SealState::found;
    for (const collect::SealSeen& seal : seen) {
      if (seal.state == SealState::found) continue;
      if (state != SealState::missing) state = seal.state;
      if (seal.state != SealState::missing) continue;
      Diagnostic missing =
          finding(Severity::warning, "pipeline.seal_not_found").with("seal", seal.name);
      missing.place = seal.place;
      missing.place.file = path;
      packed_.findings.push_back(std::move(missing));
    }
    return state;
  }

  std::string folder_of(const Sent& sent) const {
    const auto pattern = collection_.folders.find(sent.by);
    const std::string text = pattern == collection_.folders.end() ? sent.by : pattern->second;
    const data::Value fields(data::Object{{"单位", data::Value(sent.unit)}});
    std::string out;
    // Each step is expanded alone: a slash in a name is no folder.
    for (const fs::path& step : fs::path(text)) {
      auto name = merge::TextTemplate::compile(step.string());
      const std::string safe = safe_file_name(name ? name->expand(fields) : step.string());
      if (!safe.empty()) out += safe + "/";
    }
    return out;
  }

  static std::string what(const Sent& sent) {
    const forms::Form& form = *sent.document->form;
    return form.attachment + "《" + form.title + "》";
  }

  void add(const Made& made) {
    const Sent& sent = *made.job.sent;
    Diagnostics findings = made.document.findings;
    for (Diagnostic& d : findings) forms::locate(d.place, *sent.document);
    const bool failed = blocks(findings);
    append(packed_.findings, std::move(findings));
    if (failed) return miss(sent, sent.document->form->title, "pipeline.left_out");
    for (const forms::Delivery& d : sent.document->form->deliveries) {
      if (d.by == sent.by) add(made, d);
    }
    ++packed_.summary.written;
  }

  void add(const Made& made, const forms::Delivery& d) {
    const Sent& sent = *made.job.sent;
    const std::string folder = folder_of(sent);
    const auto put = [&](State state, const std::string& bytes) {
      packed_.items.push_back({state, archive_->add(folder, made.job.stem, d.format, bytes),
                               what(sent), sent.by, sent.unit});
    };
    if (d.format == "docx") {
      put(State::packed, made.document.docx);
    } else if (d.format == "xlsx") {
      put(State::packed, made.workbook);
    } else if (d.format == "pdf" && !made.job.stamped.empty()) {
      put(State::sealed, made.job.stamped);
    } else if (d.format == "pdf") {
      put(d.sealed ? State::to_be_sealed : State::packed, made.document.pdf);
      if (d.sealed) unsealed(sent, packed_.items.back().name);
    } else if (d.format == "paper") {
      packed_.items.push_back({State::on_paper, made.job.stem, what(sent), sent.by, sent.unit});
    } else {
      miss(sent, sent.document->form->title + "（" + d.format + "）", "pipeline.format_not_made");
    }
  }

  void unsealed(const Sent& sent, const std::string& name) {
    Diagnostic found = finding(Severity::warning, "pipeline.to_be_sealed");
    forms::locate(found.place, *sent.document);
    found.args.push_back({"name", name});
    packed_.findings.push_back(std::move(found));
  }

  void miss(const Sent& sent, const std::string& title, const char* code) {
    Diagnostic found = finding(Severity::warning, code);
    forms::locate(found.place, *sent.document);
    found.args.push_back({"unit", sent.unit});
    found.args.push_back({"what", title});
    packed_.findings.push_back(std::move(found));
    packed_.items.push_back({State::missing, title, what(sent), sent.by, sent.unit});
  }

  void add_extras(const Plan& plan) {
    for (const forms::Extra& extra : collection_.extras) {
      for (const Sent& sent : plan.sent) {
        if (sent.by != extra.by || sent.document->form->id != extra.beside) continue;
        add_extra(extra, sent, plan);
      }
    }
  }

  /// Whether the sender has a document of the extra's own form, which is packed as such.
  static bool filled_in(const forms::Extra& extra, const Sent& sent, const Plan& plan) {
    return std::any_of(plan.sent.begin(), plan.sent.end(), [&](const Sent& other) {
      return other.document->form->id == extra.form && other.key == sent.key;
    });
  }

  void add_extra(const forms::Extra& extra, const Sent& sent, const Plan& plan) {
    const auto files = enclosures_->find(extra, *sent.document, sent.unit);
    for (const OtherFile* file : files) {
      auto bytes = workspace_.environment().read_file(file->path, workspace_.limits().file_bytes);
      if (!bytes) {
        packed_.findings.push_back(std::move(bytes.error()));
        continue;
      }
      const std::string stem = safe_file_name(fs::path(file->name).stem().string());
      packed_.items.push_back({State::packed,
                               archive_->add(folder_of(sent), stem, file->extension, *bytes),
                               extra.what, sent.by, sent.unit});
    }
    if (!files.empty() || filled_in(extra, sent, plan)) return;
    Diagnostic found = finding(Severity::warning, "pipeline.extra_missing");
    forms::locate(found.place, *sent.document);
    found.article = extra.article;
    found.args.push_back({"unit", sent.unit});
    found.args.push_back({"what", extra.what});
    found.args.push_back({"words", extra.words.front()});
    packed_.findings.push_back(std::move(found));
    packed_.items.push_back({State::missing, extra.what, extra.what, sent.by, sent.unit});
  }

  void report_missing(const Plan& plan) {
    for (const Plan::Missing& missing : plan.missing) {
      Diagnostic found = finding(Severity::warning, "pipeline.form_missing");
      found.place.form = missing.form->id;
      found.args.push_back({"unit", missing.unit});
      found.args.push_back({"what", missing.form->attachment + "《" + missing.form->title + "》"});
      packed_.findings.push_back(std::move(found));
      packed_.items.push_back({State::missing, missing.form->title,
                               missing.form->attachment + "《" + missing.form->title + "》",
                               missing.by, missing.unit});
    }
  }

  void report_rest() {
    if (!options_.by.empty()) return;  // the other senders' files are not foreign
    for (const OtherFile* file : enclosures_->rest()) {
      packed_.findings.push_back(finding(Severity::warning, "pipeline.not_packed"));
      packed_.findings.back().place.file = file->path;
    }
  }

  Checked<Packed> write(const Plan& plan) {
    std::stable_sort(packed_.items.begin(), packed_.items.end(),
                     [](const PackedItem& a, const PackedItem& b) {
                       return std::tie(a.by, a.unit) < std::tie(b.by, b.unit);
                     });
    const bool any = std::any_of(packed_.items.begin(), packed_.items.end(), [](const auto& item) {
      return item.state != State::missing && item.state != State::on_paper;
    });
    if (!archive_->fits()) packed_.findings.push_back(output_error("pipeline.archive_too_large"));
    if (!any) packed_.findings.push_back(input_error("pipeline.nothing_to_pack"));
    const bool stopped = options_.strict && blocks(packed_.findings, true);
    if (!any || stopped || !archive_->fits()) return done();
    archive_->add("", "材料目录", "txt",
                  contents_list(collection_, plan.sent.front().document->form->notice, packed_,
                                day_in_china(time_)));
    auto written =
        workspace_.environment().write_file(options_.output, std::move(*archive_).finish());
    if (written) {
      packed_.path = options_.output;
    } else {
      packed_.findings.push_back(std::move(written.error()));
    }
    return done();
  }

  Packed done() {
    RecordResult all;
    all.findings = packed_.findings;
    Summary counted;
    pipeline::add(counted, all, options_.strict);
    packed_.summary.errors = counted.errors;
    packed_.summary.warnings = counted.warnings;
    packed_.summary.exit_code = counted.exit_code;
    return std::move(packed_);
  }

  Workspace& workspace_;
  const forms::Collections& collections_;
  const forms::Collection& collection_;
  const PackOptions& options_;
  const Folder* folder_ = nullptr;
  std::int64_t time_ = 0;
  std::unique_ptr<Archive> archive_;
  std::unique_ptr<Enclosures> enclosures_;
  std::set<const Document*> blocked_;
  std::map<const forms::Form*, FormPress> presses_;
  Packed packed_;
};

}  // namespace

Checked<Packed> pack(Workspace& workspace, std::string_view name, const std::string& folder,
                     const PackOptions& options) {
  auto collections = workspace.collections();
  if (!collections) return fail(std::move(collections.error()));
  const forms::Collection* collection = (*collections)->find(name);
  if (!collection) {
    return fail(Diagnostics{
        usage_error("pipeline.unknown_collection").with("collection", std::string(name))});
  }
  return Packer(workspace, **collections, *collection, options).run(folder);
}

}  // namespace sealpress::pipeline
