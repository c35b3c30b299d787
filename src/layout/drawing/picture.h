// Pictures of a document: the bytes of a part, read once and shared.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "docx/document.h"
#include "docx/node.h"
#include "frame/frame.h"

namespace sealpress::layout {

struct Context;

/// Pictures already asked for, by part name; one for a round of layout.
class Pictures {
 public:
  struct Picture {
    frame::ImageBytes bytes;            ///< null if it cannot be drawn
    std::optional<Diagnostic> problem;  ///< then: why
  };
  /// The picture of that part; an empty name is one that the document does not hold.
  const Picture& get(std::string_view part, const docx::View& view);

 private:
  std::map<std::string, Picture, std::less<>> known_;
};

/// A picture shape as items in the drawing's coordinates: cropped, turned and mirrored; nullopt
/// (and a line of the report) if its file cannot be drawn.
std::optional<std::vector<frame::Item>> draw_picture(const docx::Drawing& drawing,
                                                     const docx::Shape& shape, Context& context);

}  // namespace sealpress::layout
