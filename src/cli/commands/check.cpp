#include "cli/commands/all.h"
#include "cli/commands/batch.h"

namespace sealpress::cli {
namespace {

class CheckCommand : public BatchCommand {
 public:
  CheckCommand() { render_.check_only = true; }
  const char* name() const override { return "check"; }
};

}  // namespace

std::unique_ptr<Command> make_check() {
  return std::make_unique<CheckCommand>();
}

}  // namespace sealpress::cli
