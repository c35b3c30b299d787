// GB/T 9704-2012 in figures, and what its lines look like.
#pragma once

#include <string>

namespace sealpress::official {

// In millimetres but for sizes, which are points. Clauses behind.
inline constexpr double kPaperWidth = 210, kPaperHeight = 297;  // 5.1.1
inline constexpr double kTop = 37, kLeft = 28;                  // 5.1.2
inline constexpr double kTextWidth = 156, kTextHeight = 225;    // 5.1.2
inline constexpr double kRight = kLeft + kTextWidth, kBottom = kTop + kTextHeight;
inline constexpr double kMiddle = kLeft + kTextWidth / 2;
inline constexpr int kLines = 22, kCharacters = 28;  // 5.2.3
inline constexpr double kPitch = kTextHeight / kLines;
inline constexpr double kCharacter = kTextWidth / kCharacters;
inline constexpr double kBodySize = 16, kTitleSize = 22, kSmallSize = 14;  // 3号 2号 4号, points
inline constexpr double kLetterheadDown = 35;                              // 7.2.4
inline constexpr double kRedLineDown = 4;                                  // 7.2.7
inline constexpr double kNumberDown = 7;                                   // 7.5
inline constexpr double kThick = 0.35, kThin = 0.25;                       // 7.4.1
inline constexpr double kPoint = 25.4 / 72;
/// A dash stands so much above the baseline, in em.
inline constexpr double kDashUp = 0.37;

inline constexpr double kRuler = 0.5, kPlace = 1.0;  // tolerances
/// Fewer long lines do not tell where the text begins and ends.
inline constexpr int kEnoughLines = 4;

/// — 1 —
bool is_page_number(const std::u32string& text);
/// 苏质协〔2025〕9号
bool is_document_number(const std::u32string& text);
/// 2025年4月9日, or 二〇二五年四月九日.
bool is_date(const std::u32string& text);
/// 抄送：… and what else stands in 版记.
bool is_imprint(const std::u32string& text);

}  // namespace sealpress::official
