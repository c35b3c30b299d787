// Sealing and verifying as people do it: a form is rendered, sealed and checked by the program.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "data/value.h"
#include "support/certificates.h"
#include "support/program.h"
#include "support/raster.h"

namespace sealpress::test {
namespace {

using testing::AllOf;
using testing::HasSubstr;

constexpr const char* kSeal =
    R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 -50 100 100">
<circle r="46" fill="none" stroke="#d00" stroke-width="6"/>
<text y="6" font-size="18" text-anchor="middle" fill="#d00">样章</text></svg>)";

class Seal : public testing::Test {
 protected:
  void SetUp() override {
    SEALPRESS_NEED_JUDGE("openssl");
    const std::string form = "shanghai-2024/3-application";
    const Output out =
        sealpress({"render", form, sample(form), "-o", dir_.file("out"), "--to", "pdf"});
    ASSERT_EQ(out.exit_code, 0) << out;
    for (const auto& entry : std::filesystem::directory_iterator(dir_.path() / "out")) {
      if (entry.path().extension() == ".pdf") file_ = entry.path().string();
    }
    bytes_ = read_file(file_);
    seal_ = dir_.write("章.svg", kSeal);
    password_ = dir_.write("password", "secret\n");
  }

  std::string sealed() const {
    return dir_.file("sealed/" + std::filesystem::path(file_).filename().string());
  }
  std::vector<std::string> sign(std::vector<std::string> more) const {
    std::vector<std::string> command{"seal",
                                     file_,
                                     "--p12",
                                     TestKeys::get().path("rsa.p12"),
                                     "--key-password-file",
                                     password_,
                                     "-o",
                                     dir_.file("sealed")};
    command.insert(command.end(), more.begin(), more.end());
    return command;
  }

