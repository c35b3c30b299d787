#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kSheetMessages;
const std::span<const MessageEntry> kSheetMessages{};

}  // namespace sealpress::text
