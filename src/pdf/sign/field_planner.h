// The signature fields of a file, and a new one among them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pdf/sign/planner.h"

namespace sealpress::pdf {

/// A widget where it shows: null if the field shows nowhere.
struct Shown {
  OutsideValue field, widget;
  std::optional<std::size_t> page;
};

constexpr int kPrintFlag = 4;  ///< table 165

class FieldPlanner : public Planner {
 public:
  FieldPlanner(const OutsideDocument& document, const PlaceRequest& request,
               const std::string& password, UpdateBase base)
      : Planner(document, password, std::move(base)), request_(request) {}

 protected:
  std::vector<Shown> all_places() const;
  /// No earlier signature locks a field of that name.
  Result<void> check_name(const std::string& name) const;
  /// A new field with the plan's signature, at a box in the page's own coordinates.
  Result<void> add_field(std::size_t page_index, const Box& box);
  void note_signature();

  const PlaceRequest& request_;

 private:
  std::string free_name() const;
  void add_to_form(int field);
};

}  // namespace sealpress::pdf
