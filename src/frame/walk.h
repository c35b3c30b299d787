// Going through the items of a page, those inside groups too.
#pragma once

#include <memory>
#include <span>
#include <variant>

#include "frame/frame.h"

namespace sealpress::frame {

/// Calls `visit` with every item that is no group, in the order of painting. `visit` must accept
/// each of Item's other alternatives. Positions are those of the innermost group.
template <class Visit>
void walk(std::span<const Item> items, Visit&& visit) {
  for (const Item& item : items) {
    std::visit(
        [&visit](const auto& value) {
          using Value = std::decay_t<decltype(value)>;
          if constexpr (std::is_same_v<Value, std::shared_ptr<const Group>>) {
            if (value) walk(value->items, visit);
          } else {
            visit(value);
          }
        },
        item);
  }
}

}  // namespace sealpress::frame
