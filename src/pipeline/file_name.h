// File names of outputs, from the catalogue's patterns.
#pragma once

#include <string>
#include <string_view>

namespace sealpress::pipeline {

/// `name` without what Windows forbids in file names: reserved characters become their full-width
/// twins, control characters and line ends a space, reserved device names get a "_", dots and
/// spaces at the end go; at most 100 characters.
std::string safe_file_name(std::string_view name);

}  // namespace sealpress::pipeline
