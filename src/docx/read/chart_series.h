// A chart's series with their kept data (c:ser, 21.2.2.170).
#pragma once

#include "docx/chart.h"
#include "docx/styles.h"
#include "xml/document.h"

namespace sealpress::docx {

/// The series below c:barChart and its like, in the order in which they are drawn. `base`: what
/// their labels look like where nothing else is said.
std::vector<ChartSeries> read_chart_series(xml::Node plot, const ChartText& base,
                                           const Theme& theme);

}  // namespace sealpress::docx
