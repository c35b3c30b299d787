#include "merge/annotate.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <chrono>
#include <map>
#include <memory>
#include <set>

#include "merge/compile/clone.h"
#include "merge/compile/markup.h"
#include "merge/finish/dialect.h"
#include "opc/content_types.h"
#include "opc/relationships.h"
#include "text/unicode.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

using Marks = std::map<const docx::Node*, std::vector<std::int64_t>>;

constexpr std::string_view kTypes = "[Content_Types].xml";
constexpr std::string_view kContent =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml";

/// 2025-06-30T09:00:00Z
std::string timestamp(std::int64_t time) {
  using namespace std::chrono;
  const sys_seconds at{seconds(time)};
  const sys_days day = floor<days>(at);
  const year_month_day date(day);
  const hh_mm_ss clock(at - day);
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                     clock.hours().count(), clock.minutes().count(), clock.seconds().count());
}

const docx::Node* first_paragraph(const docx::Node& node) {
  for (const docx::Node* child : node.children) {
    if (child->kind == docx::NodeKind::paragraph) return child;
    if (const docx::Node* found = first_paragraph(*child)) return found;
  }
  return nullptr;
}

/// Copies the path to every marked node and writes the comments' marks around it.
class Marker {
 public:
  Marker(docx::Arena& arena, const Marks& marks) : arena_(arena), marks_(marks) {}

  const docx::Node* run(const docx::Node& node) {
    std::vector<const docx::Node*> children;
    bool changed = false;
    for (const docx::Node* child : node.children) {
      const docx::Node* made = run(*child);
      changed = changed || made != child;
      const auto marked = marks_.find(child);
      // A node of the template may stand in several places; the comment belongs to the first.
      if (marked == marks_.end() || !done_.insert(child).second) {
        children.push_back(made);
        continue;
      }
      changed = true;
      if (child->kind == docx::NodeKind::paragraph) {
        children.push_back(around_content(*made, marked->second));
      } else {
        begin(marked->second, children);
        children.push_back(made);
        end(marked->second, children);
      }
    }
    return changed ? with_children(arena_, node, children) : &node;
  }

 private:
  void begin(const std::vector<std::int64_t>& ids, std::vector<const docx::Node*>& out) {
    for (const std::int64_t id : ids) {
      out.push_back(
          make_raw(arena_, arena_.text(fmt::format("<w:commentRangeStart w:id=\"{}\"/>", id))));
    }
  }
  void end(const std::vector<std::int64_t>& ids, std::vector<const docx::Node*>& out) {
    for (const std::int64_t id : ids) {
      out.push_back(
          make_raw(arena_, arena_.text(fmt::format("<w:commentRangeEnd w:id=\"{0}\"/><w:r>"
                                                   "<w:commentReference w:id=\"{0}\"/></w:r>",
                                                   id))));
    }
  }
  /// Inside a paragraph, behind its properties.
  const docx::Node* around_content(const docx::Node& paragraph,
                                   const std::vector<std::int64_t>& ids) {
    std::vector<const docx::Node*> children;
    std::size_t at = 0;
    for (; at < paragraph.children.size() && paragraph.children[at]->kind == docx::NodeKind::raw;
         ++at) {
      children.push_back(paragraph.children[at]);
    }
    begin(ids, children);
    children.insert(children.end(), paragraph.children.begin() + static_cast<std::ptrdiff_t>(at),
                    paragraph.children.end());
    end(ids, children);
    return with_children(arena_, paragraph, children);
  }

  docx::Arena& arena_;
  const Marks& marks_;
  std::set<const docx::Node*> done_;
};

std::string comment_xml(std::int64_t id, const Annotation& annotation,
                        const AnnotationAuthor& author) {
  std::string out =
      fmt::format("<w:comment w:id=\"{}\" w:author=\"{}\" w:date=\"{}\" w:initials=\"{}\">", id,
                  xml::escape_attribute(author.name), timestamp(author.time),
                  xml::escape_attribute(author.initials));
  std::string_view rest = annotation.text;
  while (true) {
    const std::size_t line = std::min(rest.find('\n'), rest.size());
    out += fmt::format("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>",
                       xml::escape_text(rest.substr(0, line)));
    if (line == rest.size()) return out + "</w:comment>";
    rest.remove_prefix(line + 1);
  }
}

/// The package's own comments, and where they lie.
struct Comments {
  std::string part, xml;
  std::int64_t last = -1;
  bool existing = false;
};

