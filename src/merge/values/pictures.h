// Pictures that values bring: checked, placed inline, stored once per document.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/length.h"
#include "docx/document.h"
#include "image/image.h"
#include "merge/values/values.h"

namespace sealpress::merge {

/// The pictures of one merged document and the parts that hold them.
class Pictures {
 public:
  explicit Pictures(const docx::Document& file) : file_(file) {}

  struct Stored {
    std::string_view part;     ///< word/media/…
    std::string relationship;  ///< id, of the story's part
  };
  /// Stores a picture for use in a story's part; the same bytes are stored once.
  Stored add(std::string_view story_part, std::string bytes, image::Kind kind,
             const Dialect& dialect);
  /// A new relationship of a story's part to a link's target; its id.
  std::string link(std::string_view story_part, std::string_view target, const Dialect& dialect);
  /// Gives the view the new parts, their relationships and content types.
  Result<void> hand_over(docx::View& view) const;

 private:
  struct Media {
    std::string part, bytes;
    image::Kind kind;
  };
  const Media& media(std::string bytes, image::Kind kind);
  std::string& relationships(std::string_view story_part);

  const docx::Document& file_;
  std::map<std::string, Media, std::less<>> media_;       ///< by part
  std::map<std::string, std::string, std::less<>> rels_;  ///< changed relationship parts
};

struct PictureSize {
  std::optional<Length> width, height;  ///< what is not given follows from the picture
};

/// A run with the picture that `source` names: a path (MergeOptions::open_file) or a data: URI.
/// A warning about one that would lie on its side goes to `problems`. Errors: image.*,
/// merge.no_files, merge.bad_data_uri, and those of open_file.
Result<const docx::Run*> make_picture_run(Merger& merger, const RunStyle& style,
                                          const std::string& source, const PictureSize& size,
                                          std::string_view name, Diagnostics& problems);

/// A tag that draws what its key's value says.
class ShowDrawing : public Operation {
 public:
  ShowDrawing(TagSite site, const Filters& filters)
      : site_(std::move(site)), key_(site_.tag), size_{filters.width, filters.height} {}
  void bind(Binder& binder) override { binder.use(site_.tag); }

 protected:
  TagSite site_;
  Key key_;
  PictureSize size_;
};

/// {{码:键|宽:25mm}}
class ShowCode final : public ShowDrawing {
 public:
  using ShowDrawing::ShowDrawing;
  void run(Merger& merger, Nodes& out) const override;
};

/// {{图:键|宽:40mm}}
class ShowPicture final : public ShowDrawing {
 public:
  using ShowDrawing::ShowDrawing;
  void run(Merger& merger, Nodes& out) const override;
};

}  // namespace sealpress::merge
