#include "package/archived_files.h"

#include <archive.h>
#include <archive_entry.h>

#include <clocale>
#include <memory>
#include <utility>

namespace sealpress::package {
namespace {

using namespace std::string_view_literals;

struct Close {
  void operator()(archive* a) const { archive_read_free(a); }
};
using Handle = std::unique_ptr<archive, Close>;

/// The library hands names over in the thread's encoding: UTF-8 while this lives.
class NamesInUtf8 {
 public:
  NamesInUtf8() : own_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)) {
    if (own_) before_ = uselocale(own_);
  }
  NamesInUtf8(const NamesInUtf8&) = delete;
  NamesInUtf8& operator=(const NamesInUtf8&) = delete;
  ~NamesInUtf8() {
    if (!own_) return;
    uselocale(before_);
    freelocale(own_);
  }

 private:
  locale_t own_, before_{};
};

class Reading {
 public:
  Reading(std::string_view bytes, std::string_view name, const Limits& limits,
          const std::function<void(std::string, Result<std::string>)>& visit)
      : bytes_(bytes), name_(name), limits_(limits), visit_(visit), handle_(archive_read_new()) {}

  Result<void> run() {
    support_format();
    if (archive_read_open_memory(handle_.get(), bytes_.data(), bytes_.size()) != ARCHIVE_OK) {
      return fail(error("package.archive_damaged"));
    }
    for (;;) {
      archive_entry* entry = nullptr;
      const int read = archive_read_next_header(handle_.get(), &entry);
      if (read == ARCHIVE_EOF) {
        // Of one cut off behind its first bytes the library says that it is at its end.
        if (count_ == 0) return fail(cannot_go_on());
        return {};
      }
      if (read != ARCHIVE_OK && read != ARCHIVE_WARN) return fail(cannot_go_on());
      if (++count_ > limits_.package_entries) {
        return fail(error("package.too_many_entries")
                        .with("limit", static_cast<std::int64_t>(limits_.package_entries)));
      }
      if (archive_entry_filetype(entry) != AE_IFREG) continue;
      if (auto done = take(entry); !done) return done;
    }
  }

 private:
  /// Only what it begins as: a Word file at the end of a RAR archive is a zip that ends there, too.
  void support_format() {
    if (bytes_.starts_with("Rar!")) {
      archive_read_support_format_rar(handle_.get());
      archive_read_support_format_rar5(handle_.get());
    } else if (bytes_.starts_with("7z")) {
      archive_read_support_format_7zip(handle_.get());
    } else {
      archive_read_support_format_zip(handle_.get());
    }
  }

  Diagnostic error(std::string code) const { return input_error(std::move(code)).in_file(name_); }

  Diagnostic cannot_go_on() const {
    const bool locked = archive_read_has_encrypted_entries(handle_.get()) > 0;
    return error(locked ? "package.archive_password" : "package.archive_damaged");
  }

  static std::string name_of(archive_entry* entry) {
    // RAR and 7z keep names in Unicode; of others the bytes as they are.
    const char* unicode = archive_entry_pathname_utf8(entry);
    if (unicode && *unicode) return unicode;
    const char* raw = archive_entry_pathname(entry);
    return raw ? raw : "";
  }

  /// Fails only where nothing behind it can be read either.
  Result<void> take(archive_entry* entry) {
    std::string name = name_of(entry);
    if (archive_entry_is_encrypted(entry)) {
      visit_(std::move(name), fail(error("package.encrypted_entry")));
      return {};
    }
    std::string out;
    char block[1 << 16];
    for (;;) {
      const la_ssize_t got = archive_read_data(handle_.get(), block, sizeof block);
      if (got == 0) break;
      if (got < 0) {
        visit_(std::move(name), fail(error("package.bad_data")));
        return {};
      }
      total_ += static_cast<std::size_t>(got);
      if (total_ > limits_.package_bytes) return fail(error("package.bomb"));
      if (out.size() + static_cast<std::size_t>(got) > limits_.part_bytes) {
        visit_(std::move(name), fail(error("package.too_large")));
        return {};
      }
      out.append(block, static_cast<std::size_t>(got));
    }
    visit_(std::move(name), std::move(out));
    return {};
  }

  std::string_view bytes_, name_;
  const Limits& limits_;
  const std::function<void(std::string, Result<std::string>)>& visit_;
  Handle handle_;
  std::size_t count_ = 0, total_ = 0;
};

}  // namespace

bool is_rar_or_7z(std::string_view bytes) {
  return bytes.starts_with("Rar!\x1A\x07"sv) || bytes.starts_with("7z\xBC\xAF\x27\x1C"sv);
}

Result<void> each_archived_file(
    std::string_view bytes, std::string_view name, const Limits& limits,
    const std::function<void(std::string, Result<std::string>)>& visit) {
  const NamesInUtf8 names;
  return Reading(bytes, name, limits, visit).run();
}

}  // namespace sealpress::package
