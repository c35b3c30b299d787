#include "pdf/fill/page_import.h"

#include <algorithm>
#include <map>
#include <set>

#include "codec/codec.h"
#include "pdf/fill/content_words.h"
#include "pdf/read/copy.h"
#include "pdf/read/pages.h"

namespace sealpress::pdf {
namespace {

constexpr int kDepth = 64;
constexpr std::size_t kMostObjects = 20'000;

/// Keys that lead away from what is drawn, or that the new file writes itself.
bool is_left_out(std::string_view key) {
  constexpr std::string_view kLeft[] = {
      "/Parent",   "/P",         "/StructParent", "/StructParents",
      "/Metadata", "/PieceInfo", "/LastModified", "/Length",
      "/Thumb",    "/AF"};
  return std::find(std::begin(kLeft), std::end(kLeft), key) != std::end(kLeft);
}

/// What PDF/A does not allow (ISO 19005-2, 6.1.7, 6.2; -1, 6.4), found on the way.
class Obstacles {
 public:
  void look_at(const OutsideValue& value) {
    look_at_font(value);
    const OutsideValue mode = value["/BM"];
    const bool seen_through =
        value["/SMask"].is_dictionary() || value["/SMask"].is_stream() ||
        value["/CA"].number().value_or(1) < 1 || value["/ca"].number().value_or(1) < 1 ||
        value["/S"].is_name("/Transparency") || (!mode.is_null() && !mode.is_name("/Normal"));
    if (seen_through) add("transparency");
    if (!value["/TR"].is_null() || !value["/HTP"].is_null()) add("transfer");
    if (value["/Interpolate"].boolean().value_or(false)) add("interpolation");
    if (value["/Subtype"].is_name("/PS") || !value["/Ref"].is_null() || !value["/OPI"].is_null()) {
      add("postscript");
    }
    if (value["/Type"].is_name("/OCG") || value["/Type"].is_name("/OCMD")) add("layers");
    if (value.is_stream()) look_at_stream(value);
  }
  void look_at_content(std::string_view content) {
    if (uses_cmyk(content)) add("cmyk");
  }
  void look_at_name(std::string_view name) {
    if (name == "/DeviceCMYK") add("cmyk");
  }
  void add(const char* kind, std::string name = {}) {
    found_.insert(Stationery::Obstacle{kind, std::move(name)});
  }
  const std::set<Stationery::Obstacle>& found() const { return found_; }

 private:
  void look_at_font(const OutsideValue& font) {
    if (!font["/Type"].is_name("/Font") || font["/Subtype"].is_name("/Type0") ||
        font["/Subtype"].is_name("/Type3")) {
      return;
    }
    const OutsideValue descriptor = font["/FontDescriptor"];
    for (const char* key : {"/FontFile", "/FontFile2", "/FontFile3"}) {
      if (descriptor[key].is_stream()) return;
    }
    add("font", font["/BaseFont"].text().value_or(""));
  }

  void look_at_stream(const OutsideValue& stream) {
    const OutsideValue filter = stream["/Filter"];
    const bool lzw = filter.is_name("/LZWDecode");
    bool in_list = false;
    for (std::size_t i = 0; i < filter.size(); ++i) {
      in_list = in_list || filter.at(i).is_name("/LZWDecode");
    }
    if (lzw || in_list) add("filter");
    const bool draws = stream["/Subtype"].is_name("/Form") || !stream["/PatternType"].is_null();
    if (draws) look_at_content(stream.stream_content().value_or(""));
  }

  std::set<Stationery::Obstacle> found_;
};

/// Writes values down; what they refer to gets an index and is written in its turn.
class Importer {
 public:
  /// Empty where there is nothing.
  std::string written(const OutsideValue& value) {
    return value.is_null() ? std::string() : text_of(value, 0);
  }

  bool too_many() const { return queue_.size() > kMostObjects; }
  Obstacles& obstacles() { return obstacles_; }

  /// Everything that was referred to so far, and what that refers to.
  std::string objects() {
    std::string out;
    for (std::size_t i = 0; i < queue_.size() && !too_many(); ++i) append_object(out, queue_[i]);
    return out;
  }

