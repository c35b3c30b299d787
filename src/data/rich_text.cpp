#include "data/rich_text.h"

namespace sealpress::data {
namespace {

constexpr std::string_view kBlocks[] = {"段落", "标题", "列表", "表格"};

void append(const Value& value, std::string& out) {
  const auto add_line = [&](const Value& part) {
    const std::size_t before = out.size();
    append(part, out);
    if (out.size() > before && out.back() != '\n') out += '\n';
  };
  if (const auto* list = value.array()) {
    for (const Value& item : *list) add_line(item);
    return;
  }
  if (value.object() == nullptr) {
    out += value.to_text();
    return;
  }
  for (const std::string_view kind : kBlocks) {
    if (const Value* content = value.find(kind)) return add_line(*content);
  }
  if (value.find("图") != nullptr) {
    if (const Value* caption = value.find("题")) add_line(*caption);
    return;
  }
  for (const auto& member : *value.object()) add_line(member.second);
}

}  // namespace

std::string rich_text(const Value& value) {
  std::string out;
  append(value, out);
  return out;
}

}  // namespace sealpress::data
