// Other people's files as templates: a tag in every stretch of text, wherever Word put it.
#include "support/corpus.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>

#include "merge/merge_support.h"
#include "package/package.h"
#include "support/judge.h"

namespace sealpress::merge::test {
namespace {

namespace fs = std::filesystem;

/// The main part with `{{键}}` as the first thing in every w:t; empty if the file cannot be read.
std::string with_tags(const std::string& bytes) {
  const auto package = package::Package::open(bytes, "corpus.docx");
  if (!package) return {};
  std::vector<std::pair<std::string, std::string>> parts;
  for (const package::Entry& entry : package->entries()) {
    auto part = package->read(entry.name);
    if (!part) return {};
    if (entry.name == "word/document.xml") {
      for (const std::string_view start : {"<w:t>", "<w:t xml:space=\"preserve\">"}) {
        for (std::size_t i = part->find(start); i != part->npos; i = part->find(start, i + 1)) {
          part->insert(i + start.size(), "{{键}}");
        }
      }
    }
    parts.emplace_back(entry.name, *std::move(part));
  }
  return sealpress::test::zip(parts);
}

/// Faults that a file may have before anybody puts our tags into it: tags of other languages, and
/// text in formulas or markup nobody knows, where no tag can be filled.
bool is_the_files_own(const Diagnostics& found) {
  return std::all_of(found.begin(), found.end(), [](const Diagnostic& fault) {
    return fault.code == "merge.unreachable_tag" || fault.place.tag != "{{键}}" ||
           fault.code == "merge.foreign_prefix";
  });
}

void expect_filled(const fs::path& path, std::size_t& filled) {
  const std::string bytes = with_tags(sealpress::test::read_file(path));
  const auto file = docx::Document::open(bytes, path.filename().string());
  if (bytes.empty() || !file) return;
  const auto compiled = Template::compile(*file);
  if (!compiled) {
    EXPECT_TRUE(is_the_files_own(compiled.error())) << path << "\n" << describe(compiled.error());
    return;
  }
  const Merged merged = merge(**compiled, R"({"键": "值"})");
  const auto again = docx::Document::open(merged.bytes(), "again.docx");
  ASSERT_TRUE(again.has_value()) << path << " " << again.error().code;
  EXPECT_EQ(docx::plain_text(*(*again)->body), merged.text()) << path;
  EXPECT_EQ(merged.text().find("{{键}}"), std::string::npos) << path;
  ++filled;
}

TEST(Corpus, TagsAnywhereAreFilledAndTheFileOpensAgain) {
  SEALPRESS_NEED_CORPUS();
  std::size_t filled = 0;
  for (const fs::path& path : sealpress::test::corpus_files("docx", ".docx")) {
    expect_filled(path, filled);
  }
  EXPECT_GT(filled, 200u);
}

}  // namespace
}  // namespace sealpress::merge::test
