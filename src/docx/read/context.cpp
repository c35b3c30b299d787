#include "docx/read/context.h"

namespace sealpress::docx {

void Remarks::add(std::string_view code, std::string_view part, std::string_view element,
                  const Node* node) {
  std::string key;
  ((((key += code) += '\n') += part) += '\n') += element;
  const auto [at, is_new] = index_.try_emplace(std::move(key), items_.size());
  if (is_new) {
    Diagnostic diagnostic = finding(Severity::warning, std::string(code)).in_part(part);
    if (!element.empty()) {
      diagnostic.args.push_back({"element", std::string(element)});
    }
    items_.push_back({std::move(diagnostic), node, 0});
  }
  ++items_[at->second].count;
}

void Tiles::fill(std::size_t end) {
  if (end <= at_) return;
  Node* raw = arena_.make<Node>();
  raw->open = source_.substr(at_, end - at_);
  raw->close = source_.substr(end, 0);
  nodes_.push_back(raw);
  at_ = end;
}

void Tiles::add(const Node* node, xml::Node element) {
  fill(element.begin());
  nodes_.push_back(node);
  at_ = element.end();
}

void Tiles::add_raw(xml::Node element) {
  fill(element.begin());
  fill(element.end());
}

std::span<const Node* const> Tiles::finish() {
  fill(end_);
  return arena_.list(nodes_);
}

std::string_view qualified_name(xml::Node element) {
  const std::string_view tag = element.source().substr(element.begin() + 1);
  return tag.substr(0, tag.find_first_of(" \t\r\n/>"));
}

}  // namespace sealpress::docx
