// Documents that nobody here wrote: each opens or is refused by name, and comes back unchanged.
#include "support/corpus.h"

#include <gtest/gtest.h>

#include <iostream>
#include <map>

#include "docx/support.h"

namespace sealpress::docx {
namespace {

TEST(Corpus, EveryFileIsReadOrRefusedAndGivenBack) {
  SEALPRESS_NEED_CORPUS();
  const auto files = test::corpus_files("docx", ".docx");
  std::map<std::string, int> refused;
  std::size_t opened = 0;
  for (const auto& path : files) {
    SCOPED_TRACE(path.filename().string());
    auto document = Document::open(test::read_file(path), path.filename().string());
    if (!document) {
      ++refused[document.error().code];
      if (std::getenv("SEALPRESS_VERBOSE")) {
        std::cout << path.filename().string() << ": " << document.error().code << " "
                  << document.error().place.part << "\n";
      }
      EXPECT_FALSE(document.error().place.file.empty());
      continue;
    }
    ++opened;
    if (std::getenv("SEALPRESS_VERBOSE")) {
      for (const Diagnostic& remark : (*document)->remarks) {
        std::cout << path.filename().string() << ": remark " << remark.code << " "
                  << remark.place.part;
        for (const Argument& a : remark.args) {
          if (const auto* text = std::get_if<std::string>(&a.value)) std::cout << " " << *text;
        }
        std::cout << "\n";
      }
    }
    expect_given_back(**document);
    View view;
    view.file = *document;
    const auto copy = write(view);
    ASSERT_TRUE(copy.has_value());
    const auto again = package::Package::open(*copy, "copy");
    ASSERT_TRUE(again.has_value()) << again.error().code;
    const auto& before = (*document)->package.entries();
    ASSERT_EQ(again->entries().size(), before.size());
    for (std::size_t i = 0; i < before.size(); ++i) {
      EXPECT_EQ(again->entries()[i].raw, before[i].raw) << before[i].name;
      EXPECT_EQ(again->entries()[i].name, before[i].name);
    }
  }
  for (const auto& [code, count] : refused) std::cout << code << ": " << count << "\n";
  std::cout << opened << " of " << files.size() << " files read\n";
  EXPECT_GT(opened, files.size() * 9 / 10);
}

}  // namespace
}  // namespace sealpress::docx
