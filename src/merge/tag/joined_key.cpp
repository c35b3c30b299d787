#include "merge/tag/joined_key.h"

#include <algorithm>

#include "merge/tag/arithmetic.h"
#include "text/unicode.h"

namespace sealpress::merge {
namespace {

/// Length of a sign that joins words at the front of a text, 0 if none stands there.
std::size_t joint_at(std::string_view text) {
  for (const std::string_view sign : {"+", "-", "−", "*", "×", "/", "÷", "且", "或"}) {
    if (text.starts_with(sign)) return sign.size();
  }
  return 0;
}

}  // namespace

JoinedKey::JoinedKey(const Tag& tag) {
  if (tag.quoted) return;
  std::string piece;
  const auto end_piece = [&] {
    pieces_.emplace_back(piece, piece, false);
    piece.clear();
  };
  for (std::string_view rest = tag.normal; !rest.empty();) {
    const std::size_t joint = joint_at(rest);
    if (joint > 0) {
      end_piece();
    } else {
      piece += rest.front();
    }
    rest.remove_prefix(std::max<std::size_t>(joint, 1));
  }
  end_piece();
  const bool one = pieces_.size() == 1;
  const bool torn = std::any_of(pieces_.begin(), pieces_.end(),
                                [](const Key& key) { return key.written().empty(); });
  if (one || torn) pieces_.clear();
}

void JoinedKey::report_missing(Merger& merger, const Tag& tag, const Key& key) const {
  bool field = false;
  for (const Key& piece : pieces_) {
    const bool found = merger.find(piece) != nullptr;
    if (!found && !parse_number(piece.written())) return;
    field |= found;
  }
  if (!field) return;
  merger.report(finding(Severity::warning, "merge.looks_joined").with("key", key.written()), tag,
                key);
}

}  // namespace sealpress::merge
