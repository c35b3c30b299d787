// Ways to make readers find other objects than verify does: tables, generations, repairs.
#pragma once

#include "attack/forger.h"

namespace sealpress::test {

/// An update whose every byte is chosen.
class RawUpdate {
 public:
  explicit RawUpdate(const std::string& file) : forger_(file), text_(file) {
    const std::size_t at = file.rfind("startxref");
    need(at != std::string::npos);
    previous_ = std::to_string(std::atoll(file.c_str() + at + 9));
  }

  const Forger& file() const { return forger_; }
  std::size_t at() const { return text_.size(); }
  void write(const std::string& text) { text_ += text; }
  /// An object, with a line of the table.
  void put(int id, const std::string& text, int generation = 0) {
    list(id, text_.size(), generation);
    text_ += fmt::format("{} {} obj\n{}\nendobj\n", id, generation, text);
  }
  void list(int id, std::size_t at, int generation = 0, char kind = 'n') {
    table_ += fmt::format("{} 1\n{:010} {:05} {} \n", id, at, generation, kind);
  }
  /// The table and the trailer. `members` come after the usual ones; "-" leaves those out.
  void close(const std::string& members = {}, const std::string& previous = {}) {
    const std::size_t at = text_.size();
    const std::string root = reference_to(forger_.root());
    const std::string usual =
        fmt::format("/Size 9000 /Root {} /Prev {}", root, previous.empty() ? previous_ : previous);
    text_ += "xref\n" + table_ + "trailer\n<<" +
             (members.starts_with('-') ? members.substr(1) : usual + ' ' + members) +
             fmt::format(">>\nstartxref\n{}\n%%EOF\n", at);
    table_.clear();
    previous_ = std::to_string(at);
  }
  /// The same for one object in an object stream, in which the next one begins at an offset.
  void close_packed(int id, const std::string& text, std::size_t next) {
    const std::string head = fmt::format("{} 0 8901 {} ", id, next);
    const std::size_t pack = text_.size();
    put(8900, fmt::format("<</Type /ObjStm /N 2 /First {} /Length {}>>\nstream\n{}{}\nendstream",
                          head.size(), head.size() + text.size(), head, text));
    const std::size_t table = text_.size();
    std::string records;
    const auto record = [&](char kind, std::size_t at) {
      records += kind;
      for (int shift = 24; shift >= 0; shift -= 8) {
        records += static_cast<char>(at >> static_cast<unsigned>(shift) & 0xff);
      }
      records += '\0';
    };
    record('\2', 8900);
    record('\1', pack);
    record('\1', table);
    text_ += fmt::format(
        "8902 0 obj\n<</Type /XRef /W [1 4 1] /Index [{} 1 8900 1 8902 1] /Size 9000 /Root {} "
        "/Prev "
        "{} /Length {}>>\nstream\n{}\nendstream\nendobj\nstartxref\n{}\n%%EOF\n",
        id, reference_to(forger_.root()), previous_, records.size(), records, table);
  }
  void cut_off(const char* word) { text_.erase(text_.rfind(word)); }
  std::string done() { return text_; }

