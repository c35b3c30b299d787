#include "messages/messages.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unicode/messagepattern.h>

#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>
#include <thread>

#include "support/paths.h"

namespace sealpress::messages {
namespace {

namespace fs = std::filesystem;
using testing::IsEmpty;

Diagnostic at(Place place) {
  Diagnostic d = input_error("x.y");
  d.place = std::move(place);
  return d;
}

std::string zh(const Place& p) {
  return place(at(p), Language::chinese);
}
std::string en(const Place& p) {
  return place(at(p), Language::english);
}

TEST(PlaceText, NamesCellsOfWordTables) {
  Place p;
  p.file = "样本.docx";
  p.part = "word/document.xml";
  p.table = 1;
  p.row = 3;
  p.cell = 2;
  p.tag = "{{班组}}";
  EXPECT_EQ(zh(p), "样本.docx word/document.xml 第1表第3行第2格 {{班组}}");
  EXPECT_EQ(en(p), "样本.docx word/document.xml table 1, row 3, cell 2 {{班组}}");
}

TEST(PlaceText, NamesFormRecordAndField) {
  Place p;
  p.form = "shanghai-2024/3-application";
  p.record = 3;
  p.field = "质量信得过班组名称";
  p.path = "/质量信得过班组名称";
  EXPECT_EQ(zh(p), "shanghai-2024/3-application 第3条 质量信得过班组名称");
  EXPECT_EQ(en(p), "shanghai-2024/3-application record 3 质量信得过班组名称");
}

TEST(PlaceText, NamesLinesWithoutThousandsSeparators) {
  Place p;
  p.file = "a.json";
  p.line = 12345;
  p.column = 5;
  EXPECT_EQ(zh(p), "a.json 第12345行第5列");
  EXPECT_EQ(en(p), "a.json line 12345, column 5");
}

TEST(PlaceText, NamesSheetColumnsByLetter) {
  Place p;
  p.file = "汇总表.xlsx";
  p.sheet = "Sheet1";
  p.line = 12;
  p.column = 28;
  EXPECT_EQ(zh(p), "汇总表.xlsx 工作表“Sheet1” 第12行AB列");
  EXPECT_EQ(en(p), "汇总表.xlsx sheet “Sheet1” row 12, column AB");
}

TEST(PlaceText, ShowsPointersAsPeopleCount) {
  Place p;
  p.field = "姓名";
  p.path = "/评委/2/姓名";
  EXPECT_EQ(zh(p), "评委 第3项 姓名");
  EXPECT_EQ(en(p), "评委 item 3 姓名");
  p.path = "/企业/名称";
  EXPECT_EQ(zh(p), "企业.名称");
  p.path = "/年培训人数~1时数~0";
  p.field.clear();
  EXPECT_EQ(zh(p), "年培训人数/时数~");
}

TEST(PlaceText, KeepsTheRestOfWhatIsKnown) {
  Place p;
  p.page = 2;
  p.paragraph = 7;
  p.offset = 0;
  EXPECT_EQ(zh(p), "第2页 第7段 偏移0字节");
  EXPECT_EQ(en(p), "page 2 paragraph 7 byte offset 0");
  EXPECT_EQ(zh({}), "");
}

TEST(PlaceText, StaysOnItsLine) {
  Place p;
  p.part = "a\nb";
  EXPECT_EQ(zh(p), "a␊b");
}

TEST(Message, UnknownCodeLosesNothing) {
  const Diagnostic d = input_error("no.such").with("n", 3).with("what", "班组");
  EXPECT_EQ(message(d, Language::chinese), "no.such (n=3, what=班组)");
  EXPECT_EQ(message(input_error("no.such"), Language::english), "no.such");
  EXPECT_EQ(hint(d, Language::chinese), "");
}

TEST(Message, ArgumentOfTheWrongKindLosesNothing) {
  const Argument n{"n", 1.5};
  EXPECT_EQ(ui("place.line", Language::english, {&n, 1}), "line {value}");
}

TEST(Hint, OwnHintAndArticleOfARule) {
  Diagnostic d = finding(Severity::warning, "no.such");
  d.hint = "请改名";
  d.article = "附件3 注3";
  EXPECT_EQ(hint(d, Language::chinese), "请改名（依据：附件3 注3）");
  EXPECT_EQ(hint(d, Language::english), "请改名 (see 附件3 注3)");
}

TEST(Message, ManyThreadsAgree) {
  std::vector<std::thread> threads;
  std::vector<std::string> results(4);
  for (auto& result : results) {
    threads.emplace_back([&result] {
      Place p;
      p.record = 1;
      for (int i = 0; i < 200; ++i) result = zh(p) + en(p);
    });
  }
  for (auto& thread : threads) thread.join();
  for (const auto& result : results) EXPECT_EQ(result, "第1条record 1");
}

// The catalogue against the sources.

std::string read_file(const fs::path& path) {
  std::ostringstream out;
  out << std::ifstream(path).rdbuf();
  return out.str();
}

/// Every source below src/ but the catalogue itself: path -> text.
std::map<std::string, std::string> read_sources() {
  std::map<std::string, std::string> out;
  const fs::path src = fs::path(sealpress::test::kSourceDir) / "src";
  for (const auto& entry : fs::recursive_directory_iterator(src)) {
    const std::string path = fs::relative(entry.path(), src).string();
    const std::string extension = entry.path().extension().string();
    const bool code = extension == ".h" || extension == ".cpp";
    if (code && path.rfind("messages/sentences/", 0) != 0) out[path] = read_file(entry.path());
  }
  return out;
}

const std::map<std::string, std::string>& sources() {
  static const std::map<std::string, std::string> all = read_sources();
  return all;
}

std::set<std::string> known_codes() {
  std::set<std::string> codes;
  for (const auto& entry : message_catalogue()) codes.emplace(entry.code);
  return codes;
}

/// A literal of the form of a code, or any that is handed to the makers of diagnostics.
const std::regex& code_literal() {
  static const std::regex pattern(
      R"re("((?:base|xml|package|codec|image|text|data|docx|sheet|intake|forms|merge|layout|pdf|pipeline|lint|cli)\.[a-z0-9_]+)"|(?:input_error|output_error|usage_error|ui)\s*\(\s*"([^"]+)")re");
  return pattern;
}

TEST(Catalogue, EveryCodeInTheSourcesHasAnEntry) {
  const auto known = known_codes();
  std::set<std::string> missing;
  int found = 0;
  for (const auto& [path, text] : sources()) {
    for (std::sregex_iterator m(text.begin(), text.end(), code_literal()), end; m != end; ++m) {
      const std::string code = (*m)[1].matched ? (*m)[1] : (*m)[2];
      ++found;
      if (known.count(code) == 0) missing.insert(code + " (" + path + ")");
    }
  }
  EXPECT_GT(found, 0);
  EXPECT_THAT(missing, IsEmpty());
}

bool has_literal(const std::string& source, const std::string& text) {
  return source.find('"' + text + '"') != std::string::npos;
}

/// Whether a source names the code whole, or joins it from two literals ("cli.check" + "_example").
bool is_used(const std::string& code) {
  for (const auto& [path, source] : sources()) {
    if (has_literal(source, code)) return true;
    for (std::size_t cut = code.find('.') + 1; cut < code.size(); ++cut) {
      if (has_literal(source, code.substr(0, cut)) && has_literal(source, code.substr(cut))) {
        return true;
      }
    }
  }
  return false;
}

/// Whether it is the help of a command: the command line joins "cli.", its name and "_example".
bool is_help_of_a_command(const std::string& code) {
  std::smatch parts;
  static const std::regex pattern("cli\\.([a-z]+?)(_example)?");
  if (!std::regex_match(code, parts, pattern)) return false;
  for (const auto& [path, source] : sources()) {
    const bool command = path.rfind("cli/commands/", 0) == 0;
    if (command && source.find("return \"" + parts[1].str() + "\";") != std::string::npos) {
      return true;
    }
  }
  return false;
}

TEST(Catalogue, EveryEntryIsUsed) {
  std::set<std::string> unused;
  for (const auto& code : known_codes()) {
    if (!is_used(code) && !is_help_of_a_command(code)) unused.insert(code);
  }
  EXPECT_THAT(unused, IsEmpty());
}

TEST(Catalogue, CodesAreUnique) {
  EXPECT_EQ(known_codes().size(), message_catalogue().size());
}

/// The names of a pattern's arguments; nullopt if ICU refuses the pattern.
std::optional<std::set<std::string>> placeholders(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  const icu::MessagePattern parsed(
      icu::UnicodeString::fromUTF8({pattern.data(), static_cast<int>(pattern.size())}), &where,
      status);
  if (U_FAILURE(status)) return std::nullopt;
  std::set<std::string> names;
  for (int i = 0; i < parsed.countParts(); ++i) {
    const auto& part = parsed.getPart(i);
    if (part.getType() != UMSGPAT_PART_TYPE_ARG_NAME) continue;
    std::string name;
    names.insert(parsed.getSubstring(part).toUTF8String(name));
  }
  return names;
}

TEST(Catalogue, PatternsCompileAndShareTheirPlaceholders) {
  for (const auto& entry : message_catalogue()) {
    SCOPED_TRACE(entry.code);
    const auto chinese = placeholders(entry.zh);
    ASSERT_TRUE(chinese.has_value());
    EXPECT_EQ(placeholders(entry.en), chinese);
    ASSERT_TRUE(placeholders(entry.hint_zh).has_value());
    EXPECT_EQ(placeholders(entry.hint_en), placeholders(entry.hint_zh));
  }
}

TEST(Catalogue, SpeaksBothLanguages) {
  for (const auto& entry : message_catalogue()) {
    SCOPED_TRACE(entry.code);
    EXPECT_FALSE(entry.zh.empty());
    EXPECT_FALSE(entry.en.empty());
    EXPECT_EQ(entry.hint_zh.empty(), entry.hint_en.empty());
  }
}

}  // namespace
}  // namespace sealpress::messages
