// The delivery that a notice asks for: the files of every sender, named and put into folders, in
// one ZIP with a list of contents.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/deliver/check_folder.h"
#include "pipeline/workspace.h"

namespace sealpress::pipeline {

struct PackOptions {
  std::string output;  ///< path of the ZIP
  std::string by;      ///< 企业 or 推荐单位; empty: both
  bool strict = false;
  unsigned jobs = 1;
  std::optional<text::Date> handed_in;
};

/// One line of the list of contents.
struct PackedItem {
  enum class State : std::uint8_t {
    packed,        ///< in the archive, nothing left to do
    sealed,        ///< in the archive, a stamped file from the folder
    to_be_sealed,  ///< in the archive, without its seal
    on_paper,      ///< to be handed in on paper
    missing        ///< not there
  };
  State state = State::packed;
  std::string name;  ///< in the archive, or what it is
  std::string what;  ///< 附件2《…申报表》
  std::string by, unit;
};

struct Packed {
  std::string path;  ///< empty if nothing was written
  std::vector<PackedItem> items;
  Diagnostics findings;  ///< on the submissions, then on what is missing or not yet stamped
  Summary summary;
};

/// Checks what lies in `folder`, makes the files and writes the archive whole or not at all. What
/// has errors is left out and listed; with `strict` nothing is written unless everything is there,
/// stamped and without findings. The same folder gives the same bytes: without a fixed time the
/// files carry that of the newest file in the folder.
Checked<Packed> pack(Workspace& workspace, std::string_view collection, const std::string& folder,
                     const PackOptions& options);

}  // namespace sealpress::pipeline
