#include "pdf/verify/leftovers.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace sealpress::pdf {
namespace {

using EntryKind = TableEntry::Kind;
using Kind = SyntaxNode::Kind;

class Leftovers {
 public:
  Leftovers(const OutsideDocument& document, std::string_view file, bool later,
            Structure& structure)
      : document_(document),
        file_(file),
        structure_(structure),
        may_wake_(later || !structure.doubts().empty()) {}

  void run() {
    if (!structure_.is_whole()) return;  // a doubt already: what the rest lists is not known
    for (const TableSection& section : structure_.sections()) list(section);
    std::sort(streams_.begin(), streams_.end());
    constexpr std::string_view kWord = "obj";
    for (std::size_t at = file_.find(kWord); at != std::string_view::npos;
         at = file_.find(kWord, at + kWord.size())) {
      const auto begin = object_header_before(file_, at);
      if (begin && !listed_.contains(*begin)) judge(*begin);
    }
  }

 private:
  void list(const TableSection& section) {
    for (const std::size_t at : {section.begin, section.hidden}) {
      if (const auto object = object_at(file_, at)) listed_.insert(object->begin);
    }
    for (const auto& [id, entry] : section.entries) {
      if (entry.kind != EntryKind::plain) continue;
      const auto object = object_at(file_, std::min(entry.at, file_.size()));
      if (!object || !listed_.insert(object->begin).second) continue;
      if (const auto end = structure_.data_end(*object)) streams_.emplace_back(*object->data, *end);
      check_order(id, entry);
    }
  }

  /// What is newer stands behind.
  void check_order(int id, const TableEntry& entry) {
    const TableEntry& newest = structure_.table().at(id);
    const bool behind = newest.kind == EntryKind::plain && entry.at > newest.at;
    if (behind && (may_wake_ || has_dangling())) {
      structure_.doubt(fmt::format("{} {} obj", id, entry.generation), entry.at);
    }
  }

  void judge(std::size_t begin) {
    SyntaxReader reader(file_, begin);
    const auto id = reader.next(false).natural(), generation = reader.next(false).natural();
    if (!id || !generation) return;
    if (is_in_stream(begin)) {
      // Only readers that go by lines look into streams, and only for what they miss.
      if (!is_in_use(*id) || !begins_line(begin) || !has_dangling()) return;
    }
    // What nothing refers to, nobody sees; nor what no reader looks for.
    if ((!is_in_use(*id) || !may_wake_) && !has_dangling()) return;
    structure_.doubt(fmt::format("{} {} obj", *id, *generation), begin);
  }

  bool is_in_stream(std::size_t at) const {
    const auto next = std::upper_bound(streams_.begin(), streams_.end(), std::pair(at, at));
    return next != streams_.begin() && at < std::prev(next)->second;
  }

  bool is_in_use(std::size_t id) const {
    const auto entry =
        structure_.table().find(static_cast<int>(std::min<std::size_t>(id, 1 << 30)));
    return entry != structure_.table().end() && entry->second.kind != EntryKind::free;
  }

  bool begins_line(std::size_t at) const {
    while (at > 0 && (file_[at - 1] == ' ' || file_[at - 1] == '\t')) --at;
    return at == 0 || file_[at - 1] == '\n' || file_[at - 1] == '\r';
  }

  // --- references that lead nowhere

  bool has_dangling() {
    if (!dangling_) dangling_ = find_dangling();
    return *dangling_;
  }

  bool find_dangling() const {
    for (const TableSection& section : structure_.sections()) {
      if (dangles(section.trailer)) return true;
    }
    std::set<std::size_t> packs;
    for (const auto& [id, entry] : structure_.table()) {
      if (entry.kind == EntryKind::packed) packs.insert(entry.at);
      if (entry.kind != EntryKind::plain) continue;
      const auto object = object_at(file_, std::min(entry.at, file_.size()));
      if (object && dangles(object->value)) return true;
    }
    return std::any_of(packs.begin(), packs.end(), [&](std::size_t id) {
      const OutsideValue pack = document_.object(static_cast<int>(id), 0);
      const auto content = pack.stream_content();
      return !content || dangles_in(*content);
    });
  }

  bool dangles_in(std::string_view content) const {
    SyntaxReader reader(content);
    for (SyntaxNode next = reader.next(); !next.is(Kind::end); next = reader.next()) {
      if (dangles(next)) return true;
    }
    return false;
  }

  bool dangles(const SyntaxNode& node) const {
    if (!node.is(Kind::reference)) {
      return std::any_of(node.items.begin(), node.items.end(),
                         [&](const SyntaxNode& item) { return dangles(item); });
    }
    const auto entry = structure_.table().find(static_cast<int>(node.number));
    if (entry == structure_.table().end() || entry->second.kind == EntryKind::free) return true;
    const bool plain = entry->second.kind == EntryKind::plain;
    return node.generation != (plain ? entry->second.generation : 0);
  }

  const OutsideDocument& document_;
  std::string_view file_;
  Structure& structure_;
  bool may_wake_;
  std::set<std::size_t> listed_;  ///< where headers stand
  std::vector<std::pair<std::size_t, std::size_t>> streams_;
  std::optional<bool> dangling_;
};

}  // namespace

void check_leftovers(const OutsideDocument& document, std::string_view file, bool later,
                     Structure& structure) {
  Leftovers(document, file, later, structure).run();
}

}  // namespace sealpress::pdf
