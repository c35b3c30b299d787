#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kImageMessages;
const std::span<const MessageEntry> kImageMessages{};

}  // namespace sealpress::text
