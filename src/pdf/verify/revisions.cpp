#include "pdf/verify/revisions.h"

#include <array>
#include <charconv>

#include "pdf/verify/changes.h"

namespace sealpress::pdf {
namespace {

constexpr std::string_view kSpaces("\0\t\n\f\r ", 6);

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// <…>, nothing around it (7.3.4.3).
std::optional<std::string> hexadecimal(std::string_view text) {
  if (text.size() < 2 || text.front() != '<' || text.back() != '>') return std::nullopt;
  std::string bytes;
  int high = -1;
  for (const char c : text.substr(1, text.size() - 2)) {
    if (kSpaces.find(c) != std::string_view::npos) continue;
    const int digit = digit_of(c);
    if (digit < 0) return std::nullopt;
    if (high < 0) {
      high = digit;
    } else {
      bytes += static_cast<char>(high << 4 | digit);
      high = -1;
    }
  }
  if (high >= 0) bytes += static_cast<char>(high << 4);
  return bytes;
}

/// Past the line end that belongs to %%EOF.
std::size_t after_line(std::string_view file, std::size_t at) {
  if (at < file.size() && file[at] == '\r') ++at;
  if (at < file.size() && file[at] == '\n') ++at;
  return at;
}

/// The offset after the startxref that stands before this %%EOF.
std::optional<std::size_t> named_before(std::string_view file, std::size_t eof) {
  constexpr std::string_view kWord = "startxref";
  constexpr std::size_t kNear = 64;
  const std::size_t from = eof > kNear ? eof - kNear : 0;
  const std::string_view near = file.substr(from, eof - from);
  const std::size_t found = near.rfind(kWord);
  if (found == std::string_view::npos) return std::nullopt;
  const std::size_t digits = near.find_first_not_of(kSpaces, found + kWord.size());
  std::size_t value = 0;
  if (digits == std::string_view::npos) return std::nullopt;
  const auto [end, error] = std::from_chars(near.data() + digits, near.data() + near.size(), value);
  return error == std::errc() ? std::optional(value) : std::nullopt;
}

/// Whether a cross-reference section stands there.
bool is_section(std::string_view file, std::size_t at) {
  if (at >= file.size()) return false;
  if (SyntaxReader(file, at).next().is_word("xref")) return true;
  const auto object = object_at(file, at);
  const SyntaxNode* type = object ? object->value.find("Type") : nullptr;
  return type != nullptr && type->is_name("XRef");
}

/// A version ends with an %%EOF whose startxref points into what that version added. Files within
/// the file, and what merely looks like an end, point elsewhere.
std::vector<VersionEnd> ends_of(std::string_view file, bool& cut_off) {
  constexpr std::string_view kMark = "%%EOF";
  constexpr std::size_t kMost = 200;
  const std::size_t origin = std::min(file.find("%PDF-"), file.size());
  std::vector<VersionEnd> ends;
  std::size_t begin = 0;
  for (std::size_t at = file.find(kMark); at != std::string_view::npos;
       at = file.find(kMark, at + 1)) {
    const auto named = named_before(file, at);
    // Of a linearised file the first end names an offset in the second part, or 0.
    if (!named || *named == 0 || *named + origin < begin || *named + origin >= at) continue;
    if (!is_section(file, *named + origin)) continue;
    cut_off = ends.size() == kMost;
    if (cut_off) break;
    ends.push_back({after_line(file, at + kMark.size()), named});
    begin = at + kMark.size();
  }
  const bool loose = ends.empty() || file.substr(ends.back().end).find_first_not_of(kSpaces) !=
                                         std::string_view::npos;
  if (loose) ends.push_back({file.size(), std::nullopt});
  return ends;
}

}  // namespace

std::optional<SignedRange> signed_range(std::string_view file, const OutsideValue& signature) {
  const OutsideValue array = signature["/ByteRange"];
  std::vector<std::int64_t> range;
  for (std::size_t i = 0; i < array.size(); ++i) {
    range.push_back(array.at(i).integer().value_or(-1));
  }
  return signed_range(file, range);
}

std::optional<SignedRange> signed_range(std::string_view file, const std::vector<std::int64_t>& n) {
  if (n.size() != 4) return std::nullopt;
  const auto size = static_cast<std::int64_t>(file.size());
  const bool sane =
      n[0] == 0 && n[1] > 0 && n[2] > n[1] && n[3] > 0 && n[2] < size && n[3] <= size - n[2];
  if (!sane) return std::nullopt;
  SignedRange range{static_cast<std::size_t>(n[1]),
                    static_cast<std::size_t>(n[2]),
                    static_cast<std::size_t>(n[2] + n[3]),
                    {}};
  auto contents = hexadecimal(file.substr(range.open, range.close - range.open));
  if (!contents) return std::nullopt;
  range.contents = std::move(*contents);
  return range;
}

Revisions::Revisions(std::string_view file, const std::string& password)
    : file_(file), password_(password), ends_(ends_of(file, cut_off_)) {}

std::optional<std::size_t> Revisions::ending_at(std::size_t end) const {
  constexpr std::size_t kLineEnd = 2;
  for (std::size_t i = 0; i < ends_.size(); ++i) {
    const std::size_t its = ends_[i].end;
    // The line end after %%EOF may be signed or not.
    if (end <= its && its - end <= kLineEnd &&
        (end == its || file_.substr(0, end).ends_with("%%EOF") || file_[end - 1] == '\r')) {
      return i;
    }
  }
  // So may line ends that nobody needs.
  const bool all = !ends_.empty() && end > ends_.back().end && end == file_.size();
  return all ? std::optional(ends_.size() - 1) : std::nullopt;
}

const OutsideDocument& Revisions::version(std::size_t index) {
  std::unique_ptr<OutsideDocument>& slot = open_[index];
  if (!slot) {
    slot = std::make_unique<OutsideDocument>(file_.substr(0, ends_[index].end), password_);
  }
  return *slot;
}

const std::vector<ChangeNote>& Revisions::changes(std::size_t index, const Signings& signings) {
  const auto known = changes_.find(index);
  if (known != changes_.end()) return known->second;
  const OutsideDocument& before = version(index - 1);
  const OutsideDocument& after = version(index);
  std::vector<ChangeNote> notes;
  if (before.error().empty() && after.error().empty()) {
    notes = changes_between(before, after, signings);
  }
  // What cannot be read as it was meant may hold anything.
  if (!ends_[index].named || !before.error().empty() || !after.error().empty() ||
      after.was_repaired()) {
    notes.push_back({ChangeKind::ambiguous, "xref", 0, false});
  }
  for (ChangeNote& note : notes) note.revision = index + 1;
  open_.erase(index - 1);
  return changes_[index] = std::move(notes);
}

}  // namespace sealpress::pdf
