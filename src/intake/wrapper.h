// Records inside an object that says more about them: {"code": 0, "data": {"list": […]}}.
#pragma once

#include <string>

#include "data/value.h"
#include "intake/shape.h"

namespace sealpress::intake {

/// Takes the records out of an object that only wraps them: its one list of objects under a key
/// such as data, records, list, items, rows, 数据, beside nothing but single values. An object with
/// a member that `shape` (which may be null) knows is a record. Returns the path of keys taken off
/// (data.list), "" where there is nothing to take off.
std::string unwrap(data::Value& value, const Shape* shape);

}  // namespace sealpress::intake
