#include "package/archive.h"

#include <zip.h>

#include <algorithm>

namespace sealpress::package {

void Archive::Discard::operator()(zip* handle) const {
  zip_discard(handle);
}

std::shared_ptr<Archive> Archive::open(std::shared_ptr<const std::string> bytes) {
  std::shared_ptr<Archive> archive(new Archive(std::move(bytes)));
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source =
      zip_source_buffer_create(archive->bytes_->data(), archive->bytes_->size(), 0, &error);
  if (source != nullptr) {
    archive->zip_.reset(zip_open_from_source(source, ZIP_RDONLY, &error));
    if (!archive->zip_) zip_source_free(source);
  }
  zip_error_fini(&error);
  return archive->zip_ ? archive : nullptr;
}

std::size_t Archive::count() {
  const std::scoped_lock lock(mutex_);
  return static_cast<std::size_t>(std::max<zip_int64_t>(zip_get_num_entries(zip_.get(), 0), 0));
}

std::string Archive::name(std::size_t index) {
  const std::scoped_lock lock(mutex_);
  const char* name = zip_get_name(zip_.get(), index, ZIP_FL_ENC_GUESS);
  return name == nullptr ? std::string() : name;
}

bool Archive::encrypted(std::size_t index) {
  const std::scoped_lock lock(mutex_);
  zip_stat_t stat;
  if (zip_stat_index(zip_.get(), index, 0, &stat) != 0) return false;
  return (stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE;
}

Archive::Outcome Archive::read(std::size_t index, std::size_t size, std::string& out) {
  const std::scoped_lock lock(mutex_);
  const std::unique_ptr<zip_file_t, decltype(&zip_fclose)> file(
      zip_fopen_index(zip_.get(), index, 0), &zip_fclose);
  if (!file) return Outcome::bad_data;
  out.resize(size);
  std::size_t have = 0;
  while (have < size) {
    const zip_int64_t got = zip_fread(file.get(), out.data() + have, size - have);
    if (got <= 0) return Outcome::bad_data;
    have += static_cast<std::size_t>(got);
  }
  // The checksum is compared when the end is read.
  char more = 0;
  const zip_int64_t got = zip_fread(file.get(), &more, 1);
  if (got > 0) return Outcome::larger;
  return got < 0 ? Outcome::bad_data : Outcome::done;
}

}  // namespace sealpress::package
