// A returned Word file read as a form, from any bytes: a zip archive, or, where it is none, the
// content of w:body of a small document. Allowed: a named error, no form, any values with any
// doubt. Not allowed: a crash, a sureness outside 0 to 1, a doubtful value without a reason.
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <string>

#include "collect/recognise.h"
#include "collect/word_reader.h"
#include "support/docx_builder.h"

namespace {

using namespace sealpress;

void require(bool condition) {
  if (!condition) std::abort();
}

std::string line(const std::string& text) {
  return "<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>";
}
std::string row(std::initializer_list<const char*> cells) {
  std::string out = "<w:tr>";
  for (const char* text : cells) out += "<w:tc><w:tcPr/>" + line(text) + "</w:tc>";
  return out + "</w:tr>";
}

struct Blank {
  forms::Form form;
  std::vector<forms::Table> tables{{"", {}}};
  std::shared_ptr<const collect::BlankForm> blank;

  Blank() {
    form.title = "质量信得过班组申报表";
    form.fields = {"单位", "班组名称", "手机", "单位性质", "评委", "概况"};
    form.lists["评委"] = {"姓名", "电话"};
    const std::string body =
        line("质量信得过班组申报表") + line("推荐单位：{{单位}}（盖章）") +
        "<w:tbl><w:tblPr/><w:tblGrid/>" + row({"班组名称", "{{班组名称}}", "手机", "{{手机}}"}) +
        row({"单位性质", "{{☐单位性质=国有}}国有 {{☐单位性质=其他}}其他{{单位性质.文字}}"}) +
        "</w:tbl>" + line("评委名单") + "<w:tbl><w:tblPr/><w:tblGrid/>" + row({"姓名", "电话"}) +
        row({"{{#评委}}{{姓名}}", "{{电话}}{{/评委}}"}) + "</w:tbl>" + line("一、班组概况") +
        line("{{+概况}}");
    blank = collect::blank_form(
        form, docx::Document::open(test::DocxBuilder().body(body).bytes(), "blank").value());
  }
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const Blank blank;
  static const collect::FormTeller teller({blank.blank});
  std::string bytes(reinterpret_cast<const char*>(data), size);
  if (!bytes.starts_with("PK")) bytes = test::DocxBuilder().body(bytes).bytes();
  Limits limits;
  limits.part_bytes = 1 << 18;
  auto document = docx::Document::open(std::move(bytes), "fuzz.docx", limits);
  if (!document) return 0;
  const collect::Units units = collect::units_of(std::move(*document));
  const std::size_t all = units.all.size();
  const auto check = [&](const collect::Alignment& alignment, std::size_t begin, std::size_t end) {
    const collect::Reading reading =
        collect::read_form(*blank.blank, blank.tables, units, alignment, begin, end);
    for (const collect::Field& field : reading.fields) {
      require(field.confidence >= 0 && field.confidence <= 1);
      require(field.confidence >= collect::kSure || !field.doubt.empty());
    }
  };
  check(collect::align(*blank.blank, units, 0, all), 0, all);
  for (const auto& told : teller.tell(units, [](const forms::Form&) { return true; })) {
    require(told.begin <= told.end && told.end <= all);
    check(told.alignment, told.begin, told.end);
  }
  return 0;
}
