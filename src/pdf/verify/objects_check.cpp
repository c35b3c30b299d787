#include "pdf/verify/objects_check.h"

#include <fmt/format.h>

#include <utility>

namespace sealpress::pdf {
namespace {

using EntryKind = TableEntry::Kind;

// Values, not objects: more than any file of the size that is let in holds of meaning.
constexpr std::size_t kMostValues = 20'000'000;

class ObjectsCheck {
 public:
  ObjectsCheck(const OutsideDocument& document, Structure& structure)
      : document_(document), structure_(structure) {}

  bool run() {
    check_packed();
    waiting_.push_back(document_.trailer());
    for (std::size_t done = 0; !waiting_.empty(); ++done) {
      if (done > kMostValues) return false;
      const OutsideValue value = waiting_.back();
      waiting_.pop_back();
      if (!value.is_indirect() || check_reference(value)) add_members(value);
    }
    if (document_.has_warned()) structure_.doubt("xref", 0);
    return true;
  }

 private:
  void add_members(const OutsideValue& value) {
    for (std::size_t i = 0; i < value.size(); ++i) waiting_.push_back(value.at(i));
    for (const std::string& key : value.keys()) waiting_.push_back(value[key.c_str()]);
  }

  /// True if the object is met for the first time.
  bool check_reference(const OutsideValue& value) {
    const std::pair which(value.id(), value.generation());
    if (!visited_.insert(which).second) return false;
    const auto entry = structure_.table().find(which.first);
    const bool known = entry != structure_.table().end() && entry->second.kind != EntryKind::free;
    const int generation =
        known && entry->second.kind == EntryKind::plain ? entry->second.generation : 0;
    // Where the table could not be read to its end, that is the doubt.
    if (known ? generation != which.second : structure_.is_whole() && !value.is_null()) {
      structure_.doubt(fmt::format("{} {} R", which.first, which.second),
                       known ? entry->second.at : 0);
    }
    return true;
  }

  void check_packed() {
    std::map<int, std::map<int, int>> streams;  // the numbers by their index, by stream
    for (const auto& [id, entry] : structure_.table()) {
      if (entry.kind != EntryKind::packed) continue;
      const bool fresh = streams[static_cast<int>(entry.at)].emplace(entry.generation, id).second;
      if (!fresh) structure_.doubt(fmt::format("{} 0 obj", id), 0);
    }
    for (const auto& [stream, numbers] : streams) check_stream(stream, numbers);
  }

  void check_stream(int stream, const std::map<int, int>& numbers) {
    const auto entry = structure_.table().find(stream);
    const bool plain = entry != structure_.table().end() && entry->second.kind == EntryKind::plain;
    const OutsideValue value = document_.object(stream, 0);
    const auto content = value.stream_content();
    const Pack pack{content ? std::string_view(*content) : std::string_view(),
                    value["/N"].integer().value_or(0),
                    static_cast<std::size_t>(value["/First"].integer().value_or(0))};
    const bool good = plain && content && holds(pack, numbers) && stand_apart(pack);
    if (!good) structure_.doubt(fmt::format("{} 0 obj", stream), plain ? entry->second.at : 0);
  }

  /// An object stream.
  struct Pack {
    std::string_view content;
    std::int64_t count = 0;
    std::size_t first = 0;
  };

  /// Whether the head of an object stream names each of these numbers at its index, and none twice.
  static bool holds(const Pack& pack, const std::map<int, int>& numbers) {
    SyntaxReader reader(pack.content);
    std::set<std::size_t> met;
    std::size_t found = 0;
    for (std::int64_t i = 0; i < pack.count; ++i) {
      const auto number = reader.next(false).natural();
      if (!number || !reader.next(false).natural() || !met.insert(*number).second) return false;
      const auto wanted = numbers.find(static_cast<int>(i));
      if (wanted == numbers.end()) continue;
      if (static_cast<std::size_t>(wanted->second) != *number) return false;
      ++found;
    }
    return found == numbers.size();
  }

  /// Whether each object ends before the next one begins (7.5.7): some readers take the object to
  /// its own end, others what lies up to the next offset.
  static bool stand_apart(const Pack& pack) {
    SyntaxReader head(pack.content);
    std::size_t past = pack.first;
    for (std::int64_t i = 0; i < pack.count; ++i) {
      head.next(false);
      const std::size_t begin = pack.first + head.next(false).natural().value_or(0);
      if (begin < past || begin > pack.content.size()) return false;
      SyntaxReader object(pack.content, begin);
      object.next();
      past = object.at();
    }
    return head.at() <= pack.first;
  }

  const OutsideDocument& document_;
  Structure& structure_;
  std::vector<OutsideValue> waiting_;
  std::set<std::pair<int, int>> visited_;
};

}  // namespace

bool check_objects(const OutsideDocument& document, Structure& structure) {
  return ObjectsCheck(document, structure).run();
}

}  // namespace sealpress::pdf
