#include "cli/commands/all.h"

namespace sealpress::cli {

std::vector<std::unique_ptr<Command>> all_commands() {
  std::vector<std::unique_ptr<Command>> commands;
  commands.push_back(make_forms());
  commands.push_back(make_check());
  commands.push_back(make_render());
  commands.push_back(make_pdf());
  commands.push_back(make_count());
  commands.push_back(make_pack());
  commands.push_back(make_collect());
  commands.push_back(make_derive());
  commands.push_back(make_seal());
  commands.push_back(make_verify());
  return commands;
}

}  // namespace sealpress::cli
