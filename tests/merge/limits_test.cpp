// Templates and records that would cost too much.
#include <gmock/gmock.h>

#include <chrono>

#include "merge/merge_support.h"

namespace sealpress::merge::test {
namespace {

using testing::ElementsAre;

class Stopwatch {
 public:
  double seconds() const {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start_).count();
  }

 private:
  std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
};

std::string repeated(std::string_view text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

/// Numbers that no deflater shrinks to a hundredth, which would be refused as a bomb.
std::string noise(int i) {
  return std::to_string((static_cast<std::uint64_t>(i) + 7) * 0x9E3779B97F4A7C15u);
}

TEST(Limits, TooManyTags) {
  CompileOptions options;
  options.max_tags = 3;
  const auto compile_with = [&](const DocxBuilder& builder) {
    const auto compiled = Template::compile(open(builder), options);
    return compiled ? std::vector<std::string>{} : codes(compiled.error());
  };
  EXPECT_THAT(compile_with(DocxBuilder().body(p("{{a}}{{a}}{{a}}"))), ElementsAre());
  EXPECT_THAT(compile_with(DocxBuilder().body(p("{{a}}{{a}}{{a}}{{a}}"))),
              ElementsAre("merge.too_many_tags"));
  EXPECT_THAT(compile_with(DocxBuilder().body(p("{{a}}{{a}}")).footer(p("{{a}}{{a}}"))),
              ElementsAre("merge.too_many_tags"));
}

/// A short list and a large row must not make an endless file.
TEST(Limits, RepeatsStopAtTheSizeOfTheFile) {
  const std::string body =
      p("{{#a}}") + p("{{#b}}") + p(repeated("质", 1000)) + p("{{/b}}") + p("{{/a}}");
  const std::string items = "[1" + repeated(",1", 999) + "]";
  const std::string json =
      "{\"a\": [{\"b\": " + items + "}" + repeated(",{\"b\": " + items + "}", 99) + "]}";
  const auto compiled = compile(body);
  const Stopwatch watch;
  Diagnostics findings;
  const auto view = compiled->merge(record(json), {}, findings);
  ASSERT_FALSE(view.has_value());
  EXPECT_THAT(codes(view.error()), ElementsAre("merge.too_large"));
  EXPECT_LT(watch.seconds(), 20);
}

TEST(Limits, ManyTagsInOneStretchOfText) {
  std::string text, expected;
  for (int i = 0; i < 20000; ++i) {
    text += noise(i) + "{{a}}";
    expected += noise(i) + "值";
  }
  const Stopwatch watch;
  EXPECT_EQ(merge(p(text), R"({"a": "值"})").text(), expected + "\n");
  EXPECT_LT(watch.seconds(), 20);
}

TEST(Limits, ATagInEachOfManyRuns) {
  std::string runs, expected;
  for (int i = 0; i < 20000; ++i) {
    runs += run("{{") + run("a") + run("}}" + noise(i));
    expected += "值" + noise(i);
  }
  const Stopwatch watch;
  EXPECT_EQ(merge("<w:p>" + runs + "</w:p>", R"({"a": "值"})").text(), expected + "\n");
  EXPECT_LT(watch.seconds(), 20);
}

TEST(Limits, ManyFaultsAreReportedInTime) {
  std::string body;
  for (int i = 0; i < 10000; ++i) body += p(noise(i)) + p("{{#a}}");
  const Stopwatch watch;
  EXPECT_EQ(faults(body).size(), 500u);
  EXPECT_LT(watch.seconds(), 20);
}

TEST(Limits, DeepNesting) {
  const Merged merged =
      merge(p(repeated("{{#a}}", 200) + "底" + repeated("{{/a}}", 200)), R"({"a": true})");
  EXPECT_EQ(merged.text(), "底\n");
}

}  // namespace
}  // namespace sealpress::merge::test
