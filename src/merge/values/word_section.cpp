#include "merge/values/word_section.h"

#include "docx/text/headings.h"

namespace sealpress::merge {
namespace {

/// `节` first, then the other titles.
std::vector<std::string> titles_of(const data::Value& value) {
  std::vector<std::string> titles;
  const data::Value* wanted = value.find("节");
  if (wanted == nullptr || !wanted->truthy()) return titles;
  titles.push_back(wanted->to_text());
  const data::Value* others = value.find("各节");
  if (others == nullptr || others->array() == nullptr) return titles;
  for (const data::Value& title : *others->array()) titles.push_back(title.to_text());
  return titles;
}

Diagnostic no_section(const docx::Headings& headings, const std::string& title,
                      std::string_view file) {
  std::string known;
  for (const docx::HeadedSection& s : headings.sections) {
    known += (known.empty() ? "" : "、") + s.title;
  }
  return finding(Severity::error, "merge.no_section")
      .with("section", title)
      .with("any", known.empty() ? "no" : "yes")
      .with("sections", known)
      .in_file(file);
}

}  // namespace

Result<std::vector<const docx::Node*>> word_section(const docx::Document& file,
                                                    std::string_view name,
                                                    const data::Value& value) {
  const std::vector<std::string> titles = titles_of(value);
  const docx::Headings headings = docx::find_headings(file, titles);
  if (titles.empty()) return headings.blocks;
  const docx::HeadedSection* section = docx::find_section(headings, titles.front());
  if (section == nullptr) return fail(no_section(headings, titles.front(), name));
  const auto begin = headings.blocks.begin();
  return std::vector(begin + static_cast<std::ptrdiff_t>(section->begin),
                     begin + static_cast<std::ptrdiff_t>(section->end));
}

}  // namespace sealpress::merge
