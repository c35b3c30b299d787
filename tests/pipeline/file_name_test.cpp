#include "pipeline/file_name.h"

#include <gmock/gmock.h>

namespace sealpress::pipeline {
namespace {

TEST(SafeFileName, IsOneThatEverySystemTakes) {
  const std::pair<const char*, const char*> cases[] = {
      {"申报表 甲/乙:丙?", "申报表 甲／乙：丙？"},
      {"  甲\t乙. ", "甲 乙"},
      {".hidden", "．hidden"},
      {"-rf", "－rf"},
      {"fdp.\u202Eexe", "fdp.exe"},
      {"\uFEFF甲\u200B乙\u2066丙\u00AD", "甲乙丙"},
      {"cafe\u0301", "caf\u00E9"},
      {"con", "_con"},
      {"Com1.txt", "_Com1.txt"},
      {"COM\u00B9", "_COM\u00B9"},
      {"nul .txt", "_nul .txt"},
      {"console", "console"},
      {"COM10", "COM10"},
      {"\u202E", ""},
      {"...", ""},
  };
  for (const auto& [name, safe] : cases) EXPECT_EQ(safe_file_name(name), safe) << name;
}

std::string times(const std::string& text, std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += text;
  return out;
}

TEST(SafeFileName, FitsIntoWhatFileSystemsTake) {
  EXPECT_EQ(safe_file_name(times("质", 80)), times("质", 78));
  EXPECT_EQ(safe_file_name(times("a", 120)), times("a", 100));
  EXPECT_EQ(safe_file_name(times("𠀀", 70)), times("𠀀", 58));
  // A mark stays with its letter: both or neither.
  EXPECT_EQ(safe_file_name(times("a", 99) + "ཀ" + times("\u0F72", 3)), times("a", 99));
}

TEST(FileNames, AreUniqueOnEverySystem) {
  FileNames names;
  Diagnostics told;
  const auto next = [&](const char* wanted) { return names.unique(wanted, "第1条", told); };
  EXPECT_EQ(next("张三"), "张三");
  EXPECT_EQ(next("张三-2"), "张三-2");
  EXPECT_TRUE(told.empty());
  EXPECT_EQ(next("张三"), "张三-3");
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].code, "pipeline.name_taken");
  EXPECT_EQ(next("Abc"), "Abc");
  EXPECT_EQ(next("aBC"), "aBC-2");
  EXPECT_EQ(next("caf\u00E9"), "caf\u00E9");
  EXPECT_EQ(next("cafe\u0301"), "caf\u00E9-2");
  EXPECT_EQ(next("\u202E"), "第1条");
  told.clear();
  EXPECT_EQ(next(times("质", 90).c_str()), times("质", 78));
  ASSERT_EQ(told.size(), 1u);
  EXPECT_EQ(told[0].code, "pipeline.name_cut");
}

TEST(FileNames, CostTheSameForEveryRecord) {
  FileNames names;
  Diagnostics told;
  std::string last;
  for (int i = 0; i < 50'000; ++i) last = names.unique("张三", "", told);
  EXPECT_EQ(last, "张三-50000");
}

}  // namespace
}  // namespace sealpress::pipeline
