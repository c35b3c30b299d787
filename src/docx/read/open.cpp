// Document::open: from the bytes of a file to its parts, styles and stories.
#include <optional>

#include "docx/document.h"
#include "docx/read/core_properties.h"
#include "docx/read/settings.h"
#include "docx/read/story.h"
#include "docx/read/styles.h"
#include "docx/vocabulary/theme.h"
#include "opc/content_types.h"
#include "opc/part.h"

namespace sealpress::docx {

namespace {

class Opener {
 public:
  Opener(Document& document, const Limits& limits) : document_(document), limits_(limits) {}

  /// The error that prevents the file from being read, if any.
  std::optional<Diagnostic> run() {
    const auto steps = {&Opener::find_main_part, &Opener::read_formats, &Opener::read_main_story,
                        &Opener::read_other_stories, &Opener::read_core};
    for (const auto step : steps) {
      if (auto error = (this->*step)()) return std::move(*error).in_file(document_.package.name());
    }
    finish_remarks();
    return std::nullopt;
  }

 private:
  using Error = std::optional<Diagnostic>;

  Error find_main_part();
  Error check_main_type();
  Error read_formats();
  Error read_main_story();
  Error read_other_stories();
  Error read_core();
  Error read_part(std::string_view part);
  void finish_remarks();

  /// The parsed part, kept as long as the document; `root` gets its root element. A part that is
  /// not there leaves `root` empty.
  Error load(std::string_view part, xml::Node& root);
  Error load_relationships(std::string_view part, opc::Relationships& relationships);
  /// The part that the main part has a relationship of this kind to, "" if none.
  std::string related(std::string_view kind);
  /// The name under which the package has a part; OPC compares without case.
  std::string stored_name(const std::string& part) const;

