#include "intake/labels.h"

#include <algorithm>
#include <set>

#include "text/unicode.h"

namespace sealpress::intake {
namespace {

/// What is added to labels to say how to fill them in. Keys of labels, as label_key makes them.
constexpr std::string_view kMarks[] = {
    "*",        "(必填)",   "(必填项)", "[必填]", "(选填)", "(选填项)", "(可选)",
    "(可不填)", "【必填】", "必填项:",  "必填:",  "选填:",  ":"};

/// In bytes. What is longer is content, and not worth a comparison.
constexpr std::size_t kLongestHeading = 300;

std::string_view stripped(std::string_view key) {
  for (bool again = true; again;) {
    again = false;
    for (const std::string_view mark : kMarks) {
      if (key.size() <= mark.size()) continue;
      if (key.starts_with(mark)) key.remove_prefix(mark.size()), again = true;
      if (key.size() > mark.size() && key.ends_with(mark)) {
        key.remove_suffix(mark.size());
        again = true;
      }
    }
  }
  return key;
}

std::string_view without_brackets(std::string_view key) {
  const std::size_t open = key.rfind('(');
  const bool behind = key.ends_with(')') && open != std::string_view::npos && open > 0;
  return behind ? stripped(key.substr(0, open)) : key;
}

}  // namespace

std::string without_marks(std::string_view heading) {
  const std::string key = text::label_key(heading);
  const std::string_view kept = stripped(key);
  if (kept.size() < key.size()) return std::string(kept);
  const std::size_t first = std::min(heading.find_first_not_of(" \t\r\n"), heading.size());
  std::string out(heading.substr(first, heading.find_last_not_of(" \t\r\n") + 1 - first));
  std::erase_if(out, [](char c) { return c == '\n' || c == '\r'; });
  return out;
}

std::string bare_label(std::string_view label) {
  const std::string key = text::label_key(label);
  return std::string(without_brackets(stripped(key)));
}

Labels::Labels(const std::vector<std::string>& known) {
  for (const std::string& label : known) {
    exact_.emplace(text::label_key(label), label);
    const auto [bare, fresh] = bare_.emplace(bare_label(label), label);
    if (!fresh && bare->second != label) bare->second.clear();
  }
}

std::optional<std::string> Labels::find(std::string_view heading) const {
  if (heading.size() > kLongestHeading) return std::nullopt;
  const std::string key = text::label_key(heading);
  if (key.empty()) return std::nullopt;
  const std::string marked(stripped(key));
  for (const std::string& way : {key, marked, std::string(without_brackets(marked))}) {
    if (const auto at = exact_.find(way); at != exact_.end()) return at->second;
  }
  if (const auto at = bare_.find(bare_label(heading)); at != bare_.end() && !at->second.empty()) {
    return at->second;
  }
  const std::size_t dot = marked.find('.');
  const bool inner = dot != std::string::npos && exact_.count(marked.substr(0, dot)) > 0;
  return inner ? std::optional(without_marks(heading)) : std::nullopt;
}

std::size_t Labels::matches(const std::vector<std::string>& headings) const {
  std::set<std::string> found;
  for (const std::string& heading : headings) {
    if (auto label = find(heading)) found.insert(std::move(*label));
  }
  return found.size();
}

std::vector<std::string> Labels::meant(const std::vector<std::string>& headings) const {
  std::set<std::string> written;  // labels that some column names without anything more
  std::map<std::string, int> meant;
  for (const std::string& heading : headings) {
    const std::string key = text::label_key(heading);
    if (exact_.count(std::string(stripped(key))) > 0) written.insert(std::string(stripped(key)));
    if (const auto label = find(heading)) ++meant[*label];
  }
  std::vector<std::string> out;
  for (const std::string& heading : headings) {
    const auto label = find(heading);
    const std::string key = text::label_key(heading);
    const bool plain = exact_.count(std::string(stripped(key))) > 0;
    const bool sure =
        label && (plain || (meant[*label] == 1 && written.count(text::label_key(*label)) == 0));
    out.push_back(sure ? *label : without_marks(heading));
  }
  return out;
}

}  // namespace sealpress::intake