 private:
  Forger forger_;
  std::string text_, table_, previous_;
};

inline std::string stream_text(const std::string& data, const std::string& members = {}) {
  return fmt::format("<</Length {} {}>>\nstream\n{}\nendstream", data.size(), members, data);
}

inline std::vector<Way> structure_ways() {
  std::vector<Way> ways;
  const auto add = [&](const std::string& name, std::function<void(RawUpdate&)> change) {
    ways.push_back({name, [change = std::move(change)](const std::string& file) {
                      RawUpdate update(file);
                      change(update);
                      return update.done();
                    }});
  };
  const auto contents = [](const RawUpdate& u) { return u.file().contents().id(); };
  const std::string forged = stream_text(kForgedPage);

  add("generation: the contents have two", [=](RawUpdate& u) {
    u.put(contents(u), forged, 1);
    u.close();
  });
  add("generation: the page has two", [=](RawUpdate& u) {
    const OutsideValue page = u.file().page();
    u.put(8000, forged);
    u.put(page.id(), pdf::written_with(page, {{"/Contents", "8000 0 R"}}), 1);
    u.close();
  });
  add("generation: the contents freed, then used again", [=](RawUpdate& u) {
    u.list(contents(u), 0, 1, 'f');
    u.close();
    u.put(contents(u), forged, 1);
    u.close();
  });
  add("table: the contents at another object", [=](RawUpdate& u) {
    u.list(contents(u), u.at());
    u.write(fmt::format("8000 0 obj\n{}\nendobj\n", forged));
    u.close();
  });
  add("table: the contents at an object of another generation", [=](RawUpdate& u) {
    u.list(contents(u), u.at());
    u.write(fmt::format("{} 3 obj\n{}\nendobj\n", contents(u), forged));
    u.close();
  });
  add("table: the contents nowhere, another lies about", [=](RawUpdate& u) {
    u.list(contents(u), 3);
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.close();
  });
  add("table: the contents past the end", [=](RawUpdate& u) {
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.list(contents(u), 999999999);
    u.close();
  });
  add("table: the contents just before their header", [=](RawUpdate& u) {
    u.write("7 ");
    u.list(contents(u), u.at() - 2);
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.close();
  });
  add("table: the contents free", [=](RawUpdate& u) {
    u.list(contents(u), 0, 1, 'f');
    u.close();
  });
  add("table: the contents listed twice", [=](RawUpdate& u) {
    u.put(contents(u), "<</Length 0>>\nstream\n\nendstream");
    u.put(contents(u), forged);
    u.close();
  });
  add("table: a header of the wrong first number", [=](RawUpdate& u) {
    u.list(contents(u) + 1, u.at());
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.close();
  });
  add("table: too small a Size", [=](RawUpdate& u) {
    u.put(contents(u), forged);
    u.close("-/Size 2 /Root " + reference_to(u.file().root()) + " /Prev 0");
  });
  add("trailer: Prev 0", [=](RawUpdate& u) {
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.close({}, "0");
  });
  add("trailer: Prev into nothing", [=](RawUpdate& u) {
    u.put(contents(u), forged);
    u.close({}, "77");
  });
  add("trailer: Prev at itself", [=](RawUpdate& u) {
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.close({}, std::to_string(u.at()));
  });
  add("trailer: no Prev, a file of its own", [=](RawUpdate& u) {
    u.put(8001, "<</Type /Catalog /Pages 8002 0 R>>");
    u.put(8002, "<</Type /Pages /Kids [8003 0 R] /Count 1>>");
    u.put(8003, "<</Type /Page /Parent 8002 0 R /MediaBox [0 0 300 200] /Contents 8004 0 R>>");
    u.put(8004, forged);
    u.close("-/Size 9000 /Root 8001 0 R");
  });
  add("trailer: two roots", [=](RawUpdate& u) {
    u.put(8002, "<</Type /Pages /Kids [8003 0 R] /Count 1>>");
    u.put(8003, "<</Type /Page /Parent 8002 0 R /MediaBox [0 0 300 200] /Contents 8004 0 R>>");
    u.put(8004, forged);
    u.put(8001, pdf::written_with(u.file().root(), {{"/Pages", "8002 0 R"}}));
    const std::string root = reference_to(u.file().root());
    const std::string previous = std::to_string(
        std::atoll(u.file().file().c_str() + u.file().file().rfind("startxref") + 9));
    u.close(fmt::format("-/Root 8001 0 R /Size 9000 /Prev {} /Root {}", previous, root));
  });
  add("trailer: two roots, the other way round", [=](RawUpdate& u) {
    u.put(8002, "<</Type /Pages /Kids [8003 0 R] /Count 1>>");
    u.put(8003, "<</Type /Page /Parent 8002 0 R /MediaBox [0 0 300 200] /Contents 8004 0 R>>");
    u.put(8004, forged);
    u.put(8001, pdf::written_with(u.file().root(), {{"/Pages", "8002 0 R"}}));
    u.close("/Root 8001 0 R");
  });
  add("trailer: no root", [=](RawUpdate& u) {
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.close("-/Size 9000");
  });
  add("hybrid: the contents in the hidden stream", [=](RawUpdate& u) {
    const std::size_t object = u.at();
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    const std::size_t stream = u.at();
    std::string record = "\1";
    for (int shift = 24; shift >= 0; shift -= 8) {
      record += static_cast<char>(object >> static_cast<unsigned>(shift) & 0xff);
    }
    record += '\0';
    u.write(
        fmt::format("8005 0 obj\n{}\nendobj\n",
                    stream_text(record, fmt::format("/Type /XRef /W [1 4 1] /Index [{} 1] "
                                                    "/Size 9000 /Root {}",
                                                    contents(u), reference_to(u.file().root())))));
    u.list(8005, stream);
    u.close(fmt::format("/XRefStm {}", stream));
  });
  for (const bool first : {true, false}) {
    add(first ? "page: two Contents, the forged one first"
              : "page: two Contents, the forged one last",
        [=](RawUpdate& u) {
          u.put(8004, forged);
          const OutsideValue page = u.file().page();
          std::string text = pdf::written_with(page, Overrides{});
          const std::string own = "/Contents " + pdf::written(page["/Contents"]);
          const std::string other = "/Contents 8004 0 R ";
          text.erase(text.rfind(">>"));
          text.erase(0, 2);
          const std::size_t at = text.find(own);
          need(at != std::string::npos);
          u.put(page.id(), "<<" + (first ? other + text : text + ' ' + other) + ">>");
          u.close();
        });
  }
  for (const char* cut : {"/Contents", "/Annots"}) {
    add(std::string("object stream: the page ends where the next object begins, at ") + cut,
        [=](RawUpdate& u) {
          const OutsideValue page = u.file().page();
          std::string text;
          for (const char* last : {cut, ""}) {  // the members that are cut off stand last
            for (const std::string& key : page.keys()) {
              if ((key == cut) != (*last == '\0')) continue;
              text += key + ' ' + pdf::written(page[key.c_str()]) + ' ';
            }
          }
          u.close_packed(page.id(), "<<" + text + ">>", 2 + text.find(cut));
        });
  }
  add("lying about: a forged object after the end",
      [=](RawUpdate& u) { u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged)); });
  add("lying about: a forged object and a trailer, no table", [=](RawUpdate& u) {
    u.write(fmt::format("{} 0 obj\n{}\nendobj\ntrailer\n<</Root {} /Size 9000>>\n%%EOF\n",
                        contents(u), forged, reference_to(u.file().root())));
  });
  add("lying about: in an update that only informs", [=](RawUpdate& u) {
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.put(8006, "<</Title (a)>>");
    u.close("/Info 8006 0 R");
  });
  add("lying about: the same, and the end far from the end", [=](RawUpdate& u) {
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.put(8006, "<</Title (a)>>");
    u.close("/Info 8006 0 R");
    u.write(std::string(3000, '\n'));
  });
  add("lying about: in a comment", [=](RawUpdate& u) {
    std::string line = fmt::format("% {} 0 obj null endobj\n", contents(u));
    u.write(line);
    u.write(fmt::format("%\r{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.put(8006, "<</Title (a)>>");
    u.close("/Info 8006 0 R");
    u.write(std::string(3000, '\n'));
  });
  add("lying about: in a stream of the wrong length", [=](RawUpdate& u) {
    u.put(8006, fmt::format("<</Length 3 /Title (a)>>\nstream\nabc def\nendstream\nendobj\n{} 0 "
                            "obj\n{}",
                            contents(u), forged));
    u.close("/Info 8006 0 R");
  });
  add("lying about: the object before it has no end", [=](RawUpdate& u) {
    u.list(8006, u.at());
    u.write(fmt::format("8006 0 obj\n<</Title (a)>>\n{} 0 obj\n{}\nendobj\n", contents(u), forged));
    u.close("/Info 8006 0 R");
  });
  add("end: startxref of the version before, with more after it", [=](RawUpdate& u) {
    u.write(fmt::format("{} 0 obj\n{}\nendobj\n", contents(u), forged));
    const std::string& file = u.file().file();
    u.write(file.substr(file.rfind("startxref")));
  });
  add("end: an update without its own", [=](RawUpdate& u) {
    u.put(contents(u), forged);
    u.close();
    u.cut_off("%%EOF");
  });
  ways.push_back(
      {"end: bytes before the header", [](const std::string& file) { return "junk\n" + file; }});
  ways.push_back({"end: another file behind it", [](const std::string& file) {
                    RawUpdate update(file);
                    const std::size_t at = update.at();
                    update.write(
                        fmt::format("%PDF-1.7\n1 0 obj\n<</Type /Catalog /Pages 2 0 "
                                    "R>>\nendobj\n2 0 obj\n<</Type /Pages /Kids [] /Count "
                                    "0>>\nendobj\ntrailer\n<</Root 1 0 R /Size "
                                    "3>>\nstartxref\n{}\n%%EOF\n",
                                    at));
                    return update.done();
                  }});
  return ways;
}

}  // namespace sealpress::test
