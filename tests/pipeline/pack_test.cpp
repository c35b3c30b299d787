// pack: what is in the archive, what is missing, and that others can open it.

#include "pipeline/deliver/pack.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "package/package.h"
#include "pdf/sign/places.h"
#include "pdf/sign/seal.h"
#include "pipeline/folder_support.h"
#include "support/pictures.h"

namespace sealpress::pipeline {
namespace {

using data::Value;
using testing::Contains;
using testing::EndsWith;
using testing::HasSubstr;
using testing::Not;
using State = PackedItem::State;

const std::string kCompany = "江苏云澜精密机械有限公司";
const std::string kFormPdf = "企业申报材料/" + kCompany + "/云澜精密数控加工二班典型经验申报表.pdf";

/// What an enterprise and its recommending body hand in for 江苏.
void write_jiangsu(Place& place) {
  place.write("云澜/附件2申报表.json", sample("jiangsu-2025/2-application"));
  place.write("云澜/典型经验.json", sample("jiangsu-2025/experience"));
  Value statistics =
      with(sample("jiangsu-2025/4-statistics"), "推荐地市、行业质协", Value("苏州市质量管理协会"));
  statistics = with(std::move(statistics), "本年度推荐质量信得过班组建设典型经验数", Value("1"));
  place.write("附件4统计表.json", statistics);
  place.write("附件5总结.json", with(sample("jiangsu-2025/5-summary"), "推荐地市、行业质协",
                                     Value("苏州市质量管理协会")));
}

Packed packed(Place& place, const std::string& collection, PackOptions options = {}) {
  Workspace workspace = place.workspace();
  if (options.output.empty()) options.output = place.path("../" + place.name() + ".zip");
  auto made = pack(workspace, collection, place.path(), options);
  EXPECT_TRUE(made) << (made ? "" : made.error().front().code);
  return made ? std::move(*made) : Packed{};
}

std::vector<std::string> names(const Packed& packed, State state) {
  std::vector<std::string> out;
  for (const PackedItem& item : packed.items) {
    if (item.state == state) out.push_back(item.name);
  }
  return out;
}

std::string listing(const Packed& packed) {
  std::string out;
  for (const PackedItem& item : packed.items) {
    out += std::to_string(static_cast<int>(item.state)) + " " + item.name + "\n";
  }
  for (const Diagnostic& d : packed.findings) out += d.code + " " + d.place.file + "\n";
  return out;
}

TEST(Pack, EnterpriseAndRecommendingBodyOfJiangsu) {
  Place place;
  write_jiangsu(place);
  const Packed made = packed(place, "jiangsu-2025");
  ASSERT_FALSE(made.path.empty()) << listing(made);
  const std::string enterprise = "企业申报材料/" + kCompany + "/";
  EXPECT_THAT(
      names(made, State::packed),
      testing::IsSupersetOf({enterprise + "云澜精密数控加工二班典型经验.docx",
                             enterprise + "云澜精密数控加工二班典型经验申报表.docx",
                             std::string("推荐单位材料/苏州市质量管理协会推进活动统计表.docx"),
                             std::string("推荐单位材料/苏州市质量管理协会推进活动总结.docx")}))
      << listing(made);
  EXPECT_THAT(names(made, State::to_be_sealed),
              testing::UnorderedElementsAre(enterprise + "云澜精密数控加工二班典型经验申报表.pdf",
                                            "推荐单位材料/苏州市质量管理协会典型经验申报汇总表.pdf",
                                            "推荐单位材料/苏州市质量管理协会推进活动统计表.pdf"))
      << listing(made);
}

TEST(Pack, OtherProgramsSeeTheRightNames) {
  SEALPRESS_NEED_JUDGE("python3");
  SEALPRESS_NEED_JUDGE("unzip");
  SEALPRESS_NEED_JUDGE("7z");
  Place place;
  write_jiangsu(place);
  const Packed made = packed(place, "jiangsu-2025");
  ASSERT_FALSE(made.path.empty());
  const std::string name = "企业申报材料/" + kCompany + "/云澜精密数控加工二班典型经验.docx";
  const auto python =
      test::run({"python3", "-c",
                 "import sys,zipfile\nz=zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\n"
                 "sys.stdout.reconfigure(encoding='utf-8')\n"
                 "[print(i.filename, bool(i.flag_bits & 0x800)) for i in z.infolist()]",
                 made.path});
  EXPECT_EQ(python.exit_code, 0) << python;
  EXPECT_THAT(python.out, HasSubstr(name + " True"));
  EXPECT_THAT(python.out, HasSubstr("材料目录.txt True"));
  EXPECT_THAT(python.out, Not(HasSubstr("False")));
  const auto unzip = test::run({"env", "LC_ALL=C.UTF-8", "unzip", "-t", made.path});
  EXPECT_EQ(unzip.exit_code, 0) << unzip;
  EXPECT_THAT(unzip.out, HasSubstr(name));
  const auto seven = test::run({"env", "LC_ALL=C.UTF-8", "7z", "l", made.path});
  EXPECT_EQ(seven.exit_code, 0) << seven;
  EXPECT_THAT(seven.out, HasSubstr(name));
}

TEST(Pack, TwoRunsGiveTheSameBytes) {
  Place place;
  write_jiangsu(place);
  PackOptions first, second;
  test::TempDir out;
  first.output = (out.path() / "1.zip").string();
  second.output = (out.path() / "2.zip").string();
  second.jobs = 3;
  packed(place, "jiangsu-2025", first);
  packed(place, "jiangsu-2025", second);
  EXPECT_TRUE(test::read_file(first.output) == test::read_file(second.output));
}

TEST(Pack, TheListOfContentsSaysWhatIsThereAndWhatIsNot) {
  Place place;
  place.write("附件2申报表.json", sample("jiangsu-2025/2-application"));
  const Packed made = packed(place, "jiangsu-2025");
  ASSERT_FALSE(made.path.empty());
  const auto zip = package::Package::open(test::read_file(made.path), made.path);
  ASSERT_TRUE(zip);
  const auto list = zip->read("材料目录.txt");
  ASSERT_TRUE(list);
  EXPECT_THAT(*list, testing::StartsWith("\xEF\xBB\xBF"));
  EXPECT_THAT(*list, HasSubstr("苏质协〔2025〕9号"));
  EXPECT_THAT(*list, HasSubstr("云澜精密数控加工二班典型经验申报表.docx"));
  EXPECT_THAT(*list, HasSubstr("三、缺少的材料"));
  EXPECT_THAT(*list, HasSubstr("正文《2025年江苏省质量信得过班组建设典型经验》"));
  EXPECT_THAT(*list, HasSubstr("二、尚未盖章"));
}

TEST(Pack, StrictWritesNothingUnlessAllIsThereAndStamped) {
  Place place;
  write_jiangsu(place);
  PackOptions options;
  options.strict = true;
  const Packed made = packed(place, "jiangsu-2025", options);
  EXPECT_TRUE(made.path.empty());
  EXPECT_FALSE(std::filesystem::exists(place.path("../" + place.name() + ".zip")));
  EXPECT_EQ(made.summary.exit_code, 1);
}

TEST(Pack, AScanTakesThePlaceOfTheUnstampedPdf) {
  Place place;
  write_jiangsu(place);
  // A scan: a PDF without fields. Ours that waits for its seal has an empty one.
  const std::string scan =
      test::read_file(std::string(test::kSourceDir) + "/tests/pipeline/scan.pdf");
  place.write("云澜/云澜精密数控加工二班典型经验申报表（盖章）.pdf", scan);
  const Packed made = packed(place, "jiangsu-2025");
  EXPECT_THAT(names(made, State::sealed), Contains(kFormPdf)) << listing(made);
  const auto zip = package::Package::open(test::read_file(made.path), made.path);
  ASSERT_TRUE(zip);
  EXPECT_EQ(zip->read(names(made, State::sealed).front()).value_or(""), scan);
}

/// The PDF of 附件2 as `pack` makes it, its place for the seal empty.
std::string unstamped_form(Place& place) {
  const Packed made = packed(place, "jiangsu-2025");
  const auto zip = package::Package::open(test::read_file(made.path), made.path);
  std::string pdf = zip ? zip->read(kFormPdf).value_or("") : "";
  EXPECT_FALSE(pdf.empty()) << listing(made);
  return pdf;
}

TEST(Pack, AnUnstampedPdfOfOursIsNotTakenForAStampedOne) {
  Place place;
  write_jiangsu(place);
  place.write("云澜/云澜精密数控加工二班典型经验申报表.pdf", unstamped_form(place));
  const Packed made = packed(place, "jiangsu-2025");
  EXPECT_THAT(names(made, State::sealed), testing::IsEmpty());
  EXPECT_THAT(listing(made), HasSubstr("pipeline.pdf_not_stamped"));
}

TEST(Pack, APdfWithASealPictureIsStamped) {
  Place place;
  write_jiangsu(place);
  Diagnostics warnings;
  const auto picture = pdf::load_seal_picture(test::kSvgSeal, {}, warnings);
  ASSERT_TRUE(picture);
  pdf::SealOptions options;
  options.picture = &*picture;
  const std::string form = unstamped_form(place);
  const auto places = pdf::seal_places(form);
  ASSERT_TRUE(places && !places->empty());
  ASSERT_GT(places->size(), 1u);
  std::string bytes = form;
  for (const pdf::SealPlace& one : *places) {
    options.place = one.name;
    const auto stamped = pdf::seal(bytes, options);
    ASSERT_TRUE(stamped) << stamped.error().code;
    bytes = stamped->bytes;
    place.write("云澜/云澜精密数控加工二班典型经验申报表.pdf", bytes);
    const Packed made = packed(place, "jiangsu-2025");
    // Sealed is what is sealed in every place.
    const bool last = &one == &places->back();
    EXPECT_EQ(!names(made, State::sealed).empty(), last) << listing(made);
    EXPECT_EQ(listing(made).find("pipeline.seal_not_found") == std::string::npos, last);
  }
}

TEST(Pack, WhatHasErrorsIsLeftOutAndListed) {
  Place place;
  write_jiangsu(place);
  place.write("云澜/附件2申报表.json",
              with(sample("jiangsu-2025/2-application"), "手机", Value("123")));
  const Packed made = packed(place, "jiangsu-2025");
  EXPECT_EQ(made.summary.exit_code, 1);
  EXPECT_THAT(listing(made), HasSubstr("pipeline.left_out"));
  for (const std::string& name : names(made, State::packed)) {
    EXPECT_THAT(name, Not(EndsWith("典型经验申报表.docx")));
  }
}

TEST(Pack, NamesAreSafeForWindows) {
  Place place;
  Value application = sample("jiangsu-2025/2-application");
  application = with(std::move(application), "组织名称", Value("甲/乙:丙*公司"));
  application = with(std::move(application), "公章名称", Value("甲/乙:丙*公司"));
  place.write("附件2.json", with(std::move(application), "组织简称", Value("CON")));
  const Packed made = packed(place, "jiangsu-2025");
  ASSERT_FALSE(made.path.empty()) << listing(made);
  for (const std::string& name : names(made, State::packed)) {
    EXPECT_THAT(name, testing::StartsWith("企业申报材料/甲／乙：丙＊公司/"));
  }
}

TEST(Pack, EveryNoticeHasADelivery) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> notices = {
      {"shanghai-2024",
       {"2-enrolment", "3-application", "5-recommendation", "6-statistics", "7-summary"}},
      {"chongqing-2019",
       {"2-qc-application", "3-qc-summary", "4-qc-statistics", "5-qc-recommendation",
        "6-team-application", "7-team-summary", "8-team-statistics", "9-team-recommendation"}},
      {"xizang-2023-6", {"2-registration", "3-application"}},
      {"xizang-2023-7", {"3-application"}}};
  for (const auto& [collection, forms] : notices) {
    SCOPED_TRACE(collection);
    Place place;
    for (const std::string& form : forms) {
      place.write(form + ".json", sample(collection + "/" + form));
    }
    place.write("成果报告.docx", std::string("report"));
    place.write("建设材料.docx", std::string("report"));
    const Packed made = packed(place, collection);
    ASSERT_FALSE(made.path.empty()) << listing(made);
    EXPECT_GE(names(made, State::packed).size(), forms.size()) << listing(made);
  }
}

TEST(Pack, AnExtraMayBeFilledInOnAFormOfTheCatalogue) {
  const auto missing = [](Place& place) {
    const Packed made = packed(place, "chongqing-2019");
    std::vector<std::string> out;
    for (const PackedItem& item : made.items) {
      if (item.state == State::missing) out.push_back(item.what);
      EXPECT_THAT(item.name, Not(HasSubstr("//")));
    }
    return out;
  };
  Place place;
  place.write("附件6申报表.json", sample("chongqing-2019/6-team-application"));
  EXPECT_THAT(missing(place), Contains("班组自我评分表"));
  place.write("自我评分表.json", sample("chongqing-2019/6-team-self-assessment"));
  EXPECT_THAT(missing(place), Not(Contains("班组自我评分表")));
  const Packed made = packed(place, "chongqing-2019");
  EXPECT_THAT(names(made, State::packed),
              Contains("企业申报材料/重庆嘉陵示例动力有限公司/"
                       "重庆嘉陵示例动力有限公司总装二班自我评分表.docx"));
}

TEST(Pack, OnlyWhatOneSenderDelivers) {
  Place place;
  write_jiangsu(place);
  PackOptions options;
  options.by = "企业";
  const Packed made = packed(place, "jiangsu-2025", options);
  for (const PackedItem& item : made.items) EXPECT_EQ(item.by, "企业") << item.name;
}

TEST(Pack, AnEmptyFolderIsAClearError) {
  Place place;
  const Packed made = packed(place, "jiangsu-2025");
  EXPECT_TRUE(made.path.empty());
  EXPECT_EQ(made.summary.exit_code, 3);
  EXPECT_THAT(listing(made), HasSubstr("pipeline.nothing_to_pack"));
}

}  // namespace
}  // namespace sealpress::pipeline
