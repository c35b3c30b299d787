#include "text/font/cff_dict.h"

#include "text/font/big_endian.h"

namespace sealpress::text {
namespace {

/// Length of the real number that starts at `at` with its byte 30; it ends at a nibble f.
std::size_t real_length(std::string_view data, std::size_t at) {
  for (std::size_t i = at + 1; i < data.size(); ++i) {
    const auto byte = static_cast<unsigned char>(data[i]);
    if ((byte & 0x0F) == 0x0F || (byte >> 4) == 0x0F) return i + 1 - at;
  }
  return data.size() - at + 1;  // no end: beyond the data
}

struct Operand {
  std::int32_t value = 0;
  std::size_t length = 0;  ///< 0: a reserved byte
};

Operand read_operand(std::string_view data, std::size_t at) {
  const auto first = static_cast<std::int32_t>(read_big_endian(data, at, 1));
  const auto second = static_cast<std::int32_t>(read_big_endian(data, at + 1, 1));
  if (first == 28) return {read_i16(data, at + 1), 3};
  if (first == 29) return {static_cast<std::int32_t>(read_u32(data, at + 1)), 5};
  if (first == 30) return {0, real_length(data, at)};
  if (first >= 32 && first <= 246) return {first - 139, 1};
  if (first >= 247 && first <= 250) return {(first - 247) * 256 + second + 108, 2};
  if (first >= 251 && first <= 254) return {-(first - 251) * 256 - second - 108, 2};
  return {};
}

}  // namespace

std::optional<CffDict> CffDict::parse(std::string_view data) {
  CffDict dict;
  std::size_t start = 0;
  std::vector<std::int32_t> integers;
  for (std::size_t at = 0; at < data.size();) {
    const std::uint32_t byte = read_big_endian(data, at, 1);
    if (byte <= 21) {
      const std::size_t length = byte == 12 ? 2 : 1;
      if (data.size() - at < length) return std::nullopt;
      const std::uint32_t op = read_big_endian(data, at, length);
      dict.entries_.push_back({static_cast<CffOperator>(op), data.substr(start, at - start),
                               data.substr(start, at + length - start), std::move(integers)});
      integers = {};
      start = at += length;
      continue;
    }
    const Operand operand = read_operand(data, at);
    if (operand.length == 0 || operand.length > data.size() - at) return std::nullopt;
    integers.push_back(operand.value);
    at += operand.length;
  }
  return dict;
}

const CffDict::Entry* CffDict::find(CffOperator op) const {
  for (const Entry& entry : entries_) {
    if (entry.op == op) return &entry;
  }
  return nullptr;
}

std::optional<std::size_t> CffDict::offset(CffOperator op, std::size_t index) const {
  const Entry* entry = find(op);
  if (!entry || entry->integers.size() <= index || entry->integers[index] < 0) return std::nullopt;
  return static_cast<std::size_t>(entry->integers[index]);
}

void append_cff_entry(std::string& out, std::string_view operands, CffOperator op) {
  out += operands;
  const auto code = static_cast<std::uint32_t>(op);
  append_big_endian(out, code, code > 0xFF ? 2 : 1);
}

void append_cff_integer(std::string& out, std::uint32_t value) {
  out += '\x1D';
  append_big_endian(out, value, 4);
}

}  // namespace sealpress::text
