// What verify() finds out about the signatures of a file. Plain values.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace sealpress::pdf {

enum class Integrity : std::uint8_t {
  intact,       ///< the signed bytes are the ones that were signed
  changed,      ///< they are not
  forged,       ///< the signature value does not belong to the certificate
  malformed,    ///< the signature is not built as the standard asks
  unsupported,  ///< of an algorithm or a kind that is not known here
};

enum class Coverage : std::uint8_t {
  whole_file,
  revision,    ///< a whole earlier version of the file; later ones follow
  incomplete,  ///< bytes are left out that should be signed
};

enum class Trust : std::uint8_t { unknown, trusted, untrusted };
enum class Stamp : std::uint8_t { none, valid, invalid };

/// What is to be said of a signature, in one word. All but the first end the program with 1.
enum class Verdict : std::uint8_t {
  valid,
  changed,      ///< the signed bytes, or what a later version had no right to change
  broken,       ///< the value is not the signer's, or the signature is not built as it must be
  ambiguous,    ///< programs that read the file may show different pages
  unvouched,    ///< something could not be checked to its end, or is not covered
  unsupported,  ///< of an algorithm or a kind that is not known here
  weak,         ///< its key or its digest no longer proves anything
  untrusted,    ///< no chain leads to a certificate that the user trusts
};

enum class ChangeKind : std::uint8_t {
  signature,   ///< a field was signed, or added and signed
  form_fill,   ///< a field got another value
  annotation,  ///< a comment, drawing or other mark was added, changed or removed
  page_content,
  metadata,    ///< title, dates and the like
  validation,  ///< certificates and revocation lists for later verification (DSS)
  other,
  seal,        ///< a signed seal was hidden, moved, covered or drawn anew
  ambiguous,   ///< programs may read different objects in it
  unfinished,  ///< the comparison could not be brought to its end
};

struct ChangeNote {
  ChangeKind kind = ChangeKind::other;
  std::string where;         ///< name of the field, number of the page, path in the file
  std::size_t revision = 0;  ///< from 1, the one that made the change
  bool permitted = false;    ///< by what the signature lets be done
  bool operator==(const ChangeNote&) const = default;
};

struct SignatureReport {
  std::string field;  ///< full name
  std::string kind;   ///< /SubFilter
  Integrity integrity = Integrity::malformed;
  std::string problem;  ///< code of a message that explains it; empty if there is none
  std::string signer, issuer;
  std::string name, reason, location, claimed_date;  ///< as the file says: /Name, /M, …
  std::int64_t signing_time = 0;                     ///< by the signed attribute; 0: none
  Stamp stamp = Stamp::none;
  std::int64_t stamp_time = 0;
  std::string stamp_signer;
  Trust trust = Trust::unknown, stamp_trust = Trust::unknown;
  /// What is wrong with the chains, and with the stamp: codes of messages, or OpenSSL's words.
  std::string trust_problem, stamp_problem;
  Coverage coverage = Coverage::incomplete;
  std::size_t covered = 0;   ///< bytes from the start, the signature's own place among them
  std::size_t revision = 0;  ///< from 1
  int certifies = 0;         ///< what the file's certifying signature allows: 0 none, 1 to 3
  bool weak_digest = false;  ///< MD5 or SHA-1
  bool weak_key = false;     ///< RSA below 2,048 bits, curves below 224, DSA
  bool is_document_timestamp = false;
  std::vector<ChangeNote> changes;  ///< made afterwards

  /// The gravest of all that is wrong.
  Verdict verdict() const;
  bool is_good() const { return verdict() == Verdict::valid; }
};

struct VerifyReport {
  std::vector<SignatureReport> signatures;
  std::size_t revisions = 1;
  bool has_usage_rights = false;  ///< /UR3 (12.8.2.3): of Adobe, for its Reader; not verified
  bool was_repaired = false;      ///< damaged: another program may read something else in it
};

}  // namespace sealpress::pdf
