// The places for seals in PDF files, listed.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace sealpress::cli {

/// Prints the places of each file, opened with `password`; returns the exit code.
int list_places(Session& session, const std::vector<std::string>& files,
                const std::string& password);

}  // namespace sealpress::cli
