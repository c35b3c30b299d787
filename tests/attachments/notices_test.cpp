// Notices and their text attachments: the samples reproduce what the associations published, word
// for word.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "catalogue_files.h"
#include "docx/document.h"
#include "merge/template.h"
#include "printed_form.h"
#include "template_form.h"

namespace sealpress::attachments {
namespace {

std::vector<std::string> reproduced() {
  std::vector<std::string> forms;
  for (const std::string& form : forms_below(source_tree() / "tests/attachments", ".txt")) {
    if (is_official_document(read_entry(form))) forms.push_back(form);
  }
  return forms;
}

/// The body as a reader sees it from top to bottom, tables row by row.
std::string flattened(const Form& form) {
  std::string all;
  for (const Block& block : form) {
    all += block.text;
    for (const Row& row : block.rows) {
      for (const Cell& cell : row.cells) all += cell.text;
    }
  }
  return all;
}

/// Where two texts part, with what stands around it.
std::string difference(const std::string& ours, const std::string& theirs) {
  std::size_t at = 0;
  while (at < std::min(ours.size(), theirs.size()) && ours[at] == theirs[at]) ++at;
  std::size_t from = at > 60 ? at - 60 : 0;
  while (from > 0 && (static_cast<unsigned char>(ours[from]) & 0xC0) == 0x80) --from;
  return "made:    " + ours.substr(from, 150) + "\nprinted: " + theirs.substr(from, 150);
}

/// Digits of the list 附件说明 and the words of the template's own are in the body, too.
class Notices : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    entry_ = read_entry(GetParam());
    const auto path = template_of(entry_);
    const auto document = docx::Document::open(read_file(path), path.string());
    ASSERT_TRUE(document);
    const auto compiled = merge::Template::compile(*document);
    ASSERT_TRUE(compiled);
    data::Record record;
    record.fields = read_json(source_tree() / "data/samples" / (GetParam() + ".json"));
    auto view = (*compiled)->merge(record, {}, findings_);
    ASSERT_TRUE(view);
    for (const docx::Node* child : view->body()->children) {
      if (const auto* table = docx::as<docx::Table>(child)) {
        made_.push_back(read_table(*table));
      } else if (docx::as<docx::Paragraph>(child)) {
        append_text(made_, raw_text(*child));
      }
    }
  }

  data::Value entry_;
  Diagnostics findings_;
  Form made_;
};

TEST_P(Notices, SayWhatWasPublished) {
  EXPECT_TRUE(findings_.empty()) << findings_.front().code;
  const PrintedForm printed((source_tree() / "tests/attachments" / (GetParam() + ".txt")).string());
  const std::string ours = flattened(made_), theirs = flattened(printed.form());
  EXPECT_TRUE(ours == theirs) << difference(ours, theirs);
}

TEST_P(Notices, KeepTheTables) {
  const PrintedForm printed((source_tree() / "tests/attachments" / (GetParam() + ".txt")).string());
  for (const Block& block : printed.form()) {
    if (block.rows.empty()) continue;
    EXPECT_THAT(made_, testing::Contains(testing::Field(&Block::rows, block.rows)));
  }
}

INSTANTIATE_TEST_SUITE_P(Published, Notices, testing::ValuesIn(reproduced()),
                         [](const testing::TestParamInfo<std::string>& form) {
                           return test_name(form.param);
                         });

TEST(NoticesPublished, AreAllTyped) {
  EXPECT_EQ(reproduced().size(), 12u);
}

}  // namespace
}  // namespace sealpress::attachments