  TempDir dir_;
  std::string file_, bytes_, seal_, password_;
};

TEST_F(Seal, ListsSealsAndVerifies) {
  const Output listed = sealpress({"seal", "--list", file_, "--format", "json"});
  EXPECT_EQ(listed.exit_code, 0) << listed;
  const auto list = data::parse_json(listed.out);
  ASSERT_TRUE(list) << listed;
  const data::Value& place =
      *list->find("results")->array()->at(0).find("places")->array()->begin();
  EXPECT_EQ(place.find("name")->to_text(), "单位盖章");
  EXPECT_EQ(place.find("state")->to_text(), "empty");
  EXPECT_EQ(place.find("width_mm")->to_text(), "42");

  const Output made = sealpress(sign({"--place", "单位盖章", "--picture", seal_}));
  EXPECT_EQ(made.exit_code, 0) << made;
  EXPECT_EQ(read_file(file_), bytes_);
  EXPECT_EQ(read_file(sealed()).substr(0, bytes_.size()), bytes_);
  const Output checked = sealpress({"verify", sealed(), "--trust", TestKeys::get().path("ca.pem")});
  EXPECT_EQ(checked.exit_code, 0) << checked;
  EXPECT_THAT(checked.out,
              AllOf(HasSubstr("单位盖章：有效"), HasSubstr("样章测试单位"), HasSubstr("证书可信")));
  EXPECT_THAT(sealpress({"seal", "--list", sealed()}).out, HasSubstr("已签名"));
}

TEST_F(Seal, VerifyTellsWhatTheSignerSays) {
  const Output made =
      sealpress(sign({"--place", "单位盖章", "--certify", "form-filling", "--reason", "同意推荐",
                      "--location", "上海", "--name", "沈知行"}));
  EXPECT_EQ(made.exit_code, 0) << made;
  const Output checked = sealpress({"verify", sealed()});
  EXPECT_THAT(checked.out, AllOf(HasSubstr("署名：沈知行"), HasSubstr("原因：同意推荐"),
                                 HasSubstr("地点：上海"), HasSubstr("此后只许填表和签名")));
  EXPECT_THAT(checked.out, testing::ContainsRegex("签名时间：20[0-9][0-9]-[0-9][0-9]-[0-9][0-9] "
                                                  "[0-9:]* \\+08:00"));
}

TEST_F(Seal, VerifyTellsOfWhatFollowsTheEnd) {
  ASSERT_EQ(sealpress(sign({})).exit_code, 0);
  const std::string longer = dir_.write("长.pdf", read_file(sealed()) + "more");
  const Output checked = sealpress({"verify", longer});
  EXPECT_EQ(checked.exit_code, 1) << checked;
  EXPECT_THAT(checked.out, HasSubstr("文件末尾多出的内容"));
}

TEST_F(Seal, FieldsWithoutAreaShowNowhere) {
  std::vector<std::string> command = sign({});
  command[1] = dir_.write("第二份.pdf", read_file(file_));
  ASSERT_EQ(sealpress(command).exit_code, 0);
  command[1] = dir_.file("sealed/第二份.pdf");
  command.back() = dir_.file("again");
  ASSERT_EQ(sealpress(command).exit_code, 0) << "no place is left: the signature shows nowhere";
  EXPECT_THAT(sealpress({"seal", "--list", dir_.file("again/第二份.pdf")}).out,
              HasSubstr("签名  不显示  已签名"));
}

TEST_F(Seal, AcrossAndSignedShowsAtThePlaceToo) {
  const Output rendered = sealpress({"render", "jiangsu-2025/notice", sample("jiangsu-2025/notice"),
                                     "-o", dir_.file("notice"), "--to", "pdf"});
  ASSERT_EQ(rendered.exit_code, 0) << rendered;
  std::string notice;
  for (const auto& entry : std::filesystem::directory_iterator(dir_.path() / "notice")) {
    notice = entry.path().string();
  }
  std::vector<std::string> command = sign({"--across", "--picture", seal_, "--diameter", "42mm"});
  command[1] = notice;
  ASSERT_EQ(sealpress(command).exit_code, 0);
  const std::string made = dir_.file("sealed/" + std::filesystem::path(notice).filename().string());
  EXPECT_THAT(sealpress({"seal", "--list", made}).out, HasSubstr("42.0×42.0 毫米  已签名"));
  EXPECT_NEAR(red_ink(made, 5, {0, 0, 190, 297}).width(), 42, 0.3) << "left of the strip";
}

TEST_F(Seal, SaysWhatIsWrongAndWritesNothing) {
  const auto refused = [&](std::vector<std::string> command, const char* words) {
    const Output out = sealpress(std::move(command));
    EXPECT_NE(out.exit_code, 0) << words;
    EXPECT_THAT(out.err + out.out, HasSubstr(words));
    EXPECT_FALSE(std::filesystem::exists(sealed())) << words;
  };
  refused(sign({"--place", "单位盖张"}), "是不是“单位盖章”");
  refused({"seal", file_}, "没有说明要盖什么");
  refused({"seal", file_, "--picture", seal_, "--across"}, "实际大小");
  refused({"seal", file_, "--picture", seal_, "--group", "3"}, "只用于骑缝章");
  refused({"seal", file_, "--picture", seal_, "--diameter", "42mm", "--across", "--group", "1"},
          "至少盖过两页");
  refused({"seal", file_, "--cert", TestKeys::get().path("rsa.pem")}, "没有给出私钥");
  refused({"seal", file_, "--picture", seal_, "--size", "42x30mm", "-o", dir_.file("sealed")},
          "章.svg");
  refused(sign({"--at", "1,x,2"}), "--at");
  refused({"seal", file_, "--p12", TestKeys::get().path("rsa.p12"), "--key-password-env",
           "SEALPRESS_NO_SUCH", "-o", dir_.file("sealed")},
          "SEALPRESS_NO_SUCH");
  refused({"seal", file_, "--key", TestKeys::get().path("rsa.key"), "-o", dir_.file("sealed")},
          "没有证书");
  const std::string same_folder = dir_.file("out");
  EXPECT_EQ(sealpress({"seal", file_, "--picture", seal_, "-o", same_folder}).exit_code, 2);
  EXPECT_EQ(read_file(file_), bytes_);
  EXPECT_EQ(sealpress({"verify", file_}).exit_code, 1) << "not signed";
}

TEST_F(Seal, FilesOfOneNameAreNotSealedOverEachOther) {
  namespace fs = std::filesystem;
  for (const char* folder : {"甲", "乙"}) {
    fs::create_directory(dir_.path() / folder);
    fs::copy_file(file_, dir_.path() / folder / "表.pdf");
  }
  fs::copy_file(file_, dir_.path() / "甲" / "Form.pdf");
  fs::copy_file(file_, dir_.path() / "乙" / "form.pdf");
  const auto refused = [&](const char* first, const char* second) {
    std::vector<std::string> command = sign({"--place", "单位盖章"});
    command[1] = dir_.file(first);
    command.insert(command.begin() + 2, dir_.file(second));
    const Output out = sealpress(command);
    EXPECT_EQ(out.exit_code, 2) << out;
    EXPECT_THAT(out.err, AllOf(HasSubstr(first), HasSubstr(second), HasSubstr("没有盖章")));
    EXPECT_FALSE(fs::exists(dir_.path() / "sealed"));
  };
  refused("甲/表.pdf", "乙/表.pdf");
  refused("甲/Form.pdf", "乙/form.pdf");  // one file on Windows
  refused("甲/表.pdf", "甲/../甲/表.pdf");
}

TEST_F(Seal, PasswordsComeFromFilesOfAnyEditor) {
  const std::pair<const char*, std::string> files[] = {
      {"mark", "\xEF\xBB\xBFsecret"},
      {"windows", "secret\r\n"},
      {"utf16", std::string("\xFF\xFEs\0e\0c\0r\0e\0t\0\r\0\n\0", 18)},
      {"utf16be", std::string("\xFE\xFF\0s\0e\0c\0r\0e\0t", 14)}};
  for (const auto& [name, bytes] : files) {
    password_ = dir_.write(name, bytes);
    const Output out = sealpress(sign({"--place", "单位盖章"}));
    EXPECT_EQ(out.exit_code, 0) << name << out;
  }
}

TEST_F(Seal, OneBadFileDoesNotStopTheOthers) {
  std::vector<std::string> command = sign({"--place", "单位盖章"});
  command.insert(command.begin() + 1, dir_.write("not.pdf", "no PDF"));
  const Output out = sealpress(command);
  EXPECT_EQ(out.exit_code, 3) << out;
  EXPECT_TRUE(std::filesystem::exists(sealed()));
}

}  // namespace
}  // namespace sealpress::test
