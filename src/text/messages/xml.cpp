#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kXmlMessages;
const std::span<const MessageEntry> kXmlMessages{};

}  // namespace sealpress::text
