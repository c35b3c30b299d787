#include "pdf/update/edits.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

std::string number(double value) {
  std::string out;
  append_factor(out, value);
  return out;
}

std::string matrix(double a, double b, double c, double d, double e, double f) {
  std::string out;
  for (const double value : {a, b, c, d, e, f}) out += number(value) + ' ';
  out.pop_back();
  return out;
}

bool is_space(char c) {
  return std::string_view("\0\t\n\f\r ", 6).find(c) != std::string_view::npos;
}

/// The number after the last "startxref".
std::optional<std::size_t> start_of_table(std::string_view bytes) {
  constexpr std::string_view kWord = "startxref";
  const std::size_t found = bytes.rfind(kWord);
  if (found == std::string_view::npos) return std::nullopt;
  std::size_t at = found + kWord.size();
  while (at < bytes.size() && is_space(bytes[at])) ++at;
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(bytes.data() + at, bytes.data() + bytes.size(), value);
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

/// Whether a cross-reference stands at an offset, and which kind: 't'able, 's'tream.
char kind_of_section(std::string_view bytes, std::size_t at) {
  while (at < bytes.size() && is_space(bytes[at])) ++at;
  if (at >= bytes.size()) return 0;
  if (bytes.substr(at, 4) == "xref") return 't';
  return bytes[at] >= '0' && bytes[at] <= '9' && bytes.substr(at, 32).find(" obj") != bytes.npos
             ? 's'
             : '\0';
}

/// A direct value as it stands, an indirect one as a reference, nothing as nothing.
std::string member(const OutsideValue& trailer, const char* key) {
  const OutsideValue value = trailer[key];
  return value.is_null() ? std::string() : written(value);
}

/// What else the trailer has, which stays with every update (7.5.6): LibreOffice's
/// /AdditionalStreams for one, without which an earlier signer's file is another. Not what
/// describes the section itself (tables 15, 17 and 19).
std::string other_members(const OutsideValue& trailer) {
  constexpr std::array kOfTheSection{
      "/Size",        "/Prev",  "/Root",    "/Info",         "/Encrypt", "/ID",
      "/Type",        "/Index", "/W",       "/XRefStm",      "/Length",  "/Filter",
      "/DecodeParms", "/F",     "/FFilter", "/FDecodeParms", "/DL"};
  std::string out;
  for (const std::string& key : trailer.keys()) {
    if (std::find(kOfTheSection.begin(), kOfTheSection.end(), key) != kOfTheSection.end()) continue;
    out += written_name(key) + ' ' + written(trailer[key.c_str()]) + '\n';
  }
  return out;
}

}  // namespace

Upright upright(const Box& box, int rotation) {
  switch (rotation) {
    case 90:
      return {matrix(0, 1, -1, 0, box.right, box.bottom), box.height(), box.width()};
    case 180:
      return {matrix(-1, 0, 0, -1, box.right, box.top), box.width(), box.height()};
    case 270:
      return {matrix(0, -1, 1, 0, box.left, box.top), box.height(), box.width()};
    default:
      return {matrix(1, 0, 0, 1, box.left, box.bottom), box.width(), box.height()};
  }
}

Overrides& Edits::of(const OutsideValue& object) {
  return dictionaries_[{object.id(), object.generation()}];
}

void Edits::append(const OutsideValue& owner, const char* key, const std::string& element) {
  const OutsideValue array = owner[key];
  if (array.is_indirect() && array.is_array()) {
    std::string& more = arrays_[{array.id(), array.generation()}];
    if (!more.empty()) more += ' ';
    more += element;
  } else {
    of(owner)[key] = written_with(array, element, coder(owner.id(), owner.generation()));
  }
}

StringCoder Edits::coder(int id, int generation) const {
  return
      [this, id, generation](std::string_view bytes) { return key_.string(bytes, id, generation); };
}

void Edits::put_stream(int id, std::string_view members, std::string_view data) {
  const std::string bytes = key_.stream(data, id, 0);
  put(id, fmt::format("<<{}/Length {}>>\nstream\n{}\nendstream", members, bytes.size(), bytes));
}

