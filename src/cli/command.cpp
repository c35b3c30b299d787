#include "cli/command.h"

#include <algorithm>
#include <thread>

#include "cli/output.h"
#include "pipeline/fill/render.h"

namespace sealpress::cli {

int Session::complain(const Diagnostics& errors) {
  print_errors(out_, err_, errors, json(), language());
  int code = 0;
  for (const Diagnostic& d : errors) code = std::max(code, pipeline::exit_code(d, false));
  return code;
}

void add_jobs(CLI::App& sub, const Say& say, unsigned& jobs) {
  sub.add_option_function<unsigned>(
         "--jobs,-j",
         [&jobs](unsigned asked) {
           jobs = asked > 0 ? asked : std::max(1u, std::thread::hardware_concurrency());
         },
         say("cli.jobs"))
      ->check(CLI::Range(0, 256))
      ->type_name("N");
}

}  // namespace sealpress::cli
