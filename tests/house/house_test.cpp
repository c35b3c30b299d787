// Holds the folders of src/ to the house: includes point down, third parties stay behind their
// wall.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

#include "support/paths.h"

namespace {

namespace fs = std::filesystem;

const std::map<std::string, int> kLayers = {
    {"base", 0},    {"xml", 1},      {"package", 1},  {"codec", 1},  {"image", 1},    {"text", 1},
    {"data", 1},    {"opc", 2},      {"messages", 2}, {"frame", 2},  {"docx", 3},     {"sheet", 3},
    {"intake", 4},  {"forms", 4},    {"merge", 4},    {"layout", 4}, {"official", 4}, {"pdf", 4},
    {"collect", 5}, {"pipeline", 6}, {"service", 7},  {"cli", 8}};

/// Header prefix of a third party -> the folders that may include it.
const std::vector<std::pair<std::string, std::set<std::string>>> kWalls = {
    {"libxml/", {"xml"}},
    {"zip.h", {"package"}},
    {"archive", {"package"}},
    {"openssl/", {"codec", "pdf"}},
    {"libdeflate.h", {"codec"}},
    {"zlib.h", {"codec"}},
    {"linux/", {"pdf"}},
    {"png.h", {"image"}},
    {"jpeglib.h", {"image"}},
    {"jerror.h", {"image"}},
    {"qrencode.h", {"image"}},
    {"librsvg/", {"image"}},
    {"cairo.h", {"image"}},
    {"dlfcn.h", {"image"}},
    {"unicode/", {"text"}},
    {"hb", {"text"}},
    {"ft2build.h", {"text"}},
    {"freetype/", {"text"}},
    {"fontconfig/", {"text"}},
    {"boost/multiprecision/", {"text"}},
    {"nlohmann/", {"data"}},
    {"valijson/", {"forms"}},
    {"re2/", {"text"}},
    {"xlsxwriter", {"sheet"}},
    {"podofo/", {"pdf"}},
    {"qpdf/", {"pdf"}},
    {"CLI/", {"cli"}},
    {"fmt/", {}},  // everywhere
    {"tl/expected.hpp", {"base"}},
};

struct Include {
  std::string file, folder, target;
  bool angled;
  int line;
};

std::vector<Include> all_includes() {
  const fs::path src = fs::path(sealpress::test::kSourceDir) / "src";
  const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
  std::vector<Include> found;
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    const std::string extension = entry.path().extension().string();
    if (extension != ".h" && extension != ".cpp") continue;
    const fs::path relative = fs::relative(entry.path(), src);
    std::ifstream in(entry.path());
    std::string text;
    for (int line = 1; std::getline(in, text); ++line) {
      std::smatch m;
      if (std::regex_search(text, m, pattern)) {
        found.push_back({relative.string(), relative.begin()->string(), m[2], m[1] == "<", line});
      }
    }
  }
  return found;
}

std::string where(const Include& i) {
  return "src/" + i.file + ":" + std::to_string(i.line) + " includes " + i.target;
}

TEST(House, IncludesPointDownOnly) {
  int checked = 0;
  for (const Include& i : all_includes()) {
    if (i.angled) continue;
    ++checked;
    const std::string target = i.target.substr(0, i.target.find('/'));
    ASSERT_TRUE(kLayers.count(i.folder)) << "unknown folder src/" << i.folder;
    ASSERT_TRUE(kLayers.count(target)) << where(i) << ": give the path from src/";
    if (target == i.folder) continue;
    EXPECT_LT(kLayers.at(target), kLayers.at(i.folder)) << where(i);
  }
  EXPECT_GT(checked, 50);
}

TEST(House, FramesKnowOnlyBaseAndTheFaceId) {
  for (const Include& i : all_includes()) {
    if (i.folder != "frame" || i.angled) continue;
    const bool allowed = i.target.starts_with("base/") || i.target.starts_with("frame/") ||
                         i.target == "text/font/face_id.h";
    EXPECT_TRUE(allowed) << where(i);
  }
}

TEST(House, ThirdPartiesStayBehindTheirWalls) {
  int checked = 0;
  for (const Include& i : all_includes()) {
    if (!i.angled) continue;
    for (const auto& [prefix, folders] : kWalls) {
      const bool is_hb =
          prefix == "hb" && (i.target.starts_with("hb.h") || i.target.starts_with("hb-"));
      if (prefix == "hb" ? !is_hb : !i.target.starts_with(prefix)) continue;
      ++checked;
      if (!folders.empty()) {
        EXPECT_TRUE(folders.count(i.folder)) << where(i);
      }
    }
  }
  EXPECT_GT(checked, 10);
}

