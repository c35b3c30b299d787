#include "pipeline/workspace.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <utility>

namespace sealpress::pipeline {
namespace {

/// Files that may be a template; the old and the foreign ones are read to be told what they are.
constexpr std::string_view kEndings[] = {".pdf", ".docx", ".docm", ".dotx", ".dotm", ".doc",
                                         ".dot", ".wps",  ".wpt",  ".odt",  ".rtf"};

bool names_a_file(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  std::string ending(name.substr(std::min(dot, name.size())));
  for (char& c : ending) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return std::find(std::begin(kEndings), std::end(kEndings), ending) != std::end(kEndings);
}

/// An id is a path below data/forms as it is written there: nothing leads up, nothing is doubled.
bool may_be_id(std::string_view name) {
  const std::filesystem::path path(name);
  return !name.empty() && path.is_relative() && *path.begin() != ".." &&
         path.lexically_normal().generic_string() == name;
}

Diagnostic unknown_form(std::string_view name, const std::string& nearest) {
  if (nearest.empty()) {
    return usage_error("pipeline.unknown_form").with("form", std::string(name));
  }
  return usage_error("pipeline.misspelt_form")
      .with("form", std::string(name))
      .with("nearest", nearest);
}

const std::string kForms = "/data/forms";

}  // namespace

Workspace::Workspace(Environment& environment, std::string home, Limits limits)
    : environment_(environment), home_(std::move(home)), limits_(limits) {
  while (home_.size() > 1 && home_.ends_with('/')) home_.pop_back();
}

std::vector<std::string> Workspace::homes() const {
  std::vector<std::string> homes = environment_.form_folders();
  homes.insert(homes.begin(), home_);
  return homes;
}

Checked<std::vector<forms::SourceFile>> Workspace::definitions(
    const std::string& folder, std::map<std::string, std::string>& roots) {
  for (const std::string& root : homes()) {
    // A folder of one's own need not hold every kind of definition.
    auto names = environment_.list_files(root + folder, ".json");
    if (!names && (root == home_ || folder == kForms)) {
      return fail(Diagnostics{std::move(names.error())});
    }
    if (!names) continue;
    for (const std::string& name : *names) {
      roots[name.substr(0, name.size() - std::string_view(".json").size())] = root;
    }
  }
  std::vector<forms::SourceFile> files;
  for (const auto& [id, root] : roots) {
    const std::string path = fmt::format("{}{}/{}.json", root, folder, id);
    auto bytes = environment_.read_file(path, limits_.part_bytes);
    if (!bytes) return fail(Diagnostics{std::move(bytes.error())});
    files.push_back({path, id, std::move(*bytes)});
  }
  return files;
}

std::optional<forms::SourceFile> Workspace::definition(std::string_view id) {
  const std::vector<std::string> roots = homes();
  // As with all of them together, the last folder to hold a form is the one that counts.
  for (auto root = roots.rbegin(); root != roots.rend(); ++root) {
    const std::string path = *root + kForms + "/" + std::string(id) + ".json";
    auto bytes = environment_.read_file(path, limits_.part_bytes);
    // A file that is there and cannot be read is not passed over: the catalogue tells why.
    if (!bytes && environment_.real_path(path)) return std::nullopt;
    if (!bytes) continue;
    roots_[std::string(id)] = *root;
    return forms::SourceFile{path, std::string(id), std::move(*bytes)};
  }
  return std::nullopt;
}

Checked<std::shared_ptr<const forms::Catalogue>> Workspace::catalogue() {
  if (catalogue_) return catalogue_;
  std::map<std::string, std::string> roots;
  auto files = definitions(kForms, roots);
  if (!files) return fail(std::move(files.error()));
  auto loaded = forms::Catalogue::load(*files, &faults_);
  if (!loaded) return loaded;
  catalogue_ = *loaded;
  roots_ = std::move(roots);
  return loaded;
}

const std::string& Workspace::root_of(const forms::Form& form) const {
  const auto root = roots_.find(form.id);
  return root == roots_.end() ? home_ : root->second;
}

Checked<std::shared_ptr<const forms::Collections>> Workspace::collections() {
  if (collections_) return collections_;
  auto forms = catalogue();
  if (!forms) return fail(std::move(forms.error()));
  std::map<std::string, std::string> roots;
  auto files = definitions("/data/collections", roots);
  if (!files) return fail(std::move(files.error()));
  auto loaded = forms::Collections::load(*files, *forms);
  if (!loaded) {  // a form that could not be read may be the reason
    loaded.error().insert(loaded.error().begin(), faults_.begin(), faults_.end());
    return loaded;
  }
  collections_ = *loaded;
  return loaded;
}

Result<std::shared_ptr<const text::FontLibrary>> Workspace::fonts() {
  return open_fonts(false, fonts_);
}

Result<std::shared_ptr<const text::FontLibrary>> Workspace::fonts_of_the_system() {
  return open_fonts(true, system_fonts_);
}

Result<std::shared_ptr<const text::FontLibrary>> Workspace::open_fonts(
    bool system_first, std::shared_ptr<const text::FontLibrary>& fonts) const {
  if (!fonts) {
    text::FontLibrary::Options options;
    options.font_dir = home_ + "/fonts";
    options.system_fonts_first = system_first;
    auto opened = text::FontLibrary::open(options);
    if (!opened) return opened;
    fonts = std::move(*opened);
  }
  return fonts;
}

Checked<Target> Workspace::target(std::string_view name) {
  if (names_a_file(name)) return Target{std::string(name), nullptr, nullptr, std::string(name)};
  const auto one = !catalogue_ && may_be_id(name) ? definition(name) : std::nullopt;
  auto loaded = one ? forms::Catalogue::load({*one}) : catalogue();
  if (!loaded) return fail(std::move(loaded.error()));
  const forms::Form* form = (*loaded)->find(name);
  if (!form) {
    Diagnostics told = faults_;
    told.push_back(unknown_form(name, (*loaded)->nearest(name)));
    return fail(std::move(told));
  }
  const std::string& file = form->docx_template.empty() ? form->pdf_template : form->docx_template;
  return Target{form->id, *loaded, form, root_of(*form) + "/" + file};
}

Result<std::shared_ptr<const docx::Document>> Workspace::open_docx(const std::string& path) {
  auto bytes = environment_.read_file(path, limits_.file_bytes);
  if (!bytes) return fail(std::move(bytes.error()));
  return docx::Document::open(std::move(*bytes), path, limits_);
}

Checked<std::shared_ptr<const merge::Template>> Workspace::compile(const Target& target) {
  auto file = open_docx(target.template_path);
  if (!file) return fail(Diagnostics{std::move(file.error())});
  merge::CompileOptions options;
  if (target.form) options.short_keys = target.form->short_keys;
  return merge::Template::compile(std::move(*file), options);
}

}  // namespace sealpress::pipeline
