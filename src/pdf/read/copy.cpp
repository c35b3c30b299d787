#include "pdf/read/copy.h"

#include <utility>

#include "text/unicode.h"

namespace sealpress::pdf {
namespace {

// qpdf reads values nested up to 500 deep.
constexpr int kDepth = 500;
constexpr char kHexDigits[] = "0123456789ABCDEF";

void append_hex_byte(std::string& out, char byte) {
  const auto code = static_cast<unsigned char>(byte);
  out += kHexDigits[code >> 4];
  out += kHexDigits[code & 15];
}

void append_unit(std::string& out, char32_t unit) {
  out += static_cast<char>(unit >> 8);
  out += static_cast<char>(unit & 0xFF);
}

bool is_regular(char c) {
  return c > '!' && c < '\x7f' && std::string_view("()<>[]{}/%#").find(c) == std::string_view::npos;
}

class Copier {
 public:
  explicit Copier(const StringCoder& coder) : coder_(coder) {}

  void copy(const OutsideValue& value, int depth = 0) {
    if (value.is_indirect()) {
      out += reference_to(value);
    } else {
      copy_here(value, depth);
    }
  }

  void copy_here(const OutsideValue& value, int depth = 0) {
    if (depth > kDepth) {
      out += "null";
    } else if (value.is_dictionary()) {
      copy_dictionary(value, {}, depth);
    } else if (value.is_array()) {
      copy_array(value, {}, depth);
    } else if (value.is_string()) {
      const std::string bytes = value.bytes().value_or("");
      out += written_string(coder_ ? coder_(bytes) : bytes);
    } else if (value.is_name()) {
      out += written_name('/' + value.text().value_or(""));
    } else {
      out += value.unparsed();
    }
  }

  void copy_dictionary(const OutsideValue& value, const Overrides& overrides, int depth = 0) {
    out += "<<";
    for (const std::string& key : value.keys()) {
      if (overrides.contains(key)) continue;
      out += written_name(key) + ' ';
      copy(value[key.c_str()], depth + 1);
      out += '\n';
    }
    for (const auto& [key, text] : overrides) {
      if (!text.empty()) out += written_name(key) + ' ' + text + '\n';
    }
    out += ">>";
  }

  void copy_array(const OutsideValue& value, std::string_view more, int depth = 0) {
    out += '[';
    for (std::size_t i = 0; i < value.size(); ++i) {
      if (i > 0) out += ' ';
      copy(value.at(i), depth + 1);
    }
    if (!more.empty()) (out += ' ') += more;
    out += ']';
  }

  std::string out;

 private:
  const StringCoder& coder_;
};

}  // namespace

std::string written_name(std::string_view name) {
  std::string out = "/";
  for (const char c : name.substr(1)) {
    if (is_regular(c)) {
      out += c;
    } else {
      out += '#';
      append_hex_byte(out, c);
    }
  }
  return out;
}

std::string written_string(std::string_view bytes) {
  std::string out = "<";
  for (const char c : bytes) append_hex_byte(out, c);
  return out + '>';
}

std::string written_text(std::string_view utf8, const StringCoder& coder) {
  std::string bytes = "\xFE\xFF";
  for (const char32_t c : text::to_utf32(utf8)) {
    if (c > 0xFFFF) {
      append_unit(bytes, 0xD800 + ((c - 0x10000) >> 10));
      append_unit(bytes, 0xDC00 + ((c - 0x10000) & 0x3FF));
    } else {
      append_unit(bytes, c);
    }
  }
  return written_string(coder ? coder(bytes) : bytes);
}

std::string written_members(const Overrides& members) {
  std::string out = "<<";
  for (const auto& [key, text] : members) out += written_name(key) + ' ' + text + '\n';
  return out + ">>";
}

std::string written(const OutsideValue& value, const StringCoder& coder) {
  Copier copier(coder);
  copier.copy(value);
  return std::move(copier.out);
}

std::string written_here(const OutsideValue& value, const StringCoder& coder) {
  Copier copier(coder);
  copier.copy_here(value);
  return std::move(copier.out);
}

std::string written_with(const OutsideValue& dictionary, const Overrides& overrides,
                         const StringCoder& coder) {
  Copier copier(coder);
  copier.copy_dictionary(dictionary, overrides);
  return std::move(copier.out);
}

std::string written_with(const OutsideValue& array, std::string_view more,
                         const StringCoder& coder) {
  Copier copier(coder);
  copier.copy_array(array, more);
  return std::move(copier.out);
}

std::string reference_to(int id, int generation) {
  return std::to_string(id) + ' ' + std::to_string(generation) + " R";
}

}  // namespace sealpress::pdf
