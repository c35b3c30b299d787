#include "forms/collection.h"

#include <algorithm>
#include <utility>

namespace sealpress::forms {
namespace {

using data::Value;

constexpr std::string_view kKeys[] = {"id",   "title",   "deadline", "names", "units", "folders",
                                      "sets", "derived", "extras",   "rules", "notes"};

class CollectionReader {
 public:
  CollectionReader(const std::string& file, std::string_view id, const Value& json)
      : file_(file), id_(id), json_(json) {}

  Checked<Collection> read() {
    check_keys();
    out_.id = text(json_, "id", true);
    if (out_.id != id_) {
      report(
          input_error("forms.id_differs").with("id", out_.id).with("expected", std::string(id_)));
    }
    out_.title = text(json_, "title", true);
    read_deadline();
    each_member("names",
                [&](const std::string& key, const Value& v) { out_.names[key] = texts(v); });
    each_member("units",
                [&](const std::string& key, const Value& v) { out_.units[key] = v.to_text(); });
    each_member("folders",
                [&](const std::string& key, const Value& v) { out_.folders[key] = v.to_text(); });
    each_item("sets", [&](const Value& v) { out_.sets.push_back(texts(v)); });
    each_item("derived", [&](const Value& v) { out_.derived.push_back(derived(v)); });
    each_item("extras", [&](const Value& v) { out_.extras.push_back(extra(v)); });
    each_item("notes", [&](const Value& v) { out_.notes.push_back(v.to_text()); });
    each_item("rules", [&](const Value& v) { out_.rules.push_back(v); });
    if (!errors_.empty()) return fail(std::move(errors_));
    return std::move(out_);
  }

 private:
  void report(Diagnostic error) {
    error.place.file = file_;
    errors_.push_back(std::move(error));
  }
  void bad_key(const std::string& key) { report(input_error("forms.bad_key").with("key", key)); }

  void check_keys() {
    for (const auto& member : *json_.object()) {
      if (std::find(std::begin(kKeys), std::end(kKeys), member.first) == std::end(kKeys)) {
        report(input_error("forms.unknown_key").with("key", member.first));
      }
    }
  }

  std::string text(const Value& object, const char* key, bool required) {
    const Value* value = object.find(key);
    if (value && value->string()) return *value->string();
    if (value || required) bad_key(key);
    return {};
  }

  static std::vector<std::string> texts(const Value& value) {
    if (!value.array()) return {value.to_text()};
    std::vector<std::string> out;
    for (const Value& item : *value.array()) out.push_back(item.to_text());
    return out;
  }
  static std::vector<std::string> texts(const Value* value) {
    return value ? texts(*value) : std::vector<std::string>();
  }

  template <class Take>
  void each_member(const char* key, const Take& take) {
    const Value* object = json_.find(key);
    if (!object) return;
    if (!object->object()) return bad_key(key);
    for (const auto& [name, value] : *object->object()) take(name, value);
  }

  template <class Take>
  void each_item(const char* key, const Take& take) {
    const Value* list = json_.find(key);
    if (!list) return;
    if (!list->array()) return bad_key(key);
    for (const Value& item : *list->array()) take(item);
  }

  void read_deadline() {
    const Value* deadline = json_.find("deadline");
    if (!deadline) return;
    const std::string at = text(*deadline, "at", true);
    const auto day = text::parse_date(at.substr(0, at.find('T')));
    if (!day) return bad_key("deadline");
    const std::size_t time = at.find('T');
    out_.deadline = Deadline{*day, time == std::string::npos ? "" : at.substr(time + 1),
                             text(*deadline, "article", false)};
  }

  Derived derived(const Value& json) {
    Derived out;
    out.form = text(json, "form", true);
    out.list = text(json, "list", false);
    out.from = text(json, "from", true);
    out.fields = pairs(json, "fields");
    out.items = pairs(json, "items");
    out.counts = pairs(json, "counts");
    out.distinct = pairs(json, "distinct");
    out.sums = pairs(json, "sums");
    const Value* delivered = json.find("delivered");
    // A table without rows is no table that could be delivered in a sender's stead.
    out.delivered = !out.list.empty() && (!delivered || delivered->truthy());
    return out;
  }

  std::map<std::string, std::string> pairs(const Value& json, const char* key) {
    std::map<std::string, std::string> out;
    const Value* object = json.find(key);
    if (!object) return out;
    if (!object->object()) bad_key(key);
    for (std::size_t i = 0; object->object() && i < object->object()->size(); ++i) {
      const auto& [name, value] = (*object->object())[i];
      out[name] = value.to_text();
    }
    return out;
  }

  Extra extra(const Value& json) {
    Extra out{text(json, "what", true),    text(json, "by", true),    text(json, "article", false),
              text(json, "beside", false), text(json, "form", false), texts(json.find("formats")),
              texts(json.find("words"))};
    if (out.formats.empty()) bad_key("formats");
    if (out.words.empty()) bad_key("words");
    return out;
  }

  const std::string& file_;
  std::string_view id_;
  const Value& json_;
  Collection out_;
  Diagnostics errors_;
};

}  // namespace

Checked<Collection> read_collection(const std::string& file, std::string_view id,
                                    std::string_view bytes) {
  auto json = data::parse_json(bytes);
  if (!json) {
    json.error().place.file = file;
    return fail(Diagnostics{std::move(json.error())});
  }
  if (!json->object()) return fail(Diagnostics{input_error("forms.not_an_object").in_file(file)});
  return CollectionReader(file, id, *json).read();
}

}  // namespace sealpress::forms
