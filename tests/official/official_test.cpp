// Every template says what the notice printed: the same labels, rows, spans, merges and options.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "data/value.h"
#include "docx/document.h"
#include "printed_form.h"
#include "template_form.h"

namespace sealpress::official {
namespace {

namespace fs = std::filesystem;

const fs::path kSource = SEALPRESS_SOURCE_DIR;

/// <collection>/<form> of every file with that extension below a folder, sorted.
std::vector<std::string> forms_below(const fs::path& folder, const std::string& extension) {
  std::vector<std::string> forms;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    const fs::path& path = entry.path();
    if (path.extension() == extension && path.parent_path() != folder) {
      forms.push_back((path.parent_path().filename() / path.stem()).string());
    }
  }
  std::sort(forms.begin(), forms.end());
  return forms;
}

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

data::Value catalogue_entry(const std::string& form) {
  auto entry = data::parse_json(read_file(kSource / "data/forms" / (form + ".json")));
  EXPECT_TRUE(entry) << form;
  return entry ? *entry : data::Value{};
}

class Official : public testing::TestWithParam<std::string> {};

TEST_P(Official, TemplateIsThePrintedForm) {
  const PrintedForm printed((kSource / "tests/official" / (GetParam() + ".txt")).string());
  const fs::path path = kSource / "templates/docx" / (GetParam() + ".docx");
  const auto document = docx::Document::open(read_file(path), path.string());
  ASSERT_TRUE(document) << document.error().code;
  EXPECT_EQ(describe(read_template_form(**document)), describe(printed.form()));
}

TEST_P(Official, EveryCorrectionIsNeededAndNoted) {
  const PrintedForm printed((kSource / "tests/official" / (GetParam() + ".txt")).string());
  for (const Correction& correction : printed.corrections()) {
    EXPECT_TRUE(correction.used) << correction.printed << " is not printed";
  }
  if (printed.corrections().empty()) return;
  const data::Value entry = catalogue_entry(GetParam());
  const data::Value* notes = entry.find("notes");
  ASSERT_TRUE(notes && notes->array());
  EXPECT_GE(notes->array()->size(), printed.corrections().size());
}

INSTANTIATE_TEST_SUITE_P(Forms, Official,
                         testing::ValuesIn(forms_below(kSource / "tests/official", ".txt")),
                         [](const testing::TestParamInfo<std::string>& form) {
                           std::string name = form.param;
                           std::replace_if(
                               name.begin(), name.end(),
                               [](char c) { return c == '/' || c == '-'; }, '_');
                           return name;
                         });

TEST(OfficialForms, EveryFormButOurOwnLayoutsIsTyped) {
  std::vector<std::string> shown;
  for (const std::string& form : forms_below(kSource / "data/forms", ".json")) {
    const data::Value entry = catalogue_entry(form);
    const data::Value* reference = entry.find("reference");
    if (!reference || !reference->truthy()) shown.push_back(form);
  }
  EXPECT_EQ(shown, forms_below(kSource / "tests/official", ".txt"));
}

TEST(OfficialForms, EveryFormHasItsTemplate) {
  EXPECT_EQ(forms_below(kSource / "data/forms", ".json"),
            forms_below(kSource / "templates/docx", ".docx"));
}

}  // namespace
}  // namespace sealpress::official
