// Returned files through the whole of collect: rendered, sent back, read, corrected, read again.

#include "pipeline/returns/collect.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "folder_support.h"
#include "package/package.h"
#include "pipeline/deliver/check_folder.h"
#include "pipeline/fill/blank.h"
#include "sheet/sheet.h"
#include "sheet/write.h"
#include "support/docx_builder.h"

namespace sealpress::pipeline {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kForm = "jiangsu-2025/2-application";

class CollectTest : public ::testing::Test {
 protected:
  /// The Word file of a record.
  std::string rendered(const std::string& form, const data::Value& record) {
    const std::string data = place_.write("data.json", record);
    Workspace workspace = place_.workspace();
    RenderOptions options;
    options.directory = place_.path("rendered");
    options.pdf = false;
    std::string path;
    auto target = workspace.target(form);
    EXPECT_TRUE(target.has_value());
    auto done = render(workspace, *target, {data}, options, [&](const RecordResult& result) {
      for (const OutputFile& file : result.files) path = file.path;
    });
    EXPECT_TRUE(done.has_value());
    return test::read_file(path);
  }

  Collected collect(const std::string& target = "jiangsu-2025",
                    const std::string& folder = "returned") {
    Workspace workspace = place_.workspace();
    CollectOptions options;
    options.target = target;
    options.paths = {place_.path(folder)};
    options.directory = place_.path("out");
    files_.clear();
    auto done = collect_files(workspace, options,
                              [&](const CollectedFile& file) { files_.push_back(file); });
    EXPECT_TRUE(done.has_value());
    return done ? *done : Collected{};
  }

  std::vector<std::string> codes(const std::string& name) const {
    std::vector<std::string> out;
    for (const CollectedFile& file : files_) {
      if (!file.path.ends_with(name)) continue;
      for (const Diagnostic& d : file.findings) out.push_back(d.code);
      for (const CollectedForm& form : file.forms) {
        for (const Diagnostic& d : form.findings) out.push_back(d.code);
      }
    }
    return out;
  }

  std::string lines(const std::string& form = kForm) const {
    return test::read_file(place_.path("out/" + form + ".jsonl"));
  }

