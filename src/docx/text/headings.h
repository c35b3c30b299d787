// The sections of a Word file: which of its paragraphs are headings, and what stands below each.
//
// People rarely use heading styles throughout. In this order, the first that the file has decides:
// outline levels (by style or paragraph); numbers as Chinese documents write them (一、 （一）
// 第一章), typed or automatic; short lines all in bold. A paragraph that is nothing but a title one
// looks for (`known`), with or without a number, is a heading whatever it looks like.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "docx/document.h"

namespace sealpress::docx {

struct HeadedSection {
  std::string heading;        ///< as it reads, without an automatic number
  std::string title;          ///< without number, colon and a remark such as （500字以内）
  int level = 1;              ///< from 1
  std::size_t paragraph = 0;  ///< the heading's index in Headings::blocks
  std::size_t begin = 0, end = 0;  ///< what stands below: [begin, end) of Headings::blocks
};

struct Headings {
  /// Paragraphs and tables of the body in their order, those in controls among them.
  std::vector<const Node*> blocks;
  std::vector<HeadedSection> sections;
};

/// The headings of a file's body. A section ends at the next heading of its own level or above;
/// those of `known` titles end each other too.
Headings find_headings(const Document& file, std::span<const std::string> known = {});

/// The first section of that title (compared as labels are, numbers aside), nullptr if none.
const HeadedSection* find_section(const Headings& headings, std::string_view title);

/// A heading's text without its number, closing colon and remark: “二、实施背景（500字以内）：” is
/// 实施背景.
std::string heading_title(std::string_view heading);

}  // namespace sealpress::docx
