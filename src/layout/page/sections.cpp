#include "layout/page/sections.h"

#include "layout/block/collect.h"

namespace sealpress::layout {

namespace {

/// A section without a header of some kind shows that of the section before (17.10.1).
void inherit(std::vector<Section>& sections) {
  const Section* before = nullptr;
  for (Section& section : sections) {
    section.headers = section.properties->headers;
    section.footers = section.properties->footers;
    for (std::size_t i = 0; before && i < section.headers.size(); ++i) {
      if (section.headers[i].empty()) section.headers[i] = before->headers[i];
      if (section.footers[i].empty()) section.footers[i] = before->footers[i];
    }
    before = &section;
  }
}

}  // namespace

std::vector<Section> split_sections(const docx::View& view) {
  std::vector<Section> sections(1);
  const docx::Story* body = view.body();
  if (body) {
    for (const docx::Node* node : block_nodes(body->children)) {
      sections.back().blocks.push_back(node);
      const auto* paragraph = docx::as<docx::Paragraph>(node);
      if (!paragraph || !paragraph->section) continue;
      sections.back().properties = paragraph->section;
      sections.emplace_back();
    }
  }
  const bool trailing = sections.size() > 1 && sections.back().blocks.empty();
  if (trailing) {
    sections.pop_back();
  } else {
    sections.back().properties = view.file->last_section;
  }
  inherit(sections);
  return sections;
}

}  // namespace sealpress::layout
