// Any bytes as a signed PDF file, verified and appended to in child processes. Allowed: errors that
// are named pdf.*; a child may die. A file that can be signed must keep its bytes as a prefix of
// the plan's update.
#include <cstdlib>

#include "pdf/sign/plan.h"
#include "pdf/verify/verify.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using namespace sealpress::pdf;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  OutsideLimits limits;
  limits.child.time = std::chrono::seconds(5);
  const auto report = verify(bytes, {}, limits);
  if (!report && report.error().code.rfind("pdf.", 0) != 0) std::abort();
  if (size % 4 != 0) return 0;  // processes are dear
  PlaceRequest request;
  request.sign = true;
  const auto plan = plan_seal(bytes, request, limits);
  if (!plan) {
    if (plan.error().code.rfind("pdf.", 0) != 0) std::abort();
    return 0;
  }
  Update update(bytes, plan->base);
  for (const PlannedObject& object : plan->objects) {
    update.put(object.id, object.generation, object.text);
  }
  if (update.finish().compare(0, size, bytes) != 0) std::abort();
  return 0;
}
