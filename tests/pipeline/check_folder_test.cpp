// check COLLECTION DIR: which form a file is for, and what many files say together.

#include "pipeline/deliver/check_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "forms/recognise.h"
#include "merge/compile/text_template.h"
#include "messages/other_place.h"
#include "pipeline/fill/form_workbook.h"
#include "pipeline/folder_support.h"
#include "support/submissions.h"

namespace sealpress::pipeline {
namespace {

using data::Value;
using testing::Contains;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const std::string kJiangsu = "jiangsu-2025";
const std::string kApplication = "jiangsu-2025/2-application";
const std::string kExperience = "jiangsu-2025/experience";

Diagnostics check(Place& place, const std::string& collection,
                  std::optional<text::Date> handed_in = {}) {
  Workspace workspace = place.workspace();
  CheckOptions options;
  options.handed_in = handed_in;
  Diagnostics all;
  const auto summary =
      check_folder(workspace, collection, {place.path()}, options, [&](const RecordResult& result) {
        all.insert(all.end(), result.findings.begin(), result.findings.end());
      });
  EXPECT_TRUE(summary) << (summary ? "" : summary.error().front().code);
  std::erase_if(all, [](const Diagnostic& d) { return d.severity == Severity::info; });
  return all;
}

std::vector<std::string> codes(const Diagnostics& findings) {
  std::vector<std::string> out;
  for (const Diagnostic& d : findings) out.push_back(d.code);
  return out;
}

const Diagnostic* find(const Diagnostics& findings, const std::string& code) {
  const auto at = std::find_if(findings.begin(), findings.end(),
                               [&](const Diagnostic& d) { return d.code == code; });
  return at == findings.end() ? nullptr : &*at;
}

TEST(Across, FaultlessFilesOfOneSubmissionAgree) {
  // {"kind":"sameAcross"}
  Place place;
  place.write("云澜/附件2申报表.json", sample(kApplication));
  place.write("云澜/典型经验.json", sample(kExperience));
  EXPECT_THAT(codes(check(place, kJiangsu)), IsEmpty());
}

TEST(Across, AContradictionNamesBothDocumentsAndBothPlaces) {
  // {"kind":"sameAcross"}
  Place place;
  place.write("a/2-application.json", sample(kApplication));
  place.write("a/experience.json",
              with(sample(kExperience), "组织名称", Value("江苏云澜精密机诫有限公司")));
  const Diagnostics found = check(place, kJiangsu);
  const Diagnostic* told = find(found, "forms.not_equal_near");
  ASSERT_TRUE(told) << testing::PrintToString(codes(found));
  EXPECT_THAT(told->place.file, HasSubstr("a/2-application.json"));
  EXPECT_EQ(told->place.field, "组织名称");
  const auto other = messages::other_place(*told);
  ASSERT_TRUE(other);
  EXPECT_THAT(other->file, HasSubstr("a/experience.json"));
  EXPECT_EQ(other->form, kExperience);
  const std::string message = messages::message(*told, messages::Language::chinese);
  EXPECT_THAT(message, HasSubstr("experience.json"));
  EXPECT_THAT(message, Not(HasSubstr(kExperience)));  // the id is no word for people
  EXPECT_THAT(message, HasSubstr("“械”/“诫”"));
}

TEST(Across, LooksAlikeAndWritingAreToldApart) {
  // {"kind":"sameAcross"}
  Place place;
  const Value application = with(sample(kApplication), "班组名称", Value("己方（二）班"));
  place.write("2-application.json", application);
  place.write("experience.json", with(sample(kExperience), "班组名称", Value("已方(二)班")));
  EXPECT_THAT(codes(check(place, kJiangsu)), Contains("forms.not_equal_lookalike"));
}

TEST(Across, AllOfASubmissionsNamesMayBeWrongInAFolderOfItsOwn) {
  // {"kind":"sameAcross"}
  Place place;
  place.write("甲/2-application.json", sample(kApplication));
  Value other = with(sample(kExperience), "组织名称", Value("完全不同的一家公司"));
  other = with(std::move(other), "班组名称", Value("另一个工段"));
  other = with(std::move(other), "经验名称", Value("实施别的方法的实践"));
  place.write("甲/experience.json", other);
  place.write("乙/2-application.json", with(with(sample(kApplication), "组织名称", Value("乙公司")),
                                            "公章名称", Value("乙公司")));
  place.write("乙/experience.json", with(sample(kExperience), "组织名称", Value("乙公司")));
  const Diagnostics found = check(place, kJiangsu);
  EXPECT_EQ(std::count_if(found.begin(), found.end(),
                          [](const Diagnostic& d) { return d.code == "forms.not_equal"; }),
            3);
}

TEST(Across, ATableIsHeldAgainstTheApplications) {
  // {"kind":"sameAcross"} {"kind":"totalAcross"}
  Place place;
  place.write("2-application.json", sample(kApplication));
  Value table = sample("jiangsu-2025/3-summary-table");
  data::Array* rows = test::member(table, "典型经验").array();
  rows->resize(1);
  test::member(rows->front(), "班组人数") = Value("99");
  place.write("附件3汇总表.json", table);
  place.write("附件4统计表.json", with(with(sample("jiangsu-2025/4-statistics"),
                                            "推荐地市、行业质协", *table.find("填报单位")),
                                       "本年度推荐质量信得过班组建设典型经验数", Value("2")));
  const Diagnostics found = check(place, kJiangsu);
  const Diagnostic* number = find(found, "forms.not_equal");
  ASSERT_TRUE(number) << testing::PrintToString(codes(found));
  EXPECT_EQ(number->place.path, "/典型经验/0/班组人数");
  const Diagnostic* total = find(found, "forms.rows_across_differ");
  ASSERT_TRUE(total) << testing::PrintToString(codes(found));
  EXPECT_THAT(messages::other_place(*total)->file, HasSubstr("附件3汇总表.json"));
}

TEST(Across, RowsOfACsvAreOneTableAndKeepTheirPlaces) {
  // {"kind":"sameAcross"}
  Place place;
  place.write("2-application.json", sample(kApplication));
  place.write("汇总表.csv",
              std::string("填报单位,组织名称,班组名称,经验名称,统一社会信用代码\n"
                          "苏州市质量管理协会,江苏云澜精密机械有限公司,数控加工三班,"
                          "运用防错技术降低数控加工装夹差错的经验,91320594MA9X7K2H8R\n"));
  const Diagnostics found = check(place, kJiangsu);
  const Diagnostic* told = find(found, "forms.not_equal_near");
  ASSERT_TRUE(told) << testing::PrintToString(codes(found));
  EXPECT_EQ(told->place.line, 2);
  EXPECT_EQ(told->place.column, 3);
}

TEST(Across, TheRecommendingBodyHasOneName) {
  // {"kind":"sameUnit"}
  Place place;
  place.write("附件4.json", sample("jiangsu-2025/4-statistics"));
  place.write("附件5.json",
              with(sample("jiangsu-2025/5-summary"), "推荐地市、行业质协", Value("苏州质协")));
  EXPECT_THAT(codes(check(place, kJiangsu)), Contains("forms.not_equal"));
}

TEST(Batch, OneExperienceThroughTwoChannelsIsFoundWithBothFiles) {
  // {"kind":"uniqueInBatch"}
  Place place;
  place.write("苏州/2-application.json", sample(kApplication));
  place.write("行业/2-application.json",
              with(sample(kApplication), "推荐地市、行业质协", Value("江苏省机械行业协会")));
  const Diagnostics found = check(place, kJiangsu);
  const Diagnostic* told = find(found, "forms.repeated_in_batch");
  ASSERT_TRUE(told);
  EXPECT_THAT(told->place.file, HasSubstr("行业/"));
  EXPECT_THAT(messages::other_place(*told)->file, HasSubstr("苏州/"));
  // A file with one submission needs no number beside its name.
  EXPECT_FALSE(messages::other_place(*told)->record);
}

TEST(Batch, AUnitFilesTwoOrThreeOfDifferentKinds) {
  // {"kind":"countInBatch"}
  Place place;
  place.write("3-application.json", sample("shanghai-2024/3-application"));
  EXPECT_THAT(codes(check(place, "shanghai-2024")), Contains("forms.too_few_in_batch"));
}

TEST(Batch, ARecommendingBodyNamesTwoOrThreeOfAUnit) {
  // {"kind":"countInBatch"}
  Place place;
  Value table = sample("shanghai-2024/5-recommendation");
  data::Array& rows = *test::member(table, "经验").array();
  const Value first = rows.front();
  const auto row = [&](const char* team, int rank) {
    return with(with(first, "班组名称", Value(team)), "排序", Value(std::to_string(rank)));
  };
  rows = {first, row("检测二班", 2), row("检测三班", 3)};
  const auto counted = [&] {
    place.write("5-recommendation.json", table);
    Diagnostics found = check(place, "shanghai-2024");
    std::erase_if(found, [](const Diagnostic& d) { return !d.code.ends_with("_in_batch"); });
    return codes(found);
  };
  EXPECT_THAT(counted(), IsEmpty());
  rows.push_back(row("检测四班", 4));
  EXPECT_THAT(counted(), testing::ElementsAre("forms.too_many_in_batch"));
  rows = {first};
  EXPECT_THAT(counted(), testing::ElementsAre("forms.too_few_in_batch"));
}

TEST(Totals, PeopleOfTheApplicationsAddUp) {
  // {"kind":"totalAcross"}
  Place place;
  const Value application = sample("shanghai-2024/3-application");
  place.write("3-application.json", application);
  place.write("5-recommendation.json",
              with(with(sample("shanghai-2024/5-recommendation"), "推荐各区/行业/集团",
                        *application.find("推荐各区/行业/集团")),
                   "班组人数总计", Value("1000")));
  EXPECT_THAT(codes(check(place, "shanghai-2024")), Contains("forms.sum_across_differs"));
}

TEST(Deadline, IsAskedWithADate) {
  Place place;
  place.write("2-application.json", sample(kApplication));
  EXPECT_THAT(codes(check(place, kJiangsu, text::Date{2025, 6, 30})), IsEmpty());
  EXPECT_THAT(codes(check(place, kJiangsu, text::Date{2025, 7, 1})),
              Contains("forms.after_deadline"));
  EXPECT_THAT(codes(check(place, kJiangsu)), IsEmpty());
}

TEST(Recognition, AnExplicitKeyWins) {
  Place place;
  place.write("data.json", with(sample(kExperience), "表单", Value("jiangsu-2025/experience")));
  EXPECT_THAT(codes(check(place, kJiangsu)), IsEmpty());
  place.write("data.json", with(sample(kExperience), "表单", Value("附件9")));
  EXPECT_THAT(codes(check(place, kJiangsu)), Contains("pipeline.unknown_form_key"));
}

TEST(Recognition, TheFieldsTellWhereTheNameDoesNot) {
  Place place;
  place.write("1.json", sample(kExperience));
  place.write("2.json", sample(kApplication));
  EXPECT_THAT(codes(check(place, kJiangsu)), IsEmpty());
}

TEST(Recognition, TheNamesThatWeGiveFilesTellNoOtherForm) {
  // What render and pack have named may come back as data (Excel) or stamped (PDF).
  Place place;
  Workspace workspace = place.workspace();
  auto loaded = workspace.collections();
  ASSERT_TRUE(loaded);
  const forms::Collections& collections = **loaded;
  for (const forms::Collection* collection : collections.all()) {
    for (const forms::Form* form : collections.forms(*collection)) {
      if (collection->units.count(form->id) == 0) continue;  // nobody hands it in
      const auto name = merge::TextTemplate::compile(form->file_name);
      ASSERT_TRUE(name);
      const std::string file = name->expand(sample(form->id)) + ".xlsx";
      const forms::Form* told =
          forms::form_by_path(file, *collection, collections.forms(*collection));
      EXPECT_TRUE(!told || told == form) << file << " tells " << told->id;
    }
  }
}

TEST(Recognition, AWorkbookThatTheFieldsTellIsReadWithItsLists) {
  const std::string id = "chongqing-2019/6-team-application";
  Place place;
  Workspace workspace = place.workspace();
  auto catalogue = workspace.catalogue();
  ASSERT_TRUE(catalogue);
  const forms::Form* form = (*catalogue)->find(id);
  data::Record record;
  record.fields = sample(id);
  const auto book = workbook_of(*form, (*catalogue)->tables(*form), record, {});
  ASSERT_TRUE(book);
  place.write("总装二班.xlsx", *book);  // 评审员 stand on a sheet of their own
  EXPECT_THAT(codes(check(place, "chongqing-2019")), IsEmpty());
}

TEST(Recognition, ASubmissionForAnotherFormIsToldSo) {
  Place place;
  place.write("附件2.json", sample(kExperience));
  place.write("其他.json", sample("chongqing-2019/4-qc-statistics"));
  const Diagnostics found = check(place, kJiangsu);
  EXPECT_THAT(codes(found), Contains("pipeline.other_form"));
  const Diagnostic* other = find(found, "pipeline.other_collection");
  ASSERT_TRUE(other);
  EXPECT_THAT(messages::message(*other, messages::Language::chinese),
              HasSubstr("渝质协〔2019〕5号"));
}

TEST(BadInput, ForeignFilesAndEmptyTablesAreClearFindings) {
  Place place;
  place.write("2-application.json", sample(kApplication));
  place.write("package.json", std::string(R"({"name":"x","version":"1"})"));
  place.write("名册.csv", std::string("姓名,年龄\n张三,30\n"));
  place.write("空表.csv", std::string("组织名称,班组名称\n"));
  place.write("坏.json", std::string("{"));
  place.write("Thumbs.db", std::string("x"));
  place.write("~$报表.xlsx", std::string("x"));
  place.write("照片.jpg", std::string("x"));
  const Diagnostics found = check(place, kJiangsu);
  EXPECT_EQ(found.size(), 4u) << testing::PrintToString(codes(found));
  EXPECT_THAT(codes(found), Contains("pipeline.not_a_submission"));
  EXPECT_THAT(codes(found), Contains("pipeline.no_records"));
  for (const Diagnostic& d : found) EXPECT_THAT(d.place.file, Not(IsEmpty())) << d.code;
}

TEST(BadInput, AFolderWithoutSubmissionsIsNotFaultless) {
  Place place;
  place.write("照片.jpg", std::string("x"));
  EXPECT_THAT(codes(check(place, kJiangsu)), testing::ElementsAre("pipeline.nothing_to_check"));
}

TEST(Folder, ManyDocumentsAndEverySeededContradictionIsFound) {
  const char* stated = std::getenv("SEALPRESS_SEEDED");
  const int submissions = stated ? std::atoi(stated) / 2 : 120;
  Place place;
  test::Random random(7);
  std::vector<std::string> wrong;
  for (int i = 1; i <= submissions; ++i) {
    const Value application = test::jiangsu_application(random, i);
    Value experience = sample(kExperience);
    for (const char* field : {"组织名称", "班组名称", "经验名称"}) {
      experience = with(std::move(experience), field, *application.find(field));
    }
    const std::string number = std::to_string(i);
    if (i % 10 == 0) {
      const char* fields[] = {"组织名称", "班组名称", "经验名称"};
      const char* field = fields[random.below(3)];
      std::string name = application.find(field)->to_text();
      name.replace(name.find(number), number.size(), number + "0");
      experience = with(std::move(experience), field, Value(name));
      wrong.push_back("/" + number + "-经验.json");
    }
    place.write(number + "-申报表.json", application);
    place.write(number + "-经验.json", experience);
  }
  std::vector<std::string> told;
  for (const Diagnostic& d : check(place, kJiangsu)) {
    const auto other = messages::other_place(d);
    ASSERT_TRUE(other) << d.code << " " << d.place.file << " " << d.place.field;
    told.push_back(other->file.substr(other->file.rfind('/')));
  }
  EXPECT_THAT(told, testing::UnorderedElementsAreArray(wrong));
}

/// Files that came back as they are, beside one another.
class ReturnedInFolderTest : public testing::Test {
 protected:
  void put(const std::string& name, const std::string& form, const Value& record) {
    const std::string format = name.substr(name.rfind('.') + 1);
    place_.write(name, test::read_file(rendered(place_, form, record, format)));
  }
  Place place_;
};

TEST_F(ReturnedInFolderTest, FilledWordFilesAndNarrativesAreDocuments) {
  put("表.docx", kApplication, sample(kApplication));
  put("经验.docx", kExperience,
      with(sample(kExperience), "组织名称", Value("江苏云澜精密机诫有限公司")));
  const Diagnostics found = check(place_, kJiangsu);
  EXPECT_THAT(codes(found), Contains("forms.not_equal_near"))
      << testing::PrintToString(codes(found));
}

TEST_F(ReturnedInFolderTest, TheWordFileAndThePdfOfOneUnitAreComparedFieldByField) {
  put("表.docx", kApplication, sample(kApplication));
  put("表.pdf", kApplication, sample(kApplication));
  EXPECT_THAT(codes(check(place_, kJiangsu)), IsEmpty());
  put("表.pdf", kApplication, with(sample(kApplication), "班组人数", Value("16")));
  const Diagnostics found = check(place_, kJiangsu);
  EXPECT_THAT(codes(found), testing::ElementsAre("pipeline.copies_differ"));
  ASSERT_FALSE(found.empty());
  EXPECT_EQ(found[0].place.field, "班组人数");
  EXPECT_THAT(found[0].place.file, testing::EndsWith("表.pdf"));
  EXPECT_EQ(found[0].place.page, 1);
  const auto other = messages::other_place(found[0]);
  ASSERT_TRUE(other);
  EXPECT_THAT(other->file, testing::EndsWith("表.docx"));
  EXPECT_TRUE(other->row);
  const std::string words = messages::message(found[0], messages::Language::chinese);
  EXPECT_THAT(words, HasSubstr("15"));
  EXPECT_THAT(words, HasSubstr("16"));
}

TEST_F(ReturnedInFolderTest, DataCountsWhereBothAreThere) {
  place_.write("附件2申报表.json", sample(kApplication));
  put("表.docx", kApplication, with(sample(kApplication), "班组人数", Value("16")));
  EXPECT_THAT(codes(check(place_, kJiangsu)), testing::ElementsAre("pipeline.copies_differ"));
}

}  // namespace
}  // namespace sealpress::pipeline
