#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kPdfMessages;
const std::span<const MessageEntry> kPdfMessages{};

}  // namespace sealpress::text
