// The catalogue's rules on real submissions: the samples meet them, the faulty ones do not.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

#include "catalogue_files.h"
#include "data/record.h"
#include "data/value.h"
#include "forms/catalogue.h"

namespace sealpress::attachments {
namespace {

constexpr text::Date kToday{2025, 6, 1};

const forms::Catalogue& catalogue() {
  static const auto loaded = load_catalogue();
  if (!loaded) throw std::runtime_error(loaded.error().front().code);
  return **loaded;
}

std::string line(const Diagnostic& found) {
  const char* severity = found.severity == Severity::error     ? "error"
                         : found.severity == Severity::warning ? "warning"
                                                               : "info";
  return std::string(severity) + " " + found.code + " " + found.place.field;
}

std::vector<std::string> findings(const forms::Form& form, data::Value fields) {
  data::Record record;
  record.fields = std::move(fields);
  Diagnostics found;
  record = catalogue().normalised(form, std::move(record), found);
  for (Diagnostic& each : catalogue().check(form, record, kToday)) {
    found.push_back(std::move(each));
  }
  std::vector<std::string> lines;
  for (const Diagnostic& each : found) {
    // Notes ask for a second look (rare characters), they find no fault.
    if (each.severity != Severity::info) lines.push_back(line(each));
  }
  return lines;
}

/// The form of a sample: the longest id that begins its name.
const forms::Form* form_of(const std::string& sample) {
  const forms::Form* best = nullptr;
  for (const forms::Form& form : catalogue().forms()) {
    const bool begins = sample == form.id || sample.rfind(form.id + "-", 0) == 0;
    if (begins && (!best || form.id.size() > best->id.size())) best = &form;
  }
  return best;
}

TEST(Catalogue, Loads) {
  const auto loaded = load_catalogue();
  if (!loaded) {
    for (const Diagnostic& error : loaded.error()) {
      ADD_FAILURE() << error.place.file << ": " << error.code << " " << error.place.path;
    }
  } else {
    EXPECT_GT((*loaded)->forms().size(), 20u);
  }
}

class Sample : public testing::TestWithParam<std::string> {};

TEST_P(Sample, MeetsEveryRule) {
  const forms::Form* form = form_of(GetParam());
  ASSERT_TRUE(form);
  EXPECT_THAT(findings(*form, read_json(source_tree() / "data/samples" / (GetParam() + ".json"))),
              testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Samples, Sample,
                         testing::ValuesIn(forms_below(source_tree() / "data/samples", ".json")),
                         [](const testing::TestParamInfo<std::string>& sample) {
                           return test_name(sample.param);
                         });

TEST(Samples, EveryFormHasTwo) {
  for (const forms::Form& form : catalogue().forms()) {
    int samples = 0;
    for (const std::string& sample : forms_below(source_tree() / "data/samples", ".json")) {
      samples += form_of(sample) == &form ? 1 : 0;
    }
    EXPECT_GE(samples, 2) << form.id;
  }
}

/// The sample with some of its members replaced or added.
data::Value changed(data::Value fields, const data::Value& change) {
  for (const data::Member& member : *change.object()) {
    data::Object& members = *fields.object();
    const auto at = std::find_if(members.begin(), members.end(), [&member](const auto& present) {
      return present.first == member.first;
    });
    if (at == members.end()) {
      members.push_back(member);
    } else {
      at->second = member.second;
    }
  }
  return fields;
}

TEST(Faulty, IsFoundAndNothingElse) {
  const data::Value cases = read_json(source_tree() / "tests/attachments/faulty.json");
  ASSERT_TRUE(cases.array());
  for (const data::Value& each : *cases.array()) {
    const std::string id = each.find("form")->to_text();
    const forms::Form* form = catalogue().find(id);
    ASSERT_TRUE(form) << id;
    data::Value sample = read_json(source_tree() / "data/samples" / (id + ".json"));
    std::vector<std::string> expected;
    for (const data::Value& finding : *each.find("expect")->array()) {
      expected.push_back(finding.to_text());
    }
    EXPECT_THAT(findings(*form, changed(std::move(sample), *each.find("change"))),
                testing::UnorderedElementsAreArray(expected))
        << id << ": " << each.find("why")->to_text();
  }
}

}  // namespace
}  // namespace sealpress::attachments
