// Files that somebody prepared before they were signed: another page sleeps in them until an
// update wakes it.
#pragma once

#include "attack/field_ways.h"
#include "attack/structure_ways.h"

namespace sealpress::test {

/// Unsigned forms in which another content of the first page lies where no table names it.
inline std::vector<Way> sleepers() {
  std::vector<Way> ways;
  const auto add = [&](const char* name,
                       std::function<void(RawUpdate&, const std::string& header)> lay) {
    ways.push_back({name, [lay = std::move(lay)](const std::string& file) {
                      RawUpdate update(file);
                      lay(update, std::to_string(update.file().contents().id()));
                      update.put(8100, "<</Title (a)>>");
                      update.close("/Info 8100 0 R");
                      return update.done();
                    }});
  };
  const std::string body = stream_text(kForgedPage) + "\nendobj\n";
  add("unlisted", [=](RawUpdate& u, const std::string& id) { u.write(id + " 0 obj\n" + body); });
  add("of a higher generation",
      [=](RawUpdate& u, const std::string& id) { u.write(id + " 1 obj\n" + body); });
  add("in a comment",
      [=](RawUpdate& u, const std::string& id) { u.write("%\r" + id + " 0 obj\n" + body); });
  add("in a stream", [=](RawUpdate& u, const std::string& id) {
    u.put(8101, stream_text("\n" + id + " 0 obj\n" + body));
  });
  add("in a string", [=](RawUpdate& u, const std::string& id) {
    u.put(8101, "<</Text (\n" + id + " 0 obj\n" + body + ")>>");
  });
  return ways;
}

/// Updates that change nothing but give readers a reason to look for objects themselves.
inline std::vector<Way> wakes() {
  std::vector<Way> ways;
  const auto add = [&](const char* name, std::function<void(RawUpdate&)> change) {
    ways.push_back({name, [change = std::move(change)](const std::string& file) {
                      RawUpdate update(file);
                      change(update);
                      return update.done();
                    }});
  };
  const auto usual = [](const RawUpdate& u, const std::string& size) {
    const std::string& file = u.file().file();
    return fmt::format("-/Size {} /Root {} /Prev {}", size, reference_to(u.file().root()),
                       std::atoll(file.c_str() + file.rfind("startxref") + 9));
  };
  add("a reference to another generation", [=](RawUpdate& u) {
    u.list(8200, 0, 1, 'f');
    u.close("/Info 8100 3 R");
  });
  add("a reference to nothing", [=](RawUpdate& u) {
    u.list(8200, 0, 1, 'f');
    u.close("/Info 8300 0 R");
  });
  add("a size beyond all limits", [=](RawUpdate& u) {
    u.put(8100, "<</Title (b)>>");
    u.close(usual(u, "99999999") + " /Info 8100 0 R");
  });
  ways.push_back({"a table of short numbers", [=](const std::string& file) {
                    RawUpdate update(file);
                    const std::size_t at = update.at();
                    update.write("8100 0 obj\n<</Title (b)>>\nendobj\n");
                    const std::size_t table = update.at();
                    update.write(
                        fmt::format("xref\n8100 1\n{} 0 n \ntrailer\n<<{} /Info 8100 0 "
                                    "R>>\nstartxref\n{}\n%%EOF\n",
                                    at, usual(update, "9000").substr(1), table));
                    return update.done();
                  }});
  ways.push_back(
      {"line ends", [](const std::string& file) { return file + std::string(5000, '\n'); }});
  return ways;
}

/// A field over a whole page that shows nothing before it is filled in, and how it is.
inline std::pair<std::string, Way> sleeping_field(const std::string& plain, bool button) {
  Forger forger(plain);
  const int empty = forger.forged_look("[0 0 300 200]", " ");
  const int page = forger.forged_look();
  const std::string place = "<</Type /Annot /Subtype /Widget /T (sleeper) /F 4 /Rect [0 0 300 200]";
  const std::string states =
      fmt::format("/AP <</N <</On {} /Off {}>>>>>>", reference_to(page), reference_to(empty));
  const int field =
      forger.add(button ? place + " /FT /Btn /V /Off /AS /Off " + states
                        : place + " /FT /Tx /V () /AP <</N " + reference_to(empty) + ">>>>");
  forger.annotate(field);
  forger.enter(field);
  const Overrides filled =
      button ? Overrides{{"/V", "/On"}, {"/AS", "/On"}}
             : Overrides{{"/V", "(x)"}, {"/AP", "<</N " + reference_to(page) + ">>"}};
  return {forger.done(), update(button ? "pressed" : "filled in", [field, filled](Forger& f) {
            f.rewrite(f.object(field), filled);
          })};
}

}  // namespace sealpress::test
