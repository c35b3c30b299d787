#include <algorithm>

#include "docx/read/styles.h"
#include "docx/vocabulary/properties.h"
#include "docx/vocabulary/values.h"

namespace sealpress::docx {

namespace {

constexpr std::pair<std::string_view, NumberingLevel::Suffix> kSuffixes[] = {
    {"tab", NumberingLevel::tab},
    {"space", NumberingLevel::space},
    {"nothing", NumberingLevel::nothing}};

using Levels = std::array<NumberingLevel, 9>;

struct Abstract {
  Levels levels;
  std::string style_link;  ///< w:numStyleLink: the levels stand elsewhere
};

/// The w:ilvl attribute, nullopt if it names no level.
std::optional<std::size_t> level_index(xml::Node e) {
  const auto level = w_int(e, "ilvl");
  return level && *level >= 0 && *level < 9 ? std::optional(static_cast<std::size_t>(*level))
                                            : std::nullopt;
}

NumberingLevel read_level(xml::Node e, const Theme& theme) {
  NumberingLevel level;
  level.start = 0;  // 17.9.25: absent is 0
  for_each_element(e, [&](xml::Node part) {
    if (ns_of(part.ns()) != Ns::w) return;
    const std::string_view name = part.local();
    const std::string_view value = w_val(part).value_or("");
    if (name == "start") {
      level.start = to_int(value).value_or(0);
    } else if (name == "numFmt") {
      level.format = value;
    } else if (name == "lvlText") {
      level.text = value;
    } else if (name == "lvlJc") {
      level.justify = read_justify(value).value_or(Justify::start);
    } else if (name == "suff") {
      level.suffix = find_name(kSuffixes, w_val(part)).value_or(NumberingLevel::tab);
    } else if (name == "lvlRestart") {
      level.restart = to_int(value);
    } else if (name == "isLgl") {
      level.legal = is_on(part);
    } else if (name == "pStyle") {
      level.paragraph_style = value;
    } else if (name == "pPr") {
      level.paragraph = read_paragraph_properties(part, theme);
    } else if (name == "rPr") {
      level.run = read_run_properties(part, theme);
    }
  });
  return level;
}

Abstract read_abstract(xml::Node e, const Theme& theme) {
  Abstract abstract;
  for_each_element(e, [&](xml::Node part) {
    if (is(part, Ns::w, "lvl")) {
      if (const auto at = level_index(part)) abstract.levels[*at] = read_level(part, theme);
    } else if (is(part, Ns::w, "numStyleLink")) {
      abstract.style_link = w_val(part).value_or("");
    }
  });
  return abstract;
}

void apply_override(xml::Node e, const Theme& theme, NumberingInstance& instance) {
  const auto at = level_index(e);
  if (!at) return;
  if (const xml::Node level = child(e, Ns::w, "lvl")) {
    instance.levels[*at] = read_level(level, theme);
  }
  if (const auto start = w_int(child(e, Ns::w, "startOverride"), "val")) {
    instance.start_overrides[*at] = *start;
  }
}

struct Raw {
  std::map<int, Abstract> abstracts;
  std::map<int, xml::Node> instances;
  std::map<int, int> abstract_of;  ///< numId -> abstractNumId
};

Raw collect(xml::Node root, const Theme& theme) {
  Raw raw;
  for_each_element(root, [&](xml::Node e) {
    if (is(e, Ns::w, "abstractNum")) {
      if (const auto id = w_int(e, "abstractNumId")) raw.abstracts[*id] = read_abstract(e, theme);
    } else if (is(e, Ns::w, "num")) {
      const auto id = w_int(e, "numId");
      const auto abstract = w_int(child(e, Ns::w, "abstractNumId"), "val");
      if (!id || !abstract) return;
      raw.instances[*id] = e;
      raw.abstract_of[*id] = *abstract;
    }
  });
  return raw;
}

/// The abstract definition that holds the levels: through the numbering style, if it links to one.
int resolve_link(const Raw& raw, int abstract, const StyleSheet& sheet) {
  const auto found = raw.abstracts.find(abstract);
  if (found == raw.abstracts.end() || found->second.style_link.empty()) return abstract;
  const Style* style = sheet.find(found->second.style_link);
  if (style == nullptr || !style->paragraph.num_id) return abstract;
  const auto linked = raw.abstract_of.find(*style->paragraph.num_id);
  return linked == raw.abstract_of.end() ? abstract : linked->second;
}

}  // namespace

Numbering read_numbering(xml::Node root, const StyleSheet& sheet) {
  const Raw raw = collect(root, sheet.theme);
  Numbering numbering;
  for (const auto& [id, element] : raw.instances) {
    NumberingInstance instance;
    instance.abstract_id = resolve_link(raw, raw.abstract_of.at(id), sheet);
    const auto abstract = raw.abstracts.find(instance.abstract_id);
    if (abstract == raw.abstracts.end()) continue;
    instance.levels = abstract->second.levels;
    for_each_element(element, [&](xml::Node e) {
      if (is(e, Ns::w, "lvlOverride")) apply_override(e, sheet.theme, instance);
    });
    numbering.instances.emplace(id, std::move(instance));
  }
  return numbering;
}

}  // namespace sealpress::docx
