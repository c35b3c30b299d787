// Which forms a returned file holds, told by what is printed in it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "collect/alignment.h"
#include "collect/blank_form.h"
#include "collect/units.h"

namespace sealpress::collect {

/// A form found in the units [begin, end) of a file.
struct Told {
  const BlankForm* blank = nullptr;
  Alignment alignment;
  double score = 0;  ///< 0 to 1
  std::size_t begin = 0, end = 0;
  std::string year;  ///< printed in the file's title, where it is another than the form's
};

/// Knows all forms of the catalogue. Immutable, shared by threads.
class FormTeller {
 public:
  explicit FormTeller(std::vector<std::shared_ptr<const BlankForm>> forms);

  /// The forms in a file, in their order. Of forms that fit equally well those that `preferred`
  /// says are taken.
  std::vector<Told> tell(const Units& filled,
                         const std::function<bool(const forms::Form&)>& preferred) const;

  /// Whether a text of this key (Unit::key) is printed in some form.
  bool knows(const std::u32string& key) const;
  /// Whether a line of this key begins a cell that no line parts from the one above.
  bool begins_cell(const std::u32string& key) const;

 private:
  struct Use {
    std::size_t form = 0;
    double weight = 0;
  };
  std::optional<Told> best_of(const Units& filled, std::size_t begin, std::size_t end,
                              const std::function<bool(const forms::Form&)>& preferred) const;
  std::vector<std::size_t> parts_of(const Units& filled) const;
  std::vector<std::size_t> candidates(const Units& filled, std::size_t begin,
                                      std::size_t end) const;
  double known_weight(const Units& filled, const Told& told) const;

  std::vector<std::shared_ptr<const BlankForm>> forms_;
  std::unordered_map<std::u32string, std::vector<Use>> uses_;  ///< by printed text
  std::vector<std::u32string> titles_;                         ///< without years
  std::unordered_set<std::u32string> unruled_;                 ///< beginnings of unruled cells
};

}  // namespace sealpress::collect
