#include "pdf/verify/structure.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace sealpress::pdf {
namespace {

using Kind = SyntaxNode::Kind;

// Far above what files have that were saved a thousand times.
constexpr std::size_t kSections = 4000, kNumbers = 8'388'607;

std::string named(int id, int generation) {
  return fmt::format("{} {} obj", id, generation);
}

std::size_t natural_or(const SyntaxNode* node, std::size_t otherwise) {
  return node == nullptr ? otherwise : node->natural().value_or(otherwise);
}

}  // namespace

Structure::Structure(std::string_view file, std::vector<VersionEnd> ends)
    : file_(file), ends_(std::move(ends)) {
  origin_ = std::min(file.find("%PDF-"), file.size());
  if (origin_ != 0) doubt("%PDF", 0);
  const auto last = std::find_if(ends_.rbegin(), ends_.rend(),
                                 [](const VersionEnd& end) { return end.named.has_value(); });
  // What follows the last end belongs to no version.
  if (ends_.empty() || !ends_.back().named) doubt("startxref", file.size());
  if (last == ends_.rend()) return;
  read_chain(origin_ + *last->named);
  for (const TableSection& section : sections_) check_entries(section);
  merge();
  check_trailers();
  check_chain();
}

// --- reading

std::optional<std::size_t> Structure::place(const SyntaxNode* number) const {
  const auto value = number == nullptr ? std::nullopt : number->natural();
  return value && *value < file_.size() ? std::optional(*value + origin_) : std::nullopt;
}

void Structure::read_chain(std::size_t at) {
  std::set<std::size_t> read;
  while (read.insert(at).second && sections_.size() < kSections) {
    auto section = read_section(at);
    if (!section) return doubt("xref", at);
    const SyntaxNode* previous = section->trailer.find("Prev");
    sections_.push_back(std::move(*section));
    whole_ = previous == nullptr;
    if (whole_) return;
    const auto next = place(previous);
    if (!next || *next == origin_) return doubt("/Prev", at);
    at = *next;
  }
  doubt("/Prev", at);
}

std::optional<TableSection> Structure::read_section(std::size_t at) {
  if (at >= file_.size()) return std::nullopt;
  SyntaxReader reader(file_, at);
  auto section = reader.next().is_word("xref") ? read_table(at) : read_stream(at);
  if (section && section->trailer.find("XRefStm") != nullptr) add_hybrid(*section);
  return section;
}

std::optional<TableSection> Structure::read_table(std::size_t at) {
  SyntaxReader reader(file_, at);
  TableSection section;
  section.begin = at;
  reader.next();
  SyntaxNode next = reader.next(false);
  for (; next.is(Kind::number); next = reader.next(false)) {
    const auto first = next.natural();
    if (!first || !read_subsection(reader, *first, section)) return std::nullopt;
  }
  if (!next.is_word("trailer")) return std::nullopt;
  section.trailer = reader.next();
  section.end = reader.at();
  if (!section.trailer.is(Kind::dictionary)) return std::nullopt;
  return section;
}

bool Structure::read_subsection(SyntaxReader& reader, std::size_t first, TableSection& section) {
  const auto count = reader.next(false).natural();
  if (!count || *count > kNumbers || first > kNumbers) return false;
  for (std::size_t i = 0; i < *count; ++i) {
    const SyntaxNode place = reader.next(false), count_of = reader.next(false);
    const auto at = place.natural(), generation = count_of.natural();
    const SyntaxNode kind = reader.next(false);
    // Some readers count the digits (7.5.4: ten and five).
    if (place.end - place.begin != 10 || count_of.end - count_of.begin != 5) {
      doubt("xref", section.begin, true);
    }
    const bool in_use = kind.is_word("n");
    if (!at || !generation || *generation > 99999 || (!in_use && !kind.is_word("f"))) return false;
    // Offset 0 is what some programs write for a number that they do not use.
    const bool plain = in_use && *at != 0;
    put(section, first + i,
        {plain ? TableEntry::Kind::plain : TableEntry::Kind::free, plain ? *at + origin_ : 0,
         static_cast<int>(*generation)});
  }
  return true;
}

void Structure::put(TableSection& section, std::size_t number, TableEntry entry) {
  const int id = static_cast<int>(std::min(number, kNumbers));
  if (!section.entries.emplace(id, entry).second) doubt(named(id, entry.generation), section.begin);
}

