#include "cli/commands/constants.h"

namespace sealpress::cli {

Result<std::vector<std::pair<std::string, std::string>>> read_constants(
    const std::vector<std::string>& texts) {
  std::vector<std::pair<std::string, std::string>> out;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    if (equals == 0 || equals == std::string::npos) {
      return fail(usage_error("cli.bad_constant").with("text", text));
    }
    out.emplace_back(text.substr(0, equals), text.substr(equals + 1));
  }
  return out;
}

}  // namespace sealpress::cli
