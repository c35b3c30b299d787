// Failure travels as a value across folder boundaries; exceptions stay inside a wall.
#pragma once

#include <tl/expected.hpp>

#include "base/diagnostic.h"

namespace sealpress {

/// A value, or the one error that prevented it.
template <class T>
using Result = tl::expected<T, Diagnostic>;

/// A value, or every error that prevented it, for jobs that report all at once.
template <class T>
using Checked = tl::expected<T, Diagnostics>;

inline auto fail(Diagnostic error) {
  return tl::unexpected<Diagnostic>(std::move(error));
}
inline auto fail(Diagnostics errors) {
  return tl::unexpected<Diagnostics>(std::move(errors));
}

}  // namespace sealpress
