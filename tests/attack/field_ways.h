// Ways to change what annotations, seals and form fields show.
#pragma once

#include "attack/forger.h"

namespace sealpress::test {

/// A widget or another annotation that draws the forged page over all of a page.
inline std::string overlay(Forger& f, const std::string& members, std::size_t page = 0) {
  return fmt::format("<</Type /Annot /Rect {} /F 4 /AP <</N {}>> {}>>", f.whole_page(page),
                     reference_to(f.forged_look()), members);
}

inline std::vector<Way> annotation_ways() {
  std::vector<Way> ways;
  const auto add = [&](const std::string& name, std::function<void(Forger&)> change) {
    ways.push_back(update(name, std::move(change)));
  };
  for (const char* kind : {"Stamp", "FreeText", "Highlight", "Link", "Square", "Text", "Watermark",
                           "Screen", "FileAttachment", "Redact", "Caret", "Unheard"}) {
    add(std::string("annotation over the page: ") + kind,
        [kind](Forger& f) { f.annotate(f.add(overlay(f, std::string("/Subtype /") + kind))); });
  }
  add("annotation written in the list", [](Forger& f) {
    const OutsideValue page = f.page();
    f.rewrite(page,
              {{"/Annots", pdf::written_with(page["/Annots"], overlay(f, "/Subtype /Stamp"))}});
  });
  add("annotation over the seal", [](Forger& f) {
    const OutsideValue seal = f.seal();
    const int stamp =
        f.add(fmt::format("<</Type /Annot /Subtype /Stamp /Rect {} /F 4 /AP <</N {}>>>>",
                          pdf::written(seal["/Rect"]), reference_to(f.forged_look())));
    f.annotate(stamp, f.page_of(seal));
  });
  add("annotation without a look, filled, over the page", [](Forger& f) {
    f.annotate(f.add(fmt::format(
        "<</Type /Annot /Subtype /Square /Rect {} /F 4 /IC [1 1 1] /C [0 0 0] /BS <</W 9>>>>",
        f.whole_page())));
  });
  add("widget that no field has",
      [](Forger& f) { f.annotate(f.add(overlay(f, "/Subtype /Widget"))); });
  add("widget of a signature field without signature", [](Forger& f) {
    const int field = f.add(overlay(f, "/Subtype /Widget /FT /Sig /T (x)"));
    f.enter(field);
    f.annotate(field);
  });
  add("widget of a new text field", [](Forger& f) {
    const int field = f.add(overlay(f, "/Subtype /Widget /FT /Tx /T (x) /V (y)"));
    f.enter(field);
    f.annotate(field);
  });
  add("widget of a new button", [](Forger& f) {
    const int field = f.add(overlay(f, "/Subtype /Widget /FT /Btn /T (x) /Ff 65536"));
    f.enter(field);
    f.annotate(field);
  });
  add("widget as a kid of a signed field", [](Forger& f) {
    const OutsideValue field = f.seal_or_any();
    const int kid = f.add(overlay(f, "/Subtype /Widget /Parent " + reference_to(field)));
    f.rewrite(field, {{"/Kids", "[" + reference_to(kid) + "]"}});
    f.annotate(kid);
  });
  add("widget that calls a signed field its own", [](Forger& f) {
    const OutsideValue field = f.seal_or_any();
    f.annotate(f.add(overlay(f, "/Subtype /Widget /Parent " + reference_to(field))));
  });
  add("second field with the same signature", [](Forger& f) {
    const int field =
        f.add(overlay(f, "/Subtype /Widget /FT /Sig /T (x) /V " + reference_to(f.signature())));
    f.enter(field);
    f.annotate(field);
  });
  add("second field with a copy of the signature", [](Forger& f) {
    const int copy = f.add(pdf::written_with(f.signature(), {{"/Reason", "(agreed)"}}));
    const int field =
        f.add(overlay(f, "/Subtype /Widget /FT /Sig /T (x) /V " + reference_to(copy)));
    f.enter(field);
    f.annotate(field);
  });
  add("second field with a copy that shows nothing", [](Forger& f) {
    const int copy = f.add(pdf::written_with(f.signature(), {{"/Name", "(somebody)"}}));
    f.enter(f.add("<</FT /Sig /T (x) /V " + reference_to(copy) + ">>"));
  });
  add("copy of the signature that lets annotate", [](Forger& f) {
    const int copy = f.add(pdf::written_with(
        f.signature(), {{"/Reference",
                         "[<</Type /SigRef /TransformMethod /DocMDP /TransformParams <</Type "
                         "/TransformParams /P 3 /V /1.2>>>>]"}}));
    f.enter(f.add("<</FT /Sig /T (x) /V " + reference_to(copy) + ">>"));
    f.annotate(f.add(overlay(f, "/Subtype /Stamp")));
  });
  add("the signature itself lets annotate", [](Forger& f) {
    const OutsideValue value = f.signature();
    f.rewrite(value, {{"/Reference",
                       "[<</Type /SigRef /TransformMethod /DocMDP /TransformParams "
                       "<</Type /TransformParams /P 3 /V /1.2>>>>]"}});
    f.annotate(f.add(overlay(f, "/Subtype /Stamp")));
  });
  for (const bool named_kid : {false, true}) {
    add(named_kid ? "timestamp that nobody verifies, with a named kid"
                  : "timestamp that nobody verifies",
        [named_kid](Forger& f) {
          const int value = f.add(
              "<</Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter "
              "/ETSI.RFC3161 /ByteRange [0 1 2 3] /Contents <00>>>");
          const int field = f.next(), kid = f.next();
          f.put(kid, overlay(f, "/Subtype /Widget /Parent " + reference_to(field) +
                                    (named_kid ? " /T (k)" : "")));
          f.put(field, fmt::format("<</FT /Sig /T (x) /V {} /Kids [{}]>>", reference_to(value),
                                   reference_to(kid)));
          f.enter(field);
          f.annotate(kid);
        });
  }
  const auto drawn = [&](const std::string& name, const std::string& members) {
    add(name, [members](Forger& f) { f.annotate(f.add("<</Type /Annot /F 4 " + members + ">>")); });
  };
  drawn("annotation that readers draw: a dark mark",
        "/Subtype /Highlight /Rect [0 0 300 200] /C [0 0 0] /QuadPoints [0 200 300 200 0 0 300 0]");
  drawn(
      "annotation that readers draw: filled far from its rectangle",
      "/Subtype /Polygon /Rect [250 5 290 30] /C [1 1 1] /IC [1 1 1] /Vertices [0 0 300 0 300 200 "
      "0 200]");
  drawn("annotation that readers draw: a wide white line",
        "/Subtype /Ink /Rect [0 0 300 200] /C [1 1 1] /BS <</W 150>> /InkList [[0 100 300 100]]");
  drawn("annotation that readers draw: a thin white line",
        "/Subtype /Ink /Rect [0 150 300 190] /C [1 1 1] /BS <</W 4>> /InkList [[0 170 300 170 0 "
        "172 300 172]]");
  drawn("annotation that readers draw: the border of a link",
        "/Subtype /Link /Rect [20 150 90 185] /C [1 1 1] /Border [0 0 60]");
  drawn("annotation that readers draw: free text",
        "/Subtype /FreeText /Rect [10 150 200 190] /C [1 1 1] /DA (/Helv 12 Tf 0 g) /Contents (a)");
  const auto looking = [&](const std::string& name, const std::string& operators) {
    add(name, [operators](Forger& f) {
      const int look = f.add_stream(
          "/Type /XObject /Subtype /Form /BBox [0 0 300 200] /Resources <</ExtGState <</M <</BM "
          "/Multiply>>>>>>",
          operators);
      f.annotate(f.add(fmt::format("<</Type /Annot /Subtype /Stamp /Rect {} /F 4 /AP <</N {}>>>>",
                                   f.whole_page(), reference_to(look))));
    });
  };
  looking("annotation multiplied, black", "/M gs 0 g 0 0 300 200 re f");
  looking("annotation multiplied, then not", "q /M gs Q 1 g 0 0 300 200 re f");
  looking("annotation of wide lines", "1 0 0 RG 100 w 0 100 m 300 100 l S");
  looking("annotation of many white lines", "1 G 4 w 0 170 m 300 170 l S 0 173 m 300 173 l S");
  add("annotation that keeps its size", [](Forger& f) {
    f.annotate(
        f.add(fmt::format("<</Type /Annot /Subtype /Stamp /Rect [280 180 290 190] /F 12 /AP "
                          "<</N {}>>>>",
                          reference_to(f.forged_look()))));
  });
  add("annotations: none", [](Forger& f) {
    f.rewrite(f.page(f.page_of(f.seal())), {{"/Annots", ""}});
  });
  return ways;
}

inline std::vector<Way> seal_ways() {
  std::vector<Way> ways;
  const auto add = [&](const std::string& name, std::function<void(Forger&)> change) {
    ways.push_back(update(name, std::move(change)));
  };
  const auto with = [&](const std::string& name, const Overrides& changes) {
    add(name, [changes](Forger& f) { f.rewrite(f.seal(), changes); });
  };
  with("seal: hidden", {{"/F", "2"}});
  with("seal: not for the screen", {{"/F", "36"}});
  with("seal: not known to viewers", {{"/F", "1"}, {"/Subtype", "/Unheard"}});
  with("seal: moved", {{"/Rect", "[10 10 60 60]"}});
  with("seal: blown up", {{"/Rect", "[0 0 300 200]"}});
  with("seal: no look", {{"/AP", ""}});
  with("seal: no look in this state", {{"/AS", "/Off"}, {"/AP", "<</N <<>>>>"}});
  with("seal: no signature, the look kept", {{"/V", ""}, {"/AP", "<<>>"}});
  with("seal: another kind of field", {{"/FT", "/Tx"}, {"/V", "(x)"}, {"/AP", ""}});
  add("seal: another look", [](Forger& f) {
    f.rewrite(f.seal(), {{"/AP", "<</N " + reference_to(f.forged_look()) + ">>"}});
  });
  add("seal: its look rewritten", [](Forger& f) {
    const OutsideValue look = f.seal()["/AP"]["/N"];
    need(look.id() != 0);
    f.put_stream(look.id(), "/Type /XObject /Subtype /Form /BBox [0 0 300 200]", kForgedPage);
  });
  add("seal: what its look draws, rewritten", [](Forger& f) {
    const OutsideValue objects = f.seal()["/AP"]["/N"]["/Resources"]["/XObject"];
    need(!objects.keys().empty());
    const OutsideValue inner = objects[objects.keys().front().c_str()];
    need(inner.id() != 0);
    f.put_stream(inner.id(), "/Type /XObject /Subtype /Form /BBox [0 0 1 1]", "0 0 1 1 re f");
  });
  add("seal: off its page", [](Forger& f) {
    const OutsideValue seal = f.seal(), page = f.page(f.page_of(seal));
    std::string rest;
    for (std::size_t i = 0; i < page["/Annots"].size(); ++i) {
      const OutsideValue one = page["/Annots"].at(i);
      if (one.id() != seal.id()) rest += pdf::written(one) + ' ';
    }
    f.rewrite(page, {{"/Annots", "[" + rest + "]"}});
  });
  add("seal: on another page too", [](Forger& f) {
    const OutsideValue seal = f.seal();
    f.annotate(seal.id(), f.page_of(seal) == 0 ? 1 : 0);
  });
  add("seal: out of the form and off its page", [](Forger& f) {
    const OutsideValue seal = f.seal();
    f.change_form({{"/Fields", "[]"}});
    f.rewrite(f.page(f.page_of(seal)), {{"/Annots", "[]"}});
  });
  add("seal: in an empty place, of a picture", [](Forger& f) {
    f.rewrite(f.seal(false),
              {{"/AP", "<</N " + reference_to(f.forged_look()) + ">>"}, {"/F", "4"}});
  });
  add("seal: in an empty place, the look of another", [](Forger& f) {
    f.rewrite(f.seal(false), {{"/AP", pdf::written(f.seal()["/AP"])}, {"/F", "4"}});
  });
  add("seal: in an empty place, the signature of another", [](Forger& f) {
    f.rewrite(
        f.seal(false),
        {{"/AP", pdf::written(f.seal()["/AP"])}, {"/F", "4"}, {"/V", reference_to(f.signature())}});
  });
  add("seal: in an empty place, made a text", [](Forger& f) {
    f.rewrite(f.seal(false), {{"/FT", "/Tx"},
                              {"/V", "(x)"},
                              {"/F", "4"},
                              {"/AP", "<</N " + reference_to(f.forged_look()) + ">>"}});
  });
  add("seal: in an empty place, a signature that does not verify", [](Forger& f) {
    const int value = f.add(pdf::written_with(f.signature(), {{"/Contents", "<00>"}}));
    f.rewrite(f.seal(false), {{"/AP", "<</N " + reference_to(f.forged_look()) + ">>"},
                              {"/F", "4"},
                              {"/V", reference_to(value)}});
  });
  add("form: gone", [](Forger& f) { f.rewrite(f.root(), {{"/AcroForm", ""}}); });
  add("form: no fields", [](Forger& f) { f.change_form({{"/Fields", "[]"}}); });
  return ways;
}

inline std::vector<Way> filling_ways() {
  std::vector<Way> ways;
  const auto with = [&](const std::string& name, const char* type, const Overrides& changes) {
    ways.push_back(update(name, [type, changes](Forger& f) {
      Overrides all = changes;
      const auto look = all.find("/AP");
      if (look != all.end() && look->second == "forged") {
        look->second = "<</N " + reference_to(f.forged_look()) + ">>";
      }
      f.rewrite(f.field(type), all);
    }));
  };
  with("text: another look, the same value", "/Tx", {{"/AP", "forged"}});
  with("text: a larger place", "/Tx",
       {{"/Rect", "[0 0 300 200]"}, {"/V", "(x)"}, {"/AP", "forged"}});
  with("text: another colour of its place", "/Tx", {{"/MK", "<</BG [1 0 0]>>"}, {"/V", "(x)"}});
  with("text: hidden", "/Tx", {{"/F", "2"}});
  with("text: no look, a list of states", "/Tx", {{"/V", "(x)"}, {"/AP", "<</N <</On 1 0 R>>>>"}});
  with("button: another look of its state", "/Btn", {{"/AP", "forged"}, {"/AS", ""}});
  with("button: a state that it has not", "/Btn", {{"/AS", "/Other"}, {"/V", "/Other"}});
  ways.push_back(update("text: a picture for its value", [](Forger& f) {
    const int picture = f.add_stream(
        "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace "
        "/DeviceGray",
        std::string(1, '\0'));
    const int look = f.add_stream(
        fmt::format(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources <</XObject <</P {}>>>>",
            reference_to(picture)),
        "9 0 0 9 0 0 cm /P Do");
    f.rewrite(f.field("/Tx"), {{"/V", "(x)"}, {"/AP", "<</N " + reference_to(look) + ">>"}});
  }));
  ways.push_back(update("text: a look without a box", [](Forger& f) {
    const int look = f.add_stream("/Type /XObject /Subtype /Form", kForgedPage);
    f.rewrite(f.field("/Tx"), {{"/V", "(x)"}, {"/AP", "<</N " + reference_to(look) + ">>"}});
  }));
  ways.push_back(update("form: a font that was wanting", [](Forger& f) {
    const OutsideValue resources = f.root()["/AcroForm"]["/DR"];
    need(resources["/Font"].is_dictionary());
    const std::string fonts = pdf::written_with(
        resources["/Font"], {{"/Wanting", "<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>"}});
    f.change_form({{"/DR", pdf::written_with(resources, {{"/Font", fonts}})}});
  }));
  ways.push_back(update("form: looks made anew from other fonts", [](Forger& f) {
    f.change_form({{"/NeedAppearances", "true"}, {"/DA", "(/ZaDb 30 Tf 1 0 0 rg)"}});
  }));
  return ways;
}

}  // namespace sealpress::test
