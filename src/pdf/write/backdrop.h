// A page of another PDF file drawn below our own content: stationery.
//
// The page becomes one form XObject (ISO 32000-1, 8.10) with everything that its resources refer
// to. A plain value, made once (pdf/fill/stationery.h) and shared read-only by all documents.
#pragma once

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "base/geometry.h"

namespace sealpress::pdf {

/// A dictionary of the other file, or a stream with its dictionary. Values are written PDF; where
/// they refer to another object, its index in Backdrop::objects stands between two bytes \1.
struct ForeignObject {
  bool stream = false;
  std::vector<std::pair<std::string, std::string>> entries;  ///< keys without slashes
  std::string data;  ///< of a stream, in the filters that the entries name
};

struct Backdrop {
  std::string content;           ///< operators, deflated
  std::string resources, group;  ///< values of these keys; an empty group is none
  std::vector<ForeignObject> objects;
  std::array<double, 4> box{};     ///< /BBox: left, bottom, right, top, in the page's own points
  std::array<double, 6> matrix{};  ///< puts the trimmed page's lower left corner at 0 0, upright
};

/// Where the backdrop goes on each page: the upper left corner of its trimmed page.
struct BackdropPlace {
  const Backdrop* backdrop = nullptr;  ///< null: none
  Point at;
  Length height;  ///< of the trimmed page
};

}  // namespace sealpress::pdf
