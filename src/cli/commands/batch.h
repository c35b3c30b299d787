// What `check` and `render` share: a form, data, and a run over all records.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "cli/command.h"
#include "pipeline/render.h"

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
  const std::vector<std::string>& data() const { return data_; }

  pipeline::RenderOptions render_;

 private:
  std::string form_;
  std::vector<std::string> data_;
};

}  // namespace sealpress::cli
