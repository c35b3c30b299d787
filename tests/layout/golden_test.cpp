// Golden tests: tests/layout/golden/*.txt hold snippets of Word XML and the pages that they make.
//
//   === what is shown
//   --- body            XML of w:body; also styles, settings, numbering, section, footnotes,
//   <w:p>…</w:p>        header, header first, footer; profile libreoffice
//   --- pages           what must come out
//
// SEALPRESS_UPDATE_GOLDEN=1 writes the pages anew.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>

#include "layout/harness.h"
#include "support/judge.h"
#include "support/paths.h"

namespace sealpress::test {
namespace {

struct Case {
  std::string title;
  std::vector<std::pair<std::string, std::string>> parts;  ///< in the file's order
  std::string file;

  std::string part(std::string_view name) const {
    for (const auto& [key, text] : parts) {
      if (key == name) return text;
    }
    return {};
  }
};

void PrintTo(const Case& c, std::ostream* out) {
  *out << c.file << ": " << c.title;
}

std::filesystem::path folder() {
  return std::string(sealpress::test::kSourceDir) + "/tests/layout/golden";
}

std::vector<Case> read_cases(const std::filesystem::path& path) {
  std::istringstream in(read_file(path));
  std::vector<Case> cases;
  for (std::string line; std::getline(in, line);) {
    if (line.rfind("=== ", 0) == 0) {
      cases.push_back({line.substr(4), {}, path.filename().string()});
    } else if (line.rfind("--- ", 0) == 0 && !cases.empty()) {
      cases.back().parts.emplace_back(line.substr(4), "");
    } else if (!cases.empty() && !cases.back().parts.empty()) {
      cases.back().parts.back().second += line + "\n";
    }
  }
  return cases;
}

std::vector<Case> all_cases() {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder())) {
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Case> all;
  for (const auto& file : files) {
    for (Case& one : read_cases(file)) all.push_back(std::move(one));
  }
  return all;
}

layout::Pages lay_out(const Case& c) {
  DocxBuilder builder;
  builder.body(c.part("body"));
  builder.styles(std::string(kDefaults) + c.part("styles"));
  if (!c.part("section").empty()) builder.section(c.part("section"));
  if (!c.part("settings").empty()) builder.settings(c.part("settings"));
  if (!c.part("numbering").empty()) builder.numbering(c.part("numbering"));
  if (!c.part("footnotes").empty()) builder.footnotes(c.part("footnotes"));
  if (!c.part("endnotes").empty()) builder.endnotes(c.part("endnotes"));
  if (!c.part("header").empty()) builder.header(c.part("header"));
  if (!c.part("header first").empty()) builder.header(c.part("header first"), "first");
  if (!c.part("header even").empty()) builder.header(c.part("header even"), "even");
  if (!c.part("footer").empty()) builder.footer(c.part("footer"));
  layout::Options options;
  for (const auto& [key, text] : c.parts) {
    if (key == "profile libreoffice") options.profile = layout::Profile::libreoffice();
  }
  return test::lay_out(builder.bytes(), options);
}

class Golden : public testing::TestWithParam<Case> {};

TEST_P(Golden, PagesAreAsWritten) {
  SCOPED_TRACE(GetParam().file + ": " + GetParam().title);
  EXPECT_EQ(print(lay_out(GetParam())), GetParam().part("pages"));
}

std::string test_name(const testing::TestParamInfo<Case>& info) {
  std::string name = info.param.file.substr(0, info.param.file.find('.')) + "_";
  for (const char c : info.param.title) {
    const bool letter = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    name += letter ? c : '_';
  }
  return name + "_" + std::to_string(info.index);
}

INSTANTIATE_TEST_SUITE_P(Layout, Golden, testing::ValuesIn(all_cases()), test_name);

/// With the update flag the files are written anew before the tests run.
class Updater : public testing::Environment {
 public:
  void SetUp() override {
    if (std::getenv("SEALPRESS_UPDATE_GOLDEN") == nullptr) return;
    std::map<std::string, std::string> files;
    for (const Case& c : all_cases()) {
      std::string& out = files[c.file];
      out += "=== " + c.title + "\n";
      for (const auto& [key, text] : c.parts) {
        if (key != "pages") out += "--- " + key + "\n" + text;
      }
      out += "--- pages\n" + print(lay_out(c));
    }
    for (const auto& [name, text] : files) {
      std::ofstream(folder() / name, std::ios::binary) << text;
    }
    GTEST_SKIP() << "golden files written";
  }
};

const testing::Environment* const kUpdater =
    testing::AddGlobalTestEnvironment(new Updater);  // owned by GoogleTest

}  // namespace
}  // namespace sealpress::test
