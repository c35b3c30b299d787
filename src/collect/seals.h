// Whether a returned PDF bears a seal where its form wants one.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/diagnostic.h"
#include "collect/alignment.h"
#include "collect/blank_form.h"
#include "collect/units.h"
#include "pdf/read/shown_page.h"

namespace sealpress::collect {

enum class SealState : std::uint8_t {
  found,    ///< signed, or a picture as large as a seal stands there
  missing,  ///< nothing stands there
  unclear   ///< something stands there that need not be a seal, or the page is one picture
};

struct SealSeen {
  std::string name;  ///< as the form's tag names it: 推荐单位
  SealState state = SealState::missing;
  Place place;
};

/// The places of the seals of a form that was aligned with the units of `document`.
std::vector<SealSeen> seals_of(const BlankForm& blank, const Units& units,
                               const Alignment& alignment, const pdf::ShownDocument& document);

/// The signature fields of a PDF that carries its record.
std::vector<SealSeen> signed_seals(const pdf::ShownDocument& document);

/// collect.seal_found, collect.seal_missing or collect.seal_unclear, with the seal's name.
Diagnostic told(const SealSeen& seal);

}  // namespace sealpress::collect
