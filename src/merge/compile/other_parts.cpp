#include "merge/compile/other_parts.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "merge/compile/markup.h"
#include "merge/compile/paragraph_text.h"
#include "opc/relationships.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

bool is_xml(std::string_view name) {
  return name.ends_with(".xml") || name.ends_with(".rels") || name.ends_with(".vml");
}

/// Text that Word takes over when it opens the file (w:altChunk, 17.17.2).
bool is_chunk(std::string_view name) {
  constexpr std::string_view kKinds[] = {".htm", ".html", ".mht", ".mhtml", ".txt", ".rtf"};
  return std::any_of(std::begin(kKinds), std::end(kKinds),
                     [&](std::string_view kind) { return name.ends_with(kind); });
}

/// A file of Word, Excel or PowerPoint that stands in this one.
bool is_office(std::string_view name) {
  constexpr std::string_view kKinds[] = {".docx", ".docm", ".dotx", ".dotm",
                                         ".xlsx", ".xlsm", ".pptx", ".pptm"};
  return std::any_of(std::begin(kKinds), std::end(kKinds),
                     [&](std::string_view kind) { return name.ends_with(kind); });
}

/// All text of a part, its stretches joined as a reader sees them joined.
void append_text(xml::Node element, std::string& out) {
  for (xml::Node child = element.first_child(); child; child = child.next()) {
    if (child.is_text()) {
      out += child.text();
    } else {
      append_text(child, out);
    }
  }
}

std::string text_of_part(const package::Package& package, const std::string& name) {
  const std::string bytes = package.read(name).value_or("");
  const auto document = xml::Document::parse(bytes, package.name(), name);
  std::string out;
  if (document) append_text((*document)->root(), out);
  return out;
}

/// One part, while its tags are found.
class PartReader {
 public:
  PartReader(const docx::Document& file, std::string_view name, Faults& faults)
      : file_(file), name_(name), faults_(faults) {}

  FilledText read(const xml::Document& document) {
    source_ = document.source();
    if (name_.ends_with(".rels")) {
      read_targets();
    } else {
      read_attributes();
      read_text(document.root());
    }
    std::sort(stretches_.begin(), stretches_.end(),
              [](const Stretch& a, const Stretch& b) { return a.begin < b.begin; });
    FilledText filled;
    for (Stretch& s : stretches_) filled.add(s.begin, s.end, std::move(s.text), s.kind);
    return filled;
  }

 private:
  struct Stretch {
    std::size_t begin, end;
    TextTemplate text;
    FilledText::Kind kind;
  };

  void add(std::size_t begin, std::size_t end, std::string_view pattern, FilledText::Kind kind) {
    auto text = TextTemplate::compile(pattern);
    if (text) {
      stretches_.push_back({begin, end, *std::move(text), kind});
    } else {
      fault(std::move(text.error()), pattern);
    }
  }

  void fault(Diagnostic error, std::string_view tag) {
    if (error.place.tag.empty()) error.place.tag = tag;
    faults_.add(std::move(error), name_);
  }
  void unreachable(std::string_view element, std::string_view tag) {
    fault(input_error("merge.unreachable_tag").with("element", std::string(element)), tag);
  }

  /// Targets outside the package, of links; others name parts.
  void read_targets() {
    for (const std::size_t begin : start_tags(source_)) {
      const std::string_view tag = start_tag(source_.substr(begin));
      const auto target = attribute(tag, "Target");
      if (!target) continue;
      const std::string text = decoded_address(decoded_text(*target));
      if (!has_braces(text)) continue;
      const bool link = attribute(tag, "TargetMode") == "External" &&
                        attribute(tag, "Type").value_or("").ends_with("/hyperlink");
      if (!link) {
        unreachable(element_name(tag), text);
        continue;
      }
      const auto at = static_cast<std::size_t>(target->data() - source_.data());
      add(at, at + target->size(), text, FilledText::address);
    }
  }

  bool holds_data() const { return name_.starts_with("customXml/"); }
  bool holds_properties() const {
    return name_.starts_with("docProps/") || name_ == file_.core_part;
  }

  void read_attributes() {
    for (const TaggedAttribute& found : tagged_attributes(source_)) {
      if (holds_data() || found.is_shown()) {
        add(found.begin, found.end, found.value, FilledText::attribute);
      } else {
        unreachable(found.element, found.value);
      }
    }
  }

