// Templates and catalogue agree: the template shows every field of the schema and no other, with
// the options that the rules know, and takes every sample.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "catalogue_files.h"
#include "docx/document.h"
#include "merge/template.h"
#include "template_form.h"
#include "text/format.h"

namespace sealpress::attachments {
namespace {

using Names = std::set<std::string>;

std::shared_ptr<const merge::Template> compiled(const std::string& form) {
  const auto path = template_of(read_entry(form));
  const auto document = docx::Document::open(read_file(path), path.string());
  if (!document) {
    ADD_FAILURE() << form << ": " << document.error().code;
    return nullptr;
  }
  const auto result = merge::Template::compile(*document);
  if (result) return *result;
  for (const Diagnostic& error : result.error()) {
    ADD_FAILURE() << form << ": " << error.code << " " << error.place.tag;
  }
  return nullptr;
}

/// The schema of what stands in a group or in each row of a list; nullptr for a plain value.
const data::Value* inside(const data::Value& property) {
  const data::Value* items = property.find("items");
  const data::Value& rows = items ? *items : property;
  return rows.find("properties") ? &rows : nullptr;
}

/// A scope without what opens none: {{#发文字号}} shows or hides, and its tags belong outside.
std::string opened(const std::string& scope, const data::Value* schema) {
  std::istringstream segments(scope);
  std::string path;
  for (std::string segment; std::getline(segments, segment, '/');) {
    const data::Value* property = schema->find("properties")->find(segment);
    const data::Value* next = property ? inside(*property) : nullptr;
    if (!property) return scope + "/";
    if (!next) continue;
    path += segment + "/";
    schema = next;
  }
  return path;
}

/// Fields that the template shows: 单位名称, 评委/姓名. What stands behind an option belongs to it.
Names shown_by(const merge::Template& file, const data::Value& schema) {
  Names names;
  for (const merge::UsedKey& used : file.keys()) {
    if (used.sigil == "@" || used.sigil == "章" || used.key == ".") continue;
    const std::string name = opened(used.scope, &schema) + used.key;
    const auto behind = name.find(".文字");
    names.insert(text::label_key(name.substr(0, behind)));
  }
  return names;
}

/// Fields that the schema wants shown.
Names wanted(const data::Value& schema, const std::string& scope = {}) {
  Names names;
  for (const data::Member& property : *schema.find("properties")->object()) {
    const data::Value* shown = property.second.find("shown");
    if (shown && !shown->truthy()) continue;
    names.insert(text::label_key(scope + property.first));
    if (const data::Value* rows = inside(property.second)) {
      names.merge(wanted(*rows, scope + property.first + "/"));
    }
  }
  return names;
}

/// "重点领域=制造" for every box of the template, or for every option of the rules on those fields.
Names boxes_of(const merge::Template& file) {
  Names boxes;
  for (const merge::UsedKey& used : file.keys()) {
    if (used.sigil == "☐") boxes.insert(text::label_key(used.key + "=" + used.option));
  }
  return boxes;
}

Names options_of(const data::Value& entry, const Names& boxes) {
  Names options;
  for (const data::Value& rule : *entry.find("rules")->array()) {
    if (rule.find("kind")->to_text() != "choice") continue;
    const std::string field = text::label_key(rule.find("field")->to_text()) + "=";
    const auto first = boxes.lower_bound(field);
    if (first == boxes.end() || first->rfind(field, 0) != 0) continue;
    for (const data::Value& option : *rule.find("options")->array()) {
      options.insert(field + text::label_key(option.to_text()));
    }
  }
  return options;
}

class Templates : public testing::TestWithParam<std::string> {
 protected:
  void SetUp() override {
    file_ = compiled(GetParam());
    ASSERT_TRUE(file_);
    entry_ = read_entry(GetParam());
  }
  /// The merged body's text, for a record.
  std::string merged_text(data::Value fields) const {
    data::Record record;
    record.fields = std::move(fields);
    Diagnostics found;
    const auto view = file_->merge(record, {}, found);
    if (!view) {
      ADD_FAILURE() << view.error().front().code << " " << view.error().front().place.tag;
      return {};
    }
    EXPECT_TRUE(found.empty()) << found.front().code << " " << found.front().place.field;
    return raw_text(*view->body());
  }

  std::shared_ptr<const merge::Template> file_;
  data::Value entry_;
};

TEST_P(Templates, ShowEveryFieldAndNoOther) {
  const data::Value& schema = *entry_.find("schema");
  EXPECT_EQ(shown_by(*file_, schema), wanted(schema));
}

TEST_P(Templates, OfferTheOptionsOfTheRules) {
  const Names boxes = boxes_of(*file_);
  EXPECT_EQ(boxes, options_of(entry_, boxes));
}

TEST_P(Templates, PrintTheBlankForm) {
  // Whatever stands on an official document stands there because of data.
  const std::string blank =
      is_official_document(entry_) ? "" : without_tags(raw_text(*file_->file()->body));
  EXPECT_TRUE(compared(merged_text(data::Object{})) == compared(blank));
}

/// Line by line, and a date also as forms write it.
bool holds(const std::string& shown, const std::string& value) {
  const auto date = text::parse_date(value);
  for (const char* pattern : {"yyyy年M月d日", "yyyy年M月"}) {
    const auto written = date ? text::format_date(*date, pattern) : std::nullopt;
    if (written && shown.find(*written) != std::string::npos) return true;
  }
  std::istringstream in(value);
  for (std::string line; std::getline(in, line);) {
    if (shown.find(line) == std::string::npos) return false;
  }
  return true;
}

TEST_P(Templates, ShowWhatTheSampleHolds) {
  const auto path = source_tree() / "data/samples" / (GetParam() + ".json");
  const data::Value fields = read_json(path);
  ASSERT_TRUE(fields.object()) << path;
  const std::string shown = merged_text(fields);
  for (const data::Member& member : *fields.object()) {
    const data::Value* property = entry_.find("schema")->find("properties")->find(member.first);
    ASSERT_TRUE(property) << member.first;
    if (!member.second.string() || property->find("shown")) continue;
    EXPECT_TRUE(holds(shown, *member.second.string())) << member.first;
  }
}

/// All forms but certificates, which have no Word template.
std::vector<std::string> word_forms() {
  std::vector<std::string> forms = forms_below(source_tree() / "data/forms", ".json");
  std::erase_if(forms, [](const std::string& form) { return form.starts_with("certificates/"); });
  return forms;
}

INSTANTIATE_TEST_SUITE_P(Forms, Templates, testing::ValuesIn(word_forms()),
                         [](const testing::TestParamInfo<std::string>& form) {
                           return test_name(form.param);
                         });

}  // namespace
}  // namespace sealpress::attachments
