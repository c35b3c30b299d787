// Returned PDFs: of ours without their record, of LibreOffice, with fields to fill in.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "folder_support.h"
#include "pipeline/returns/collect.h"
#include "support/pdf_builder.h"
#include "support/program.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

constexpr const char* kForm = "jiangsu-2025/2-application";

std::string text_field(const std::string& name, const std::string& value) {
  return "<</Type/Annot/Subtype/Widget/FT/Tx/T" + test::utf16(name) + "/V" + test::utf16(value) +
         "/Rect[100 700 300 720]/P 3 0 R>>";
}
std::string box_field(const std::string& name, const std::string& state) {
  return "<</Type/Annot/Subtype/Widget/FT/Btn/T" + test::utf16(name) + "/V/" + state + "/AS/" +
         state + "/Rect[100 600 110 610]/P 3 0 R>>";
}

/// A page of nothing but fields.
std::string fillable(const std::vector<std::string>& fields) {
  std::string references;
  for (std::size_t i = 0; i < fields.size(); ++i) references += std::to_string(i + 5) + " 0 R ";
  return test::pdf_with("", references, fields);
}

class CollectPdfTest : public ::testing::Test {
 protected:
  Collected collect(const std::string& target) {
    Workspace workspace = place_.workspace();
    CollectOptions options;
    options.target = target;
    options.paths = {place_.path("returned")};
    options.directory = place_.path("out");
    files_.clear();
    auto done = collect_files(workspace, options,
                              [&](const CollectedFile& file) { files_.push_back(file); });
    EXPECT_TRUE(done.has_value());
    return done ? *done : Collected{};
  }

  void expect_record(const data::Value& record) {
    ASSERT_THAT(files_, SizeIs(1));
    ASSERT_THAT(files_[0].forms, SizeIs(1));
    const data::Value& read = files_[0].forms[0].record.fields;
    for (const auto& [label, value] : *record.object()) {
      if (label == "组织简称" || label == "公章名称") continue;  // not printed
      ASSERT_NE(read.find(label), nullptr) << label;
      EXPECT_EQ(text::label_key(read.find(label)->to_text()), text::label_key(value.to_text()))
          << label;
    }
  }

  std::vector<std::string> codes() const {
    std::vector<std::string> out;
    for (const CollectedFile& file : files_) {
      for (const Diagnostic& d : file.findings) out.push_back(d.code);
      for (const CollectedForm& form : file.forms) {
        for (const Diagnostic& d : form.findings) out.push_back(d.code);
      }
    }
    return out;
  }
  std::string value(const std::string& label) const {
    const data::Value* found = files_.at(0).forms.at(0).record.fields.find(label);
    return found ? found->to_text() : std::string();
  }

  Place place_;
  std::vector<CollectedFile> files_;
};

TEST_F(CollectPdfTest, OurPdfIsReadByWhatItShows) {
  const data::Value record = sample(kForm);
  place_.write("returned/申报表.pdf", test::read_file(rendered(place_, kForm, record, "pdf")));
  const Collected done = collect("jiangsu-2025");
  EXPECT_EQ(done.forms, 1);
  EXPECT_EQ(done.doubtful, 0);
  expect_record(record);
  EXPECT_THAT(codes(), Contains("collect.seal_missing"));
  EXPECT_THAT(codes(), Not(Contains("collect.seal_found")));
}

TEST_F(CollectPdfTest, APdfOfLibreOfficeIsReadAsTheWordFileIs) {
  SEALPRESS_NEED_JUDGE("soffice");
  const data::Value record = sample(kForm);
  const std::string docx = rendered(place_, kForm, record, "docx");
  test::run({"soffice", "--headless", "-env:UserInstallation=file://" + place_.path("profile"),
             "--convert-to", "pdf", "--outdir", place_.path("returned"), docx});
  const Collected done = collect("jiangsu-2025");
  EXPECT_EQ(done.forms, 1);
  expect_record(record);
}

TEST_F(CollectPdfTest, AFillablePdfIsReadByTheNamesOfItsFields) {
  const data::Value record = sample(kForm);
  std::vector<std::string> fields;
  for (const auto& [label, value] : *record.object()) {
    fields.push_back(text_field(label, value.to_text()));
  }
  place_.write("returned/表.pdf", fillable(fields));
  EXPECT_EQ(collect("jiangsu-2025").forms, 1);
  expect_record(record);
}

TEST_F(CollectPdfTest, BoxesOfAFillablePdfAreOptions) {
  const data::Value record = sample("shanghai-2024/3-application");
  std::vector<std::string> fields;
  for (const auto& [label, value] : *record.object()) {
    if (label != "单位性质" && !value.array()) fields.push_back(text_field(label, value.to_text()));
  }
  fields.push_back(box_field("单位性质=国有", "Off"));
  fields.push_back(box_field("单位性质=民营", "Yes"));
  place_.write("returned/表.pdf", fillable(fields));
  EXPECT_EQ(collect("shanghai-2024").forms, 1);
  ASSERT_THAT(files_[0].forms, SizeIs(1));
  EXPECT_EQ(value("单位性质"), "民营");
  EXPECT_EQ(value("班组人数"), "12");
}

TEST_F(CollectPdfTest, APictureInAPdfIsToldAsAScan) {
  place_.write("returned/扫描.pdf",
               test::read_file(std::string(test::kSourceDir) + "/tests/pipeline/scan.pdf"));
  EXPECT_EQ(collect("jiangsu-2025").forms, 0);
  EXPECT_THAT(codes(), Contains("collect.is_scan"));
}

TEST_F(CollectPdfTest, GlyphsThatTheirFontDoesNotTellAreSaid) {
  std::string content = "BT /F1 12 Tf 50 700 Td <";
  for (int i = 0; i < 30; ++i) content += "0102";
  place_.write("returned/字.pdf", test::pdf_with(content + "> Tj ET", "", {}));
  std::string bytes = test::read_file(place_.path("returned/字.pdf"));
  EXPECT_EQ(collect("jiangsu-2025").forms, 0);
  // Without a font the text shows nothing at all; with one that tells nothing it is said.
  const std::string page = "/MediaBox[0 0 595 842]";
  const std::string font =
      "/Resources<</Font<</F1<</Type/Font/Subtype/Type0/BaseFont/Song"
      "/Encoding/Identity-H/DescendantFonts[<</Subtype/CIDFontType2>>]>>>>>>";
  bytes.replace(bytes.find(page), page.size(), page + font);
  place_.write("returned/字.pdf", bytes);
  collect("jiangsu-2025");
  EXPECT_THAT(codes(), Contains("collect.untold_font"));
}

}  // namespace
}  // namespace sealpress::pipeline
