// Every template says what the notice printed: the same labels, rows, spans, merges and options.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "catalogue_files.h"
#include "data/value.h"
#include "docx/document.h"
#include "printed_form.h"
#include "template_form.h"

namespace sealpress::attachments {
namespace {

const std::filesystem::path kSource = source_tree();

class Official : public testing::TestWithParam<std::string> {};

TEST_P(Official, TemplateIsThePrintedForm) {
  const PrintedForm printed((kSource / "tests/attachments" / (GetParam() + ".txt")).string());
  const std::filesystem::path path = template_of(read_entry(GetParam()));
  const auto document = docx::Document::open(read_file(path), path.string());
  ASSERT_TRUE(document) << document.error().code;
  const std::vector<std::string> ours = describe(read_template_form(**document));
  const std::vector<std::string> theirs = describe(printed.form());
  EXPECT_EQ(ours.size(), theirs.size());
  for (std::size_t i = 0; i < std::min(ours.size(), theirs.size()); ++i) {
    EXPECT_TRUE(ours[i] == theirs[i]) << "template: " << ours[i] << "\nprinted:  " << theirs[i];
  }
}

class Typed : public testing::TestWithParam<std::string> {};

TEST_P(Typed, EveryCorrectionIsNeededAndNoted) {
  const PrintedForm printed((kSource / "tests/attachments" / (GetParam() + ".txt")).string());
  for (const Correction& correction : printed.corrections()) {
    EXPECT_TRUE(correction.used) << correction.printed << " is not printed";
  }
  if (printed.corrections().empty()) return;
  const data::Value entry = read_json(kSource / "data/forms" / (GetParam() + ".json"));
  const data::Value* notes = entry.find("notes");
  ASSERT_TRUE(notes && notes->array());
  EXPECT_GE(notes->array()->size(), printed.corrections().size());
}

/// Official documents are compared by notices_test.cpp: their words are data.
std::vector<std::string> filled_in() {
  std::vector<std::string> forms = forms_below(kSource / "tests/attachments", ".txt");
  std::erase_if(forms, [](const auto& form) { return is_official_document(read_entry(form)); });
  return forms;
}

std::string name_of(const testing::TestParamInfo<std::string>& form) {
  return test_name(form.param);
}

INSTANTIATE_TEST_SUITE_P(Forms, Official, testing::ValuesIn(filled_in()), name_of);
INSTANTIATE_TEST_SUITE_P(Forms, Typed,
                         testing::ValuesIn(forms_below(kSource / "tests/attachments", ".txt")),
                         name_of);

TEST(OfficialForms, EveryFormButOurOwnLayoutsIsTyped) {
  std::vector<std::string> shown;
  for (const std::string& form : forms_below(kSource / "data/forms", ".json")) {
    const data::Value entry = read_json(kSource / "data/forms" / (form + ".json"));
    const data::Value* reference = entry.find("reference");
    // For notices that are not written yet; and what no notice prints.
    const bool general = form.starts_with("gb-9704/") || form.starts_with("certificates/");
    if ((!reference || !reference->truthy()) && !general) shown.push_back(form);
  }
  EXPECT_EQ(shown, forms_below(kSource / "tests/attachments", ".txt"));
}

TEST(OfficialForms, EveryFormHasItsTemplateAndEveryTemplateItsForm) {
  std::set<std::filesystem::path> named, present;
  for (const std::string& form : forms_below(kSource / "data/forms", ".json")) {
    if (!form.starts_with("certificates/")) named.insert(template_of(read_entry(form)));
  }
  for (const std::string& form : forms_below(kSource / "templates/docx", ".docx")) {
    if (form.starts_with("letters/")) continue;  // to senders, no form
    present.insert(kSource / "templates/docx" / (form + ".docx"));
  }
  EXPECT_EQ(named, present);
}

}  // namespace
}  // namespace sealpress::attachments
