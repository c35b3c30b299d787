#include "pdf/update/permissions.h"

#include <algorithm>

#include "pdf/crypto/file_key.h"

namespace sealpress::pdf {
namespace {

constexpr std::int64_t kModify = 1 << 3, kAnnotate = 1 << 5, kFill = 1 << 8;

std::optional<int> permission_of(const OutsideValue& signature) {
  const OutsideValue parameters = transform_of(signature, "/DocMDP");
  if (parameters.is_null()) return std::nullopt;
  const std::int64_t level = parameters["/P"].integer().value_or(2);
  return static_cast<int>(std::clamp<std::int64_t>(level, 1, 3));
}

}  // namespace

std::vector<OutsideValue> signatures_of(const OutsideDocument& document) {
  std::vector<OutsideValue> all;
  for (const OutsideValue& field : signature_fields(document)) {
    const OutsideValue value = inherited(field, "/V");
    if (value.is_dictionary()) all.push_back(value);
  }
  return all;
}

OutsideValue transform_of(const OutsideValue& signature, const char* method) {
  const OutsideValue references = signature["/Reference"];
  for (std::size_t i = 0; i < references.size(); ++i) {
    const OutsideValue reference = references.at(i);
    if (reference["/TransformMethod"].is_name(method)) return reference["/TransformParams"];
  }
  return references.at(0)["/None"];
}

std::optional<int> certified_permission(const OutsideDocument& document) {
  std::optional<int> least = permission_of(document.root()["/Perms"]["/DocMDP"]);
  for (const OutsideValue& signature : signatures_of(document)) {
    const std::optional<int> level = permission_of(signature);
    if (level && (!least || *level < *least)) least = level;
  }
  return least;
}

bool locks(const OutsideValue& parameters, std::string_view field) {
  if (parameters["/Action"].is_name("/All")) return true;
  bool named = false;
  const OutsideValue names = parameters["/Fields"];
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string name = names.at(i).text().value_or("");
    // A name stands for the fields below it too.
    named = named ||
            (field.starts_with(name) && (field.size() == name.size() || field[name.size()] == '.'));
  }
  if (parameters["/Action"].is_name("/Include")) return named;
  return parameters["/Action"].is_name("/Exclude") && !named;
}

bool is_locked(const OutsideDocument& document, std::string_view field) {
  for (const OutsideValue& signature : signatures_of(document)) {
    if (locks(transform_of(signature, "/FieldMDP"), field)) return true;
  }
  return false;
}

Result<void> check_encryption(const OutsideDocument& document, const std::string& password,
                              Change change) {
  if (!document.is_encrypted() || is_owner(document, password)) return {};
  const OutsideValue dictionary = document.trailer()["/Encrypt"];
  const std::int64_t allowed = dictionary["/P"].integer().value_or(0);
  // Revision 2 had no bit of its own for filling in.
  const bool old = dictionary["/R"].integer().value_or(0) < 3;
  const std::int64_t enough = change == Change::draw        ? kModify
                              : change == Change::add_field ? kAnnotate
                              : old                         ? kAnnotate
                                                            : kAnnotate | kFill;
  if ((allowed & enough) == 0) return fail(input_error("pdf.permissions_forbid"));
  return {};
}

}  // namespace sealpress::pdf
