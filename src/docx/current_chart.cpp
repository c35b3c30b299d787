#include "docx/chart.h"
#include "docx/document.h"
#include "docx/read/chart.h"

namespace sealpress::docx {

std::shared_ptr<const Chart> current_chart(const View& view, const Shape& shape) {
  if (shape.chart_data == nullptr) return nullptr;
  const auto changed = view.replaced_bytes.find(shape.chart_part);
  if (changed != view.replaced_bytes.end()) {
    const auto document = xml::Document::parse(changed->second, "", shape.chart_part);
    if (document) {
      if (auto chart = read_chart((*document)->root(), view.file->styles.theme)) {
        return std::make_shared<const Chart>(*std::move(chart));
      }
    }
  }
  return {std::shared_ptr<const Chart>(), shape.chart_data};
}

}  // namespace sealpress::docx
