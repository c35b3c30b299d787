#include "text/font/font_pool.h"

namespace sealpress::text {

FontPool::~FontPool() {
  for (auto& slot : slots_) delete slot.load();
}

FaceId FontPool::add(const std::string& path, unsigned index) {
  const std::lock_guard lock(mutex_);
  const auto [known, is_new] = ids_.try_emplace({path, index});
  if (!is_new) return known->second;
  const std::size_t number = ids_.size() - 1;
  if (number >= kMaxFaces) {
    ids_.erase(known);
    return {};
  }
  auto slot = std::make_unique<Slot>();
  slot->path = path;
  slot->index = index;
  slots_[number].store(slot.release(), std::memory_order_release);
  return known->second = FaceId{static_cast<std::uint16_t>(number)};
}

const FontFace& FontPool::operator[](FaceId id) const {
  Slot* slot = id.value < kMaxFaces ? slots_[id.value].load(std::memory_order_acquire) : nullptr;
  if (!slot) return *empty_;
  std::call_once(slot->once, [slot] {
    slot->face = FontFace::open(slot->path, slot->index);
    if (!slot->face) slot->face = FontFace::empty();
  });
  return *slot->face;
}

}  // namespace sealpress::text
