// A request for a timestamp and any bytes as the service's answer. The input is the size of the
// request in two bytes, the request, and the answer. A token is taken only if it is to the
// question.
#include <cstdlib>

#include "pdf/crypto/timestamp.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace sealpress;
  if (size < 2) return 0;
  const std::string_view all(reinterpret_cast<const char*>(data), size);
  const std::size_t asked = std::size_t{data[0]} << 8 | data[1];
  const std::string_view request = all.substr(2, asked);
  const auto token = pdf::timestamp_token(request, all.substr(2 + request.size()), "tsa");
  if (!token && token.error().code.rfind("pdf.timestamp_", 0) != 0) std::abort();
  if (token && token->empty()) std::abort();
  return 0;
}
