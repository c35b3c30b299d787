// What one record's work throws is that record's error, and no end of the program.
#pragma once

#include <exception>
#include <new>
#include <optional>

#include "base/result.h"

namespace sealpress::pipeline {

/// Does the work; what it throws comes back: pipeline.out_of_memory, pipeline.unexpected {what}.
template <class Work>
std::optional<Diagnostic> failure_of(const Work& work) {
  try {
    work();
    return std::nullopt;
  } catch (const std::bad_alloc&) {
    return input_error("pipeline.out_of_memory");
  } catch (const std::exception& error) {
    return input_error("pipeline.unexpected").with("what", error.what());
  }
}

}  // namespace sealpress::pipeline
