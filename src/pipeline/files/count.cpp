#include "pipeline/files/count.h"

#include <span>
#include <utility>

#include "docx/text/headings.h"
#include "docx/text/word_count.h"
#include "text/unicode.h"

namespace sealpress::pipeline {
namespace {

/// A zip, or the older container that encrypted files and .doc have: opening says which.
bool is_word(std::string_view bytes) {
  return bytes.starts_with("PK\x03\x04") || bytes.starts_with("\xD0\xCF\x11\xE0");
}

/// Text in any of the encodings that people here use, as UTF-8.
std::optional<std::string> decoded(std::string_view bytes) {
  if (bytes.starts_with("\xEF\xBB\xBF")) return std::string(bytes.substr(3));
  if (bytes.starts_with("\xFF\xFE")) return text::decode(bytes.substr(2), "UTF-16LE");
  if (bytes.starts_with("\xFE\xFF")) return text::decode(bytes.substr(2), "UTF-16BE");
  if (!text::find_ill_formed(bytes)) return std::string(bytes);
  return text::decode(bytes, "GB18030");
}

FileCounts of_word(const docx::WordCount& count) {
  return {count.all, count.body, true, {}};
}

std::string titles_of(const docx::Headings& headings) {
  std::string all;
  for (const docx::HeadedSection& s : headings.sections) all += (all.empty() ? "" : "、") + s.title;
  return all;
}

docx::WordCount count_section(const docx::Document& file, const docx::Headings& headings,
                              const docx::HeadedSection& section) {
  const std::span<const docx::Node* const> blocks(headings.blocks);
  return docx::count_words(file, blocks.subspan(section.begin, section.end - section.begin));
}

Result<FileCounts> one_section(const docx::Document& file, const std::string& title) {
  const std::string known[] = {title};
  const docx::Headings headings = docx::find_headings(file, known);
  const docx::HeadedSection* section = docx::find_section(headings, title);
  if (section != nullptr) return of_word(count_section(file, headings, *section));
  const std::string titles = titles_of(docx::find_headings(file));
  return fail(usage_error("pipeline.no_section")
                  .with("section", title)
                  .with("any", titles.empty() ? "no" : "yes")
                  .with("sections", titles)
                  .in_file(file.package.name()));
}

Result<FileCounts> one_control(const docx::Document& file, const std::string& key) {
  const auto controls = docx::find_controls(file, key);
  if (controls.empty()) {
    return fail(
        usage_error("pipeline.no_control").with("control", key).in_file(file.package.name()));
  }
  return of_word(docx::count_words(file, controls));
}

FileCounts whole_file(const docx::Document& file, bool sections) {
  FileCounts counts = of_word(docx::count_words(file));
  if (!sections) return counts;
  const docx::Headings headings = docx::find_headings(file);
  for (const docx::HeadedSection& section : headings.sections) {
    const docx::WordCount count = count_section(file, headings, section);
    counts.sections.push_back({section.heading, section.level, count.all, count.body});
  }
  return counts;
}

}  // namespace

Result<FileCounts> count_file(Workspace& workspace, const std::string& path,
                              const CountWhat& what) {
  auto bytes = workspace.environment().read_file(path, workspace.limits().file_bytes);
  if (!bytes) return fail(std::move(bytes.error()));
  if (is_word(*bytes)) {
    auto file = docx::Document::open(std::move(*bytes), path, workspace.limits());
    if (!file) return fail(std::move(file.error()));
    if (!what.section.empty()) return one_section(**file, what.section);
    if (!what.control.empty()) return one_control(**file, what.control);
    return whole_file(**file, what.sections);
  }
  if (!what.section.empty() || !what.control.empty()) {
    return fail(usage_error("pipeline.no_word_file").in_file(path));
  }
  const auto utf8 = decoded(*bytes);
  if (!utf8) return fail(input_error("pipeline.unknown_encoding").in_file(path));
  const text::Counts counts = text::count(*utf8);
  return FileCounts{counts, counts, false, {}};
}

}  // namespace sealpress::pipeline
