#include "pipeline/deliver/contents_list.h"

#include <algorithm>
#include <array>

#include "messages/messages.h"

namespace sealpress::pipeline {
namespace {

using State = PackedItem::State;

std::string say(std::string_view code, std::vector<Argument> args = {}) {
  return messages::ui(code, messages::Language::chinese, args);
}

class List {
 public:
  explicit List(const Packed& packed) : packed_(packed) {}

  std::string text(const forms::Collection& collection, const forms::Notice& notice,
                   text::Date day) {
    line(say("pipeline.list_title"));
    line(say("pipeline.list_notice", {{"number", notice.number}, {"title", collection.title}}));
    line(say("pipeline.list_day", {{"day", text::format_date(day, "yyyy年M月d日").value_or("")}}));
    files();
    section("pipeline.list_section_to_be_sealed", State::to_be_sealed);
    section("pipeline.list_section_on_paper", State::on_paper);
    section("pipeline.list_section_missing", State::missing);
    return std::move(out_);
  }

 private:
  void line(const std::string& text) { out_ += text + "\r\n"; }

  /// 一、… 二、…: sections that have nothing to say are left out.
  void head(const std::string& title) {
    static constexpr std::array kNumbers = {"一", "二", "三", "四"};
    line("");
    line(kNumbers[sections_++] + ("、" + title));
  }

  void files() {
    head(say("pipeline.list_section_files"));
    std::string unit;
    std::int64_t number = 0;
    for (const PackedItem& item : packed_.items) {
      if (item.state == State::missing || item.state == State::on_paper) continue;
      if (const std::string sender = item.by + "：" + item.unit; sender != unit) {
        unit = sender;
        line("【" + unit + "】");
      }
      line(say("pipeline.list_file", {{"number", std::to_string(++number)},
                                      {"name", item.name},
                                      {"what", item.what},
                                      {"state", say(state_code(item.state))}}));
    }
  }

  void section(const char* title, State state) {
    const auto count = std::count_if(packed_.items.begin(), packed_.items.end(),
                                     [&](const PackedItem& i) { return i.state == state; });
    if (count == 0) return;
    head(say(title, {{"count", static_cast<std::int64_t>(count)}}));
    for (const PackedItem& item : packed_.items) {
      if (item.state == state) {
        line(say("pipeline.list_line",
                 {{"unit", item.unit},
                  {"what", item.what},
                  {"name", state == State::missing ? std::string() : item.name}}));
      }
    }
  }

  const Packed& packed_;
  std::size_t sections_ = 0;
  std::string out_ = "\xEF\xBB\xBF";
};

}  // namespace

const char* state_code(State state) {
  switch (state) {
    case State::packed:
      return "pipeline.list_packed";
    case State::sealed:
      return "pipeline.list_sealed";
    case State::to_be_sealed:
      return "pipeline.list_to_be_sealed";
    case State::on_paper:
      return "pipeline.list_on_paper";
    case State::missing:
      return "pipeline.list_missing";
  }
  return "pipeline.list_missing";
}

std::string contents_list(const forms::Collection& collection, const forms::Notice& notice,
                          const Packed& packed, text::Date day) {
  return List(packed).text(collection, notice, day);
}

}  // namespace sealpress::pipeline
