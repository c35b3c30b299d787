// What stands together on a page of the forms: no page holds notes, a row or a heading alone.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <variant>
#include <vector>

#include "laid_out.h"

namespace sealpress::attachments {
namespace {

/// The words of each page, in the order in which they are drawn.
std::vector<std::string> words_of_pages(const frame::Document& document) {
  std::vector<std::string> pages;
  for (const frame::Page& page : document.pages) {
    std::string& words = pages.emplace_back();
    for (const frame::Item& item : page.items) {
      if (const auto* run = std::get_if<frame::GlyphRun>(&item)) words += run->text;
    }
  }
  return pages;
}

struct Ending {
  std::string form;
  std::string first;  ///< of what stays together at the form's end
  std::string last;
};

class FormsEnd : public testing::TestWithParam<Ending> {};

TEST_P(FormsEnd, StandsOnOnePageWithItsNotes) {
  const auto pages = words_of_pages(laid_out(GetParam().form, GetParam().form + "-long"));
  ASSERT_GE(pages.size(), 2u);
  EXPECT_THAT(pages.back(), testing::HasSubstr(GetParam().first));
  EXPECT_THAT(pages.back(), testing::HasSubstr(GetParam().last));
}

INSTANTIATE_TEST_SUITE_P(
    Pages, FormsEnd,
    testing::Values(Ending{"caq-reference/qc-recommendation", "二、评委名单", "参考版式"},
                    Ending{"caq-reference/recommendation", "二、评委名单", "参考版式"},
                    Ending{"caq-reference/review-summary", "评审组成员", "参考版式"},
                    Ending{"chongqing-2019/9-team-recommendation", "二、评委名单",
                           "评委证书编号填写"},
                    Ending{"shanghai-2024/5-recommendation", "二、评委名单", "附件名称"}),
    [](const testing::TestParamInfo<Ending>& ending) { return test_name(ending.param.form); });

TEST(LongLists, BeginBelowTheirHeading) {
  data::Array judges;
  for (int number = 1; number <= 60; ++number) {
    judges.push_back(data::Object{{"姓名", "评委" + std::to_string(number) + "号"}});
  }
  const auto pages = words_of_pages(
      laid_out_with("caq-reference/recommendation", data::Object{{"评委", std::move(judges)}}));
  for (const std::string& page : pages) {
    EXPECT_EQ(page.find("二、评委名单") == std::string::npos,
              page.find("评委1号") == std::string::npos);
  }
}

class OnePage : public testing::TestWithParam<std::string> {};

TEST_P(OnePage, HoldsTheLongestSampleToo) {
  EXPECT_EQ(laid_out(GetParam(), GetParam()).pages.size(), 1u);
  EXPECT_EQ(laid_out(GetParam(), GetParam() + "-long").pages.size(), 1u);
}

INSTANTIATE_TEST_SUITE_P(Pages, OnePage,
                         testing::Values("caq-reference/statistics", "caq-reference/qc-statistics",
                                         "chongqing-2019/2-qc-application",
                                         "xizang-2023-6/2-registration"),
                         [](const testing::TestParamInfo<std::string>& form) {
                           return test_name(form.param);
                         });

}  // namespace
}  // namespace sealpress::attachments
