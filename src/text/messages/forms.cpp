#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kFormsMessages;
const std::span<const MessageEntry> kFormsMessages{};

}  // namespace sealpress::text
