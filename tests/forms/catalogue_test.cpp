// The catalogue as it lies in data/: it loads, its samples hold, and faults are found where they
// are.

#include "forms/catalogue.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "messages/messages.h"
#include "support/paths.h"

namespace sealpress::forms {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const fs::path kSource = sealpress::test::kSourceDir;
constexpr text::Date kToday{2025, 6, 1};

std::string read(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  return bytes.str();
}

std::vector<SourceFile> files() {
  std::vector<SourceFile> found;
  const fs::path folder = kSource / "data/forms";
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    std::string id = fs::relative(entry.path(), folder).replace_extension().generic_string();
    found.push_back({entry.path().string(), std::move(id), read(entry.path())});
  }
  return found;
}

std::shared_ptr<const Catalogue> catalogue() {
  static const auto loaded = Catalogue::load(files());
  if (!loaded) {
    for (const Diagnostic& d : loaded.error()) {
      ADD_FAILURE() << messages::place(d, messages::Language::english) << ": "
                    << messages::message(d, messages::Language::english);
    }
    return nullptr;
  }
  return *loaded;
}

std::string printed(const Diagnostics& findings) {
  std::string out;
  for (const Diagnostic& d : findings) {
    out += messages::place(d, messages::Language::chinese) + "：" +
           messages::message(d, messages::Language::chinese) + "\n";
  }
  return out;
}

Diagnostics check(const char* form_id, data::Value fields) {
  const Form* form = catalogue()->find(form_id);
  Diagnostics findings;
  const data::Record record =
      catalogue()->normalised(*form, data::Record{std::move(fields), 1, {}}, findings);
  for (Diagnostic& d : catalogue()->check(*form, record, kToday)) findings.push_back(std::move(d));
  return findings;
}

data::Value sample(const char* path) {
  auto value = data::parse_json(read(kSource / "data/samples" / path));
  EXPECT_TRUE(value) << path;
  return value ? *value : data::Value();
}

/// The sample with one field replaced, added, or (with null) taken out.
data::Value with(data::Value fields, const std::string& label, data::Value value) {
  auto& members = *fields.object();
  const auto at = std::find_if(members.begin(), members.end(),
                               [&](const data::Member& m) { return m.first == label; });
  if (at != members.end()) members.erase(at);
  if (!value.is_null()) members.emplace_back(label, std::move(value));
  return fields;
}

std::vector<std::string> codes(const Diagnostics& findings) {
  std::vector<std::string> out;
  for (const Diagnostic& d : findings) out.push_back(d.code);
  return out;
}

TEST(Catalogue, LoadsEveryForm) {
  ASSERT_TRUE(catalogue());
  EXPECT_GE(catalogue()->forms().size(), 2u);
  for (const Form& form : catalogue()->forms()) {
    EXPECT_TRUE(fs::exists(kSource / form.docx_template)) << form.id;
    EXPECT_FALSE(form.fields.empty()) << form.id;
    EXPECT_FALSE(form.deliveries.empty()) << form.id;
  }
}

TEST(Catalogue, FindsByIdAndSuggestsTheNearest) {
  EXPECT_EQ(catalogue()->find("shanghai-2024/3-aplication"), nullptr);
  EXPECT_EQ(catalogue()->nearest("shanghai-2024/3-aplication"), "shanghai-2024/3-application");
  EXPECT_EQ(catalogue()->nearest("甲"), "");
}

TEST(Catalogue, KnowsACopyOfAFormByItsId) {
  const Form* own = catalogue()->find("shanghai-2024/3-application");
  ASSERT_NE(own, nullptr);
  const Form copy = *own;
  EXPECT_EQ(&catalogue()->tables(copy), &catalogue()->tables(*own));
}

TEST(Catalogue, EverySampleHolds) {
  int samples = 0;
  for (const Form& form : catalogue()->forms()) {
    const fs::path folder = kSource / "data/samples" / form.collection;
    const std::string stem = form.id.substr(form.id.find('/') + 1);
    if (!fs::exists(folder)) continue;
    for (const auto& entry : fs::directory_iterator(folder)) {
      const std::string name = entry.path().stem().string();
      if (entry.path().extension() != ".json") continue;
      if (name != stem && !name.starts_with(stem + "-")) continue;
      ++samples;
      auto value = data::parse_json(read(entry.path()));
      ASSERT_TRUE(value) << entry.path();
      Diagnostics findings = check(form.id.c_str(), *value);
      // Notes ask for a second look (rare characters), they find no fault.
      std::erase_if(findings, [](const Diagnostic& d) { return d.severity == Severity::info; });
      EXPECT_THAT(findings, IsEmpty()) << entry.path() << "\n" << printed(findings);
    }
  }
  EXPECT_GE(samples, 6);
}

