#include "pipeline/deliver/enclosures.h"

#include <algorithm>
#include <filesystem>

#include "forms/names.h"
#include "forms/recognise.h"
#include "pipeline/file_name.h"

namespace sealpress::pipeline {
namespace {

namespace fs = std::filesystem;

/// A file's name as it is compared: folded, without what people add when they stamp or scan.
std::string plain_stem(const std::string& name) {
  std::string stem = forms::fold_name(name);
  bool again = true;
  while (again) {
    again = false;
    for (const char* word : {"已盖章", "盖章版", "盖章件", "盖章", "扫描件", "扫描版", "扫描",
                             "签章", "(", ")", "_", "-", ".", "副本"}) {
      if (stem.ends_with(word)) {
        stem.resize(stem.size() - std::string_view(word).size());
        again = true;
      }
    }
  }
  return stem;
}

std::string stem_of(const OtherFile& file) {
  return fs::path(file.name).stem().string();
}

}  // namespace

Enclosures::Enclosures(const Folder& folder, const forms::Collection& collection,
                       const std::vector<const forms::Form*>& forms)
    : folder_(folder) {
  for (const OtherFile& file : folder.others) {
    if (file.extension != "pdf") continue;
    by_stem_.emplace(plain_stem(stem_of(file)), &file);
    const std::string name = fs::path(file.name).filename().string();
    if (const forms::Form* form = forms::form_by_path(name, collection, forms)) {
      pdfs_[{form, folder_of(file.path)}].push_back(&file);
      pdfs_[{form, ""}].push_back(&file);
    }
  }
  for (const forms::Document& document : folder.documents) {
    ++documents_[{document.form, folder_of(document.record.origin.file)}];
  }
}

const OtherFile* Enclosures::take(const OtherFile* file) {
  if (file) taken_.insert(file);
  return file;
}

const OtherFile* Enclosures::sole(const Group& group) const {
  const auto found = pdfs_.find(group);
  return found != pdfs_.end() && found->second.size() == 1 ? found->second.front() : nullptr;
}

std::size_t Enclosures::documents_of(const forms::Form* form) const {
  std::size_t count = 0;
  for (const auto& [group, n] : documents_) count += group.first == form ? n : 0;
  return count;
}

const OtherFile* Enclosures::find_pdf(const forms::Document& document, const std::string& stem) {
  if (const auto named = by_stem_.find(plain_stem(stem)); named != by_stem_.end()) {
    return take(named->second);
  }
  if (document.record.origin.file.empty()) return nullptr;  // a derived table has no folder
  const Group beside{document.form, folder_of(document.record.origin.file)};
  const auto here = documents_.find(beside);
  if (here != documents_.end() && here->second == 1) {
    if (const OtherFile* file = sole(beside)) return take(file);
  }
  return documents_of(document.form) == 1 ? take(sole({document.form, ""})) : nullptr;
}

std::vector<const OtherFile*> Enclosures::find(const forms::Extra& extra,
                                               const forms::Document& document,
                                               const std::string& unit) {
  std::vector<const OtherFile*> found;
  const bool only = documents_of(document.form) == 1;
  const std::string folder = folder_of(document.record.origin.file);
  const auto here = documents_.find({document.form, folder});
  const bool own_folder = here != documents_.end() && here->second == 1;
  for (const OtherFile& file : folder_.others) {
    const bool any = extra.formats.front() == "any";
    if (!any && std::find(extra.formats.begin(), extra.formats.end(), file.extension) ==
                    extra.formats.end()) {
      continue;
    }
    const std::string name = forms::fold_name(file.name);
    const bool named = std::any_of(extra.words.begin(), extra.words.end(), [&](const auto& word) {
      return name.find(forms::fold_name(word)) != std::string::npos;
    });
    if (!named) continue;
    const bool beside = own_folder && folder_of(file.path) == folder;
    const bool by_unit = !unit.empty() && name.find(forms::fold_name(unit)) != std::string::npos;
    if (only || beside || by_unit) found.push_back(take(&file));
  }
  return found;
}

std::vector<const OtherFile*> Enclosures::rest() const {
  std::vector<const OtherFile*> left;
  for (const OtherFile& file : folder_.others) {
    if (taken_.count(&file) == 0) left.push_back(&file);
  }
  return left;
}

}  // namespace sealpress::pipeline
