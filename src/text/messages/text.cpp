#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kTextMessages;
const std::span<const MessageEntry> kTextMessages{};

}  // namespace sealpress::text
