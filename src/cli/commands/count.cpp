#include "pipeline/files/count.h"

#include <algorithm>

#include "cli/commands/all.h"
#include "data/value.h"

namespace sealpress::cli {
namespace {

struct CountRow {
  const char* key;
  std::int64_t value;
};

std::vector<CountRow> rows(const text::Counts& c) {
  return {{"字数", c.words},
          {"字符数(不计空格)", c.characters},
          {"字符数(计空格)", c.characters_spaces},
          {"中文字符", c.chinese},
          {"非中文单词", c.non_chinese_words},
          {"段落", c.paragraphs}};
}

class CountCommand : public Command {
 public:
  const char* name() const override { return "count"; }

  void describe(CLI::App& sub, const Say& say) override {
    sub.add_option("FILE", files_, say("cli.count_file"))->required();
    CLI::Option* section = sub.add_option("--section", what_.section, say("cli.count_section"));
    CLI::Option* control = sub.add_option("--control", what_.control, say("cli.count_control"));
    CLI::Option* sections = sub.add_flag("--sections", what_.sections, say("cli.count_sections"));
    section->type_name("TITLE")->excludes(control)->excludes(sections);
    control->type_name("KEY")->excludes(sections);
  }

  int run(Session& session) override {
    data::Array results;
    int code = 0;
    for (const std::string& file : files_) {
      auto counts = pipeline::count_file(session.workspace(), file, what_);
      if (!counts) {
        code = std::max(code, session.complain(counts.error()));
      } else if (session.json()) {
        results.push_back(to_json(file, *counts));
      } else {
        print(session, file, *counts);
      }
    }
    if (session.json() && !results.empty()) {
      session.out() << data::to_json(data::Object{{"results", std::move(results)}}) << "\n";
    }
    return code;
  }

 private:
  static data::Object numbers(const text::Counts& counts) {
    data::Object object;
    for (const CountRow& row : rows(counts)) {
      object.emplace_back(row.key, data::Number{std::to_string(row.value)});
    }
    return object;
  }

  static data::Value to_json(const std::string& file, const pipeline::FileCounts& counts) {
    data::Object object{{"file", data::Value(file)}};
    for (auto& member : numbers(counts.all)) object.push_back(std::move(member));
    if (counts.word) object.emplace_back(kWithout, numbers(counts.body));
    if (counts.sections.empty()) return object;
    data::Array list;
    for (const pipeline::SectionCounts& section : counts.sections) {
      data::Object one{{"标题", data::Value(section.heading)},
                       {"级", data::Number{std::to_string(section.level)}}};
      for (auto& member : numbers(section.all)) one.push_back(std::move(member));
      one.emplace_back(kWithout, numbers(section.body));
      list.push_back(std::move(one));
    }
    object.emplace_back("各节", std::move(list));
    return object;
  }

  void print(Session& session, const std::string& file, const pipeline::FileCounts& counts) const {
    std::ostream& out = session.out();
    if (files_.size() > 1) out << file << "\n";
    for (const CountRow& row : rows(counts.all)) out << row.key << "\t" << row.value << "\n";
    // What the dialog shows with its check box cleared, where that makes a difference.
    if (counts.word && counts.body.words != counts.all.words) {
      out << "字数(" << kWithout << ")\t" << counts.body.words << "\n";
    }
    for (const pipeline::SectionCounts& section : counts.sections) {
      out << std::string(static_cast<std::size_t>(section.level - 1) * 2, ' ') << section.heading
          << "\t" << section.all.words;
      if (section.body.words != section.all.words) out << "\t" << section.body.words;
      out << "\n";
    }
  }

  static constexpr const char* kWithout = "不含文本框、脚注和尾注";

  pipeline::CountWhat what_;
  std::vector<std::string> files_;
};

}  // namespace

std::unique_ptr<Command> make_count() {
  return std::make_unique<CountCommand>();
}

}  // namespace sealpress::cli
