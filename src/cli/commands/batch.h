// What `check` and `render` share: a form, data, and a run over all records.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "pipeline/fill/render.h"

namespace sealpress::cli {

class BatchCommand : public Command {
 public:
  void describe(CLI::App& sub, const Say& say) override;
  int run(Session& session) override;

 protected:
  /// Does the run over all records.
  virtual Checked<pipeline::Summary> process(
      Session& session, const pipeline::Target& target,
      const std::function<void(const pipeline::RecordResult&)>& report);
  /// Told of the form before the run.
  virtual void found(const pipeline::Target& /*target*/) {}
  /// Sees every result after it was printed.
  virtual void note(const pipeline::RecordResult&, const Session&) {}
  /// After the last result; returns the exit code, given the one so far.
  virtual int finish(Session&, const pipeline::Target&, int code) { return code; }

  pipeline::RenderOptions render_;
  std::vector<std::string> constants_;  ///< as typed
  std::string form_;
  std::vector<std::string> data_;
  CLI::Option* data_option_ = nullptr;  ///< set by describe()
};

}  // namespace sealpress::cli