  Place place_;
  std::vector<CollectedFile> files_;
};

TEST_F(CollectTest, ARenderedFileComesBackAsItsRecord) {
  const data::Value record = sample(kForm);
  place_.write("returned/申报表.docx", rendered(kForm, record));
  const Collected done = collect();
  EXPECT_EQ(done.forms, 1);
  EXPECT_EQ(done.doubtful, 0);
  ASSERT_THAT(files_, SizeIs(1));
  ASSERT_THAT(files_[0].forms, SizeIs(1));
  const data::Value& read = files_[0].forms[0].record.fields;
  for (const auto& [label, value] : *record.object()) {
    if (label == "组织简称" || label == "公章名称") continue;  // not printed
    ASSERT_NE(read.find(label), nullptr) << label;
    EXPECT_EQ(read.find(label)->to_text(), value.to_text()) << label;
  }
}

TEST_F(CollectTest, EachFileThatIsNoFormIsTold) {
  place_.write("returned/申报表.docx", rendered(kForm, sample(kForm)));
  place_.write("returned/副本.docx", rendered(kForm, sample(kForm)));
  place_.write("returned/纪要.docx",
               test::DocxBuilder().body("<w:p><w:r><w:t>会议纪要</w:t></w:r></w:p>").bytes());
  place_.write("returned/~$申报表.docx", std::string("x"));
  place_.write("returned/~$副本.docx", std::string("x"));
  place_.write("returned/照片.jpg", std::string("\xFF\xD8\xFF\xE0"));
  place_.write("returned/空.docx", std::string(""));
  place_.write("returned/西藏.docx",
               rendered("xizang-2023-7/3-application", sample("xizang-2023-7/3-application")));
  const Collected done = collect();
  EXPECT_EQ(done.forms, 1);
  EXPECT_EQ(done.unread, 6);  // 副本 is read, 申报表 is the same again
  EXPECT_THAT(codes("纪要.docx"), Contains("collect.no_form"));
  EXPECT_THAT(codes("~$申报表.docx"), Contains("collect.lock_file"));
  EXPECT_THAT(codes("照片.jpg"), Contains("collect.is_scan"));
  EXPECT_THAT(codes("空.docx"), Contains("collect.empty_file"));
  EXPECT_THAT(codes("西藏.docx"), Contains("collect.other_form"));
  EXPECT_THAT(codes("申报表.docx"), Contains("collect.same_file"));  // 副本 comes first
  EXPECT_EQ(done.summary.exit_code, 3);
}

TEST_F(CollectTest, ArchivesAreReadWithNamesInGb18030) {
  std::string inner =
      test::zip({{"\xC9\xEA\xB1\xA8.docx", rendered(kForm, sample(kForm))}});  // 申报
  // Windows does not say which encoding the names have (bit 11).
  inner[7] = inner[inner.rfind("PK\x01\x02") + 9] = 0;
  place_.write("returned/全部.zip", test::zip({{"a.zip", inner}}));
  EXPECT_EQ(collect().forms, 1);
  ASSERT_THAT(files_, SizeIs(1));
  EXPECT_THAT(files_[0].path, ::testing::EndsWith("全部.zip/a.zip/申报.docx"));
}

TEST_F(CollectTest, TwoVersionsOfOneUnitsFormAreBothNamed) {
  place_.write("returned/1.docx", rendered(kForm, sample(kForm)));
  place_.write("returned/2.docx",
               rendered(kForm, with(sample(kForm), "班组人数", data::Value("16"))));
  collect();
  EXPECT_THAT(codes("2.docx"), Contains("collect.two_versions"));
  EXPECT_THAT(codes("1.docx"), Not(Contains("collect.two_versions")));
}

TEST_F(CollectTest, TheWorkbookGoesToCheckAsItIs) {
  place_.write("returned/1.docx", rendered(kForm, sample(kForm)));
  collect();
  Workspace workspace = place_.workspace();
  auto target = workspace.target(kForm);
  RenderOptions options;
  options.check_only = true;
  std::vector<std::string> found;
  auto done = render(workspace, *target, {place_.path(std::string("out/") + kForm + ".xlsx")},
                     options, [&](const RecordResult& result) {
                       for (const Diagnostic& d : result.findings) found.push_back(d.code);
                     });
  ASSERT_TRUE(done.has_value());
  EXPECT_EQ(done->records, 1);
  EXPECT_THAT(found, IsEmpty());
}

TEST_F(CollectTest, ValuesAreTextCells) {
  place_.write("returned/1.docx",
               rendered(kForm, with(sample(kForm), "主管部门", data::Value("=1+1"))));
  collect();
  auto book = sheet::read(test::read_file(place_.path(std::string("out/") + kForm + ".xlsx")), "b");
  ASSERT_TRUE(book.has_value());
  EXPECT_EQ(book->sheets[0].name, "填报");
  EXPECT_EQ(book->sheets[1].name, "核对");
  EXPECT_EQ(book->sheets[2].name, "未读出");
  bool formula_text = false;
  for (const auto& row : book->sheets[0].rows) {
    for (const sheet::Cell& cell : row) {
      EXPECT_TRUE(cell.kind == sheet::Cell::Kind::text || cell.kind == sheet::Cell::Kind::empty);
      formula_text = formula_text || cell.text == "=1+1";
    }
  }
  EXPECT_TRUE(formula_text);
}

TEST_F(CollectTest, ASecondRunKeepsCorrectionsAndAddsNewFiles) {
  place_.write("returned/1.docx", rendered(kForm, sample(kForm)));
  collect();
  const std::string path = place_.path(std::string("out/") + kForm + ".xlsx");
  auto book = sheet::read(test::read_file(path), "b");
  ASSERT_TRUE(book.has_value());
  sheet::OutSheet corrected;  // by hand, and saved by another program
  corrected.name = "填报";
  for (const sheet::Cell& heading : book->sheets[0].rows[0]) {
    corrected.columns.emplace_back();
    corrected.columns.back().label = heading.text;
  }
  corrected.rows.emplace_back();
  for (const sheet::Cell& cell : book->sheets[0].rows[1]) {
    corrected.rows[0].emplace_back(cell.text == "顾清源" ? "顾清远" : cell.text);
  }
  place_.write(std::string("out/") + kForm + ".xlsx", *sheet::write({"", 0, {corrected}}));
  place_.write("returned/2.docx",
               rendered(kForm, with(sample(kForm), "班组名称", data::Value("数控加工三班"))));
  EXPECT_EQ(collect().forms, 2);
  EXPECT_THAT(lines(), ::testing::HasSubstr("顾清远"));
  EXPECT_THAT(lines(), ::testing::HasSubstr("数控加工三班"));
  EXPECT_THAT(lines(), ::testing::HasSubstr("顾清源"));  // the second file's own
}

TEST_F(CollectTest, WhoHasNotSentIsNamed) {
  place_.write("returned/1.docx", rendered(kForm, sample(kForm)));
  const std::string list = place_.write(
      "名单.csv", std::string("序号,单位名称\n1,江苏云澜精密机械有限公司\n2,苏州示例公司\n"));
  Workspace workspace = place_.workspace();
  CollectOptions options;
  options.target = kForm;
  options.paths = {place_.path("returned")};
  options.directory = place_.path("out");
  options.expected = list;
  auto done = collect_files(workspace, options, [](const CollectedFile&) {});
  ASSERT_TRUE(done.has_value());
  ASSERT_THAT(done->missing, SizeIs(1));
  EXPECT_EQ(done->missing[0].code, "collect.not_sent");
  EXPECT_EQ(std::get<std::string>(done->missing[0].args[0].value), "苏州示例公司");
}

TEST_F(CollectTest, ABlankFormHoldsNoValues) {
  Workspace workspace = place_.workspace();
  auto written = write_blanks(workspace, "shanghai-2024/3-application", place_.path("returned"));
  ASSERT_TRUE(written.has_value());
  EXPECT_THAT(*written, SizeIs(2));
  std::filesystem::remove((*written)[1].path);
  EXPECT_EQ(collect("shanghai-2024").forms, 1);
  ASSERT_THAT(files_[0].forms, SizeIs(1));
  EXPECT_THAT(files_[0].forms[0].fields, IsEmpty());
}

TEST_F(CollectTest, ListsGoThroughTheWorkbook) {
  const char* form = "shanghai-2024/5-recommendation";
  place_.write("returned/1.docx", rendered(form, sample(form)));
  place_.write("returned/2.docx",
               rendered(form, with(sample(form), "填表人", data::Value("另一人"))));
  EXPECT_EQ(collect("shanghai-2024").forms, 2);
  const std::string first = lines(form);
  // Read again from the workbook: the same rows belong to the same files.
  std::filesystem::remove_all(place_.path("returned"));
  place_.write("returned/3.docx",
               rendered(form, with(sample(form), "填表人", data::Value("第三人"))));
  EXPECT_EQ(collect("shanghai-2024").forms, 1);
  const std::string second = lines(form);
  EXPECT_EQ(std::count(second.begin(), second.end(), '\n'), 3);
  const auto judges_of = [&](const std::string& all, std::size_t n) {
    std::size_t at = 0;
    for (; n > 0; --n) at = all.find('\n', at) + 1;
    auto value = data::parse_json(all.substr(at, all.find('\n', at) - at));
    return value ? data::to_json(*value->find("评委")) : "";
  };
  EXPECT_EQ(judges_of(second, 1), judges_of(first, 0));
}

}  // namespace
}  // namespace sealpress::pipeline
