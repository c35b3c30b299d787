// 草稿 on every page, for documents rendered in spite of errors.
#pragma once

#include <memory>

#include "base/result.h"
#include "docx/document.h"

namespace sealpress::merge {

/// The file with a grey 草稿 behind the text of every page: a drawing in each header, in headers
/// made for it where the first section has none (later ones inherit them, 17.10.1).
Result<std::shared_ptr<const docx::Document>> with_draft_mark(const docx::Document& file);

}  // namespace sealpress::merge
