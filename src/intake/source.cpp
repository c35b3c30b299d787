#include "intake/source.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>

#include "text/encoding.h"

namespace sealpress::intake {

namespace {

constexpr std::size_t kBlock = std::size_t{64} << 10;

class FileSource final : public ByteSource {
 public:
  explicit FileSource(std::FILE* file) : file_(file) {}
  ~FileSource() override {
    if (file_ != stdin) std::fclose(file_);
  }
  FileSource(const FileSource&) = delete;
  FileSource& operator=(const FileSource&) = delete;

  std::optional<std::size_t> read(char* out, std::size_t size) override {
    const std::size_t n = std::fread(out, 1, size, file_);
    if (n == 0 && std::ferror(file_) != 0) return std::nullopt;
    return n;
  }

 private:
  std::FILE* file_;
};

class MemorySource final : public ByteSource {
 public:
  explicit MemorySource(std::string bytes) : bytes_(std::move(bytes)) {}

  std::optional<std::size_t> read(char* out, std::size_t size) override {
    const std::size_t n = std::min(size, bytes_.size() - at_);
    std::memcpy(out, bytes_.data() + at_, n);
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t at_ = 0;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> open_file(const std::string& path) {
  if (path == "-") return std::make_unique<FileSource>(stdin);
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file != nullptr) return std::make_unique<FileSource>(file);
  const bool missing = errno == ENOENT || errno == ENOTDIR;
  return fail(input_error(missing ? "intake.no_such_file" : "intake.cannot_read").in_file(path));
}

std::unique_ptr<ByteSource> from_memory(std::string bytes) {
  return std::make_unique<MemorySource>(std::move(bytes));
}

bool Stream::fill() {
  if (!source_) return false;
  if (taken_ >= kBlock) {
    buffer_.erase(0, taken_);
    taken_ = 0;
  }
  const std::size_t old_size = buffer_.size();
  buffer_.resize(old_size + kBlock);
  const auto n = source_->read(buffer_.data() + old_size, kBlock);
  buffer_.resize(old_size + n.value_or(0));
  failed_ = !n;
  if (n.value_or(0) == 0) source_.reset();
  return buffer_.size() > old_size;
}

Result<std::string> Stream::take_all(const Limits& limits) {
  while (ahead().size() <= limits.file_bytes && fill()) continue;
  if (failed_) return fail(input_error("intake.cannot_read").in_file(name_));
  if (ahead().size() > limits.file_bytes) {
    return fail(input_error("intake.too_large")
                    .with("limit", static_cast<std::int64_t>(limits.file_bytes >> 20))
                    .in_file(name_));
  }
  std::string all(ahead());
  buffer_.clear();
  taken_ = 0;
  return all;
}

std::optional<Diagnostic> Stream::become_utf8(const Limits& limits) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const text::Encoding encoding = text::detect_encoding(ahead());
  if (encoding == text::Encoding::utf8) {
    if (ahead().substr(0, kMark.size()) == kMark) take(kMark.size());
    return std::nullopt;
  }
  auto all = take_all(limits);
  if (!all) return std::move(all.error());
  auto utf8 = text::decode(*all, encoding);
  if (!utf8) return input_error("intake.unknown_encoding").in_file(name_);
  buffer_ = std::move(*utf8);
  return std::nullopt;
}

}  // namespace sealpress::intake
