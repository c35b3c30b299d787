// A Word letter as the plain text of an e-mail.
#pragma once

#include <string>

#include "docx/document.h"

namespace sealpress::pipeline {

/// Paragraphs as lines; of a table each row as its number and `label：value` for each cell that is
/// filled, the labels from its first row.
std::string letter_text(const docx::Document& letter);

}  // namespace sealpress::pipeline
