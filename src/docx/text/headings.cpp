#include "docx/text/headings.h"

#include <algorithm>
#include <optional>

#include "docx/text/plain_text.h"
#include "text/unicode.h"

namespace sealpress::docx {
namespace {

constexpr std::size_t kLongest = 40;  ///< characters of a heading that nothing else marks
constexpr std::u32string_view kChineseNumbers = U"〇零一二三四五六七八九十百廿卅";
constexpr std::u32string_view kDigits = U"0123456789０１２３４５６７８９";
constexpr std::u32string_view kDividers = U"章节部分篇";
constexpr std::u32string_view kSpaces = U" \t\v\u3000\u00A0";

bool holds(std::u32string_view set, char32_t c) {
  return set.find(c) != set.npos;
}

std::size_t run_of(std::u32string_view text, std::size_t from, std::u32string_view set) {
  std::size_t i = from;
  while (i < text.size() && holds(set, text[i])) ++i;
  return i - from;
}

struct Number {
  std::size_t length = 0;  ///< characters before the title
  int level = 0;           ///< 1 一、 · 2 （一） · 3 1. · 4 （1）; 0: no number
};

/// What follows a number: 、 or . and spaces; nullopt if nothing parts it from the text.
std::optional<std::size_t> separator(std::u32string_view text, std::size_t at) {
  const std::size_t marks = run_of(text, at, U"、.．,，:：");
  const std::size_t spaces = run_of(text, at + marks, kSpaces);
  if (marks + spaces == 0) return std::nullopt;
  return marks + spaces;
}

Number bracketed(std::u32string_view text) {
  if (text.empty() || !holds(U"(（", text[0])) return {};
  const std::size_t chinese = run_of(text, 1, kChineseNumbers), digits = run_of(text, 1, kDigits);
  const std::size_t length = std::max(chinese, digits), close = 1 + length;
  if (length == 0 || close >= text.size() || !holds(U")）", text[close])) return {};
  const std::size_t spaces = run_of(text, close + 1, U"、.． \t\u3000");
  return {close + 1 + spaces, chinese > 0 ? 2 : 4};
}

Number divided(std::u32string_view text) {
  if (text.empty() || text[0] != U'第') return {};
  const std::size_t length = std::max(run_of(text, 1, kChineseNumbers), run_of(text, 1, kDigits));
  std::size_t at = 1 + length;
  if (length == 0 || at >= text.size() || !holds(kDividers, text[at])) return {};
  const bool part = text[at] == U'部' || text[at] == U'章' || text[at] == U'篇';
  at += text.substr(at).starts_with(U"部分") ? 2 : 1;
  return {at + separator(text, at).value_or(0), part ? 1 : 2};
}

Number plain(std::u32string_view text) {
  if (const std::size_t chinese = run_of(text, 0, kChineseNumbers)) {
    const auto after = separator(text, chinese);
    return after ? Number{chinese + *after, 1} : Number{};
  }
  std::size_t at = run_of(text, 0, kDigits);
  if (at == 0) return {};
  int level = 3;
  while (at + 1 < text.size() && holds(U".．", text[at]) && holds(kDigits, text[at + 1])) {
    at += 1 + run_of(text, at + 1, kDigits);
    ++level;
  }
  if (level > 3) return {at + run_of(text, at, U"、.． \t\u3000"), level};
  if (const auto after = separator(text, at)) return {at + *after, level};
  return {};
}

Number number_of(std::u32string_view text) {
  for (const Number& found : {bracketed(text), divided(text), plain(text)}) {
    if (found.level > 0) return found;
  }
  return {};
}

std::u32string trimmed(std::u32string_view text) {
  while (!text.empty() && (holds(kSpaces, text.front()) || text.front() == U'\n')) {
    text.remove_prefix(1);
  }
  while (!text.empty() && (holds(kSpaces, text.back()) || text.back() == U'\n')) {
    text.remove_suffix(1);
  }
  return std::u32string(text);
}

/// Without a remark in brackets that speaks of 字, and without a closing colon.
std::u32string bare_title(std::u32string title) {
  while (!title.empty() && holds(U":：。 \u3000", title.back())) title.pop_back();
  if (title.empty() || !holds(U")）", title.back())) return title;
  const std::size_t open = title.find_last_of(U"(（");
  if (open == title.npos || open == 0 || title.find(U'字', open) == title.npos) return title;
  return bare_title(title.substr(0, open));
}

bool is_sentence(std::u32string_view text) {
  return text.size() > kLongest || text.empty() || holds(U"。；;，,！!", text.back());
}

class Finder {
 public:
  Finder(const Document& file, std::span<const std::string> known) : file_(file) {
    for (const std::string& title : known) known_.push_back(text::label_key(title));
  }

  Headings run() {
    collect(*file_.body);
    for (std::size_t i = 0; i < result_.blocks.size(); ++i) {
      if (const auto* paragraph = as<Paragraph>(result_.blocks[i])) look_at(*paragraph, i);
    }
    const int tier = has(outline) ? outline : has(numbered) ? numbered : bold;
    for (const Candidate& c : candidates_) {
      if (c.tier != tier && !c.known) continue;
      HeadedSection section;
      section.heading = text::to_utf8(c.text);
      section.title = heading_title(section.heading);
      section.level = c.tier == tier ? c.level : 0;
      section.paragraph = c.block;
      result_.sections.push_back(std::move(section));
      looked_for_.push_back(c.known);
    }
    settle_levels();
    close();
    return std::move(result_);
  }

