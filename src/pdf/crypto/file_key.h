// The encryption of a file that is only appended to: what is added must be encrypted as the rest
// is (ISO 32000-1, 7.6; ISO 32000-2, 7.6.4 for AES-256). The standard security handler alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace sealpress::pdf {

class OutsideDocument;

enum class Cipher : unsigned char { none, rc4, aes128, aes256 };

/// A plain value; the file's key and how streams and strings use it.
struct FileKey {
  std::string key;
  Cipher streams = Cipher::none, strings = Cipher::none;

  /// Encrypts what belongs to an object. The initial vectors are made of the data, so that equal
  /// input gives equal files.
  std::string stream(std::string_view bytes, int id, int generation) const;
  std::string string(std::string_view bytes, int id, int generation) const;
};

/// The key of an encrypted document that this password opens; nothing for a handler or a password
/// that it does not know. For use in the child process.
std::optional<FileKey> file_key(const OutsideDocument& document, const std::string& password);

/// Whether the password is the owner's, who may do everything.
bool is_owner(const OutsideDocument& document, const std::string& password);

}  // namespace sealpress::pdf
