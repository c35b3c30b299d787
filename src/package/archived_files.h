// Files inside RAR, 7z and unusual ZIP archives, one after the other.
//
// Nothing is believed that an archive says of sizes: what comes out is counted. Names are only
// labels and lead to no place on the disk, so that `..` in them does no harm. Nothing is extracted
// to the disk.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"

namespace sealpress::package {

/// Whether the bytes begin as a RAR or 7z archive does.
bool is_rar_or_7z(std::string_view bytes);

/// Hands every file to `visit` with its name as the archive has it (bytes of any encoding), in the
/// order of the archive; a file that cannot be read has its error in place of its bytes:
/// package.encrypted_entry, package.bad_data, package.too_large. Limits::part_bytes is the most for
/// one file, package_bytes for all. Fails where nothing more can be read: package.archive_password,
/// package.archive_damaged, package.too_many_entries, package.bomb.
Result<void> each_archived_file(std::string_view bytes, std::string_view name, const Limits& limits,
                                const std::function<void(std::string, Result<std::string>)>& visit);

}  // namespace sealpress::package