 private:
  std::string text_of(const OutsideValue& value, int depth) {
    if (depth > kDepth) return "null";
    const bool own_object = value.is_stream() || (value.is_dictionary() && value.id() != 0);
    if (own_object) return '\1' + std::to_string(index_of(value)) + '\1';
    if (value.is_dictionary()) {
      obstacles_.look_at(value);
      std::string out = "<<";
      for (const std::string& key : value.keys()) {
        if (!is_left_out(key)) {
          out += written_name(key) + ' ' + text_of(value[key.c_str()], depth + 1) + ' ';
        }
      }
      return out + ">>";
    }
    if (value.is_array()) {
      std::string out = "[";
      for (std::size_t i = 0; i < value.size(); ++i) out += text_of(value.at(i), depth + 1) + ' ';
      return out + ']';
    }
    if (value.is_string()) return written_string(value.bytes().value_or(""));
    if (value.is_name()) {
      const std::string name = '/' + value.text().value_or("");
      obstacles_.look_at_name(name);
      return written_name(name);
    }
    return value.unparsed();
  }

  std::size_t index_of(const OutsideValue& value) {
    const auto [known, fresh] = index_.try_emplace(value.id(), queue_.size());
    if (fresh || value.id() == 0) queue_.push_back(value);
    return value.id() == 0 ? queue_.size() - 1 : known->second;
  }

  void append_object(std::string& out, const OutsideValue& value) {
    obstacles_.look_at(value);
    std::string entries;
    for (const std::string& key : value.keys()) {
      if (is_left_out(key)) continue;
      append_answer(entries, std::string_view(key).substr(1));
      append_answer(entries, text_of(value[key.c_str()], 0));
    }
    append_answer(out, value.is_stream() ? std::string_view("stream") : std::string_view());
    append_answer(out, std::string_view(entries));
    append_answer(out, value.is_stream() ? value.stream_bytes() : std::string());
  }

  std::map<int, std::size_t> index_;
  std::vector<OutsideValue> queue_;
  Obstacles obstacles_;
};

std::string content_of(const OutsideValue& page) {
  const OutsideValue contents = page["/Contents"];
  if (contents.is_stream()) return contents.stream_content().value_or("");
  std::string all;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    all += contents.at(i).stream_content().value_or("") + '\n';
  }
  return all;
}

}  // namespace

Result<void> append_page(std::string& out, const OutsideValue& page) {
  Importer importer;
  const std::string content = content_of(page);
  importer.obstacles().look_at_content(content);
  const std::string resources = importer.written(inherited(page, "/Resources"));
  const std::string group = importer.written(page["/Group"]);
  const std::string objects = importer.objects();
  if (importer.too_many()) return fail(input_error("pdf.stationery_too_complex"));
  append_answer(out, std::string_view(content));
  append_answer(out, std::string_view(resources));
  append_answer(out, std::string_view(group));
  append_answer(out, std::string_view(objects));
  for (const Stationery::Obstacle& obstacle : importer.obstacles().found()) {
    append_answer(out, std::string_view(obstacle.kind));
    append_answer(out, std::string_view(obstacle.name));
  }
  return {};
}

void read_page(AnswerReader& answer, Backdrop& backdrop,
               std::vector<Stationery::Obstacle>& obstacles) {
  constexpr int kLevel = 9;
  backdrop.content = codec::zlib(answer.text(), kLevel);
  backdrop.resources = answer.text();
  if (backdrop.resources.empty()) backdrop.resources = "<<>>";
  backdrop.group = answer.text();
  AnswerReader objects(answer.text());
  while (!objects.at_end()) {
    ForeignObject object;
    object.stream = !objects.text().empty();
    AnswerReader entries(objects.text());
    while (!entries.at_end()) {
      std::string key(entries.text());
      object.entries.emplace_back(std::move(key), entries.text());
    }
    objects.take_up(entries);
    object.data = objects.text();
    backdrop.objects.push_back(std::move(object));
  }
  answer.take_up(objects);
  while (!answer.at_end()) {
    std::string kind(answer.text());
    obstacles.push_back({std::move(kind), std::string(answer.text())});
  }
}

}  // namespace sealpress::pdf
