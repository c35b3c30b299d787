// Folders of submissions for tests: samples of the catalogue, changed where a test says so.
#pragma once

#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "data/value.h"
#include "pipeline/environment.h"
#include "pipeline/fill/render.h"
#include "pipeline/workspace.h"
#include "support/faults.h"
#include "support/judge.h"
#include "support/paths.h"

namespace sealpress::pipeline {

inline data::Value sample(const std::string& form) {
  auto value = data::parse_json(
      test::read_file(std::string(test::kSourceDir) + "/data/samples/" + form + ".json"));
  return value ? *value : data::Value(data::Object{});
}

inline data::Value with(data::Value record, const std::string& field, data::Value value) {
  test::member(record, field) = std::move(value);
  return record;
}

/// A folder and the program's own files, with a time that stands still.
class Place {
 public:
  Place() : environment_(system_environment(1'748'750'400)) {}  // 2025-06-01 in China

  std::string write(const std::string& name, const std::string& bytes) {
    const std::filesystem::path path = std::filesystem::path(folder_.path()) / name;
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
    return path.string();
  }
  std::string write(const std::string& name, const data::Value& record) {
    return write(name, data::to_json(record, 2));
  }
  std::string path(const std::string& name = "") const {
    return (std::filesystem::path(folder_.path()) / name).string();
  }
  /// The folder's own name.
  std::string name() const { return std::filesystem::path(folder_.path()).filename().string(); }
  Workspace workspace() { return Workspace(*environment_, test::kSourceDir); }

 private:
  test::TempDir folder_;
  std::unique_ptr<Environment> environment_;
};

/// The path of what render makes of a record, docx or pdf.
inline std::string rendered(Place& place, const std::string& form, const data::Value& record,
                            const std::string& format) {
  const std::string data = place.write("../" + place.name() + "-data/data.json", record);
  Workspace workspace = place.workspace();
  RenderOptions options;
  options.directory = place.path("../" + place.name() + "-data/rendered");
  options.docx = format == "docx";
  options.pdf = format == "pdf";
  std::string path;
  auto target = workspace.target(form);
  if (!target) return path;
  auto done = render(workspace, *target, {data}, options, [&](const RecordResult& result) {
    for (const OutputFile& file : result.files) path = file.path;
  });
  return done ? path : std::string();
}

}  // namespace sealpress::pipeline
