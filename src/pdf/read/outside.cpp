#include "pdf/read/outside.h"

#include <utility>

namespace sealpress::pdf {
namespace {

using Job = std::function<Result<std::string>(const OutsideDocument&)>;

/// In the child. An error that comes up while the job is at work spoils its answer.
Result<std::string> open_and(std::string_view bytes, const Job& job, const std::string& password) {
  const OutsideDocument document(bytes, password);
  std::string error = document.error();
  if (!error.empty()) return fail(input_error(std::move(error)));
  Result<std::string> answer = job(document);
  error = document.error();
  if (!error.empty()) return fail(input_error(std::move(error)));
  return answer;
}

/// ISO 32000-1, annex H.3, note 13: the header may come within the first 1024 bytes.
bool has_header(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

/// Whether a file is worth a child.
Result<void> admitted(std::string_view bytes, std::size_t limit) {
  if (bytes.size() > limit) {
    return fail(input_error("pdf.too_large").with("limit", static_cast<std::int64_t>(limit >> 20)));
  }
  if (!has_header(bytes)) return fail(input_error("pdf.not_a_pdf"));
  return {};
}

}  // namespace

OutsideReader::OutsideReader(Job job, const OutsideLimits& limits)
    : file_bytes_(limits.file_bytes),
      child_(
          [job = std::move(job), password = limits.password](std::string_view bytes) {
            const auto with_bytes = [&](const OutsideDocument& document) {
              return job(document, bytes);
            };
            return open_and(bytes, with_bytes, password);
          },
          limits.child) {}

Result<std::string> OutsideReader::read(std::string_view bytes) {
  if (auto ok = admitted(bytes, file_bytes_); !ok) return fail(std::move(ok.error()));
  return child_.ask(bytes);
}

Result<std::string> with_outside_pdf(std::string_view bytes, const Job& job,
                                     const OutsideLimits& limits) {
  if (auto ok = admitted(bytes, limits.file_bytes); !ok) return fail(std::move(ok.error()));
  return in_child([&] { return open_and(bytes, job, limits.password); }, limits.child);
}

Result<std::string> rewrite(std::string_view bytes, const OutsideLimits& limits) {
  const auto job = [](const OutsideDocument& document) { return document.write_plainly(); };
  return with_outside_pdf(bytes, job, limits);
}

}  // namespace sealpress::pdf
