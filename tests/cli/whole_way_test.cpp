// The whole way of the two application forms through the program: what is left of the template in
// the Word file, what others find in the PDF, and what becomes of difficult values.

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/mount.h>

#include <filesystem>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "data/value.h"
#include "package/package.h"
#include "support/program.h"

namespace sealpress::test {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

using Parts = std::map<std::string, std::string>;

Parts parts_of(const std::string& path) {
  Parts parts;
  const auto package = package::Package::open(read_file(path), path);
  EXPECT_TRUE(package.has_value()) << path;
  if (!package) return parts;
  for (const package::Entry& entry : package->entries()) {
    parts[entry.name] = package->read(entry.name).value_or("");
  }
  return parts;
}

/// The files of `extension` below a folder.
std::vector<std::string> files(const TempDir& dir, const std::string& extension) {
  std::vector<std::string> found;
  for (const auto& entry : fs::recursive_directory_iterator(dir.path())) {
    if (entry.path().extension() == extension) found.push_back(entry.path().string());
  }
  std::sort(found.begin(), found.end());
  return found;
}

std::string only_file(const TempDir& dir, const std::string& extension) {
  const auto found = files(dir, extension);
  EXPECT_EQ(found.size(), 1u) << extension;
  return found.empty() ? "" : found[0];
}

/// The stretches of a part that no tag touches: what stands between the runs that hold tags.
std::vector<std::string> stretches(const std::string& xml) {
  static const std::regex run("<w:r>.*?</w:r>");
  std::vector<std::string> found;
  std::string stretch;
  auto at = xml.cbegin();
  for (std::sregex_iterator i(xml.begin(), xml.end(), run), end; i != end; ++i) {
    const std::string text = i->str();
    stretch.append(at, xml.cbegin() + i->position());
    at = xml.cbegin() + i->position() + i->length();
    if (text.find("{{") == std::string::npos) {
      stretch += text;
      continue;
    }
    found.push_back(std::move(stretch));
    stretch.clear();
  }
  stretch.append(at, xml.cend());
  found.push_back(std::move(stretch));
  return found;
}

/// What pdftotext reads, without white space: values wrap over lines.
std::string squeezed_text(const std::string& pdf) {
  const Output output = run({"pdftotext", "-layout", pdf, "-"});
  EXPECT_EQ(output.exit_code, 0) << output;
  std::string text;
  for (const char c : output.out) {
    if (!std::isspace(static_cast<unsigned char>(c))) text += c;
  }
  return text;
}

/// A record of a form, changed in one field.
std::string with_field(const std::string& form, const std::string& field,
                       const std::string& value) {
  auto record = data::parse_json(read_file(sample(form)));
  EXPECT_TRUE(record) << form;
  data::Object object = *record->object();
  for (auto& [key, old] : object) {
    if (key == field) old = data::Value(value);
  }
  return data::to_json(object);
}

class WholeWay : public testing::TestWithParam<const char*> {};

TEST_P(WholeWay, PartsAndStretchesThatNoTagTouchesAreTheTemplates) {
  const std::string form = GetParam();
  const TempDir dir;
  const Output output =
      sealpress({"render", form, sample(form), "-o", dir.path().string(), "--to", "docx"});
  ASSERT_EQ(output.exit_code, 0) << output;

  const Parts before = parts_of(std::string(kSourceDir) + "/templates/docx/" + form + ".docx");
  const Parts after = parts_of(only_file(dir, ".docx"));
  ASSERT_EQ(before.size(), after.size());
  for (const auto& [name, bytes] : before) {
    // The document information takes title and dates from the record.
    if (name == "word/document.xml" || name == "docProps/core.xml") continue;
    EXPECT_TRUE(after.at(name) == bytes) << name;
  }

  const std::string& xml = after.at("word/document.xml");
  std::size_t at = 0;
  const auto untouched = stretches(before.at("word/document.xml"));
  EXPECT_GT(untouched.size(), 20u);
  for (std::size_t i = 1; i < untouched.size(); ++i) {  // the root may gain namespaces
    const std::size_t found = xml.find(untouched[i], at);
    ASSERT_NE(found, std::string::npos) << "after byte " << at << ": " << untouched[i];
    at = found + untouched[i].size();
  }
  EXPECT_EQ(at, xml.size());
}

TEST_P(WholeWay, OthersFindNoFaultInThePdf) {
  SEALPRESS_NEED_JUDGE("qpdf");
  SEALPRESS_NEED_JUDGE("pdffonts");
  const std::string form = GetParam();
  const TempDir dir;
  for (const char* kind : {"", "-long", "-rare"}) {
    const Output output = sealpress({"render", form, sample(form + kind), "-o",
                                     dir.file(std::string("out") + kind), "--to", "pdf"});
    ASSERT_EQ(output.exit_code, 0) << output;
  }
  ASSERT_EQ(files(dir, ".pdf").size(), 3u);
  for (const std::string& pdf : files(dir, ".pdf")) {
    const Output check = run({"qpdf", "--check", pdf});
    EXPECT_EQ(check.exit_code, 0) << check;
    const Output fonts = run({"pdffonts", pdf});
    std::istringstream lines(fonts.out);
    std::string line;
    int count = -2;  // two lines of heading
    for (; std::getline(lines, line); ++count) {
      if (count < 0) continue;
      EXPECT_THAT(line, HasSubstr(" yes yes yes ")) << pdf;
    }
    EXPECT_GT(count, 1) << fonts;
  }
}

TEST_P(WholeWay, ALongValueGrowsOverPagesAndNothingIsCut) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  const std::string form = GetParam();
  const std::string field = form.starts_with("shanghai") ? "详细地址" : "详细通讯地址";
  std::string value;
  for (int i = 0; i < 12500; ++i) {
    std::string number = std::to_string(i);
    value += "第" + std::string(5 - number.size(), '0') + number + "段";  // eight characters
  }
  const TempDir dir;
  RunOptions options;
  options.input = with_field(form, field, value);
  const Output output =
      sealpress({"render", form, "-", "-o", dir.path().string(), "--to", "docx,pdf"}, options);
  ASSERT_EQ(output.exit_code, 0) << output;
  const std::string text = squeezed_text(only_file(dir, ".pdf"));
  std::size_t lost = 0;
  for (int i = 0; i < 12500; ++i) {
    std::string number = std::to_string(i);
    number.insert(0, 5 - number.size(), '0');
    lost += text.find(number) == std::string::npos;
  }
  // A number that wraps inside the cell is torn apart by the label beside it.
  EXPECT_LT(lost, 2000u);
  std::map<char, std::size_t> digits;
  for (const char c : text) ++digits[c];
  for (const char digit : {'1', '5', '9'}) {
    EXPECT_GE(digits[digit],
              static_cast<std::size_t>(std::count(value.begin(), value.end(), digit)));
  }
  EXPECT_THAT(parts_of(only_file(dir, ".docx")).at("word/document.xml"), HasSubstr(value));
}

