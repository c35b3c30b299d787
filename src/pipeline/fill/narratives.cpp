#include "pipeline/fill/narratives.h"

#include <fmt/format.h>

#include <map>

#include "base/pointer.h"
#include "docx/text/headings.h"
#include "docx/text/word_count.h"
#include "merge/values/word_section.h"

namespace sealpress::pipeline {
namespace {

using data::Value;

/// Replaces the Word files of one record by their text.
class Reader {
 public:
  Reader(const data::Record& record, const Companions& companions, const Limits& limits,
         Diagnostics& findings)
      : record_(record), companions_(companions), limits_(limits), findings_(findings) {}

  Value read(const Value& value, const std::string& field, const std::string& path) {
    if (const Value* file = value.find("文件"); file != nullptr && file->string() != nullptr) {
      return text_of(value, *file->string(), field, path);
    }
    if (const auto* list = value.array()) {
      data::Array read_list;
      for (std::size_t i = 0; i < list->size(); ++i) {
        read_list.push_back(read((*list)[i], field, pointer_to(path, i)));
      }
      return read_list;
    }
    if (value.object() == nullptr) return value;
    data::Object object;
    for (const auto& [key, member] : *value.object()) {
      object.emplace_back(key, read(member, field.empty() ? key : field, pointer_to(path, key)));
    }
    return object;
  }

 private:
  Value text_of(const Value& block, const std::string& name, const std::string& field,
                const std::string& path) {
    auto file = open(name);
    auto blocks = file ? merge::word_section(**file, name, block)
                       : Result<std::vector<const docx::Node*>>(fail(file.error()));
    if (blocks) return data::Object{{"段落", Value(docx::counted_text(**file, *blocks))}};
    Diagnostic error = std::move(blocks.error());
    error.category = Category::finding;
    error.place.field = field;
    error.place.path = path;
    findings_.push_back(std::move(error));
    return block;
  }

  Result<std::shared_ptr<const docx::Document>> open(const std::string& name) {
    if (const auto known = files_.find(name); known != files_.end()) return known->second;
    auto bytes = companions_.read(record_, name);
    auto file = bytes ? docx::Document::open(*std::move(bytes), name, limits_)
                      : Result<std::shared_ptr<const docx::Document>>(fail(bytes.error()));
    return files_.emplace(name, std::move(file)).first->second;
  }

  const data::Record& record_;
  const Companions& companions_;
  const Limits& limits_;
  Diagnostics& findings_;
  std::map<std::string, Result<std::shared_ptr<const docx::Document>>> files_;
};

bool names_files(const Value& value) {
  if (value.find("文件") != nullptr) return true;
  if (const auto* list = value.array()) {
    for (const Value& item : *list) {
      if (names_files(item)) return true;
    }
  }
  if (const auto* object = value.object()) {
    for (const auto& member : *object) {
      if (names_files(member.second)) return true;
    }
  }
  return false;
}

}  // namespace

data::Record Narratives::spread(data::Record record) const {
  if (form_ == nullptr || form_->narratives.empty() || record.fields.object() == nullptr) {
    return record;
  }
  data::Array sections;
  for (const forms::Narrative& n : form_->narratives) sections.emplace_back(n.field);
  for (const forms::Narrative& n : form_->narratives) {
    const Value* file = record.fields.find(n.file_field);
    const Value* own = record.fields.find(n.field);
    if (file == nullptr || file->string() == nullptr || !file->truthy()) continue;
    if (own != nullptr && own->truthy()) continue;
    data::Object& fields = *record.fields.object();
    std::erase_if(fields, [&](const data::Member& m) { return m.first == n.field; });
    fields.emplace_back(n.field,
                        data::Object{{"文件", *file}, {"节", Value(n.field)}, {"各节", sections}});
  }
  return record;
}

data::Record Narratives::as_text(const data::Record& record, Diagnostics& findings) const {
  if (!names_files(record.fields)) return record;
  data::Record read = record;
  read.fields = Reader(record, companions_, limits_, findings).read(record.fields, "", "");
  return read;
}

}  // namespace sealpress::pipeline
