#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kCliMessages;
const std::span<const MessageEntry> kCliMessages{};

}  // namespace sealpress::text