TEST_P(WholeWay, ValuesAreTextWhateverTheyLookLike) {
  SEALPRESS_NEED_JUDGE("pdftotext");
  const std::string form = GetParam();
  const std::string field = form.starts_with("shanghai") ? "详细地址" : "详细通讯地址";
  const std::string value = "{{邮编}}<w:t>甲&amp;乙</w:t>]]>{{/无}}";
  const TempDir dir;
  RunOptions options;
  options.input = with_field(form, field, value);
  const Output output = sealpress({"render", form, "-", "-o", dir.path().string()}, options);
  ASSERT_EQ(output.exit_code, 0) << output;
  const std::string escaped = "{{邮编}}&lt;w:t&gt;甲&amp;amp;乙&lt;/w:t&gt;]]&gt;{{/无}}";
  EXPECT_THAT(parts_of(only_file(dir, ".docx")).at("word/document.xml"), HasSubstr(escaped));
  EXPECT_THAT(squeezed_text(only_file(dir, ".pdf")), HasSubstr("{{邮编}}<w:t>甲&amp;乙"));
}

TEST_P(WholeWay, AFullDiskLeavesNothingHalfWritten) {
  const std::string form = GetParam();
  const TempDir dir;
  // Room for the folder and a few blocks, not for a document.
  if (mount("tmpfs", dir.path().c_str(), "tmpfs", 0, "size=8k") != 0) {
    GTEST_SKIP() << "a small file system can be mounted by root only";
  }
  const Output output = sealpress({"render", form, sample(form), "-o", dir.file("out")});
  EXPECT_EQ(output.exit_code, 4) << output;
  for (const char* extension : {".docx", ".pdf", ".tmp"}) {
    EXPECT_TRUE(files(dir, extension).empty()) << extension;
  }
  umount(dir.path().c_str());
}

INSTANTIATE_TEST_SUITE_P(Forms, WholeWay,
                         testing::Values("shanghai-2024/3-application",
                                         "jiangsu-2025/2-application"),
                         [](const auto& form) {
                           return std::string(form.param).starts_with("s") ? "Shanghai" : "Jiangsu";
                         });

}  // namespace
}  // namespace sealpress::test
