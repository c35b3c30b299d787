#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kLayoutMessages;
const std::span<const MessageEntry> kLayoutMessages{};

}  // namespace sealpress::text
