#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kBaseMessages;
const std::span<const MessageEntry> kBaseMessages{};

}  // namespace sealpress::text
