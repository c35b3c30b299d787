// One file and what its signatures are worth. For use in the child process.
#pragma once

#include <string>
#include <string_view>

#include "pdf/crypto/cms_check.h"
#include "pdf/read/document.h"
#include "pdf/verify/report.h"

namespace sealpress::pdf {

VerifyReport examine(const OutsideDocument& document, std::string_view file,
                     const std::string& password, const TrustAnchors& anchors);

}  // namespace sealpress::pdf