int Edits::saved_state() {
  if (save_ == 0) {
    save_ = add_number();
    put_stream(save_, {}, "q\n");
  }
  return save_;
}

/// What was drawn before may leave the state of graphics changed (7.8.2: the streams are one), so
/// it goes between q and Q.
std::string Edits::contents(const OutsideValue& page, const std::string& operators) {
  const OutsideValue before = page["/Contents"];
  std::string streams;
  if (before.is_stream()) streams = reference_to(before);
  for (std::size_t i = 0; i < before.size(); ++i) {
    streams += written(before.at(i), coder(page.id(), page.generation())) + ' ';
  }
  const int drawing = add_number();
  put_stream(drawing, {}, (streams.empty() ? "" : "Q\n") + operators);
  if (!streams.empty()) streams = reference_to(saved_state()) + ' ' + streams;
  return '[' + streams + ' ' + reference_to(drawing) + ']';
}

std::string Edits::resources(const OutsideValue& page, const std::string& name, int form) {
  const OutsideValue all = inherited(page, "/Resources");
  const StringCoder code = coder(page.id(), page.generation());
  const std::string objects =
      written_with(all["/XObject"], Overrides{{name, reference_to(form)}}, code);
  return written_with(all, Overrides{{"/XObject", objects}}, code);
}

void Edits::draw(const OutsideValue& page, std::string operators, int form) {
  const OutsideValue taken = inherited(page, "/Resources")["/XObject"];
  std::string name = "/SPRS";
  for (int i = 1; !taken[name.c_str()].is_null(); ++i) name = "/SPRS" + std::to_string(i);
  constexpr std::string_view kName = "/SPRS ";
  operators.replace(operators.find(kName), kName.size() - 1, name);
  Overrides& members = of(page);
  members["/Contents"] = contents(page, operators);
  members["/Resources"] = resources(page, name, form);
}

std::vector<PlannedObject> Edits::take() {
  std::vector<PlannedObject> all = std::move(added_);
  for (const auto& [key, overrides] : dictionaries_) {
    const auto& [id, generation] = key;
    all.push_back(
        {id, generation,
         written_with(document_.object(id, generation), overrides, coder(id, generation))});
  }
  for (const auto& [key, more] : arrays_) {
    const auto& [id, generation] = key;
    all.push_back({id, generation,
                   written_with(document_.object(id, generation), more, coder(id, generation))});
  }
  return all;
}

Result<UpdateBase> update_base(const OutsideDocument& document, std::string_view bytes,
                               const std::string& password) {
  if (document.was_repaired()) return fail(input_error("pdf.needs_repair"));
  const std::optional<std::size_t> start = start_of_table(bytes);
  if (!start) return fail(input_error("pdf.needs_repair"));
  UpdateBase base;
  base.previous = *start;
  // A file may have something before its header; some count offsets from the one, some from the
  // other (annex H.3, note 13).
  const std::size_t header = std::min(bytes.find("%PDF-"), bytes.size());
  char kind = kind_of_section(bytes, *start);
  if (kind == 0 || (header > 0 && kind_of_section(bytes, *start + header) == 't')) {
    kind = kind_of_section(bytes, *start + header);
    base.origin = header;
  }
  if (kind == 0) return fail(input_error("pdf.needs_repair"));
  base.table = kind == 't';
  const OutsideValue trailer = document.trailer();
  base.size = std::max(static_cast<int>(trailer["/Size"].integer().value_or(0) & 0xffffff),
                       document.free_id());
  base.root = member(trailer, "/Root");
  base.info = member(trailer, "/Info");
  base.encrypt = member(trailer, "/Encrypt");
  base.others = other_members(trailer);
  base.id = trailer["/ID"].size() > 0 ? written(trailer["/ID"].at(0)) : std::string();
  if (document.is_encrypted()) {
    std::optional<FileKey> key = file_key(document, password);
    if (!key) return fail(input_error("pdf.encryption_unsupported"));
    base.key = std::move(*key);
  }
  return base;
}

}  // namespace sealpress::pdf
