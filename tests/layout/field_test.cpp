// What fields show: arithmetic, conditions, formats, equations, and what is said where nothing can
// be shown.
#include <gmock/gmock.h>

#include "layout/harness.h"
#include "layout/inline/eq_field.h"
#include "layout/inline/field_format.h"
#include "layout/inline/field_formula.h"
#include "layout/inline/fields.h"
#include "layout/inline/symbol_field.h"
#include "text/unicode.h"

namespace sealpress::test {
namespace {

using layout::by_picture;
using layout::formula_value;
using layout::if_choice;
using ::testing::ElementsAre;
using ::testing::Eq;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Optional;

/// The value of an inner field inside an instruction.
std::string inner(std::string_view value) {
  return layout::kValueBegin + std::string(value) + layout::kValueEnd;
}

TEST(FieldFormula, ReadsArithmeticWithTheValuesOfInnerFields) {
  EXPECT_THAT(formula_value(" 1 + 2 * 3 ^ 2 "), Optional(19.0));
  EXPECT_THAT(formula_value("(1+2)*3/4"), Optional(2.25));
  EXPECT_THAT(formula_value(inner("3") + " - 1"), Optional(2.0));
  EXPECT_THAT(formula_value("-" + inner("5") + " + 50%"), Optional(-4.5));
  EXPECT_THAT(formula_value("ROUND(10/3, 2) + MOD(7;4) + MAX(1,2,3)"), Optional(3.33 + 3 + 3));
  EXPECT_THAT(formula_value("if(" + inner("2") + ">1, 7, 8)"), Optional(7.0));
}

TEST(FieldFormula, KnowsNothingOfCellsBookmarksAndBrokenText) {
  for (const std::string text :
       {"SUM(ABOVE)", "a1+b2", "总计", "1 +", "(1", "1/0", "ROUND(1)", "", "1 2", "nan", "inf"}) {
    EXPECT_EQ(formula_value(text), std::nullopt) << text;
  }
  EXPECT_EQ(formula_value(inner("第三页")), std::nullopt);
  EXPECT_EQ(formula_value(std::string(100'000, '(')), std::nullopt);
}

TEST(FieldCondition, ComparesNumbersAsNumbersAndTextsAsTexts) {
  EXPECT_THAT(if_choice(" " + inner("10") + " > 9 \"后\" \"前\""), Optional(Eq("后")));
  EXPECT_THAT(if_choice(inner("1") + "=" + inner("1") + "\"首 页\"\"其他\""),
              Optional(Eq("首 页")));
  EXPECT_THAT(if_choice("\"甲\" <> \"乙\" \"不同\" \"同\""), Optional(Eq("不同")));
  EXPECT_THAT(if_choice("1 = 2 \"第 " + inner("3") + " 页\""), Optional(Eq("")));
  EXPECT_THAT(if_choice("2 <= 2 \"第 " + inner("3") + " 页\""), Optional(Eq("第 3 页")));
  EXPECT_EQ(if_choice("1 ~ 2 a b"), std::nullopt);
  EXPECT_EQ(if_choice("1 ="), std::nullopt);
}

TEST(FieldFormat, PicturesPadGroupAndKeepTheirWords) {
  EXPECT_EQ(by_picture(7, "000"), "007");
  EXPECT_EQ(by_picture(1234567.891, "#,##0.00"), "1,234,567.89");
  EXPECT_EQ(by_picture(-5, "0.0;(0.0)"), "(5.0)");
  EXPECT_EQ(by_picture(-5, "0"), "-5");
  EXPECT_EQ(by_picture(0, "0;-0;'无'"), "无");
  EXPECT_EQ(by_picture(3, "第0页"), "第3页");
}

TEST(FieldFormat, SwitchesNameNumberFormatsInAnyCase) {
  const auto shown = [](double value, const std::string& format) {
    return layout::shown_number(value, {"PAGE", "\\*", format}, "decimal");
  };
  EXPECT_EQ(shown(3, "CircleNum").text, "③");
  EXPECT_EQ(shown(3, "CIRCLENUM").text, "③");
  EXPECT_EQ(shown(4, "roman").text, "iv");
  EXPECT_EQ(shown(4, "ROMAN").text, "IV");
  EXPECT_EQ(shown(21, "ChineseNum3").text, "二十一");
  EXPECT_EQ(shown(21, "chinesenum2").text, "贰拾壹");
  EXPECT_EQ(shown(2, "GB1").text, "⒉");
  EXPECT_EQ(shown(2, "GB4").text, "㊁");
  EXPECT_EQ(shown(12, "DBCHAR").text, "１２");
  EXPECT_EQ(shown(2, "MERGEFORMAT").text, "2");
  EXPECT_THAT(shown(2, "MERGEFORMAT").unknown_format, IsEmpty());
  EXPECT_EQ(shown(2, "CardText").text, "2");
  EXPECT_EQ(shown(2, "CardText").unknown_format, "CardText");
}

TEST(FieldWords, KeepQuotedTextAndInnerValuesWhole) {
  EXPECT_THAT(layout::field_words("QUOTE \"a b\" " + inner("c \"d\" e") + " f"),
              ElementsAre("QUOTE", "a b", "c \"d\" e", "f"));
  EXPECT_EQ(layout::field_name("  page \\* roman"), "PAGE");
  EXPECT_EQ(layout::field_name("=1+2"), "=");
  EXPECT_EQ(layout::field_name("EQ\\o(a,b)"), "EQ");
}

std::string equation(std::string_view instruction) {
  return text::to_utf8(layout::eq_text(instruction));
}

TEST(Equations, LoseNothingInTheirSimplestForm) {
  EXPECT_EQ(equation(" EQ \\o\\ac(○,3)"), "③");
  EXPECT_EQ(equation("eq \\o(\\s\\up 5(上),\\s\\do 5(下))"), "上下");
  EXPECT_EQ(equation("EQ \\* jc2 \\* \"Font:宋体\" \\* hps10 \\o\\ad(\\s\\up 9(pīn),拼)"),
            "拼(pīn)");
  EXPECT_EQ(equation("EQ \\f(1,2)"), "1/2");
  EXPECT_EQ(equation("EQ \\f(a+b,c)"), "(a+b)/c");
  EXPECT_EQ(equation("EQ \\r(3,x)"), "³√x");
  EXPECT_EQ(equation("EQ \\b\\bc\\[(x,y)"), "[x,y]");
  EXPECT_EQ(equation("EQ \\i\\su(0,1,x)"), "∫[0,1]x");
  EXPECT_EQ(equation("EQ \\x(框)后) ,x"), "框后) ,x");
  EXPECT_EQ(equation("EQ \\f((a,b),2)"), "(a,b)/2");
}

TEST(SymbolFields, NameACharacterByCodeOrByItself) {
  const auto symbol = layout::symbol_field(" SYMBOL 254 \\f Wingdings \\s 12 ");
  ASSERT_TRUE(symbol);
  EXPECT_EQ(symbol->character, char32_t{254});
  EXPECT_EQ(symbol->font, "Wingdings");
  EXPECT_EQ(symbol->size, Length::pt(12));
  EXPECT_EQ(layout::symbol_field("SYMBOL 0x2611 \\u")->character, U'☑');
  EXPECT_EQ(layout::symbol_field("SYMBOL 128")->character, U'€');
  EXPECT_EQ(layout::symbol_field("SYMBOL √")->character, U'√');
  EXPECT_FALSE(layout::symbol_field("SYMBOL 1114112"));
  EXPECT_FALSE(layout::symbol_field("SYMBOL"));
}

/// A field of one run each for its marks; without `result` it never had one.
std::string field(std::string_view instruction, const char* result = nullptr,
                  std::string_view form = {}) {
  std::string out = "<w:r><w:fldChar w:fldCharType=\"begin\">" + std::string(form) +
                    "</w:fldChar></w:r><w:r><w:instrText xml:space=\"preserve\">" +
                    std::string(instruction) + "</w:instrText></w:r>";
  if (result) {
    out += "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>" + std::string(result) +
           "</w:t></w:r>";
  }
  return out + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
}

std::string shown(std::string_view runs) {
  return text_of(lay_out_body("<w:p>" + std::string(runs) + "</w:p>"));
}

/// The fields that the report names, by code.
std::vector<std::string> told(std::string_view runs) {
  std::vector<std::string> out;
  for (const Diagnostic& d : lay_out_body("<w:p>" + std::string(runs) + "</w:p>").report) {
    std::string entry = d.code;
    for (const Argument& argument : d.args) {
      if (const auto* text = std::get_if<std::string>(&argument.value)) entry += " " + *text;
    }
    out.push_back(std::move(entry));
  }
  return out;
}

TEST(FieldsWithoutResult, ShowWhatTheySayThemselves) {
  const std::string list =
      "<w:ffData><w:ddList><w:result w:val=\"1\"/><w:listEntry w:val=\"男\"/>"
      "<w:listEntry w:val=\"女\"/></w:ddList></w:ffData>";
  EXPECT_EQ(shown(field(" FORMDROPDOWN ", nullptr, list)), "女");
  const std::string input =
      "<w:ffData><w:textInput><w:default w:val=\"预填\"/></w:textInput></w:ffData>";
  EXPECT_EQ(shown(field(" FORMTEXT ", "", input)), "预填");
  EXPECT_EQ(shown(field(" FORMTEXT ", "已填", input)), "已填");
  EXPECT_EQ(shown(field(" SYMBOL 254 \\f Wingdings ", "")), "☑");
  EXPECT_EQ(shown(field(" MACROBUTTON NoMacro [单击 此处] ")), "[单击 此处]");
  EXPECT_EQ(shown(field(" QUOTE \"甲 乙\" ", "")), "甲 乙");
  EXPECT_EQ(shown(field(" IF 1 = 1 \"是\" \"否\" ", "")), "是");
  EXPECT_EQ(shown(field(" =2*21 \\# \"000\" ")), "042");
}

TEST(FieldsWithoutResult, SequencesCountOnThroughStoredOnes) {
  EXPECT_EQ(shown(field("SEQ 图 \\* ARABIC", "") + field("SEQ 表 ", "") + field("SEQ 图", "2") +
                  field("SEQ 图 \\* CHINESENUM3", "") + field("SEQ 图 \\c", "") +
                  field("SEQ 图 \\r 9", "")),
            "112三39");
  EXPECT_THAT(told(field("SEQ 图 \\s 1", "")), ElementsAre("layout.field_empty SEQ 图"));
}

TEST(FieldsWithoutResult, AreSaidWhereNothingIsKnown) {
  for (const std::string name : {"DATE", "SAVEDATE", "AUTHOR", "FILENAME", "FILLIN", "TOC", "REF x",
                                 "DOCPROPERTY 单位", "STYLEREF 标题", "AUTONUM", "UNHEARDOF"}) {
    EXPECT_THAT(told(field(" " + name + " ")), ElementsAre("layout.field_empty " + name));
    EXPECT_THAT(told(field(" " + name + " ", "")), ElementsAre("layout.field_empty " + name));
    EXPECT_THAT(told("<w:fldSimple w:instr=\"" + name + "\"/>"),
                ElementsAre("layout.field_empty " + name));
  }
  EXPECT_THAT(told(field("SET x \"甲\"") + field("XE \"词\"") + field("TC \"a\"")), IsEmpty());
  EXPECT_THAT(told("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>DATE"
                   "</w:instrText></w:r>"),
              ElementsAre("layout.field_empty DATE"));
}

TEST(FieldsWithResult, ShowItAndSayWhatWordWouldWorkOutAnew) {
  EXPECT_EQ(shown(field("REF x", "甲")), "甲");
  EXPECT_THAT(told(field("REF x", "甲")), IsEmpty());
  EXPECT_THAT(told(field("DATE \\@ \"yyyy\"", "2020")), ElementsAre("layout.field_stored DATE"));
  EXPECT_THAT(told(field("=SUM(ABOVE)", "15")), IsEmpty());
}

TEST(NestedFields, AreReadAsPartOfTheInstructionAroundThem) {
  const auto nested = [](std::string_view before, std::string_view in, std::string_view after,
                         const char* result) {
    return "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText "
           "xml:space=\"preserve\">" +
           std::string(before) + "</w:instrText></w:r>" + std::string(in) +
           "<w:r><w:instrText xml:space=\"preserve\">" + std::string(after) +
           "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>" +
           result + "</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
  };
  EXPECT_EQ(shown(nested(" = ", field(" PAGE ", "9"), " + 1 ", "8")), "2");
  EXPECT_EQ(shown(nested(" IF ", field(" NUMPAGES "), " > 1 \"多\" \"单\" ", "旧")), "单");
  EXPECT_EQ(shown(nested(" IF ", field(" REF x ", "1"), " = 1 \"a\" \"b\" ", "存")), "存");
  const std::string table = nested(" = ", field("PAGE"), " + SUM(ABOVE) ", "7");
  EXPECT_EQ(shown(table), "7");
  EXPECT_THAT(told(table), ElementsAre(HasSubstr("layout.field_stored =")));
}

TEST(NestedFields, AnEndWithoutABeginningIsNothing) {
  EXPECT_EQ(shown("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>外</w:t></w:r>"), "外");
}

}  // namespace
}  // namespace sealpress::test
