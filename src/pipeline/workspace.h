// What a run needs besides its input: the home folder's catalogue and fonts, loaded when first
// asked.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/result.h"
#include "forms/catalogue.h"
#include "forms/collections.h"
#include "merge/template.h"
#include "pipeline/environment.h"
#include "text/font/fonts.h"

namespace sealpress::pipeline {

/// A form to fill: of the catalogue, or any Word template by its path.
struct Target {
  std::string name;  ///< catalogue id or path as the user named it
  /// Holds the form, and perhaps no other; null for a path.
  std::shared_ptr<const forms::Catalogue> catalogue;
  const forms::Form* form = nullptr;  ///< null for a path
  std::string template_path;
};

/// Not thread-safe; what it returns is.
class Workspace {
 public:
  Workspace(Environment& environment, std::string home, Limits limits = {});

  Environment& environment() { return environment_; }
  const Limits& limits() const { return limits_; }
  const std::string& home() const { return home_; }

  /// All forms that can be read; what is wrong with the others stands in catalogue_faults. Fails
  /// where the folders cannot be read.
  Checked<std::shared_ptr<const forms::Catalogue>> catalogue();
  const Diagnostics& catalogue_faults() const { return faults_; }
  Checked<std::shared_ptr<const forms::Collections>> collections();
  Result<std::shared_ptr<const text::FontLibrary>> fonts();
  /// Those that another program would take: the system's, before the home's of the same name.
  Result<std::shared_ptr<const text::FontLibrary>> fonts_of_the_system();

  /// The folder that a form's file, template and samples lie below.
  const std::string& root_of(const forms::Form& form) const;
  /// `name` is a catalogue id, or the path of a .docx file. Reads no other form than the one that
  /// is meant. Fails with pipeline.unknown_form, naming the nearest id.
  Checked<Target> target(std::string_view name);
  /// The target's template, compiled.
  Checked<std::shared_ptr<const merge::Template>> compile(const Target& target);
  Result<std::shared_ptr<const docx::Document>> open_docx(const std::string& path);

 private:
  Environment& environment_;
  std::string home_;
  Limits limits_;
  std::vector<std::string> homes() const;
  Checked<std::vector<forms::SourceFile>> definitions(const std::string& folder,
                                                      std::map<std::string, std::string>& roots);
  /// The file of one form; nothing if it cannot be read.
  std::optional<forms::SourceFile> definition(std::string_view id);
  /// Opened once, and kept in `fonts`.
  Result<std::shared_ptr<const text::FontLibrary>> open_fonts(
      bool system_first, std::shared_ptr<const text::FontLibrary>& fonts) const;

  std::shared_ptr<const forms::Catalogue> catalogue_;
  Diagnostics faults_;                        ///< of forms that it lacks
  std::map<std::string, std::string> roots_;  ///< form id -> folder
  std::shared_ptr<const forms::Collections> collections_;
  std::shared_ptr<const text::FontLibrary> fonts_, system_fonts_;
};

}  // namespace sealpress::pipeline