  void read_text(xml::Node element) {
    for (xml::Node child = element.first_child(); child; child = child.next()) {
      if (!child.is_text()) {
        read_text(child);
      } else if (has_braces(child.text())) {
        // Words of WordprocessingML and DrawingML; the values of a chart belong to its workbook.
        const bool words = element.local() == "t" || holds_data() || holds_properties();
        if (words) {
          add(child.begin(), child.end(), child.text(), FilledText::text);
        } else {
          unreachable(qualified_name(element), child.text());
        }
      }
    }
  }

  std::string_view qualified_name(xml::Node element) const {
    return element_name(source_.substr(element.begin()));
  }

  const docx::Document& file_;
  std::string_view name_;
  Faults& faults_;
  std::string_view source_;
  std::vector<Stretch> stretches_;
};

}  // namespace

void OtherParts::read(const docx::Document& file, Faults& faults) {
  read_core(file.core);
  for (const package::Entry& entry : file.package.entries()) {
    if (is_chunk(entry.name)) {
      check_text(file.package.read(entry.name).value_or(""), "w:altChunk", entry.name, faults);
    }
    if (is_office(entry.name)) check_embedded(file, entry.name, faults);
    if (!is_xml(entry.name) || file.parts.contains(entry.name)) continue;
    Result<std::string> bytes = file.package.read(entry.name);
    if (!bytes) continue;  // it is copied as it is, unread
    const bool link = entry.name.ends_with(".rels") && has_braces(decoded_address(*bytes));
    if (!has_braces(*bytes) && !link) continue;
    auto document = xml::Document::parse(*bytes, file.package.name(), entry.name);
    if (!document) {
      faults.add(input_error("merge.unreachable_tag").with("element", entry.name), entry.name);
      continue;
    }
    FilledText filled = PartReader(file, entry.name, faults).read(**document);
    if (filled.empty()) continue;
    parts_.push_back({entry.name, std::string((*document)->source()), std::move(filled)});
  }
}

void OtherParts::check_text(const std::string& text, const std::string& element,
                            const std::string& part, Faults& faults) {
  for (const Range& range : scan(text).tags) {
    Diagnostic fault = input_error("merge.unreachable_tag").with("element", element);
    fault.place.tag = text.substr(range.begin, range.end - range.begin);
    faults.add(std::move(fault), part);
  }
}

/// A document or workbook inside (w:object, w:altChunk, a chart's data), which is copied unread.
void OtherParts::check_embedded(const docx::Document& file, const std::string& name,
                                Faults& faults) {
  auto bytes = file.package.read(name);
  if (!bytes) return;
  const auto inner = package::Package::open(*std::move(bytes), name);
  if (!inner) return;  // it is no package, whatever its name says
  for (const package::Entry& entry : inner->entries()) {
    if (is_xml(entry.name)) check_text(text_of_part(*inner, entry.name), entry.name, name, faults);
  }
}

/// The properties that other parts of the program read, beside their part.
void OtherParts::read_core(const docx::CoreProperties& core) {
  using docx::CoreProperties;
  for (std::string CoreProperties::*member :
       {&CoreProperties::title, &CoreProperties::subject, &CoreProperties::creator,
        &CoreProperties::description, &CoreProperties::keywords}) {
    auto text = TextTemplate::compile(core.*member);
    if (text && has_braces(core.*member)) core_.emplace_back(member, *std::move(text));
  }
}

void OtherParts::bind(Binder& binder) const {
  for (const Part& part : parts_) part.filled.bind(binder);
}

void OtherParts::fill(docx::View& view, const Scope& record, Diagnostics& findings) const {
  Lookup lookup;
  for (const Part& part : parts_) {
    const auto changed = view.replaced_bytes.find(part.name);
    std::string_view source = part.source;
    // What merging adds to a part stands behind all that holds tags.
    if (changed != view.replaced_bytes.end() &&
        changed->second.starts_with(source.substr(0, part.filled.end()))) {
      source = changed->second;
    }
    Diagnostics found;
    std::string text = part.filled.expand(source, record, lookup, found);
    // Targets of links are told where the links stand.
    if (part.name.ends_with(".rels")) found.clear();
    for (Diagnostic& one : found) {
      one.place.part = part.name;
      findings.push_back(std::move(one));
    }
    view.replaced_bytes.insert_or_assign(part.name, std::move(text));
  }
  if (core_.empty()) return;
  docx::CoreProperties core = view.file->core;
  Diagnostics told;  // of the part
  for (const auto& [member, text] : core_) core.*member = text.expand(record, lookup, told);
  view.core = std::move(core);
}

}  // namespace sealpress::merge
