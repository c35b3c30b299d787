// Certificates by the thousand: records on stationery, one PDF each, or one for the printer.
#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/geometry.h"
#include "pipeline/award/derive.h"
#include "pipeline/fill/render.h"

namespace sealpress::pipeline {

struct CertificatesOptions {
  RenderOptions render;  ///< of which `docx` has no meaning
  bool a3 = false;
  bool printer = false;     ///< all on larger sheets, with bleed and crop marks, in one file
  bool names_only = false;  ///< the variable text alone, in one file
  Point offset;             ///< of names_only
  std::string number;       ///< see Completer
  std::int64_t first_number = 1;
  Completer::Constants constants;
  std::string check_key;
};

/// Whether a target is filled by render_certificates() and not by render().
bool is_stationery(const Target& target);

/// Reads all records of `inputs` and hands each one's result to `report`, in order, on the calling
/// thread; of one file for all the last result, without a number, names it. Fails where nothing can
/// be done at all: faulty stationery, pipeline.no_a3.
Checked<Summary> render_certificates(Workspace& workspace, const Target& target,
                                     const std::vector<std::string>& inputs,
                                     const CertificatesOptions& options,
                                     const std::function<void(const RecordResult&)>& report);

}  // namespace sealpress::pipeline
