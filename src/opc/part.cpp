#include "opc/part.h"

#include <utility>

namespace sealpress::opc {

Result<std::unique_ptr<const xml::Document>> parse_part(const package::Package& file,
                                                        std::string_view part,
                                                        const Limits& limits) {
  auto bytes = file.read(part);
  if (!bytes) return fail(std::move(bytes.error()));
  return xml::Document::parse(std::move(*bytes), file.name(), part, limits);
}

}  // namespace sealpress::opc
