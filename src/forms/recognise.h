// Which form of a collection a submission is for: told by an explicit key, by the names of its file
// and folders, or by its fields. Pure functions, thread-safe.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "forms/catalogue.h"
#include "forms/collection.h"

namespace sealpress::forms {

/// How well a record's keys fit a form.
struct Fit {
  const Form* form = nullptr;
  double score = 0;  ///< 0 to 1: harmonic mean of the keys that the form knows and those it has
  /// The list whose rows have these keys, where that fits better than the form itself.
  std::string list;
  double explained = 0;  ///< share of the keys that the shape knows
};

/// Tells forms by the keys of a record. Immutable.
class Recogniser {
 public:
  explicit Recogniser(const std::vector<const Form*>& forms);
  /// The forms in the order in which they fit, best first. `keys` are a record's, as written.
  std::vector<Fit> fits(const std::vector<std::string>& keys) const;

 private:
  /// The labels of a form, or of the items of one of its lists, as they are compared.
  struct Shape {
    const Form* form;
    std::string list;
    std::unordered_set<std::string> labels;
  };
  std::vector<Shape> shapes_;
};

/// Below this a record's keys have too little in common with a form to be meant for it.
inline constexpr double kStranger = 0.3;
/// From here on they are surely that form's, whatever the folder they lie in is for.
inline constexpr double kSure = 0.5;
/// By so much another form must fit better to be taken for the one that is meant.
inline constexpr double kMargin = 0.1;

/// Whether a record is rather for `other`: it says more of the keys and fits better by kMargin. A
/// few columns of a long form fit a short one better without saying more of it.
bool fits_better(const Fit& other, const Fit& meant);

/// The error forms.other_form, if the keys fit another form much better than `meant`.
std::optional<Diagnostic> looks_like_other(const Recogniser& recogniser, const Form& meant,
                                           const std::vector<std::string>& keys);

/// The form that the path of a file names (by words of the collection, its attachment, its title or
/// its id), looked for in the file's name first, then in its folders from the inner to the outer;
/// nullptr if none or several are named.
const Form* form_by_path(std::string_view path, const Collection& collection,
                         const std::vector<const Form*>& forms);

/// The form that an explicit value names: an id, its end behind the slash, 附件2, or a title.
const Form* form_by_name(std::string_view name, const std::vector<const Form*>& forms);

/// The keys that may name the form inside a record: 表单, 附件表单, form.
bool is_form_key(std::string_view key);

}  // namespace sealpress::forms
