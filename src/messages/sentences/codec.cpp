#include "messages/messages.h"

namespace sealpress::messages {

extern const std::span<const MessageEntry> kCodecMessages;
const std::span<const MessageEntry> kCodecMessages{};

}  // namespace sealpress::messages
