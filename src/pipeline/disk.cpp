#include "pipeline/disk.h"

#include <fcntl.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>

namespace sealpress::pipeline {

int Disk::create_temporary(std::string& path) {
  return ::mkostemp(path.data(), O_CLOEXEC);
}

int Disk::make_temporary_folder(std::string& path) {
  return ::mkdtemp(path.data()) == nullptr ? -1 : 0;
}

int Disk::create(int folder, const char* name) {
  return ::openat(folder, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
}

ssize_t Disk::write(int file, const void* bytes, std::size_t size) {
  return ::write(file, bytes, size);
}

int Disk::sync(int file) {
  return ::fsync(file);
}

int Disk::close(int file) {
  return ::close(file);
}

int Disk::rename(int from_folder, const char* from, int to_folder, const char* to) {
  return ::renameat(from_folder, from, to_folder, to);
}

int Disk::link(int from_folder, const char* from, int to_folder, const char* to) {
  return ::linkat(from_folder, from, to_folder, to, 0);
}

Disk& system_disk() {
  static Disk disk;
  return disk;
}

}  // namespace sealpress::pipeline
