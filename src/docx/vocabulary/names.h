// Namespaces of Word files, and access to elements and attributes by them.
//
// A strict file (ISO/IEC 29500-1) uses other URIs than a transitional one for the same names; both
// are the same Ns here, so that the readers know only one dialect.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "xml/document.h"

namespace sealpress::docx {

enum class Ns : std::uint8_t {
  none,   ///< no namespace
  other,  ///< one that is not named here
  w,      ///< WordprocessingML
  r,      ///< relationship ids
  wp,     ///< drawings in Word
  a,      ///< DrawingML
  pic,
  c,    ///< charts
  dgm,  ///< diagrams (SmartArt)
  dsp,  ///< a diagram as it was drawn
  lc,   ///< locked canvas
  m,    ///< mathematics
  mc,   ///< markup compatibility (Part 3)
  v,    ///< VML
  o,
  w10,
  wps,  ///< shapes, Word 2010
  wpg,  ///< groups
  wpc,  ///< canvas
  wp14,
  w14,
  w15,
  a14,
  dc,       ///< Dublin Core
  dcterms,  ///< Dublin Core terms
  cp        ///< core properties (Part 2)
};

Ns ns_of(std::string_view uri);

/// Whether content that needs the namespace can be read (mc:Choice/@Requires).
bool is_understood(Ns ns);

inline bool is(xml::Node node, Ns ns, std::string_view local) {
  return node.local() == local && ns_of(node.ns()) == ns;
}

/// First child element of that name, or an empty Node; an empty parent has none.
xml::Node child(xml::Node parent, Ns ns, std::string_view local);
/// A descendant, one name after the other, all in one namespace.
xml::Node path(xml::Node from, Ns ns, std::initializer_list<std::string_view> locals);

std::optional<std::string_view> attribute(xml::Node node, Ns ns, std::string_view local);
/// The same, "" if absent.
std::string_view text_attribute(xml::Node node, Ns ns, std::string_view local);

/// Calls `visit` with every child element; of an mc:AlternateContent with those of the branch that
/// is understood.
template <class Visit>
void for_each_element(xml::Node parent, Visit&& visit);

/// The mc:Choice or mc:Fallback of an mc:AlternateContent that is to be shown; may be empty.
xml::Node chosen_branch(xml::Node alternate);

// ---- Implementation ------------------------------------------------------------------------

template <class Visit>
void for_each_element(xml::Node parent, Visit&& visit) {
  if (!parent) return;
  for (xml::Node node = parent.first_element(); node; node = node.next_element()) {
    if (is(node, Ns::mc, "AlternateContent")) {
      if (const xml::Node branch = chosen_branch(node)) for_each_element(branch, visit);
    } else {
      visit(node);
    }
  }
}

}  // namespace sealpress::docx