 private:
  enum Tier : std::uint8_t { outline, numbered, bold, none };
  struct Candidate {
    std::size_t block;
    std::u32string text;
    Tier tier;
    int level;
    bool known;
  };

  void collect(const Node& node) {
    for (const Node* child : node.children) {
      if (child->kind == NodeKind::paragraph || child->kind == NodeKind::table) {
        result_.blocks.push_back(child);
      } else if (child->kind == NodeKind::control || child->kind == NodeKind::wrapper) {
        collect(*child);
      }
    }
  }

  bool has(Tier tier) const {
    return std::any_of(candidates_.begin(), candidates_.end(),
                       [&](const Candidate& c) { return c.tier == tier; });
  }

  void look_at(const Paragraph& paragraph, std::size_t block) {
    const std::u32string shown = trimmed(text::to_utf32(plain_text(paragraph)));
    if (shown.empty()) return;
    const ParagraphProperties all =
        file_.styles.paragraph(*paragraph.properties, &file_.numbering, nullptr);
    const std::string key = text::label_key(heading_title(text::to_utf8(shown)));
    const bool known = std::find(known_.begin(), known_.end(), key) != known_.end();
    Candidate found{block, shown, none, 1, known};
    const int level = all.outline_level.value_or(9);
    if (level < 9) {
      found.tier = outline;
      found.level = level + 1;
    } else if (!is_sentence(shown)) {
      classify(paragraph, all, found);
    }
    if (found.tier != none || known) candidates_.push_back(std::move(found));
  }

  /// A heading that nothing but its number or its weight marks.
  void classify(const Paragraph& paragraph, const ParagraphProperties& all, Candidate& found) {
    const Number number = number_of(found.text);
    const int automatic = automatic_level(all);
    if ((number.level > 0 && number.level < 3) || automatic > 0) {
      found.tier = numbered;
      found.level = number.level > 0 ? number.level : automatic;
    } else if (all.num_id.value_or(0) == 0 && is_bold(paragraph)) {
      found.tier = bold;
    }
  }

  /// The level of a list that counts 一、二、三 by itself; 0 if it is none.
  int automatic_level(const ParagraphProperties& all) const {
    const auto list = file_.numbering.instances.find(all.num_id.value_or(0));
    if (list == file_.numbering.instances.end()) return 0;
    const auto level = static_cast<std::size_t>(std::clamp(all.num_level.value_or(0), 0, 8));
    const std::string& format = list->second.levels[level].format;
    const bool chinese = format.starts_with("chinese") || format == "japaneseCounting" ||
                         format == "taiwaneseCounting" || format == "ideographDigital";
    return chinese ? static_cast<int>(level) + 1 : 0;
  }

  bool is_bold(const Paragraph& paragraph) const {
    const RunProperties base = file_.styles.paragraph_run(*paragraph.properties, nullptr);
    bool any = false, all = true;
    for (const Node* child : paragraph.children) {
      const auto* run = as<Run>(child);
      if (run == nullptr || trimmed(text::to_utf32(plain_text(*run))).empty()) continue;
      any = true;
      all = all && file_.styles.run(base, *run->properties).bold.value_or(false);
    }
    return any && all;
  }

  /// A heading that only its title marks stands as high as the others of these titles.
  void settle_levels() {
    int level = 0;
    for (std::size_t i = 0; i < result_.sections.size(); ++i) {
      const int own = result_.sections[i].level;
      if (looked_for_[i] && own > 0) level = level == 0 ? own : std::min(level, own);
    }
    for (HeadedSection& section : result_.sections) {
      if (section.level == 0) section.level = std::max(level, 1);
    }
  }

  void close() {
    std::vector<HeadedSection>& sections = result_.sections;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      sections[i].begin = sections[i].paragraph + 1;
      sections[i].end = result_.blocks.size();
      for (std::size_t j = i + 1; j < sections.size(); ++j) {
        const bool both = looked_for_[i] && looked_for_[j];
        if (sections[j].level > sections[i].level && !both) continue;
        sections[i].end = sections[j].paragraph;
        break;
      }
    }
  }

  const Document& file_;
  std::vector<std::string> known_;
  std::vector<Candidate> candidates_;
  std::vector<bool> looked_for_;
  Headings result_;
};

}  // namespace

std::string heading_title(std::string_view heading) {
  const std::u32string text = trimmed(text::to_utf32(heading));
  const std::size_t number = number_of(text).length;
  const std::u32string rest = text.substr(std::min(number, text.size()));
  return text::to_utf8(bare_title(rest.empty() ? text : rest));
}

Headings find_headings(const Document& file, std::span<const std::string> known) {
  return Finder(file, known).run();
}

const HeadedSection* find_section(const Headings& headings, std::string_view title) {
  const std::string wanted = text::label_key(heading_title(title));
  const auto found =
      std::find_if(headings.sections.begin(), headings.sections.end(),
                   [&](const HeadedSection& s) { return text::label_key(s.title) == wanted; });
  return found == headings.sections.end() ? nullptr : &*found;
}

}  // namespace sealpress::docx