std::optional<TableSection> Structure::read_stream(std::size_t at) {
  const auto object = object_at(file_, at);
  if (!object || !object->data) return std::nullopt;
  const SyntaxNode* type = object->value.find("Type");
  const SyntaxNode* length = object->value.find("Length");
  if (type == nullptr || !type->is_name("XRef") || length == nullptr) return std::nullopt;
  const auto size = length->natural();
  if (!size || *object->data + *size > file_.size()) return std::nullopt;
  const auto data = section_data(object->value, file_.substr(*object->data, *size));
  TableSection section;
  section.begin = at;
  section.end = object_end(at).value_or(*object->data + *size);
  section.trailer = object->value;
  if (!data || !read_records(object->value, *data, section)) return std::nullopt;
  return section;
}

bool Structure::read_records(const SyntaxNode& dictionary, std::string_view data,
                             TableSection& section) {
  const SyntaxNode* widths = dictionary.find("W");
  if (widths == nullptr || widths->items.size() < 3) return false;
  std::size_t width[3] = {}, at = 0;
  for (std::size_t i = 0; i < 3; ++i) width[i] = natural_or(&widths->items[i], 99);
  if (std::max({width[0], width[1], width[2]}) > 8) return false;
  std::vector<std::size_t> index{0, natural_or(dictionary.find("Size"), 0)};
  if (const SyntaxNode* given = dictionary.find("Index")) {
    index.clear();
    for (const SyntaxNode& one : given->items) index.push_back(natural_or(&one, kNumbers));
  }
  const std::size_t record = width[0] + width[1] + width[2];
  for (std::size_t i = 0; i + 1 < index.size(); i += 2) {
    for (std::size_t k = 0; k < index[i + 1]; ++k, at += record) {
      if (record == 0 || at + record > data.size()) return false;
      std::size_t field[3] = {width[0] == 0 ? 1u : 0u, 0, 0}, byte = at;
      for (std::size_t f = 0; f < 3; ++f) {
        for (std::size_t n = 0; n < width[f]; ++n) {
          field[f] = field[f] << 8 | static_cast<unsigned char>(data[byte++]);
        }
      }
      if (field[0] > 2) return false;
      const bool plain = field[0] == 1 && field[1] != 0;
      put(section, index[i] + k,
          {plain           ? TableEntry::Kind::plain
           : field[0] == 2 ? TableEntry::Kind::packed
                           : TableEntry::Kind::free,
           plain ? field[1] + origin_ : field[1], static_cast<int>(field[2] & 0x7fffffff)});
    }
  }
  return true;
}

/// 7.5.8.4: the stream holds what older readers need not see.
void Structure::add_hybrid(TableSection& section) {
  const auto at = place(section.trailer.find("XRefStm"));
  auto stream = at ? read_stream(*at) : std::nullopt;
  if (!stream) return doubt("/XRefStm", section.begin);
  section.hidden = *at;
  for (const auto& [id, entry] : stream->entries) {
    const auto known = section.entries.find(id);
    const bool hides =
        known != section.entries.end() && known->second.kind != TableEntry::Kind::free;
    if (hides && known->second.at != entry.at) doubt(named(id, 0), *at);
    if (hides) continue;
    section.entries[id] = entry;
    section.hybrid.insert(id);
  }
}

// --- checking

void Structure::merge() {
  const auto generation_of = [](const TableEntry& entry) {
    return entry.kind == TableEntry::Kind::plain ? entry.generation : 0;
  };
  std::map<int, TableEntry> in_use;
  std::map<int, std::pair<TableEntry, std::size_t>> hybrid;  // and its section
  for (const TableSection& section : sections_) {
    for (const auto& [id, entry] : section.entries) {
      table_.emplace(id, entry);
      if (entry.kind == TableEntry::Kind::free) continue;
      const TableEntry& newest = in_use.emplace(id, entry).first->second;
      const int generation = generation_of(newest);
      if (generation != generation_of(entry)) doubt(named(id, generation), newest.at);
      // Who does not read the hidden stream sees what was there before.
      const auto hidden = hybrid.find(id);
      if (hidden == hybrid.end()) continue;
      const auto& [its, begin] = hidden->second;
      if (its.kind != entry.kind || its.at != entry.at) doubt(named(id, generation), begin, true);
    }
    for (const int id : section.hybrid) {
      hybrid.emplace(id, std::pair(section.entries.at(id), section.begin));
    }
  }
}

