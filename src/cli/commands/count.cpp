#include "pipeline/count.h"

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
  }

  int run(Session& session) override {
    data::Array results;
    int code = 0;
    for (const std::string& file : files_) {
      auto counts = pipeline::count_file(session.workspace(), file);
      if (!counts) {
        code = std::max(code, session.complain(counts.error()));
      } else if (session.json()) {
        results.push_back(to_json(file, *counts));
      } else {
        print(session.out(), file, *counts);
      }
    }
    if (session.json() && !results.empty()) {
      session.out() << data::to_json(data::Object{{"results", std::move(results)}}) << "\n";
    }
    return code;
  }

 private:
  static data::Value to_json(const std::string& file, const text::Counts& counts) {
    data::Object object{{"file", data::Value(file)}};
    for (const CountRow& row : rows(counts)) {
      object.emplace_back(row.key, data::Number{std::to_string(row.value)});
    }
    return object;
  }

  void print(std::ostream& out, const std::string& file, const text::Counts& counts) const {
    if (files_.size() > 1) out << file << "\n";
    for (const CountRow& row : rows(counts)) out << row.key << "\t" << row.value << "\n";
  }

  std::vector<std::string> files_;
};

}  // namespace

std::unique_ptr<Command> make_count() {
  return std::make_unique<CountCommand>();
}

}  // namespace sealpress::cli