class Annotator {
 public:
  Annotator(docx::View& view, const AnnotationAuthor& author) : view_(view), author_(author) {}

  void run(std::span<const ShownValue> shown, std::span<const Annotation> annotations) {
    Comments comments = open();
    Marks marks;
    std::string added;
    const std::vector<Anchor> anchors = anchors_in_body(shown);
    for (const Annotation& annotation : annotations) {
      const std::int64_t id = ++comments.last;
      marks[anchor(anchors, text::label_key(annotation.path))].push_back(id);
      added += comment_xml(id, annotation, author_);
    }
    auto arena = std::make_shared<docx::Arena>();
    if (view_.arena) arena->keep(view_.arena);
    const std::string& main = view_.file->main_part;
    view_.replaced[main] = Marker(*arena, marks).run(*view_.root(main));
    view_.arena = std::move(arena);
    store(std::move(comments), added);
  }

 private:
  std::string read(std::string_view part) const {
    const auto known = view_.replaced_bytes.find(part);
    if (known != view_.replaced_bytes.end()) return known->second;
    return view_.file->package.read(part).value_or("");
  }

  Comments open() const {
    Comments comments;
    const std::string& main = view_.file->main_part;
    const auto relationships =
        opc::Relationships::parse(read(opc::relationships_part(main)), main, "", Limits{});
    const opc::Relationship* known = relationships ? relationships->find_kind("comments") : nullptr;
    if (known == nullptr || known->external) {
      comments.part = "word/comments.xml";
      for (int n = 2; view_.file->package.find(comments.part) != nullptr; ++n) {
        comments.part = fmt::format("word/comments{}.xml", n);
      }
      return comments;
    }
    comments.part = known->target;
    comments.xml = read(known->target);
    comments.existing = true;
    for (std::size_t i = comments.xml.find("w:id=\""); i != std::string::npos;
         i = comments.xml.find("w:id=\"", i + 1)) {
      std::int64_t id = 0;
      std::from_chars(comments.xml.data() + i + 6, comments.xml.data() + comments.xml.size(), id);
      comments.last = std::max(comments.last, id);
    }
    return comments;
  }

  /// A shown value of the body. The tag may write the key in another way than the record
  /// （％）: paths are compared as keys are.
  struct Anchor {
    std::string path;
    const docx::Node* node;
  };

  std::vector<Anchor> anchors_in_body(std::span<const ShownValue> shown) const {
    std::vector<Anchor> anchors;
    for (const ShownValue& value : shown) {
      if (value.part != view_.file->main_part) continue;
      anchors.push_back({text::label_key(value.path), value.node});
    }
    return anchors;
  }

  const docx::Node* anchor(const std::vector<Anchor>& anchors, const std::string& path) const {
    for (const Anchor& value : anchors) {
      if (value.path == path) return value.node;
    }
    for (const Anchor& value : anchors) {  // a list or a group: its first value
      if (!path.empty() && value.path.starts_with(path + "/")) return value.node;
    }
    // A part of a value (a block, the text of a choice) is shown with the value.
    for (std::string up = path; !up.empty();) {
      up.resize(up.rfind('/'));
      for (const Anchor& value : anchors) {
        if (!up.empty() && value.path == up) return value.node;
      }
    }
    return first_paragraph(*view_.root(view_.file->main_part));
  }

  void store(Comments comments, const std::string& added) {
    const std::string& main = view_.file->main_part;
    const Dialect& dialect = Dialect::of(start_tag(view_.root(main)->open));
    if (comments.existing) {
      comments.xml.insert(comments.xml.rfind("</"), added);
    } else {
      comments.xml = fmt::format(
          "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments "
          "xmlns:w=\"{}\">{}</w:comments>",
          dialect.w, added);
      std::string id;
      const std::string rels = opc::relationships_part(main);
      view_.replaced_bytes[rels] = opc::add_relationship(
          read(rels), "rIdComments", dialect.relationship("comments"), "/" + comments.part, id);
      view_.replaced_bytes[std::string(kTypes)] =
          opc::add_override_type(read(kTypes), comments.part, kContent);
    }
    view_.replaced_bytes[comments.part] = std::move(comments.xml);
  }

  docx::View& view_;
  const AnnotationAuthor& author_;
};

}  // namespace

void annotate(docx::View& view, std::span<const ShownValue> shown,
              std::span<const Annotation> annotations, const AnnotationAuthor& author) {
  if (!annotations.empty()) Annotator(view, author).run(shown, annotations);
}

}  // namespace sealpress::merge
