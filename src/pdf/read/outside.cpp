#include "pdf/read/outside.h"

#include <new>

#include "pdf/read/qpdf.h"

namespace sealpress::pdf {
namespace {

Result<std::string> open_and(std::string_view bytes, const std::function<std::string(QPDF&)>& job) {
  try {
    QPDF document;
    document.setSuppressWarnings(true);
    document.processMemoryFile("outside", bytes.data(), bytes.size());
    return job(document);
  } catch (const QPDFExc& error) {
    const bool locked = error.getErrorCode() == qpdf_e_password;
    return fail(input_error(locked ? "pdf.encrypted" : "pdf.damaged"));
  } catch (const std::bad_alloc&) {
    throw;
  } catch (const std::exception&) {
    return fail(input_error("pdf.damaged"));
  }
}

/// ISO 32000-1, annex H.3, note 13: the header may come within the first 1024 bytes.
bool has_header(std::string_view bytes) {
  return bytes.substr(0, 1024).find("%PDF-") != std::string_view::npos;
}

}  // namespace

Result<std::string> with_outside_pdf(std::string_view bytes,
                                     const std::function<std::string(QPDF&)>& job,
                                     const OutsideLimits& limits) {
  if (bytes.size() > limits.file_bytes) {
    return fail(input_error("pdf.too_large")
                    .with("limit", static_cast<std::int64_t>(limits.file_bytes >> 20)));
  }
  if (!has_header(bytes)) return fail(input_error("pdf.not_a_pdf"));
  return in_child([&] { return open_and(bytes, job); }, limits.child);
}

Result<std::string> rewrite(std::string_view bytes, const OutsideLimits& limits) {
  const auto write_plainly = [](QPDF& document) {
    QPDFWriter writer(document);
    writer.setOutputMemory();
    writer.setObjectStreamMode(qpdf_o_disable);
    writer.setPreserveEncryption(false);
    writer.setDeterministicID(true);
    writer.write();
    const std::unique_ptr<Buffer> buffer(writer.getBuffer());
    return std::string(reinterpret_cast<const char*>(buffer->getBuffer()), buffer->getSize());
  };
  return with_outside_pdf(bytes, write_plainly, limits);
}

}  // namespace sealpress::pdf