  Document& document_;
  const Limits& limits_;
  opc::Relationships root_relationships_, relationships_;
  std::vector<Length> line_widths_;
  Remarks remarks_;
  std::size_t foreign_left_ = limits_.part_bytes;
};

std::string Opener::stored_name(const std::string& part) const {
  const package::Entry* entry = document_.package.find(part);
  return entry != nullptr ? entry->name : part;
}

Opener::Error Opener::load(std::string_view part, xml::Node& root) {
  if (part.empty() || document_.package.find(part) == nullptr) return std::nullopt;
  auto parsed = opc::parse_part(document_.package, part, limits_);
  if (!parsed) return parsed.error();
  const auto* kept = document_.arena.keep(std::move(*parsed));
  root = (*kept)->root();
  return std::nullopt;
}

Opener::Error Opener::load_relationships(std::string_view part, opc::Relationships& relationships) {
  auto parsed = opc::relationships_of(document_.package, part, limits_);
  if (!parsed) return parsed.error();
  relationships = std::move(*parsed);
  return std::nullopt;
}

std::string Opener::related(std::string_view kind) {
  const opc::Relationship* found = relationships_.find_kind(kind);
  if (found == nullptr || found->external) return "";
  if (document_.package.find(found->target) == nullptr) {
    remarks_.add("docx.missing_part", found->target, {}, nullptr);
    return "";
  }
  return stored_name(found->target);
}

Opener::Error Opener::find_main_part() {
  if (auto error = load_relationships("", root_relationships_)) return error;
  const opc::Relationship* main = root_relationships_.find_kind("officeDocument");
  const std::string part = main != nullptr ? main->target : "word/document.xml";
  if (document_.package.find(part) == nullptr) return input_error("docx.no_main_part");
  document_.main_part = stored_name(part);
  if (auto error = check_main_type()) return error;
  return load_relationships(document_.main_part, relationships_);
}

Opener::Error Opener::check_main_type() {
  const auto types = document_.package.read("[Content_Types].xml");
  if (!types) return std::nullopt;  // Word's repair reads such files too
  const std::string type = opc::content_type_of(*types, document_.main_part);
  if (type.find("spreadsheetml") != std::string::npos) return input_error("docx.is_spreadsheet");
  if (type.find("presentationml") != std::string::npos) return input_error("docx.is_presentation");
  if (type.find("macroEnabled") != std::string::npos) {
    remarks_.add("docx.macros", document_.main_part, {}, nullptr);
  }
  return std::nullopt;
}

Opener::Error Opener::read_formats() {
  xml::Node settings, theme, styles, numbering;
  if (auto error = load(related("settings"), settings)) return error;
  if (auto error = load(related("theme"), theme)) return error;
  if (auto error = load(related("styles"), styles)) return error;
  if (auto error = load(related("numbering"), numbering)) return error;
  document_.settings = read_settings(settings);
  document_.styles.theme = read_theme(theme, read_theme_context(settings));
  document_.styles.paragraph_beats_table = overrides_table_style(settings);
  line_widths_ = read_line_widths(theme);
  const auto count = [](xml::Node root, std::string_view name) {
    std::size_t number = 0;
    for_each_element(root, [&](xml::Node e) { number += is(e, Ns::w, name); });
    return number;
  };
  if (count(styles, "style") > limits_.styles) return input_error("docx.too_many_styles");
  if (count(numbering, "num") > limits_.lists) return input_error("docx.too_many_lists");
  read_styles(styles, document_.styles);
  document_.numbering = read_numbering(numbering, document_.styles);
  return std::nullopt;
}

Opener::Error Opener::read_part(std::string_view part) {
  xml::Node root;
  if (auto error = load(part, root)) return error;
  if (!root) return std::nullopt;
  opc::Relationships own;
  const bool is_main = part == document_.main_part;
  if (!is_main) {
    if (auto error = load_relationships(part, own)) return error;
  }
  FileContext file{document_.package, limits_,  document_.styles.theme, line_widths_,
                   document_.arena,   remarks_, foreign_left_};
  StoryReader reader(file, part, is_main ? relationships_ : own);
  StoryPart story;
  story.name = part;
  story.root = reader.read_root(root);
  story.prolog = root.source().substr(0, root.begin());
  story.epilog = root.source().substr(root.end());
  document_.parts.emplace(story.name, story);
  auto& notes = root.local() == "endnotes" ? document_.endnotes : document_.footnotes;
  for (const auto& [id, note] : reader.notes()) notes.emplace(id, note);
  if (is_main) {
    const xml::Node body = child(root, Ns::w, "body");
    document_.last_section =
        document_.arena.keep(reader.read_section(child(body, Ns::w, "sectPr")));
  }
  return std::nullopt;
}

Opener::Error Opener::read_main_story() {
  if (auto error = read_part(document_.main_part)) return error;
  const Node* root = document_.parts.find(document_.main_part)->second.root;
  if (root->kind != NodeKind::wrapper) {
    return input_error("docx.bad_root").in_part(document_.main_part);
  }
  for (const Node* node : root->children) {
    if (document_.body == nullptr) document_.body = as<Story>(node);
  }
  if (document_.body == nullptr) return input_error("docx.no_body").in_part(document_.main_part);
  return std::nullopt;
}

Opener::Error Opener::read_other_stories() {
  for (const opc::Relationship& r : relationships_.all()) {
    const std::string_view kind = r.kind();
    const bool story =
        kind == "header" || kind == "footer" || kind == "footnotes" || kind == "endnotes";
    if (!story || r.external) continue;
    const std::string part = stored_name(r.target);
    if (document_.package.find(part) == nullptr) {
      remarks_.add("docx.missing_part", part, {}, nullptr);
    } else if (document_.parts.find(part) == document_.parts.end()) {
      if (auto error = read_part(part)) return error;
    }
  }
  return std::nullopt;
}

Opener::Error Opener::read_core() {
  const opc::Relationship* core = root_relationships_.find_kind("core-properties");
  if (core == nullptr || core->external) return std::nullopt;
  if (document_.package.find(core->target) == nullptr) return std::nullopt;
  document_.core_part = stored_name(core->target);
  xml::Node root;
  if (auto error = load(document_.core_part, root)) return error;
  document_.core = read_core_properties(root);
  return std::nullopt;
}

void Opener::finish_remarks() {
  for (Remarks::Item& item : remarks_.items()) {
    if (item.first != nullptr) {
      Place place = document_.place_of(item.first);
      if (!place.part.empty()) item.diagnostic.place = std::move(place);
    }
    item.diagnostic.place.file = document_.package.name();
    document_.remarks.push_back(std::move(item.diagnostic).with("count", item.count));
  }
}

}  // namespace

Result<std::shared_ptr<const Document>> Document::open(std::string bytes, std::string_view name,
                                                       const Limits& limits) {
  auto package = package::Package::open(std::move(bytes), name, limits);
  if (!package) return fail(package.error());
  const auto document = std::make_shared<Document>();
  document->package = std::move(*package);
  if (auto error = Opener(*document, limits).run()) return fail(std::move(*error));
  return document;
}

}  // namespace sealpress::docx
