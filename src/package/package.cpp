#include "package/package.h"

#include <algorithm>

#include "base/trim.h"
#include "package/archive.h"
#include "package/directory.h"

namespace sealpress::package {

namespace {

using namespace std::string_view_literals;

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string utf16(std::string_view ascii) {
  std::string out;
  for (const char c : ascii) (out += c) += '\0';
  return out;
}

/// Which old or encrypted Office file an OLE compound file is, by the names of its streams.
std::string ole_kind(std::string_view bytes) {
  const auto has = [&](std::string_view stream) {
    return bytes.find(utf16(stream)) != std::string_view::npos;
  };
  if (has("EncryptedPackage")) return "encrypted";
  if (has("WordDocument")) return "word";
  return has("Workbook") ? "excel" : "other";
}

/// The beginning of a text file in lower case, of UTF-16 its ASCII characters, without white space
/// before it.
std::string beginning(std::string_view bytes) {
  std::string text;
  for (const char c : bytes.substr(0, 4096)) {
    if (c != '\0' && static_cast<unsigned char>(c) < 0x80) text += lower(c);
  }
  return std::string(trimmed_front(text));
}

/// What a text file is that was given an Office file's name.
const char* kind_of_text(std::string_view bytes) {
  const std::string text = beginning(bytes);
  const auto has = [&](std::string_view word) { return text.find(word) != std::string::npos; };
  if (text.starts_with("{\\rtf")) return "package.is_rtf";
  if (text.starts_with("mime-version:")) return "package.is_html";
  if (!text.starts_with("<")) return "package.not_zip";
  for (const std::string_view word : {"<html", "<!doctype html", "<head", "<body", "<table"}) {
    if (has(word)) return "package.is_html";
  }
  if (has("urn:oasis:names:tc:opendocument")) return "package.is_odf";
  const bool word = has("word.document") || has("excel.sheet") || has("2006/xmlpackage");
  return word ? "package.is_xml" : "package.not_zip";
}

/// Why `bytes` are no zip package, by how they begin.
Diagnostic not_a_package(std::string_view bytes) {
  if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv)) {
    return input_error("package.is_ole").with("kind", ole_kind(bytes));
  }
  if (bytes.starts_with("PK\x03\x04"sv)) return input_error("package.truncated");
  if (bytes.starts_with("%PDF-"sv)) return input_error("package.is_pdf");
  return input_error(kind_of_text(bytes));
}

bool bad_segment(std::string_view segment) {
  return segment == ".." || segment == ".";
}

/// Whether a name is anything but a plain relative path.
bool is_bad_name(std::string_view name) {
  if (name.empty() || name.front() == '/') return true;
  for (const char c : name) {
    if (static_cast<unsigned char>(c) < 0x20 || c == ':') return true;
  }
  while (true) {
    const std::size_t slash = name.find('/');
    if (bad_segment(name.substr(0, slash))) return true;
    if (slash == std::string_view::npos) return false;
    name.remove_prefix(slash + 1);
  }
}

std::string with_slashes(std::string name) {
  std::replace(name.begin(), name.end(), '\\', '/');
  return name;
}

/// Checks one entry by itself; the code of an error, or nullptr.
const char* find_fault(const Entry& entry, const Limits& limits) {
  constexpr std::uint16_t kStored = 0, kDeflated = 8;
  if (is_bad_name(entry.name)) return "package.bad_name";
  if (entry.method != kStored && entry.method != kDeflated) return "package.unsupported_method";
  if (entry.inflated_size > limits.part_bytes) return "package.too_large";
  return nullptr;
}

}  // namespace

bool Package::NameLess::operator()(std::string_view a, std::string_view b) const {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return lower(x) < lower(y); });
}

Result<Package> Package::open(std::string bytes, std::string_view name, const Limits& limits) {
  Package package;
  package.name_ = name;
  if (auto error = package.load(std::move(bytes), limits)) {
    return fail(std::move(*error).in_file(name));
  }
  return package;
}

std::optional<Diagnostic> Package::load(std::string bytes, const Limits& limits) {
  if (bytes.size() > limits.file_bytes) return input_error("package.too_large");
  const auto file = std::make_shared<const std::string>(std::move(bytes));
  auto entries = read_directory(*file);
  if (!entries) return not_a_package(*file);
  if (entries->size() > limits.package_entries) {
    return input_error("package.too_many_entries")
        .with("limit", static_cast<std::int64_t>(limits.package_entries));
  }
  archive_ = Archive::open(file);
  if (!archive_ || archive_->count() != entries->size()) return input_error("package.truncated");
  entries_ = std::move(*entries);
  if (auto error = check_entries(limits)) return error;
  // OpenDocument, ODF 1.2 part 3, 3.3.
  const Result<std::string> type = read("mimetype");
  const bool foreign = type && type->starts_with("application/vnd.oasis.opendocument");
  return foreign ? std::optional(input_error("package.is_odf")) : std::nullopt;
}

std::optional<Diagnostic> Package::check_entries(const Limits& limits) {
  std::uint64_t inflated = 0, deflated = 0;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    Entry& entry = entries_[i];
    // Some programs write Windows' separators. Control characters are looked for before they get
    // glyphs.
    const bool bad_bytes = is_bad_name(with_slashes(entry.name));
    entry.name = with_slashes(archive_->name(i));
    inflated += entry.inflated_size;
    deflated += entry.raw.size();
    const char* fault = find_fault(entry, limits);
    if (bad_bytes) {
      fault = "package.bad_name";
    } else if (archive_->encrypted(i)) {
      fault = "package.encrypted_entry";
    } else if (fault == nullptr && inflated > limits.package_bytes) {
      fault = "package.too_large";
    } else if (fault == nullptr && deflated > archive_->bytes().size()) {
      fault = "package.bomb";  // entries share bytes: more data than the file has
    } else if (fault == nullptr && !index_.emplace(entry.name, i).second) {
      fault = "package.duplicate_name";
    }
    if (fault != nullptr) return input_error(fault).in_part(entry.name);
  }
  return std::nullopt;
}

const Entry* Package::find(std::string_view part) const {
  const auto found = index_.find(part);
  return found == index_.end() ? nullptr : &entries_[found->second];
}

Result<std::string> Package::read(std::string_view part) const {
  const auto refuse = [&](const char* code) {
    return fail(input_error(code).in_file(name_).in_part(part));
  };
  const auto found = index_.find(part);
  if (found == index_.end()) return refuse("package.missing_part");
  std::string out;
  switch (archive_->read(found->second, entries_[found->second].inflated_size, out)) {
    case Archive::Outcome::bad_data:
      return refuse("package.bad_data");
    case Archive::Outcome::larger:
      return refuse("package.bomb");
    case Archive::Outcome::done:
      break;
  }
  return out;
}

}  // namespace sealpress::package
