#include "text/messages.h"

namespace sealpress::text {

extern const std::span<const MessageEntry> kPackageMessages;
const std::span<const MessageEntry> kPackageMessages{};

}  // namespace sealpress::text
