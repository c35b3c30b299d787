// Which nodes show which values, for who wants to write beside them (annotate.h).
#pragma once

#include "merge/merger.h"
#include "merge/values/scope.h"

namespace sealpress::merge {

/// Notes, where the options ask for it, that `node` shows the value of `key`.
inline void note_shown(Merger& merger, const docx::Node* node, const Key& key) {
  if (merger.options.shown == nullptr) return;
  merger.options.shown->push_back(
      {node, pointer(*merger.scope, key.written()), std::string(merger.part)});
}

}  // namespace sealpress::merge
