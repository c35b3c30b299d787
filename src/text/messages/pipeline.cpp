#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kPipelineMessages;
const std::span<const MessageEntry> kPipelineMessages{};

}  // namespace sealpress::text
