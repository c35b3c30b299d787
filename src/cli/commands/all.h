// The makers of all commands, one per file of this folder.
#pragma once

#include <memory>

#include "cli/command.h"

namespace sealpress::cli {

std::unique_ptr<Command> make_forms();
std::unique_ptr<Command> make_check();
std::unique_ptr<Command> make_render();
std::unique_ptr<Command> make_pdf();
std::unique_ptr<Command> make_count();
std::unique_ptr<Command> make_pack();
std::unique_ptr<Command> make_collect();
std::unique_ptr<Command> make_derive();
std::unique_ptr<Command> make_seal();
std::unique_ptr<Command> make_verify();

}  // namespace sealpress::cli
