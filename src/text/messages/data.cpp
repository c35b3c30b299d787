#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kDataMessages;
const std::span<const MessageEntry> kDataMessages{};

}  // namespace sealpress::text
