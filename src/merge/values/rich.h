// {{+键}}: blocks of content from the record.
//
// A value is a string (each line a paragraph) or a list of blocks:
//     "text"                                   a paragraph
//     {"段落": "text"}                          a paragraph
//     {"标题": "text", "级": 1}                 a heading, level 1 to 9
//     {"列表": ["text", …], "编号": true}        a list, numbered or not; an item that is a list is
//                                              the next level
//     {"表格": [["cell", …], …], "表头": true}   a table; its first row may be a head;
//                                               "列宽": [14, 78, …] are shares of the line
//     {"图": "path", "宽": "80mm", "题": "…"}    a picture, its caption below
//     {"文件": "path.docx", "节": "…"}          the body of another Word file, or one section
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "merge/values/pictures.h"
#include "merge/values/rich_look.h"
#include "merge/values/table_widths.h"
#include "merge/values/values.h"

namespace sealpress::merge {

class ShowRich : public Operation {
 public:
  /// `empty` is the tag's paragraph without its content; `width` the width of a line of text.
  ShowRich(TagSite site, const docx::Paragraph& base, const docx::Node* empty, RichLooks looks,
           const docx::StyleSheet& styles, Length width, docx::Arena& arena,
           const CompileOptions& options);
  void run(Merger& merger, Nodes& out) const override;
  void bind(Binder& binder) override { binder.use(site_.tag); }

 private:
  /// Appends one block; a problem if it is none.
  Result<void> block(Merger& merger, const data::Value& value, Nodes& out) const;
  Result<void> heading(Merger& merger, const data::Value& block, Nodes& out) const;
  Result<void> list(Merger& merger, const data::Value& block, Nodes& out) const;
  Result<void> items(Merger& merger, const data::Array& items, int list, int level,
                     Nodes& out) const;
  Result<void> table(Merger& merger, const data::Value& block, Nodes& out) const;
  Result<void> picture(Merger& merger, const data::Value& block, Nodes& out) const;
  /// Leaves a place for another Word file (graft/graft.h).
  Result<void> word_file(Merger& merger, const data::Value& block, Nodes& out) const;
  void keep_last(Merger& merger, std::size_t mark, Nodes& out) const;
  /// A paragraph for each line.
  void text(Merger& merger, const Look& look, std::string_view text, Nodes& out) const;
  Length letters() const;
  const docx::Node* row(Merger& merger, const data::Array& cells,
                        const std::vector<FittedColumn>& columns, bool head) const;

  TagSite site_;
  Key key_;
  ControlMarkup control_;
  const docx::Node* empty_;
  bool ends_section_;
  RichLooks looks_;
  const docx::StyleSheet* styles_;  ///< of the template
  Length width_;
};

}  // namespace sealpress::merge
