#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kDocxMessages;
const std::span<const MessageEntry> kDocxMessages{};

}  // namespace sealpress::text
