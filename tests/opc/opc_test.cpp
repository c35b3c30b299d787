// Parts of packages: their names, what they refer to, and packages written anew.
#include <gtest/gtest.h>

#include <string>

#include "opc/content_types.h"
#include "opc/package_writer.h"
#include "opc/relationships.h"

namespace sealpress::opc {
namespace {

TEST(Relationships, TargetsBecomePartNames) {
  EXPECT_EQ(resolve_target("word/document.xml", "media/a.png"), "word/media/a.png");
  EXPECT_EQ(resolve_target("word/document.xml", "../docProps/core.xml"), "docProps/core.xml");
  EXPECT_EQ(resolve_target("word/document.xml", "/word/a.xml"), "word/a.xml");
  EXPECT_EQ(resolve_target("", "word/document.xml"), "word/document.xml");
  EXPECT_EQ(resolve_target("word/document.xml", "./x%20y.png"), "word/x y.png");
  EXPECT_EQ(resolve_target("word/document.xml", "../../etc/passwd"), "");
  EXPECT_EQ(relationships_part("word/document.xml"), "word/_rels/document.xml.rels");
  EXPECT_EQ(relationships_part(""), "_rels/.rels");
}

TEST(Relationships, AreAddedToAnyRoot) {
  std::string id;
  const auto count = [](const std::string& xml) {
    const auto parsed = Relationships::parse(xml, "", "f", Limits());
    return parsed ? static_cast<int>(parsed->all().size()) : -1;
  };
  EXPECT_EQ(count(add_relationship("", "r", "t", "x", id)), 1);
  EXPECT_EQ(count(add_relationship("<p:Relationships xmlns:p=\"u\"/>", "r", "t", "x", id)), 1);
  const std::string one =
      add_relationship("<Relationships xmlns=\"u\"></Relationships>", "r", "t", "x", id);
  EXPECT_EQ(count(add_relationship(one, "r", "t", "y", id)), 2);
  EXPECT_EQ(id, "r2");
}

TEST(ContentTypes, AreFoundByNameAndByExtension) {
  const std::string types = add_override_type(
      add_default_type("<Types xmlns=\"u\"/>", "png", "image/png"), "word/a.xml", "text/a");
  EXPECT_EQ(content_type_of(types, "word/a.xml"), "text/a");
  EXPECT_EQ(content_type_of(types, "media/B.PNG"), "image/png");
  EXPECT_EQ(content_type_of(types, "word/b.xml"), "");
  EXPECT_EQ(add_default_type(types, "PNG", "other"), types);
}

TEST(PackageWriter, DeflatesWhatIsNotCompressedYet) {
  PackageWriter writer;
  const std::string text(5000, 'a');
  writer.add("a.xml", text);
  writer.add("b.png", text, {1, 0x22});
  const auto package = package::Package::open(std::move(writer).finish(), "f");
  ASSERT_TRUE(package) << package.error().code;
  EXPECT_EQ(package->find("a.xml")->method, 8);
  EXPECT_EQ(package->find("b.png")->method, 0);
  EXPECT_EQ(package->find("b.png")->dos_date, 0x22);
  EXPECT_EQ(package->read("a.xml").value_or(""), text);
  EXPECT_EQ(package->read("b.png").value_or(""), text);
}

}  // namespace
}  // namespace sealpress::opc