TEST(House, AngledIncludesAreKnown) {
  // A header with a slash or .h that is neither the standard library's nor POSIX's must have a
  // wall.
  const std::set<std::string> system = {
      "fcntl.h",    "unistd.h",       "sys/mman.h",    "sys/stat.h",   "sys/types.h",
      "sys/file.h", "sys/resource.h", "sys/wait.h",    "sys/socket.h", "netdb.h",
      "signal.h",   "sched.h",        "errno.h",       "stdio.h",      "termios.h",
      "time.h",     "poll.h",         "sys/syscall.h", "sys/prctl.h",  "netinet/in.h",
      "arpa/inet.h"};
  for (const Include& i : all_includes()) {
    if (!i.angled || i.target.find_first_of("/.") == std::string::npos) continue;
    if (system.count(i.target)) continue;
    bool walled = false;
    for (const auto& wall : kWalls) walled = walled || i.target.starts_with(wall.first);
    EXPECT_TRUE(walled) << where(i) << ": no wall is named for it";
  }
}

TEST(House, NoFileGrowsBeyond800Lines) {
  for (const char* top : {"src", "tests", "bench"}) {
    for (const auto& entry :
         fs::recursive_directory_iterator(fs::path(sealpress::test::kSourceDir) / top)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream in(entry.path());
      std::string text;
      int lines = 0;
      while (std::getline(in, text)) ++lines;
      EXPECT_LE(lines, 800) << entry.path();
    }
  }
}

TEST(House, EveryHeaderIsUsedBySrc) {
  const fs::path src = fs::path(sealpress::test::kSourceDir) / "src";
  std::set<std::string> included;
  for (const Include& i : all_includes()) included.insert(i.target);
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    if (entry.path().extension() != ".h") continue;
    const std::string header = fs::relative(entry.path(), src).string();
    EXPECT_TRUE(included.count(header)) << header << " is included by nothing in src/";
  }
}

/// Types of one name in one namespace, where one of them stands in a header, are one type to the
/// linker.
TEST(House, NoTwoTypesOfANamespaceHaveOneName) {
  const fs::path src = fs::path(sealpress::test::kSourceDir) / "src";
  const std::regex space(R"(^namespace (sealpress::\w+) \{)"),
      type(R"(^(?:class|struct) (\w+)[^;:]*\{)");
  std::map<std::string, std::set<fs::path>> defined;  // without their extensions
  std::set<std::string> in_headers;
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    const fs::path extension = entry.path().extension();
    if (extension != ".h" && extension != ".cpp") continue;
    std::ifstream in(entry.path());
    std::string current;
    std::smatch match;
    for (std::string line; std::getline(in, line);) {
      if (std::regex_search(line, match, space)) current = match[1];
      if (!std::regex_search(line, match, type)) continue;
      const std::string name = current + "::" + match[1].str();
      defined[name].insert(fs::relative(entry.path(), src).replace_extension());
      if (extension == ".h") in_headers.insert(name);
    }
  }
  EXPECT_GT(in_headers.size(), 200u);
  for (const std::string& name : in_headers) {
    std::string where;
    for (const fs::path& file : defined[name]) where += ' ' + file.string();
    EXPECT_EQ(defined[name].size(), 1u) << name << " in" << where;
  }
}

TEST(House, TheReaderOfWordFilesIsPrivate) {
  for (const Include& i : all_includes()) {
    if (!i.target.starts_with("docx/read/")) continue;
    EXPECT_EQ(i.folder, "docx") << where(i);
  }
}

TEST(House, ArchitectureTellsTheLayers) {
  std::ifstream in(fs::path(sealpress::test::kSourceDir) / "docs/architecture.md");
  const std::regex row(R"(\| (\d) \| `(\w+)` \|.*)");
  std::map<std::string, int> told;
  std::smatch match;
  for (std::string line; std::getline(in, line);) {
    if (std::regex_match(line, match, row)) told[match[2]] = std::stoi(match[1]);
  }
  told.emplace("service", kLayers.at("service"));  // not there yet
  EXPECT_EQ(told, kLayers);
}

}  // namespace
