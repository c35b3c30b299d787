// What a file lets be done to it: by its signatures (ISO 32000-1, 12.8.2) and by its encryption
// (7.6.3.2). For use in the child process.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "pdf/read/pages.h"

namespace sealpress::pdf {

/// The values of all fields that are signed.
std::vector<OutsideValue> signatures_of(const OutsideDocument& document);

/// The transform parameters of a signature's reference of this method; null if it has none.
OutsideValue transform_of(const OutsideValue& signature, const char* method);

/// What the certifying signature allows: 1 nothing, 2 filling in and signing, 3 annotations too;
/// nothing if no signature certifies.
std::optional<int> certified_permission(const OutsideDocument& document);

/// Whether the parameters of a field lock (table 256) hold a field of this full name.
bool locks(const OutsideValue& parameters, std::string_view field);
bool is_locked(const OutsideDocument& document, std::string_view field);

enum class Change : unsigned char { sign_field, add_field, draw };
/// Fails: pdf.permissions_forbid.
Result<void> check_encryption(const OutsideDocument& document, const std::string& password,
                              Change change);

}  // namespace sealpress::pdf
