// What others may do to a signed file with a key of their own, and what they may not.
#pragma once

#include "attack/field_ways.h"
#include "pdf/sealing.h"

namespace sealpress::test {

/// An update with a signature of its own, which is the object of the number that `change` is given.
inline std::string signed_update(const std::string& file, const pdf::Credentials& by,
                                 const std::function<void(Forger&, int value)>& change) {
  constexpr std::size_t kRoom = 8192;
  const std::string range_blank(50, ' ');
  Forger forger(file);
  const int value = forger.next();
  change(forger, value);
  forger.put(value,
             "<</Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange [" +
                 range_blank + "] /Contents <" + std::string(2 * kRoom, '0') + ">>>");
  std::string text = forger.done();
  const std::size_t blank = text.find(range_blank, file.size());
  const std::size_t open = text.find("/Contents <", blank) + 10, close = open + 2 * kRoom + 2;
  const std::string range = fmt::format("0 {} {} {}", open, close, text.size() - close);
  text.replace(blank, range.size(), range);
  const std::string_view whole = text;
  const auto cms = pdf::sign_cms(by, {whole.substr(0, open), whole.substr(close)});
  need(cms.has_value());
  for (std::size_t i = 0; i < cms->size(); ++i) {
    text.replace(open + 1 + 2 * i, 2, fmt::format("{:02X}", static_cast<unsigned char>((*cms)[i])));
  }
  return text;
}

/// A field of a stranger's signature that draws this in a rectangle.
inline int strange_field(Forger& f, int value, const std::string& rect,
                         const std::string& more = {}) {
  const int field = f.add(fmt::format(
      "<</Type /Annot /Subtype /Widget /FT /Sig /T (stranger) /V {} /Rect {} /F 132 /AP <</N {}>> "
      "{}>>",
      reference_to(value), rect, reference_to(f.forged_look()), more));
  f.enter(field, {{"/SigFlags", "3"}});
  return field;
}

inline std::vector<Way> stranger_ways() {
  std::vector<Way> ways;
  const auto add = [&](const char* name, std::function<void(Forger&, int)> change) {
    ways.push_back({name, [change = std::move(change)](const std::string& file) {
                      static const pdf::Credentials by = credentials("other");
                      return signed_update(file, by, change);
                    }});
  };
  add("stranger: over the page",
      [](Forger& f, int value) { f.annotate(strange_field(f, value, f.whole_page())); });
  add("stranger: over a text",
      [](Forger& f, int value) { f.annotate(strange_field(f, value, "[20 160 90 185]")); });
  add("stranger: over a seal", [](Forger& f, int value) {
    const OutsideValue seal = f.seal();
    f.annotate(strange_field(f, value, pdf::written(seal["/Rect"])), f.page_of(seal));
  });
  add("stranger: a second widget over the page", [](Forger& f, int value) {
    const int field = f.next();
    const int one = f.add(overlay(f, "/Subtype /Widget /Parent " + reference_to(field)));
    f.put(field, fmt::format("<</FT /Sig /T (stranger) /V {} /Kids [{}]>>", reference_to(value),
                             reference_to(one)));
    f.enter(field, {{"/SigFlags", "3"}});
    f.annotate(one);
  });
  add("stranger: and the contents rewritten", [](Forger& f, int value) {
    f.put_stream(f.contents().id(), "", kForgedPage);
    f.enter(f.add(fmt::format("<</FT /Sig /T (stranger) /V {}>>", reference_to(value))));
  });
  add("stranger: and a stamp over the page", [](Forger& f, int value) {
    f.annotate(f.add(overlay(f, "/Subtype /Stamp")));
    f.enter(f.add(fmt::format("<</FT /Sig /T (stranger) /V {}>>", reference_to(value))));
  });
  add("stranger: and the seal hidden", [](Forger& f, int value) {
    f.rewrite(f.seal(), {{"/F", "2"}});
    f.enter(f.add(fmt::format("<</FT /Sig /T (stranger) /V {}>>", reference_to(value))));
  });
  add("stranger: in the empty place, blown up", [](Forger& f, int value) {
    f.rewrite(f.seal(false), {{"/V", reference_to(value)},
                              {"/Rect", "[0 0 300 200]"},
                              {"/F", "4"},
                              {"/AP", "<</N " + reference_to(f.forged_look()) + ">>"}});
  });
  add("stranger: in the empty place, and a widget more", [](Forger& f, int value) {
    const OutsideValue place = f.seal(false);
    const int more = f.add(overlay(f, "/Subtype /Widget /Parent " + reference_to(place)));
    f.rewrite(place, {{"/V", reference_to(value)}, {"/Kids", "[" + reference_to(more) + "]"}});
    f.annotate(more);
  });
  add("stranger: two fields, one signature", [](Forger& f, int value) {
    const int field = f.add(fmt::format("<</FT /Sig /T (stranger) /V {}>>", reference_to(value)));
    const int other = f.add(
        overlay(f, fmt::format("/Subtype /Widget /FT /Sig /T (b) /V {}", reference_to(value))));
    f.enter(field);
    f.annotate(other);
  });
  return ways;
}

/// What is right, and from which level of certification on: 0 is no certification.
struct RightWay {
  Way way;
  std::vector<int> levels;
};

inline std::vector<RightWay> right_ways() {
  const std::vector<int> all{0, 1, 2, 3}, signing_levels{0, 2, 3}, notes{3};
  std::vector<RightWay> ways;
  const auto add = [&](const char* name, const std::vector<int>& levels,
                       std::function<void(Forger&)> change) {
    ways.push_back({update(name, std::move(change)), levels});
  };
  const auto sealing = [&](const char* name, std::function<void(pdf::SealOptions&)> adjust) {
    ways.push_back({{name,
                     [adjust = std::move(adjust)](const std::string& file) {
                       static const pdf::Credentials by = credentials("other");
                       static const pdf::SealPicture disc = picture(disc_png(60, true));
                       pdf::SealOptions options = signing(by);
                       options.picture = &disc;
                       options.size = {Length::mm(10), Length::mm(10)};
                       adjust(options);
                       const auto result = pdf::seal(file, options);
                       need(result.has_value());
                       return result->bytes;
                     }},
                    signing_levels});
  };
  sealing("right: sealed in the empty place",
          [](pdf::SealOptions& o) { o.place = "推荐单位盖章"; });
  sealing("right: sealed in a new place", [](pdf::SealOptions& o) {
    o.new_place = pdf::NewPlace{0, {Length::pt(250), Length::pt(170)}};
  });
  sealing("right: sealed over a text, which shows", [](pdf::SealOptions& o) {
    o.new_place = pdf::NewPlace{0, {Length::pt(60), Length::pt(30)}};
  });
  ways.push_back({{"right: signed in a new place, nothing below",
                   [](const std::string& file) {
                     static const pdf::Credentials by = credentials("other");
                     return signed_update(file, by, [](Forger& f, int value) {
                       f.annotate(strange_field(f, value, "[250 10 290 40]"));
                     });
                   }},
                  signing_levels});
  ways.push_back(
      {{"right: signed where nothing shows",
        [](const std::string& file) {
          static const pdf::Credentials by = credentials("other");
          return signed_update(file, by, [](Forger& f, int value) {
            f.enter(f.add(fmt::format("<</FT /Sig /T (unseen) /V {}>>", reference_to(value))));
          });
        }},
       signing_levels});
  add("right: text filled in", signing_levels, [](Forger& f) {
    const int look =
        f.forged_look("[0 0 60 12]", "/Tx BMC q BT /Helv 9 Tf 2 3 Td (new) Tj ET Q EMC");
    f.rewrite(f.field("/Tx"), {{"/V", "(new)"}, {"/AP", "<</N " + reference_to(look) + ">>"}});
  });
  add("right: button pressed", signing_levels, [](Forger& f) {
    f.rewrite(f.field("/Btn"), {{"/V", "/On"}, {"/AS", "/On"}});
  });
  add("right: certificates for later", all, [](Forger& f) {
    const int one = f.add_stream("", "certificate");
    f.rewrite(f.root(), {{"/DSS", fmt::format("<</Type /DSS /Certs [{}]>>", reference_to(one))},
                         {"/Extensions", "<</ESIC <</BaseVersion /1.7 /ExtensionLevel 1>>>>"}});
  });
  add("right: another title", all, [](Forger& f) {
    f.change_info(f.add("<</Title (another)>>"));
    const int metadata = f.add_stream("/Type /Metadata /Subtype /XML", "<x/>");
    f.rewrite(f.root(), {{"/Metadata", reference_to(metadata)}});
  });
  add("right: a text marked", notes, [](Forger& f) {
    f.annotate(
        f.add("<</Type /Annot /Subtype /Highlight /Rect [20 150 90 185] /C [1 1 0] /F 4 "
              "/QuadPoints [20 185 90 185 20 150 90 150]>>"));
  });
  add("right: a note", notes, [](Forger& f) {
    f.annotate(f.add("<</Type /Annot /Subtype /Text /Rect [5 5 25 25] /Contents (a) /F 28>>"));
  });
  add("right: a ring around a text", notes, [](Forger& f) {
    const int ring = f.forged_look("[0 0 70 35]", "1 0 0 RG 2 w 2 2 66 31 re S");
    f.annotate(f.add(
        fmt::format("<</Type /Annot /Subtype /Square /Rect [20 150 90 185] /F 4 /AP <</N {}>>>>",
                    reference_to(ring))));
  });
  add("right: a drawing beside the text", notes, [](Forger& f) {
    f.annotate(f.add(
        fmt::format("<</Type /Annot /Subtype /Square /Rect [260 5 290 25] /F 4 /AP <</N {}>>>>",
                    reference_to(f.forged_look("[0 0 30 20]", "1 0 0 rg 0 0 30 20 re f")))));
  });
  ways.push_back({{"right: line ends after the end",
                   [](const std::string& file) { return file + std::string(5000, '\n'); }},
                  all});
  ways.push_back({{"right: filled in, sealed, made lasting",
                   [](const std::string& file) {
                     Forger fill(file);
                     fill.rewrite(fill.field("/Btn"), {{"/V", "/On"}, {"/AS", "/On"}});
                     const pdf::Credentials by = credentials("other");
                     pdf::SealOptions options = signing(by, "推荐单位盖章");
                     const auto result = pdf::seal(fill.done(), options);
                     need(result.has_value());
                     Forger last(result->bytes);
                     last.rewrite(last.root(), {{"/DSS", "<</Type /DSS>>"}});
                     return last.done();
                   }},
                  signing_levels});
  return ways;
}

}  // namespace sealpress::test
