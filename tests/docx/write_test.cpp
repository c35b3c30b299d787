// Writing files, editing nodes, and where nodes stand.
#include <gtest/gtest.h>

#include <thread>

#include "docx/edit.h"
#include "docx/support.h"
#include "docx/text/plain_text.h"
#include "opc/content_types.h"
#include "opc/relationships.h"

namespace sealpress::docx {
namespace {

std::string part_of(const std::string& file, std::string_view part) {
  const auto package = package::Package::open(file, "f");
  EXPECT_TRUE(package.has_value());
  return package ? package->read(part).value_or("") : "";
}

/// The tree with one node replaced.
const Node* replaced(const Node& node, const Node* from, const Node* to, Arena& arena) {
  if (&node == from) return to;
  std::vector<const Node*> children;
  bool changed = false;
  for (const Node* child : node.children) {
    children.push_back(replaced(*child, from, to, arena));
    changed = changed || children.back() != child;
  }
  return changed ? with_children(node, arena.list(children), arena) : &node;
}

const Node* made(std::string_view xml, Arena& arena) {
  Node* node = arena.make<Node>();
  node->open = arena.text(xml);
  node->intact = false;
  return node;
}

View view_of(const Opened& document) {
  View view;
  view.file = document;
  return view;
}

TEST(Write, OnlyWhatIsReplacedChanges) {
  const Opened document =
      open(DocxBuilder()
               .header("<w:p><w:r><w:t>页眉</w:t></w:r></w:p>")
               .body("<w:p w:rsidR=\"0\"><w:r><w:t>一</w:t></w:r></w:p><!-- kept -->"
                     "<w:p><w:r><w:t>二</w:t></w:r></w:p>"));
  const auto arena = std::make_shared<Arena>();
  const auto texts = all<Text>(*document->body);
  View view = view_of(document);
  view.arena = arena;
  view.replaced[document->main_part] =
      replaced(*document->parts.at(document->main_part).root, texts[1],
               made("<w:t>2 &lt;</w:t>", *arena), *arena);
  EXPECT_EQ(plain_text(*view.body()).substr(0, 4), "一\n");
  const auto file = write(view);
  ASSERT_TRUE(file.has_value());
  const std::string before = std::string(document->part_bytes("word/document.xml"));
  std::string expected = before;
  expected.replace(expected.find("<w:t>二</w:t>"), std::string("<w:t>二</w:t>").size(),
                   "<w:t>2 &lt;</w:t>");
  EXPECT_EQ(part_of(*file, "word/document.xml"), expected);
  const auto again = package::Package::open(*file, "f");
  for (const auto& entry : document->package.entries()) {
    if (entry.name != "word/document.xml") {
      EXPECT_EQ(again->find(entry.name)->raw, entry.raw) << entry.name;
    }
  }
  EXPECT_EQ(write(view).value(), *file);  // the same bytes every time
}

TEST(Write, NewPartsComeWithTheirRelationshipsAndTypes) {
  const Opened document = open(DocxBuilder());
  View view = view_of(document);
  const std::string rels = opc::relationships_part(document->main_part);
  std::string id;
  view.replaced_bytes[rels] = opc::add_relationship(
      document->part_bytes(rels), "rIdImage",
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image", "media/a&b.png",
      id);
  view.replaced_bytes["[Content_Types].xml"] =
      opc::add_default_type(document->part_bytes("[Content_Types].xml"), "gif", "image/gif");
  view.replaced_bytes["word/media/a&b.png"] = "PNG bytes";
  EXPECT_EQ(id, "rIdImage1");
  const auto file = write(view);
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(part_of(*file, "word/media/a&b.png"), "PNG bytes");
  const Opened again = open(*file);
  const auto parsed =
      opc::Relationships::parse(part_of(*file, rels), again->main_part, "f", Limits());
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(parsed->find("rIdImage1")->target, "word/media/a&b.png");
  EXPECT_EQ(opc::content_type_of(part_of(*file, "[Content_Types].xml"), "x/y.GIF"), "image/gif");
}

TEST(Write, CorePropertiesAreChangedAndTheRestOfThemKept) {
  const std::string core =
      "<?xml version=\"1.0\"?><cp:coreProperties "
      "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" "
      "xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>旧</dc:title><dc:creator/>"
      "<cp:revision>7</cp:revision></cp:coreProperties>";
  const Opened plain = open(DocxBuilder().add_part(
      "docProps/core.xml", core, "application/vnd.openxmlformats-package.core-properties+xml"));
  std::vector<std::pair<std::string, std::string>> parts;
  for (const auto& entry : plain->package.entries()) {
    std::string bytes = *plain->package.read(entry.name);
    if (entry.name == "_rels/.rels") {
      std::string id;
      bytes = opc::add_relationship(
          bytes, "rIdX",
          "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
          "docProps/core.xml", id);
    }
    parts.emplace_back(entry.name, bytes);
  }
  const Opened document = open(test::zip(parts));
  EXPECT_EQ(document->core.title, "旧");
  View view = view_of(document);
  view.core = document->core;
  view.core->title = "新 & <好>";
  view.core->creator = "甲";
  view.core->modified = "2024-01-02T03:04:05Z";
  const auto file = write(view);
  ASSERT_TRUE(file.has_value());
  const Opened again = open(*file);
  EXPECT_EQ(again->core.title, "新 & <好>");
  EXPECT_EQ(again->core.creator, "甲");
  EXPECT_EQ(again->core.modified, "2024-01-02T03:04:05Z");
  EXPECT_NE(part_of(*file, "docProps/core.xml").find("<cp:revision>7</cp:revision>"),
            std::string::npos);
}

TEST(Write, CorePropertiesCanBeAdded) {
  View view = view_of(open(DocxBuilder()));
  view.core = CoreProperties();
  view.core->title = "题";
  const auto file = write(view);
  ASSERT_TRUE(file.has_value());
  EXPECT_EQ(open(*file)->core.title, "题");
  EXPECT_EQ(opc::content_type_of(part_of(*file, "[Content_Types].xml"), "docProps/core.xml"),
            "application/vnd.openxmlformats-package.core-properties+xml");
}

TEST(Write, SameBytesOnEveryThread) {
  const std::string bytes =
      DocxBuilder().header("<w:p/>").body("<w:p><w:r><w:t>一</w:t></w:r></w:p>").bytes();
  const auto render = [&bytes] {
    const auto document = Document::open(bytes, "f");
    if (!document) return std::string();
    const auto arena = std::make_shared<Arena>();
    View view = view_of(*document);
    view.arena = arena;
    view.replaced[(*document)->main_part] =
        replaced(*(*document)->parts.at((*document)->main_part).root,
                 all<Text>(*(*document)->body)[0], made("<w:t>二</w:t>", *arena), *arena);
    return write(view).value_or("");
  };
  const std::string expected = render();
  ASSERT_FALSE(expected.empty());
  std::vector<std::string> files(4);
  std::vector<std::thread> threads;
  threads.reserve(files.size());
  for (std::string& file : files) threads.emplace_back([&file, &render] { file = render(); });
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(files, std::vector<std::string>(4, expected));
}

TEST(Edit, AnEmptyElementGetsBothTags) {
  const Opened document = open_body("<w:p w:rsidR=\"1\"/>");
  Arena arena;
  const Node* const child = made("<w:r/>", arena);
  const Node* paragraph = with_children(first<Paragraph>(*document->body),
                                        arena.list(std::vector<const Node*>{child}), arena);
  std::string out;
  write(*paragraph, out);
  EXPECT_EQ(out, "<w:p w:rsidR=\"1\"><w:r/></w:p>");
  EXPECT_EQ(paragraph->kind, NodeKind::paragraph);
  EXPECT_NE(as<Paragraph>(paragraph)->properties, nullptr);
}

TEST(Edit, SourceOffsetsFollowReferencesAndDroppedSpace) {
  const auto offsets = [](std::string_view inner, std::string_view attributes = "") {
    const Opened document = open_body("<w:p><w:r><w:t" + std::string(attributes) + ">" +
                                      std::string(inner) + "</w:t></w:r></w:p>");
    const Text& text = first<Text>(*document->body);
    EXPECT_EQ(inner_source(text), inner);
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i <= text.text.size(); ++i) {
      const bool boundary = i == text.text.size() || (text.text[i] & 0xC0) != 0x80;
      if (boundary) found.push_back(source_offset(text, i));
    }
    return found;
  };
  using V = std::vector<std::size_t>;
  EXPECT_EQ(offsets("abc"), (V{0, 1, 2, 3}));
  EXPECT_EQ(offsets("质a"), (V{0, 3, 4}));
  EXPECT_EQ(offsets("a&amp;b"), (V{0, 1, 6, 7}));
  EXPECT_EQ(offsets("&#36136;&#x91CF;!"), (V{0, 8, 16, 17}));
  EXPECT_EQ(offsets(" a&lt; "), (V{1, 2, 6}));
  EXPECT_EQ(offsets(" a ", " xml:space=\"preserve\""), (V{0, 1, 2, 3}));
  EXPECT_EQ(offsets("a<![CDATA[&b]]>c"), (V{0, 10, 11, 15, 16}));
  EXPECT_EQ(offsets("a<!-- x -->b"), (V{0, 11, 12}));
  EXPECT_EQ(offsets("a&amp;<!-- x -->"), (V{0, 1, 6}));
}

TEST(Place, CountsTablesRowsCellsAndParagraphs) {
  const std::string cell = "<w:tc><w:p/><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc>";
  const std::string row = "<w:tr>" + cell + cell + "</w:tr>";
  const std::string inner = "<w:tbl>" + row + "</w:tbl>";
  const Opened document =
      open_body("<w:p/><w:tbl>" + row + row + "</w:tbl><w:p/><w:tbl><w:tr><w:tc>" + inner +
                "<w:p/></w:tc></w:tr></w:tbl><w:p/>");
  const auto texts = all<Text>(*document->body);
  ASSERT_EQ(texts.size(), 6u);
  const Place second = document->place_of(texts[3]);
  EXPECT_EQ(second.part, "word/document.xml");
  EXPECT_EQ(second.file, "test.docx");
  EXPECT_EQ(second.table, 1);
  EXPECT_EQ(second.row, 2);
  EXPECT_EQ(second.cell, 2);
  EXPECT_EQ(second.paragraph, 2);
  EXPECT_EQ(document->part_bytes(second.part).substr(static_cast<std::size_t>(*second.offset), 5),
            "<w:t>");
  const Place nested = document->place_of(texts[4]);
  EXPECT_EQ(nested.table, 3);
  EXPECT_EQ(nested.row, 1);
  EXPECT_EQ(nested.cell, 1);
  const Place last = document->place_of(all<Paragraph>(*document->body).back());
  EXPECT_EQ(last.table, std::nullopt);
  EXPECT_EQ(last.paragraph, 3);
}

TEST(Place, IsEmptyForNodesOfOtherFiles) {
  const Opened document = open_body("<w:p/>");
  Arena arena;
  EXPECT_EQ(document->place_of(made("<w:p/>", arena)).part, "");
  EXPECT_EQ(document->place_of(nullptr).part, "");
}

/// A file of another main type, with macros and what starts them.
std::string with_macros(std::string_view type) {
  const std::string office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
  const std::string microsoft = "http://schemas.microsoft.com/office/2006/relationships/";
  const auto rels = [](const std::string& relationship) {
    return "<Relationships "
           "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
           relationship + "</Relationships>";
  };
  const std::string bytes =
      DocxBuilder()
          .body("<w:p><w:r><w:t>正文</w:t></w:r></w:p>")
          .settings("<w:attachedTemplate r:id=\"rId1\"/><w:zoom w:percent=\"90\"/>")
          .add_part("word/_rels/settings.xml.rels",
                    rels("<Relationship Id=\"rId1\" Type=\"" + office +
                         "attachedTemplate\" Target=\"file:///C:/x.dotm\" "
                         "TargetMode=\"External\"/>"),
                    "application/vnd.openxmlformats-package.relationships+xml")
          .add_part("word/vbaProject.bin", "macros", "application/vnd.ms-office.vbaProject")
          .add_part("word/_rels/vbaProject.bin.rels",
                    rels("<Relationship Id=\"rId1\" Type=\"" + microsoft +
                         "wordVbaData\" Target=\"vbaData.xml\"/>"),
                    "application/vnd.openxmlformats-package.relationships+xml")
          .add_part("word/vbaData.xml", "<x/>", "application/vnd.ms-word.vbaData+xml")
          .add_part("word/customizations.xml", "<x/>",
                    "application/vnd.ms-word.keyMapCustomizations+xml")
          .relate(microsoft + "vbaProject", "vbaProject.bin", "rIdVba")
          .relate(microsoft + "keyMapCustomizations", "customizations.xml", "rIdKeys")
          .bytes();
  const auto package = package::Package::open(bytes, "f");
  std::vector<std::pair<std::string, std::string>> parts;
  for (const package::Entry& entry : package->entries()) {
    std::string part = package->read(entry.name).value();
    const std::string usual =
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    const std::size_t at = part.find(usual);
    if (at != part.npos) part.replace(at, usual.size(), type);
    parts.emplace_back(entry.name, part);
  }
  return test::zip(parts);
}

TEST(Write, MacrosAndTemplatesBecomePlainDocuments) {
  for (const std::string_view type :
       {"application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"}) {
    const auto file = write(view_of(open(with_macros(type))));
    ASSERT_TRUE(file.has_value());
    const std::string types = part_of(*file, "[Content_Types].xml");
    EXPECT_EQ(opc::content_type_of(types, "word/document.xml"),
              "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml");
    EXPECT_EQ(types.find("vba"), types.npos);
    EXPECT_EQ(types.find("customizations"), types.npos);
    const auto package = package::Package::open(*file, "f");
    for (const std::string_view dropped : {"word/vbaProject.bin", "word/_rels/vbaProject.bin.rels",
                                           "word/vbaData.xml", "word/customizations.xml"}) {
      EXPECT_EQ(package->find(dropped), nullptr) << dropped;
    }
    const std::string related = part_of(*file, "word/_rels/document.xml.rels");
    EXPECT_EQ(related.find("rIdVba"), related.npos);
    EXPECT_EQ(related.find("rIdKeys"), related.npos);
    EXPECT_NE(related.find("settings.xml"), related.npos);
    const std::string settings = part_of(*file, "word/settings.xml");
    EXPECT_EQ(settings.find("attachedTemplate"), settings.npos);
    EXPECT_NE(settings.find("w:zoom"), settings.npos);
    const std::string own = part_of(*file, "word/_rels/settings.xml.rels");
    EXPECT_EQ(own.find("attachedTemplate"), own.npos);
    const Opened again = open(*file);
    EXPECT_EQ(plain_text(*again->body), "正文\n");
    EXPECT_EQ(remarks_of(*again), "");
  }
}

TEST(Write, APlainDocumentKeepsItsTemplate) {
  const auto file = write(view_of(open(with_macros(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"))));
  ASSERT_TRUE(file.has_value());
  EXPECT_NE(part_of(*file, "word/settings.xml").find("attachedTemplate"), std::string::npos);
}

}  // namespace
}  // namespace sealpress::docx
