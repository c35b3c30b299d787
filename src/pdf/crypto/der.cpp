#include "pdf/crypto/der.h"

#include <algorithm>

#include "pdf/crypto/openssl.h"

namespace sealpress::pdf::der {

std::string value(unsigned char tag, std::string_view content) {
  std::string out(1, static_cast<char>(tag));
  if (content.size() < 0x80) {
    out += static_cast<char>(content.size());
  } else {
    std::string size;
    for (std::size_t rest = content.size(); rest != 0; rest >>= 8) {
      size.insert(size.begin(), static_cast<char>(rest & 0xff));
    }
    out += static_cast<char>(0x80 | size.size());
    out += size;
  }
  return out.append(content);
}

std::string set_of(unsigned char tag, std::vector<std::string> elements) {
  // Bytes compare as unsigned: std::string compares by char_traits, which does.
  std::sort(elements.begin(), elements.end());
  std::string content;
  for (const std::string& element : elements) content += element;
  return value(tag, content);
}

std::string integer(unsigned char number) {
  const std::string byte(1, static_cast<char>(number & 0x7f));
  return value(0x02, byte);
}

std::string object(int nid) {
  return ossl::der_of(&i2d_ASN1_OBJECT, static_cast<const ASN1_OBJECT*>(OBJ_nid2obj(nid)));
}

std::string algorithm(int nid, bool with_null) {
  return sequence(object(nid) + (with_null ? value(0x05, {}) : std::string()));
}

}  // namespace sealpress::pdf::der