void Structure::check_entries(const TableSection& section) {
  for (const auto& [id, entry] : section.entries) {
    if (entry.kind != TableEntry::Kind::plain) continue;
    const auto object = object_at(file_, std::min(entry.at, file_.size()));
    if (!object || object->id != id || object->generation != entry.generation) {
      doubt(named(id, entry.generation), entry.at);
    }
  }
}

void Structure::check_trailers() {
  int most = -1;
  for (const auto& [id, entry] : table_) {
    if (entry.kind != TableEntry::Kind::free) most = std::max(most, id);
  }
  for (const TableSection& section : sections_) {
    if (section.trailer.has_doubled_key()) doubt("trailer", section.begin);
  }
  if (sections_.empty()) return;
  const TableSection& newest = sections_.front();
  const SyntaxNode* root = newest.trailer.find("Root");
  if (root == nullptr || !root->is(Kind::reference)) doubt("/Root", newest.begin);
  const std::size_t size = natural_or(newest.trailer.find("Size"), 0);
  if (most >= 0 && size <= static_cast<std::size_t>(most)) doubt("/Size", newest.begin);
  // More than readers make room for.
  if (size > kNumbers + 1) doubt("/Size", newest.begin, true);
}

/// Each version adds to the one before it.
void Structure::check_chain() {
  std::set<std::size_t> known;
  for (const TableSection& section : sections_) known.insert(section.begin);
  for (const VersionEnd& end : ends_) {
    if (end.named && !known.contains(*end.named + origin_)) doubt("/Prev", end.end - 1);
  }
}

std::optional<std::size_t> Structure::data_end(const SyntaxObject& object) const {
  if (!object.data) return std::nullopt;
  const SyntaxNode* length = object.value.find("Length");
  std::optional<std::size_t> size = length == nullptr ? std::nullopt : length->natural();
  if (length != nullptr && length->is(Kind::reference)) {
    const auto entry = table_.find(static_cast<int>(length->number));
    const auto holder = entry == table_.end() || entry->second.kind != TableEntry::Kind::plain
                            ? std::nullopt
                            : object_at(file_, entry->second.at);
    size = holder ? holder->value.natural() : std::nullopt;
  }
  if (!size || *object.data + *size > file_.size()) return std::nullopt;
  const std::size_t end = *object.data + *size;
  std::size_t word = end;
  if (file_.substr(word).starts_with('\r')) ++word;
  if (file_.substr(word).starts_with('\n')) ++word;
  return file_.substr(word).starts_with("endstream") ? std::optional(end) : std::nullopt;
}

/// Past the word endobj; nothing if the object is not written as it must be.
std::optional<std::size_t> Structure::object_end(std::size_t at) const {
  const auto object = object_at(file_, at);
  if (!object || object->value.is(Kind::bad) || object->value.is(Kind::end)) return std::nullopt;
  if (object->value.has_doubled_key()) return std::nullopt;
  SyntaxReader reader(file_, object->end);
  if (object->data) {
    const auto end = data_end(*object);
    if (!end) return std::nullopt;
    reader.go_to(*end);
    reader.next();
  }
  return reader.next().is_word("endobj") ? std::optional(reader.at()) : std::nullopt;
}

void Structure::check_versions_from(std::size_t version) {
  for (std::size_t v = std::max<std::size_t>(version, 1); v < ends_.size(); ++v) {
    check_version(ends_[v - 1].end, ends_[v].end);
  }
}

/// Objects, sections and the end are all that there may be.
void Structure::check_version(std::size_t begin, std::size_t end) {
  std::map<std::size_t, std::size_t> extents;
  for (const TableSection& section : sections_) {
    if (section.begin >= begin && section.begin < end) extents[section.begin] = section.end;
    for (const auto& [id, entry] : section.entries) {
      if (entry.kind != TableEntry::Kind::plain || entry.at < begin || entry.at >= end) continue;
      const auto past = object_end(entry.at);
      if (!past) doubt(named(id, entry.generation), entry.at);
      extents[entry.at] = past.value_or(entry.at);
    }
  }
  extents[end] = end;
  std::size_t at = begin;
  for (const auto& [from, past] : extents) {
    if (from < at) {
      doubt("xref", from);
      continue;
    }
    SyntaxReader reader(file_.substr(0, from), at);
    SyntaxNode next = reader.next();
    if (next.is_word("startxref")) {
      reader.next();
      next = reader.next();
    }
    const bool comments = file_.substr(at, from - at).find("obj") != std::string_view::npos;
    if (!next.is(Kind::end) || comments) doubt(fmt::format("@{}", at), at);
    at = past;
  }
}

}  // namespace sealpress::pdf
