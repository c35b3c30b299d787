#include "merge/values/pictures.h"

#include <fmt/format.h>

#include "image/qr_code.h"
#include "image/whole.h"
#include "opc/content_types.h"
#include "opc/relationships.h"
#include "xml/document.h"

namespace sealpress::merge {
namespace {

constexpr double kScreenDpi = 96;
const Length kWidest = Length::mm(150);

std::string_view extension(image::Kind kind) {
  return kind == image::Kind::png ? "png" : "jpeg";
}

int base64_value(char c) {
  if (c >= 'A' && c <= 'Z') return c - 'A';
  if (c >= 'a' && c <= 'z') return c - 'a' + 26;
  if (c >= '0' && c <= '9') return c - '0' + 52;
  return c == '+' ? 62 : c == '/' ? 63 : -1;
}

/// RFC 4648; white space is let be, as it comes with long lines.
std::optional<std::string> decode_base64(std::string_view text) {
  std::string out;
  std::uint32_t bits = 0;
  int count = 0;
  while (!text.empty() && text.back() == '=') text.remove_suffix(1);
  for (const char c : text) {
    if (c == '\n' || c == '\r' || c == ' ') continue;
    const int value = base64_value(c);
    if (value < 0) return std::nullopt;
    bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xFFFFFF;
    count += 6;
    if (count < 8) continue;
    count -= 8;
    out += static_cast<char>(bits >> count & 0xFF);
  }
  return out;
}

Result<std::string> load(const std::string& source, const MergeOptions& options) {
  if (source.starts_with("data:")) {
    const std::size_t comma = source.find(";base64,");
    if (comma == std::string::npos) return fail(input_error("merge.bad_data_uri"));
    auto bytes = decode_base64(std::string_view(source).substr(comma + 8));
    if (!bytes) return fail(input_error("merge.bad_data_uri"));
    return *std::move(bytes);
  }
  if (!options.open_file) return fail(input_error("merge.no_files").with("path", source));
  return options.open_file(source);
}

/// What a picture is; fails if a part of it is missing or spoilt, too.
Result<image::ImageInfo> read_whole(std::string_view bytes) {
  return image::read_info(bytes).and_then([&](const image::ImageInfo& info) {
    const Result<void> whole = image::check_whole(bytes);
    const bool unusable = !whole && (whole.error().code == "image.corrupt" ||
                                     whole.error().code == "image.truncated" ||
                                     whole.error().code == "image.interlaced");
    return unusable ? Result<image::ImageInfo>(fail(whole.error())) : info;
  });
}

Length natural(std::uint32_t pixels, double dpi) {
  return Length::pt(pixels * 72.0 / (dpi > 0 ? dpi : kScreenDpi));
}

Size size_of(const image::ImageInfo& info, const PictureSize& wanted) {
  const Size own{natural(info.width, info.dpi_x), natural(info.height, info.dpi_y)};
  if (wanted.width && wanted.height) return {*wanted.width, *wanted.height};
  if (wanted.height) return {own.width.scaled(wanted.height->over(own.height)), *wanted.height};
  const Length width = wanted.width.value_or(min(own.width, kWidest));
  return {width, own.height.scaled(width.over(own.width))};
}

/// A picture inline with text (20.4.2.8).
std::string drawing_xml(const Dialect& ns, const Size& size, std::int64_t id, std::string_view name,
                        std::string_view relationship) {
  const std::int64_t cx = size.width.raw() / 2, cy = size.height.raw() / 2;
  return fmt::format(
      "<w:drawing><wp:inline xmlns:wp=\"{}\" distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">"
      "<wp:extent cx=\"{}\" cy=\"{}\"/><wp:docPr id=\"{}\" name=\"{}\"/>"
      "<a:graphic xmlns:a=\"{}\"><a:graphicData uri=\"{}\"><pic:pic xmlns:pic=\"{}\">"
      "<pic:nvPicPr><pic:cNvPr id=\"0\" name=\"{}\"/><pic:cNvPicPr/></pic:nvPicPr>"
      "<pic:blipFill><a:blip xmlns:r=\"{}\" r:embed=\"{}\"/><a:stretch><a:fillRect/></a:stretch>"
      "</pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{}\" cy=\"{}\"/>"
      "</a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
      "</a:graphicData></a:graphic></wp:inline></w:drawing>",
      ns.wp, cx, cy, id, name, ns.a, ns.pic, ns.pic, name, ns.r, relationship, cx, cy);
}

const docx::Drawing* make_drawing(Merger& merger, const Size& size, const Pictures::Stored& stored,
                                  std::string_view name) {
  docx::Shape* shape = merger.arena.make<docx::Shape>();
  shape->type = docx::Shape::picture;
  shape->preset = "rect";
  shape->box = {Length(), Length(), size.width, size.height};
  shape->image_part = merger.arena.text(stored.part);
  docx::Drawing* drawing = merger.arena.make<docx::Drawing>();
  drawing->intact = false;
  drawing->extent = size;
  const docx::Shape* const shapes[] = {shape};
  drawing->shapes = merger.arena.list(std::span<const docx::Shape* const>(shapes));
  drawing->name = merger.arena.text(name);
  drawing->open = merger.arena.text(drawing_xml(*merger.dialect, size, merger.drawings.next(),
                                                xml::escape_attribute(name), stored.relationship));
  return drawing;
}

}  // namespace

const Pictures::Media& Pictures::media(std::string bytes, image::Kind kind) {
  for (const auto& [part, known] : media_) {
    if (known.bytes == bytes) return known;
  }
  std::string part;
  std::size_t number = media_.size();
  do {
    part = fmt::format("word/media/sealpress{}.{}", ++number, extension(kind));
  } while (file_.package.find(part) != nullptr);
  return media_.emplace(part, Media{part, std::move(bytes), kind}).first->second;
}

Pictures::Stored Pictures::add(std::string_view story_part, std::string bytes, image::Kind kind,
                               const Dialect& dialect) {
  const Media& stored = media(std::move(bytes), kind);
  std::string& rels = relationships(story_part);
  std::string id;
  rels = opc::add_relationship(rels, "rIdSealpress", dialect.relationship("image"),
                               "/" + stored.part, id);
  return {stored.part, id};
}

std::string& Pictures::relationships(std::string_view story_part) {
  const std::string name = opc::relationships_part(story_part);
  const auto known = rels_.find(name);
  if (known != rels_.end()) return known->second;
  return rels_.emplace(name, file_.package.read(name).value_or("")).first->second;
}

std::string Pictures::link(std::string_view story_part, std::string_view target,
                           const Dialect& dialect) {
  std::string& rels = relationships(story_part);
  std::string id;
  rels = opc::add_relationship(rels, "rIdLink", dialect.relationship("hyperlink"), target, id);
  rels.insert(rels.find("/>", rels.find('"' + id + '"')), " TargetMode=\"External\"");
  return id;
}

Result<void> Pictures::hand_over(docx::View& view) const {
  for (const auto& [part, xml] : rels_) view.replaced_bytes[part] = xml;
  if (media_.empty()) return {};
  constexpr std::string_view kTypes = "[Content_Types].xml";
  Result<std::string> types = file_.package.read(kTypes);
  if (!types) return fail(std::move(types.error()));
  for (const auto& [part, media] : media_) {
    const std::string_view name = extension(media.kind);
    *types = opc::add_default_type(*types, name, fmt::format("image/{}", name));
    view.replaced_bytes[part] = media.bytes;
  }
  view.replaced_bytes[std::string(kTypes)] = *std::move(types);
  return {};
}

Result<const docx::Run*> make_picture_run(Merger& merger, const RunStyle& style,
                                          const std::string& source, const PictureSize& size,
                                          std::string_view name, Diagnostics& problems) {
  Result<std::string> bytes = load(source, merger.options);
  if (!bytes) return fail(std::move(bytes.error()));
  const Result<image::ImageInfo> info = read_whole(*bytes);
  if (!info) {
    const bool named = !source.starts_with("data:");
    return fail(named ? Diagnostic(info.error()).in_file(source) : info.error());
  }
  if (info->orientation != 1) {
    problems.push_back(finding(Severity::warning, "merge.turned_picture"));
  }
  const Pictures::Stored stored =
      merger.pictures.add(merger.part, *std::move(bytes), info->kind, *merger.dialect);
  const docx::Node* drawing = make_drawing(merger, size_of(*info, size), stored, name);
  return make_run(merger.arena, style, {drawing});
}

/// A code that a telephone reads from a hand's breadth away.
void ShowCode::run(Merger& merger, Nodes& out) const {
  const data::Value* value = merger.find(key_);
  if (value == nullptr || !value->truthy()) return;
  if (value->array() != nullptr || value->object() != nullptr) {
    return merger.report(finding(Severity::error, "merge.not_a_code"), site_.tag, key_);
  }
  const Result<image::QrCode> code = image::qr_code(value->to_text());
  if (!code) return merger.report(code.error(), site_.tag, key_);
  const Length side = size_.width.value_or(size_.height.value_or(Length::mm(25)));
  const Pictures::Stored stored =
      merger.pictures.add(merger.part, image::qr_png(*code), image::Kind::png, *merger.dialect);
  const docx::Node* drawing = make_drawing(merger, {side, side}, stored, site_.tag.key);
  out.push_back(make_run(merger.arena, site_.style, {drawing}));
}

void ShowPicture::run(Merger& merger, Nodes& out) const {
  const data::Value* value = merger.find(key_);
  if (value == nullptr || !value->truthy()) return;
  if (value->string() == nullptr) {
    return merger.report(finding(Severity::error, "merge.not_a_path"), site_.tag, key_);
  }
  Diagnostics problems;
  const auto run =
      make_picture_run(merger, site_.style, *value->string(), size_, site_.tag.key, problems);
  if (run) {
    out.push_back(*run);
  } else {
    problems.push_back(run.error());
  }
  for (Diagnostic& problem : problems) merger.report(std::move(problem), site_.tag, key_);
}

}  // namespace sealpress::merge