TEST(Catalogue, NumbersAndCodesAreBroughtToHalfWidthAndThatIsSaid) {
  const Form* form = catalogue()->find("jiangsu-2025/2-application");
  data::Value fields = sample("jiangsu-2025/2-application.json");
  fields = with(std::move(fields), "手机", data::Value("１３９５１２３４５６７"));
  fields = with(std::move(fields), "详细通讯地址", data::Value("中山路１号"));
  Diagnostics findings;
  const data::Record record =
      catalogue()->normalised(*form, data::Record{std::move(fields), 1, {}}, findings);
  EXPECT_EQ(record.fields.find("手机")->to_text(), "13951234567");
  EXPECT_EQ(record.fields.find("详细通讯地址")->to_text(), "中山路１号");
  ASSERT_EQ(codes(findings), std::vector<std::string>{"forms.full_width"});
  EXPECT_EQ(findings[0].severity, Severity::info);
  EXPECT_EQ(findings[0].place.field, "手机");
}

TEST(Catalogue, FindsSeededFaults) {
  const data::Value good = sample("jiangsu-2025/2-application.json");
  const auto found = [&](const char* label, data::Value value) {
    return codes(check("jiangsu-2025/2-application", with(good, label, std::move(value))));
  };
  EXPECT_THAT(found("班组名称", "电气维修班组"), ElementsAre("forms.name_ending_forbidden"));
  EXPECT_THAT(found("经验名称", "关于客户之声的做法"), ElementsAre("forms.pattern"));
  EXPECT_THAT(found("统一社会信用代码", "91350100M000100Y44"),
              ElementsAre("forms.credit_code_check"));
  EXPECT_THAT(found("邮编", "2100"), ElementsAre("forms.postcode"));
  EXPECT_THAT(found("手机", "025-83300000"), ElementsAre("forms.mobile"));
  EXPECT_THAT(found("产品/服务合格率(%)", "101"), ElementsAre("forms.too_large"));
  EXPECT_THAT(found("班组人数", "12.5"), ElementsAre("forms.not_whole_number"));
  EXPECT_THAT(found("组织规模", "特大型"), ElementsAre("forms.unknown_choice"));
  EXPECT_THAT(found("组织名称", data::Null{}), ElementsAre("forms.missing"));
  EXPECT_THAT(found("组织名称", "  "), ElementsAre("forms.missing"));
  EXPECT_THAT(found("邮编", true), ElementsAre("forms.wrong_type"));
  EXPECT_THAT(found("质量、安全事故数(个)", "1"), ElementsAre("forms.unexpected_value"));
}

TEST(Catalogue, TakesKeysByTheirNormalForm) {
  data::Value fields = sample("jiangsu-2025/2-application.json");
  const std::string code = fields.find("邮编")->to_text();
  fields = with(with(std::move(fields), "邮编", data::Null{}), "邮 编", code);
  EXPECT_THAT(check("jiangsu-2025/2-application", fields), IsEmpty());
  fields = with(std::move(fields), "邮编", code);
  EXPECT_THAT(codes(check("jiangsu-2025/2-application", fields)),
              Contains("forms.same_field_twice"));
}

TEST(Catalogue, WarnsOfFieldsThatTheFormDoesNotKnow) {
  const Diagnostics found =
      check("jiangsu-2025/2-application",
            with(sample("jiangsu-2025/2-application.json"), "班组长性名", "甲"));
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].severity, Severity::warning);
  EXPECT_THAT(messages::hint(found[0], messages::Language::chinese), HasSubstr("班组长姓名"));
}

TEST(Catalogue, CountsWordsAndNamesTheArticle) {
  std::string name = "运用";
  for (int i = 0; i < 27; ++i) name += "长";
  const data::Value good = sample("jiangsu-2025/2-application.json");
  EXPECT_THAT(codes(check("jiangsu-2025/2-application", with(good, "经验名称", name + "经验"))),
              ElementsAre("forms.too_many_words"));
  const Diagnostics found =
      check("jiangsu-2025/2-application", with(good, "经验名称", name + "经验"));
  EXPECT_EQ(found[0].article, "二（一）1");
  EXPECT_THAT(messages::message(found[0], messages::Language::chinese), HasSubstr("31"));
}

TEST(Catalogue, TellsEveryFaultOfAFile) {
  const SourceFile bad{"x/y.json", "x/y",
                       R"({"id":"x/z","title":1,"colour":"red","notice":{"number":"1"},
                           "rules":[{"kind":"nonsense"}]})"};
  auto loaded = Catalogue::load({bad});
  ASSERT_FALSE(loaded);
  EXPECT_GE(loaded.error().size(), 6u);
  EXPECT_THAT(codes(loaded.error()), Contains("forms.unknown_rule_kind"));
  EXPECT_THAT(codes(loaded.error()), Contains("forms.id_differs"));
  EXPECT_THAT(codes(loaded.error()), Contains("forms.unknown_key"));
}

}  // namespace
}  // namespace sealpress::forms
