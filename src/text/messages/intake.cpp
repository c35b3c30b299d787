#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kIntakeMessages;
const std::span<const MessageEntry> kIntakeMessages{};

}  // namespace sealpress::text
