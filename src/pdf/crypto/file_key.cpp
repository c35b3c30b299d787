#include "pdf/crypto/file_key.h"

#include <array>
#include <cstdint>
#include <numeric>

#include "codec/codec.h"
#include "pdf/crypto/openssl.h"
#include "pdf/read/document.h"

namespace sealpress::pdf {
namespace {

// 7.6.3.3, algorithm 2, step a.
constexpr std::string_view kPadding(
    "\x28\xBF\x4E\x5E\x4E\x75\x8A\x41\x64\x00\x4E\x56\xFF\xFA\x01\x08"
    "\x2E\x2E\x00\xB6\xD0\x68\x3E\x80\x2F\x0C\xA9\xFE\x64\x53\x69\x7A",
    32);

std::string rc4(std::string_view key, std::string_view bytes) {
  std::array<std::uint8_t, 256> box{};
  std::iota(box.begin(), box.end(), std::uint8_t{0});
  for (std::size_t i = 0, j = 0; i < box.size() && !key.empty(); ++i) {
    j = (j + box[i] + static_cast<std::uint8_t>(key[i % key.size()])) & 255;
    std::swap(box[i], box[j]);
  }
  std::string out;
  std::size_t i = 0, j = 0;
  for (const char byte : bytes) {
    i = (i + 1) & 255;
    j = (j + box[i]) & 255;
    std::swap(box[i], box[j]);
    const std::uint8_t stream = box[(box[i] + box[j]) & 255];
    out += static_cast<char>(static_cast<std::uint8_t>(byte) ^ stream);
  }
  return out;
}

using CipherContext = std::unique_ptr<EVP_CIPHER_CTX, ossl::Freeing<&EVP_CIPHER_CTX_free>>;

const EVP_CIPHER* aes_cbc(std::size_t key_size) {
  return key_size == 32 ? EVP_aes_256_cbc() : EVP_aes_128_cbc();
}

std::string aes(bool encrypt, bool padded, std::string_view key, std::string_view vector,
                std::string_view bytes) {
  const CipherContext context(EVP_CIPHER_CTX_new());
  const auto raw = [](std::string_view v) {
    return reinterpret_cast<const unsigned char*>(v.data());
  };
  EVP_CipherInit_ex(context.get(), aes_cbc(key.size()), nullptr, raw(key), raw(vector),
                    encrypt ? 1 : 0);
  EVP_CIPHER_CTX_set_padding(context.get(), padded ? 1 : 0);
  std::string out(bytes.size() + 16, '\0');
  auto* to = reinterpret_cast<unsigned char*>(out.data());
  int size = 0, rest = 0;
  EVP_CipherUpdate(context.get(), to, &size, raw(bytes), static_cast<int>(bytes.size()));
  EVP_CipherFinal_ex(context.get(), to + size, &rest);
  out.resize(static_cast<std::size_t>(size) + static_cast<std::size_t>(rest));
  return out;
}

/// 7.6.2, algorithm 1: the key of one object.
std::string object_key(const std::string& key, Cipher cipher, int id, int generation) {
  if (cipher == Cipher::aes256) return key;
  std::string salted = key;
  for (const int shift : {0, 8, 16}) salted += static_cast<char>((id >> shift) & 0xff);
  for (const int shift : {0, 8}) salted += static_cast<char>((generation >> shift) & 0xff);
  if (cipher == Cipher::aes128) salted += "sAlT";
  return codec::md5(salted).substr(0, std::min<std::size_t>(key.size() + 5, 16));
}

std::string encrypted(const FileKey& file, Cipher cipher, std::string_view bytes, int id,
                      int generation) {
  if (cipher == Cipher::none) return std::string(bytes);
  const std::string key = object_key(file.key, cipher, id, generation);
  if (cipher == Cipher::rc4) return rc4(key, bytes);
  const std::string vector =
      codec::sha256(key + std::to_string(id) + ':' + std::string(bytes)).substr(0, 16);
  return vector + aes(true, true, key, vector, bytes);
}

/// What the encryption dictionary says.
struct Handler {
  std::int64_t version = 0, revision = 0, permissions = 0;
  std::size_t key_bytes = 5;
  bool encrypts_metadata = true;
  std::string owner, user, owner_key, user_key, id;
};

std::optional<Handler> handler_of(const OutsideDocument& document) {
  const OutsideValue dictionary = document.trailer()["/Encrypt"];
  if (!dictionary["/Filter"].is_name("/Standard")) return std::nullopt;
  Handler handler;
  handler.version = dictionary["/V"].integer().value_or(0);
  handler.revision = dictionary["/R"].integer().value_or(0);
  handler.permissions = dictionary["/P"].integer().value_or(0);
  const std::int64_t bits = dictionary["/Length"].integer().value_or(40);
  if (handler.version >= 2 && bits >= 40 && bits <= 128) {
    handler.key_bytes = static_cast<std::size_t>(bits / 8);
  }
  if (handler.version == 4) handler.key_bytes = 16;
  handler.encrypts_metadata = dictionary["/EncryptMetadata"].boolean().value_or(true);
  handler.owner = dictionary["/O"].bytes().value_or("");
  handler.user = dictionary["/U"].bytes().value_or("");
  handler.owner_key = dictionary["/OE"].bytes().value_or("");
  handler.user_key = dictionary["/UE"].bytes().value_or("");
  handler.id = document.trailer()["/ID"].at(0).bytes().value_or("");
  return handler;
}

std::string padded(std::string_view password) {
  std::string out(password.substr(0, 32));
  return out.append(kPadding.substr(0, 32 - out.size()));
}

/// Algorithm 2.
std::string old_key(const Handler& handler, std::string_view password) {
  std::string text = padded(password) + handler.owner.substr(0, 32);
  for (const int shift : {0, 8, 16, 24}) {
    text += static_cast<char>((handler.permissions >> shift) & 0xff);
  }
  text += handler.id;
  if (handler.revision >= 4 && !handler.encrypts_metadata) text += "\xff\xff\xff\xff";
  std::string key = codec::md5(text).substr(0, handler.key_bytes);
  for (int i = 0; handler.revision >= 3 && i < 50; ++i) {
    key = codec::md5(key).substr(0, handler.key_bytes);
  }
  return key;
}

std::string with_each_byte(std::string key, int mask) {
  for (char& byte : key) byte = static_cast<char>(byte ^ mask);
  return key;
}

/// Algorithms 4 to 6.
bool is_old_user(const Handler& handler, const std::string& key) {
  if (handler.revision == 2) return rc4(key, kPadding) == handler.user;
  std::string text = codec::md5(std::string(kPadding) + handler.id);
  for (int i = 0; i < 20; ++i) text = rc4(with_each_byte(key, i), text);
  return text == handler.user.substr(0, 16);
}

/// Algorithm 7: the user's password, which the owner's opens.
std::string user_password(const Handler& handler, std::string_view owner_password) {
  std::string key = codec::md5(padded(owner_password)).substr(0, handler.key_bytes);
  for (int i = 0; handler.revision >= 3 && i < 50; ++i) {
    key = codec::md5(key).substr(0, handler.key_bytes);
  }
  std::string password = handler.owner.substr(0, 32);
  const int last = handler.revision >= 3 ? 19 : 0;
  for (int i = last; i >= 0; --i) password = rc4(with_each_byte(key, i), password);
  return password;
}

/// ISO 32000-2, algorithm 2.B; revision 5 of Adobe's extension had its first step alone.
std::string new_hash(const Handler& handler, std::string_view password, std::string_view salt,
                     std::string_view user) {
  const std::string secret(password), last(user);
  std::string hash = codec::sha256(secret + std::string(salt) + last);
  if (handler.revision < 6) return hash;
  for (int round = 0, last_byte = 0; round < 64 || last_byte > round - 32; ++round) {
    std::string once = secret;
    once += hash;
    once += last;
    std::string text;
    for (int i = 0; i < 64; ++i) text += once;
    text = aes(true, false, hash.substr(0, 16), hash.substr(16, 16), text);
    int sum = 0;
    for (const char byte : text.substr(0, 16)) sum += static_cast<std::uint8_t>(byte);
    const EVP_MD* digest = sum % 3 == 0 ? EVP_sha256() : sum % 3 == 1 ? EVP_sha384() : EVP_sha512();
    hash = ossl::digest_of(digest, {text});
    last_byte = static_cast<std::uint8_t>(text.back());
  }
  return hash.substr(0, 32);
}

constexpr std::size_t kHash = 32, kSalt = 8, kWhole = kHash + 2 * kSalt;

bool is_new_user(const Handler& h, std::string_view password) {
  return new_hash(h, password, h.user.substr(kHash, kSalt), {}) == h.user.substr(0, kHash);
}

bool is_new_owner(const Handler& h, std::string_view password) {
  return new_hash(h, password, h.owner.substr(kHash, kSalt), h.user.substr(0, kWhole)) ==
         h.owner.substr(0, kHash);
}

/// ISO 32000-2, algorithm 2.A.
std::optional<std::string> new_key(const Handler& h, std::string_view password) {
  const bool whole = h.user.size() >= kWhole && h.owner.size() >= kWhole &&
                     h.user_key.size() >= kHash && h.owner_key.size() >= kHash;
  if (!whole) return std::nullopt;
  const std::string zero(16, '\0');
  constexpr std::size_t kKeySalt = kHash + kSalt;
  if (is_new_owner(h, password)) {
    const std::string between =
        new_hash(h, password, h.owner.substr(kKeySalt, kSalt), h.user.substr(0, kWhole));
    return aes(false, false, between, zero, h.owner_key.substr(0, kHash));
  }
  if (!is_new_user(h, password)) return std::nullopt;
  const std::string between = new_hash(h, password, h.user.substr(kKeySalt, kSalt), {});
  return aes(false, false, between, zero, h.user_key.substr(0, kHash));
}

std::string_view limited(const std::string& password) {
  constexpr std::size_t kMost = 127;
  return std::string_view(password).substr(0, kMost);
}

Cipher cipher_of(const OutsideValue& dictionary, const char* use) {
  const std::string name = dictionary[use].text().value_or("Identity");
  const OutsideValue method = dictionary["/CF"][('/' + name).c_str()]["/CFM"];
  if (method.is_name("/V2")) return Cipher::rc4;
  if (method.is_name("/AESV2")) return Cipher::aes128;
  return method.is_name("/AESV3") ? Cipher::aes256 : Cipher::none;
}

}  // namespace

std::string FileKey::stream(std::string_view bytes, int id, int generation) const {
  return encrypted(*this, streams, bytes, id, generation);
}

std::string FileKey::string(std::string_view bytes, int id, int generation) const {
  return encrypted(*this, strings, bytes, id, generation);
}

std::optional<FileKey> file_key(const OutsideDocument& document, const std::string& password) {
  const std::optional<Handler> handler = handler_of(document);
  if (!handler) return std::nullopt;
  FileKey file;
  file.streams = file.strings = Cipher::rc4;
  if (handler->version >= 4) {
    file.streams = cipher_of(document.trailer()["/Encrypt"], "/StmF");
    file.strings = cipher_of(document.trailer()["/Encrypt"], "/StrF");
  }
  if (handler->version >= 5) {
    std::optional<std::string> key = new_key(*handler, limited(password));
    if (!key) return std::nullopt;
    file.key = std::move(*key);
    return file;
  }
  file.key = old_key(*handler, password);
  if (is_old_user(*handler, file.key)) return file;
  file.key = old_key(*handler, user_password(*handler, password));
  if (is_old_user(*handler, file.key)) return file;
  return std::nullopt;
}

bool is_owner(const OutsideDocument& document, const std::string& password) {
  const std::optional<Handler> handler = handler_of(document);
  if (!handler) return false;
  if (handler->version >= 5) {
    const bool whole = handler->user.size() >= kWhole && handler->owner.size() >= kWhole;
    return whole && is_new_owner(*handler, limited(password));
  }
  return is_old_user(*handler, old_key(*handler, user_password(*handler, password)));
}

}  // namespace sealpress::pdf
