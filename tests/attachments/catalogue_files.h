// The catalogue and the samples of the source tree, for tests.
#pragma once

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "data/value.h"
#include "forms/catalogue.h"
#include "support/paths.h"

namespace sealpress::attachments {

inline std::filesystem::path source_tree() {
  return sealpress::test::kSourceDir;
}

/// <collection>/<form> of every file with that extension below a folder, sorted.
inline std::vector<std::string> forms_below(const std::filesystem::path& folder,
                                            const std::string& extension) {
  std::vector<std::string> forms;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::filesystem::path& path = entry.path();
    if (path.extension() == extension && path.parent_path() != folder) {
      forms.push_back((path.parent_path().filename() / path.stem()).string());
    }
  }
  std::sort(forms.begin(), forms.end());
  return forms;
}

inline std::string read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Null if it cannot be read.
inline data::Value read_json(const std::filesystem::path& path) {
  auto value = data::parse_json(read_file(path));
  return value ? std::move(*value) : data::Value{};
}

/// The catalogue's file of a form.
inline data::Value read_entry(const std::string& form) {
  return read_json(source_tree() / "data/forms" / (form + ".json"));
}

/// The Word template that the catalogue names for a form.
inline std::filesystem::path template_of(const data::Value& entry) {
  return source_tree() / entry.find("templates")->find("docx")->to_text();
}

/// A page of GB/T 9704: all its words are data, so its sample is what is printed.
inline bool is_official_document(const data::Value& entry) {
  return entry.find("standard") != nullptr;
}

inline Checked<std::shared_ptr<const forms::Catalogue>> load_catalogue() {
  const std::filesystem::path folder = source_tree() / "data/forms";
  std::vector<forms::SourceFile> files;
  for (const std::string& id : forms_below(folder, ".json")) {
    const std::filesystem::path path = folder / (id + ".json");
    files.push_back({path.string(), id, read_file(path)});
  }
  return forms::Catalogue::load(files);
}

/// Name for a parameter of a test.
inline std::string test_name(std::string form) {
  std::replace_if(
      form.begin(), form.end(), [](char c) { return c == '/' || c == '-'; }, '_');
  return form;
}

}  // namespace sealpress::attachments
