// Objects of a file from outside with some members changed, while a plan is made. For use in the
// child process.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pdf/read/copy.h"
#include "pdf/read/pages.h"
#include "pdf/sign/plan.h"

namespace sealpress::pdf {

/// How the plane of a page, or of a widget's box, is turned so that what is drawn stands upright
/// for whoever looks: `matrix` takes coordinates of the upright view (y upwards) to the box.
struct Upright {
  std::string matrix;
  double width = 0, height = 0;  ///< as seen
};
Upright upright(const Box& box, int rotation);

class Edits {
 public:
  /// `next` is the first free object number.
  Edits(const OutsideDocument& document, const FileKey& key, int next)
      : document_(document), key_(key), next_(next) {}

  int add_number() { return next_++; }
  int next_number() const { return next_; }

  /// The changed members of an indirect dictionary.
  Overrides& of(const OutsideValue& object);
  /// Appends to the array that is the member of an indirect dictionary: to the array's own object
  /// if it has one.
  void append(const OutsideValue& owner, const char* key, const std::string& element);
  void put(int id, std::string text) { added_.push_back({id, 0, std::move(text)}); }
  /// A stream with these members of its dictionary.
  void put_stream(int id, std::string_view members, std::string_view data);

  StringCoder coder(int id, int generation) const;
  /// Draws on a page, above all that is there: `operators` may use /SPRS, which is `form`.
  void draw(const OutsideValue& page, std::string operators, int form);

  /// All of it, as text.
  std::vector<PlannedObject> take();

 private:
  std::string contents(const OutsideValue& page, const std::string& operators);
  std::string resources(const OutsideValue& page, const std::string& name, int form);
  int saved_state();

  const OutsideDocument& document_;
  const FileKey& key_;
  int next_;
  int save_ = 0;
  std::map<std::pair<int, int>, Overrides> dictionaries_;
  std::map<std::pair<int, int>, std::string> arrays_;
  std::vector<PlannedObject> added_;
};

/// The facts that an update needs. Fails: pdf.needs_repair, pdf.encryption_unsupported.
Result<UpdateBase> update_base(const OutsideDocument& document, std::string_view bytes,
                               const std::string& password);

}  // namespace sealpress::pdf
