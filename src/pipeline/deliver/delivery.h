// What a collection's senders deliver, planned from the documents of a folder: no file is made
// here.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "forms/collections.h"
#include "forms/document.h"
#include "pipeline/deliver/folder.h"

namespace sealpress::pipeline {

/// A document with its sender.
struct Sent {
  const forms::Document* document = nullptr;
  std::string by, unit;
  std::string key;       ///< the unit's name as it is compared
  bool derived = false;  ///< made of other documents: there is no file of it in the folder
};

/// Everything that is delivered. Owns the documents that it derives; `sent` refers to them and to
/// the folder's.
struct Plan {
  std::vector<std::unique_ptr<forms::Document>> derived;
  std::vector<Sent> sent;
  /// Forms that a sender should deliver and of which there is no document.
  struct Missing {
    const forms::Form* form;
    std::string by, unit;
  };
  std::vector<Missing> missing;
};

/// Tells who sends each document, makes tables from other documents where the collection says so
/// and none is there, and finds what is missing. `by` limits it to one kind of sender.
Plan plan_delivery(const forms::Collections& collections, const forms::Collection& collection,
                   const Folder& folder, std::string_view by);

}  // namespace sealpress::pipeline
