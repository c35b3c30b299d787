#include "pdf/update/update.h"

#include <fmt/format.h>

#include <algorithm>

#include "codec/codec.h"
#include "pdf/read/copy.h"

namespace sealpress::pdf {
namespace {

void append_big_endian(std::string& out, std::size_t value, int bytes) {
  for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
    out += static_cast<char>((value >> shift) & 0xff);
  }
}

void append_member(std::string& out, std::string_view key, std::string_view value) {
  if (!value.empty()) out += fmt::format("/{} {}\n", key, value);
}

}  // namespace

Update::Update(std::string_view original, const UpdateBase& base)
    : original_size_(original.size()), base_(base), next_(base.size) {
  constexpr std::size_t kUsual = 64u << 10;
  file_.reserve(original.size() + kUsual);
  file_ = original;
  if (!file_.empty() && file_.back() != '\n') file_ += '\n';
}

std::size_t Update::put(int id, int generation, std::string_view text) {
  entries_[id] = {file_.size(), generation};
  file_ += fmt::format("{} {} obj\n", id, generation);
  const std::size_t begin = file_.size();
  file_ += text;
  file_ += "\nendobj\n";
  return begin;
}

std::size_t Update::put_stream(int id, std::string_view members, std::string_view data) {
  const std::string bytes = base_.key.stream(data, id, 0);
  return put(
      id, 0,
      fmt::format("<<{}\n/Length {}>>\nstream\n{}\nendstream", members, bytes.size(), bytes));
}

/// 14.4: the first half stays, the second is made of this version's bytes.
std::string Update::new_id() const {
  const std::string now = codec::md5(file_);
  const std::string first = base_.id.empty() ? written_string(now) : base_.id;
  return "[" + first + written_string(now) + "]";
}

std::string Update::trailer_members() const {
  std::string out;
  append_member(out, "Size", std::to_string(next_));
  append_member(out, "Root", base_.root);
  append_member(out, "Info", base_.info);
  append_member(out, "Encrypt", base_.encrypt);
  append_member(out, "ID", new_id());
  append_member(out, "Prev", std::to_string(base_.previous));
  out += base_.others;
  return out;
}

/// 7.5.4: one subsection for each stretch of successive numbers.
void Update::append_table() {
  const std::string members = trailer_members();
  const std::size_t begin = file_.size();
  file_ += "xref\n";
  for (auto first = entries_.begin(); first != entries_.end();) {
    auto last = first;
    int count = 0;
    for (; last != entries_.end() && last->first == first->first + count; ++last) ++count;
    file_ += fmt::format("{} {}\n", first->first, count);
    for (; first != last; ++first) {
      const Entry& entry = first->second;
      file_ += fmt::format("{:010} {:05} n \n", entry.offset - base_.origin, entry.generation);
    }
  }
  file_ += fmt::format("trailer\n<<{}>>\nstartxref\n{}\n%%EOF\n", members, begin - base_.origin);
}

/// 7.5.8. The stream is itself one of the objects that it lists.
void Update::append_stream() {
  const int id = next_++;
  const std::string members = trailer_members();
  const std::size_t begin = file_.size();
  entries_[id] = {begin, 0};
  std::string index, data;
  for (const auto& [number, entry] : entries_) {
    index += fmt::format("{} 1 ", number);
    data += '\1';
    append_big_endian(data, entry.offset - base_.origin, 5);
    append_big_endian(data, static_cast<std::size_t>(entry.generation), 2);
  }
  index.pop_back();
  file_ += fmt::format(
      "{} 0 obj\n<</Type /XRef\n{}/W [1 5 2]\n/Index [{}]\n/Length {}>>\nstream\n{}\nendstream\n"
      "endobj\nstartxref\n{}\n%%EOF\n",
      id, members, index, data.size(), data, begin - base_.origin);
}

std::string Update::finish() {
  if (base_.table) {
    append_table();
  } else {
    append_stream();
  }
  return std::move(file_);
}

}  // namespace sealpress::pdf
