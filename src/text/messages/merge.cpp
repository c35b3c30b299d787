#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kMergeMessages;
const std::span<const MessageEntry> kMergeMessages{};

}  // namespace sealpress::text
