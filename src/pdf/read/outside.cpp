#include "pdf/read/outside.h"

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

}  // namespace

Result<std::string> with_outside_pdf(std::string_view bytes, const Job& job,
                                     const OutsideLimits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return fail(input_error("pdf.too_large")
                    .with("limit", static_cast<std::int64_t>(limits.file_bytes >> 20)));
  }
  if (!has_header(bytes)) return fail(input_error("pdf.not_a_pdf"));
  return in_child([&] { return open_and(bytes, job, limits.password); }, limits.child);
}

Result<std::string> rewrite(std::string_view bytes, const OutsideLimits& limits) {
  const auto job = [](const OutsideDocument& document) { return document.write_plainly(); };
  return with_outside_pdf(bytes, job, limits);
}

}  // namespace sealpress::pdf
