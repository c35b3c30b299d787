// What the tests of docx/ share.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "docx/document.h"
#include "support/docx_builder.h"
#include "support/judge.h"

namespace sealpress::docx {

using test::DocxBuilder;
using Opened = std::shared_ptr<const Document>;

inline Opened open(std::string bytes) {
  auto document = Document::open(std::move(bytes), "test.docx");
  if (!document) {
    ADD_FAILURE() << document.error().code << " in " << document.error().place.part;
    return nullptr;
  }
  return *document;
}
inline Opened open(const DocxBuilder& builder) {
  return open(builder.bytes());
}
inline Opened open_body(std::string_view body) {
  return open(DocxBuilder().body(body));
}

inline std::string error_of(std::string bytes, const Limits& limits = {}) {
  const auto document = Document::open(std::move(bytes), "test.docx", limits);
  return document ? "" : document.error().code;
}

/// Codes of all remarks, joined by spaces.
inline std::string remarks_of(const Document& document) {
  std::string codes;
  for (const Diagnostic& remark : document.remarks) {
    codes += (codes.empty() ? "" : " ") + remark.code;
  }
  return codes;
}

/// All nodes of a type below `node`, in order; text boxes included.
template <class T>
void collect(const Node& node, std::vector<const T*>& out) {
  if (const T* found = as<T>(&node)) out.push_back(found);
  for (const Node* child : node.children) collect(*child, out);
}
template <class T>
std::vector<const T*> all(const Node& node) {
  std::vector<const T*> out;
  collect(node, out);
  return out;
}
/// The first one; fails the test if there is none.
template <class T>
const T& first(const Node& node) {
  static const T none{};
  const auto found = all<T>(node);
  EXPECT_FALSE(found.empty());
  return found.empty() ? none : *found.front();
}

/// Every node's children tile what lies between its tags, byte for byte.
inline void expect_tiled(const Node& node) {
  const char* at = node.open.data() + node.open.size();
  for (const Node* child : node.children) {
    ASSERT_EQ(child->open.data(), at) << "gap before " << child->open;
    ASSERT_TRUE(child->intact);
    at = child->close.data() + child->close.size();
    expect_tiled(*child);
  }
  // A Raw node has no inside: all its bytes are in `open`.
  ASSERT_EQ(at, node.close.data()) << "gap at the end of " << node.open;
}

/// The node written tag by tag, as if everything in it had been changed.
inline void write_by_tags(const Node& node, std::string& out) {
  out += node.open;
  for (const Node* child : node.children) write_by_tags(*child, out);
  out += node.close;
}

/// Every story part is given back, whole and tag by tag.
inline void expect_given_back(const Document& document) {
  for (const auto& [name, part] : document.parts) {
    SCOPED_TRACE(name);
    expect_tiled(*part.root);
    std::string whole, by_tags;
    write(*part.root, whole);
    write_by_tags(*part.root, by_tags);
    EXPECT_EQ(whole, part.root->source());
    EXPECT_EQ(by_tags, whole);
    const char* begin = part.prolog.data();
    EXPECT_EQ(begin + part.prolog.size(), part.root->open.data());
    EXPECT_EQ(part.epilog.data(), part.root->close.data() + part.root->close.size());
  }
}

}  // namespace sealpress::docx
