#include "layout/block/collect.h"

#include "layout/block/cell_floats.h"
#include "layout/block/floating.h"
#include "layout/block/numbering.h"
#include "layout/counters.h"
#include "layout/table/undo.h"

namespace sealpress::layout {

namespace {

void gather(std::span<const docx::Node* const> nodes, std::vector<const docx::Node*>& out) {
  for (const docx::Node* node : nodes) {
    switch (node->kind) {
      case docx::NodeKind::paragraph:
      case docx::NodeKind::table:
        out.push_back(node);
        break;
      case docx::NodeKind::control:
      case docx::NodeKind::wrapper:
      case docx::NodeKind::story:
        gather(node->children, out);
        break;
      default:
        break;
    }
  }
}

class BlockCollector {
 public:
  BlockCollector(Blocks& out, const docx::CellFormat* cell, Context& context)
      : out_(out), cell_(cell), context_(context) {}

  void run(const std::vector<const docx::Node*>& nodes) {
    for (std::size_t i = 0; i < nodes.size();) i = add(nodes, i);
    collapse_hidden();
    collapse_last();
    join_borders(out_.list);
  }

 private:
  /// Adds the block at `i`, or the text frame that begins there; returns where to go on.
  std::size_t add(const std::vector<const docx::Node*>& nodes, std::size_t i);
  docx::ParagraphProperties resolve(const docx::Paragraph& paragraph) const {
    return context_.file.styles.paragraph(*paragraph.properties, &context_.file.numbering, cell_);
  }
  void frame(const docx::FrameProperties& frame, std::span<const docx::Node* const> paragraphs);
  void paragraph(const docx::Paragraph& paragraph, const docx::ParagraphProperties& resolved);
  void table(const docx::Table& table);
  void collapse_hidden();
  void collapse_last();

  Blocks& out_;
  const docx::CellFormat* cell_;
  Context& context_;
};

std::size_t BlockCollector::add(const std::vector<const docx::Node*>& nodes, std::size_t i) {
  const auto* own = docx::as<docx::Paragraph>(nodes[i]);
  if (!own) {
    table(*static_cast<const docx::Table*>(nodes[i]));
    return i + 1;
  }
  const docx::ParagraphProperties resolved = resolve(*own);
  if (!resolved.frame || context_.in_frame || !makes_frame(*resolved.frame)) {
    paragraph(*own, resolved);
    return i + 1;
  }
  std::size_t end = i + 1;
  for (; end < nodes.size(); ++end) {
    const auto* next = docx::as<docx::Paragraph>(nodes[end]);
    if (!next || resolve(*next).frame != resolved.frame) break;
  }
  frame(*resolved.frame, {nodes.data() + i, end - i});
  return end;
}

void BlockCollector::frame(const docx::FrameProperties& frame,
                           std::span<const docx::Node* const> paragraphs) {
  const table::Undo undo(context_);
  if (auto block = text_frame(frame, paragraphs, out_.width, context_)) {
    out_.list.push_back(std::move(*block));
    return;
  }
  undo();
  Diagnostic remark = finding(Severity::warning, "layout.frame_too_high");
  remark.place = context_.file.place_of(paragraphs[0]);
  context_.report.push_back(std::move(remark));
  for (const docx::Node* node : paragraphs) {
    const auto& own = *static_cast<const docx::Paragraph*>(node);
    paragraph(own, resolve(own));
  }
}

void BlockCollector::paragraph(const docx::Paragraph& source,
                               const docx::ParagraphProperties& resolved) {
  const docx::RunProperties& base = context_.counters.formats.base(*source.properties, cell_);
  const std::optional<Label> label = next_label(source, resolved, base, context_);
  Block block;
  block.paragraph = std::make_unique<const Paragraph>(
      source, resolved, base, label ? &*label : nullptr, out_.width, context_);
  block.ends_section = source.section != nullptr;
  out_.list.push_back(std::move(block));
}

void BlockCollector::table(const docx::Table& table) {
  const docx::TableProperties resolved = context_.file.styles.table(*table.properties);
  Block block;
  block.table = TableFlow::make(table, out_.width, context_.in_table, context_);
  if (resolved.position && !context_.in_table) {
    block = floating_table(*resolved.position, std::move(block), out_.width, context_);
  }
  out_.list.push_back(std::move(block));
}

/// A paragraph of nothing but a hidden mark, and perhaps a number, runs into the next one.
void BlockCollector::collapse_hidden() {
  if (!context_.profile.hidden_marks_vanish) return;
  for (std::size_t i = 0; i + 1 < out_.list.size(); ++i) {
    Block& block = out_.list[i];
    block.collapsed = block.paragraph && block.paragraph->hidden();
  }
}

/// Word lets the paragraph that must follow a nested table vanish if it is empty.
void BlockCollector::collapse_last() {
  if (!context_.in_table || out_.list.size() < 2) return;
  Block& last = out_.list.back();
  last.collapsed =
      out_.list[out_.list.size() - 2].table && last.paragraph && last.paragraph->blank();
}

}  // namespace

std::vector<const docx::Node*> block_nodes(std::span<const docx::Node* const> nodes) {
  std::vector<const docx::Node*> out;
  gather(nodes, out);
  return out;
}

Blocks collect_blocks(std::span<const docx::Node* const> nodes, Length width,
                      const docx::CellFormat* cell, Context& context) {
  const docx::Settings& settings = context.file.settings;
  Blocks out;
  out.width = width;
  out.in_table = context.in_table;
  out.sum_spaces = settings.do_not_use_html_paragraph_auto_spacing;
  out.no_space_after_break = settings.suppress_space_before_after_page_break;
  out.no_space_after_asked_break =
      settings.compatibility_mode >= 15 && context.profile.break_drops_space;
  out.profile = context.profile;
  BlockCollector(out, cell, context).run(block_nodes(nodes));
  if (context.in_table) out.floats = measure_floats(out.list, context);
  return out;
}

}  // namespace sealpress::layout
