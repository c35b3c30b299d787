// Ways to change what pages show: their contents, sizes, order, and what they inherit.
#pragma once

#include "attack/forger.h"

namespace sealpress::test {

inline std::vector<Way> page_ways() {
  std::vector<Way> ways;
  const auto add = [&](const std::string& name, std::function<void(Forger&)> change) {
    ways.push_back(update(name, std::move(change)));
  };
  add("contents: another stream", [](Forger& f) {
    f.rewrite(f.page(), {{"/Contents", reference_to(f.add_stream("", kForgedPage))}});
  });
  add("contents: the stream rewritten", [](Forger& f) {
    const OutsideValue contents = f.contents();
    f.put_stream(contents.id(), "", kForgedPage);
  });
  add("contents: one more stream", [](Forger& f) {
    const std::string more = reference_to(f.add_stream("", "Q Q Q " + kForgedPage));
    f.rewrite(f.page(), {{"/Contents", fmt::format("[{} {}]", reference_to(f.contents()), more)}});
  });
  add("contents: a stream before", [](Forger& f) {
    const std::string first = reference_to(f.add_stream("", "0 0 1 rg 0 0 90 90 re f 0 g"));
    f.rewrite(f.page(), {{"/Contents", fmt::format("[{} {}]", first, reference_to(f.contents()))}});
  });
  add("contents: none", [](Forger& f) { f.rewrite(f.page(), {{"/Contents", ""}}); });
  add("contents: those of another page", [](Forger& f) {
    f.rewrite(f.page(), {{"/Contents", pdf::written(f.page(1)["/Contents"])}});
  });
  add("resources: no fonts", [](Forger& f) { f.rewrite(f.page(), {{"/Resources", "<<>>"}}); });
  add("resources: another font", [](Forger& f) {
    const OutsideValue resources = pdf::inherited(f.page(), "/Resources");
    Overrides fonts;
    for (const std::string& key : resources["/Font"].keys()) {
      fonts[key] = "<</Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats>>";
    }
    need(!fonts.empty());
    f.rewrite(f.page(), {{"/Resources",
                          pdf::written_with(resources, {{"/Font", pdf::written_members(fonts)}})}});
  });
  add("resources: the font file rewritten", [](Forger& f) {
    const OutsideValue fonts = pdf::inherited(f.page(), "/Resources")["/Font"];
    need(!fonts.keys().empty());
    const OutsideValue font = fonts[fonts.keys().front().c_str()];
    f.put(font.id(), "<</Type /Font /Subtype /Type1 /BaseFont /Symbol>>");
    need(font.id() != 0);
  });
  for (const auto& [name, key, value] :
       {std::tuple{"page: another MediaBox", "/MediaBox", "[0 0 150 100]"},
        std::tuple{"page: another CropBox", "/CropBox", "[10 10 150 150]"},
        std::tuple{"page: turned", "/Rotate", "90"}, std::tuple{"page: UserUnit", "/UserUnit", "3"},
        std::tuple{"page: a group", "/Group", "<</S /Transparency /K true /I true>>"}}) {
    add(name, [key = std::string(key), value = std::string(value)](Forger& f) {
      f.rewrite(f.page(), {{key, value}});
    });
  }
  const auto tree = [](const Forger& f) {
    const OutsideValue node = f.root()["/Pages"];
    need(node["/Kids"].size() > 1 && node.id() != 0);
    return node;
  };
  add("tree: first page gone", [tree](Forger& f) {
    f.rewrite(tree(f), {{"/Kids", "[" + reference_to(f.page(1)) + "]"}, {"/Count", "1"}});
  });
  add("tree: pages change places", [tree](Forger& f) {
    f.rewrite(
        tree(f),
        {{"/Kids", fmt::format("[{} {}]", reference_to(f.page(1)), reference_to(f.page(0)))}});
  });
  add("tree: a page twice", [tree](Forger& f) {
    const std::string first = reference_to(f.page(0));
    f.rewrite(tree(f), {{"/Kids", fmt::format("[{} {}]", first, first)}});
  });
  add("tree: a page more", [tree](Forger& f) {
    const OutsideValue node = tree(f);
    const int contents = f.add_stream("", kForgedPage);
    const int page =
        f.add(fmt::format("<</Type /Page /Parent {} /MediaBox [0 0 300 200] "
                          "/Resources <<>> /Contents {}>>",
                          reference_to(node), reference_to(contents)));
    f.rewrite(node, {{"/Kids", pdf::written_with(node["/Kids"], reference_to(page))},
                     {"/Count", std::to_string(node["/Kids"].size() + 1)}});
  });
  add("tree: another page in its place", [tree](Forger& f) {
    const OutsideValue node = tree(f);
    const int contents = f.add_stream("", kForgedPage);
    const int page = f.add(pdf::written_with(f.page(), {{"/Contents", reference_to(contents)}}));
    f.rewrite(node,
              {{"/Kids", fmt::format("[{} {}]", reference_to(page), reference_to(f.page(1)))}});
  });
  add("tree: another tree", [](Forger& f) {
    const int contents = f.add_stream("", kForgedPage);
    const int page = f.next(), node = f.next();
    f.put(page, fmt::format("<</Type /Page /Parent {} /MediaBox [0 0 300 200] /Contents {}>>",
                            reference_to(node), reference_to(contents)));
    f.put(node, fmt::format("<</Type /Pages /Count 1 /Kids [{}]>>", reference_to(page)));
    f.rewrite(f.root(), {{"/Pages", reference_to(node)}});
  });
  for (const auto& [name, key, value] :
       {std::tuple{"tree: a CropBox to inherit", "/CropBox", "[0 0 100 100]"},
        std::tuple{"tree: a turn to inherit", "/Rotate", "180"}}) {
    add(name, [key = std::string(key), value = std::string(value)](Forger& f) {
      need(pdf::inherited(f.page(), key.c_str()).is_null());
      f.rewrite(f.root()["/Pages"], {{key, value}});
    });
    // Some readers inherit along /Parent, wherever that leads.
    add(std::string(name) + " beside the tree",
        [key = std::string(key), value = std::string(value)](Forger& f) {
          const OutsideValue node = f.page()["/Parent"];
          const int beside = f.add(pdf::written_with(node, {{key, value}}));
          f.rewrite(f.page(), {{"/Parent", reference_to(beside)}});
        });
  }
  add("catalog: another one", [](Forger& f) {
    const int contents = f.add_stream("", kForgedPage);
    const int page = f.next(), node = f.next();
    f.put(page, fmt::format("<</Type /Page /Parent {} /MediaBox [0 0 300 200] /Contents {}>>",
                            reference_to(node), reference_to(contents)));
    f.put(node, fmt::format("<</Type /Pages /Count 1 /Kids [{}]>>", reference_to(page)));
    const int root = f.add(pdf::written_with(f.root(), {{"/Pages", reference_to(node)}}));
    f.change_root(root);
  });
  add("contents listed as an annotation", [](Forger& f) {
    const OutsideValue contents = f.contents();
    f.put_stream(contents.id(), "/Type /Annot /Subtype /Widget /Rect [0 0 0 0]", kForgedPage);
    f.annotate(contents.id());
  });
  add("contents as the kid of a signed field", [](Forger& f) {
    const OutsideValue contents = f.contents(), field = f.seal();
    f.put_stream(contents.id(),
                 "/Type /Annot /Subtype /Widget /Rect [0 0 0 0] /Parent " + reference_to(field),
                 kForgedPage);
    f.rewrite(field, {{"/Kids", "[" + reference_to(contents) + "]"}});
    f.annotate(contents.id());
  });
  add("contents changed behind 1,200 notes", [](Forger& f) {
    std::string info;
    for (int i = 0; i < 1200; ++i) info += fmt::format("/Key{} ({})", i, i);
    const int id = f.add("<<" + info + ">>");
    f.change_info(id);
    f.put_stream(f.contents().id(), "", kForgedPage);
  });
  add("contents also the document's information", [](Forger& f) {
    const OutsideValue contents = f.contents();
    f.put_stream(contents.id(), "/Title (a)", kForgedPage);
    f.change_info(contents.id());
  });
  add("contents also the metadata", [](Forger& f) {
    const OutsideValue contents = f.contents();
    f.put_stream(contents.id(), "/Type /Metadata /Subtype /XML", kForgedPage);
    f.rewrite(f.root(), {{"/Metadata", reference_to(contents)}});
  });
  add("contents also validation data", [](Forger& f) {
    const OutsideValue contents = f.contents();
    f.put_stream(contents.id(), "", kForgedPage);
    f.rewrite(f.root(), {{"/DSS", fmt::format("<</Certs [{}]>>", reference_to(contents))}});
  });
  add("seal: in a layer that is off", [](Forger& f) {
    const int group = f.add("<</Type /OCG /Name (a)>>");
    f.rewrite(f.root(), {{"/OCProperties",
                          fmt::format("<</OCGs [{0}] /D <</OFF [{0}]>>>>", reference_to(group))}});
    const OutsideValue seal = f.seal();
    f.rewrite(seal, {{"/OC", reference_to(group)}});
  });
  return ways;
}

}  // namespace sealpress::test
