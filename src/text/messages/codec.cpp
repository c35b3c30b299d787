#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kCodecMessages;
const std::span<const MessageEntry> kCodecMessages{};

}  // namespace sealpress::text
