// What the tests of intake share.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "data/value.h"
#include "intake/intake.h"

namespace sealpress::intake {

/// Every record as JSON, every error as "code line:column" (what is not known left out).
inline std::vector<std::string> read_lines(Reader& reader) {
  std::vector<std::string> out;
  while (auto record = reader.next()) {
    if (*record) {
      out.push_back(data::to_json((*record)->fields));
      continue;
    }
    const Diagnostic& e = record->error();
    out.push_back(e.code + (e.place.line ? " " + std::to_string(*e.place.line) : "") +
                  (e.place.column ? ":" + std::to_string(*e.place.column) : ""));
  }
  return out;
}

inline std::vector<std::string> lines_of(Result<std::unique_ptr<Reader>> reader) {
  if (reader) return read_lines(**reader);
  const Diagnostic& e = reader.error();
  return {"! " + e.code + (e.place.line ? " " + std::to_string(*e.place.line) : "") +
          (e.place.column ? ":" + std::to_string(*e.place.column) : "")};
}

/// Places as "sheet line:column", what is not known left out.
inline std::string place_of(const Diagnostic& d) {
  return d.place.sheet + (d.place.line ? " " + std::to_string(*d.place.line) : "") +
         (d.place.column ? ":" + std::to_string(*d.place.column) : "");
}

/// Everything that a reader remarks, of the file and of its records, as "code place".
inline std::vector<std::string> remarks_of(Result<std::unique_ptr<Reader>> reader) {
  std::vector<std::string> out;
  const auto take = [&](const Diagnostics& remarks) {
    for (const Diagnostic& d : remarks) out.push_back(d.code + " " + place_of(d));
  };
  if (!reader) return {"! " + reader.error().code};
  take((*reader)->take_remarks());
  while (auto record = (*reader)->next()) {
    if (*record) take((*record)->remarks);
  }
  take((*reader)->take_remarks());
  return out;
}

inline std::vector<std::string> records(std::string bytes, std::string_view name,
                                        const Limits& limits = {}) {
  return lines_of(read(std::move(bytes), name, limits));
}

}  // namespace sealpress::intake
