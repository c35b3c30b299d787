#include "cli/commands/seal_list.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/output.h"
#include "pipeline/files/seal.h"

namespace sealpress::cli {
namespace {

using data::Object;
using data::Value;

Value number(double value) {
  std::string text = fmt::format("{:.3f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return data::Number{text == "-0" ? "0" : text};
}

const char* state_of(const pdf::SealPlace& place) {
  return place.is_signed ? "signed" : place.is_stamped ? "stamped" : "empty";
}

Value place_json(const pdf::SealPlace& place) {
  Object object{{"name", Value(place.name)}, {"state", Value(state_of(place))}};
  if (place.page) {
    const Rect& r = place.rect;
    const Rect& w = place.written_rect;
    object.emplace_back("page", number(static_cast<double>(*place.page + 1)));
    object.emplace_back("x_mm", number(r.x.to_mm()));
    object.emplace_back("y_mm", number(r.y.to_mm()));
    object.emplace_back("width_mm", number(r.width.to_mm()));
    object.emplace_back("height_mm", number(r.height.to_mm()));
    object.emplace_back("center_x_mm", number((r.x + r.width / 2).to_mm()));
    object.emplace_back("center_y_mm", number((r.y + r.height / 2).to_mm()));
    object.emplace_back(
        "rect_pt", data::Array{number(w.x.to_pt()), number(w.y.to_pt()),
                               number((w.x + w.width).to_pt()), number((w.y + w.height).to_pt())});
  }
  for (const auto& [key, text] : {std::pair{"signer", &place.signer},
                                  std::pair{"date", &place.date}, std::pair{"kind", &place.kind}}) {
    if (!text->empty()) object.emplace_back(key, Value(*text));
  }
  return object;
}

std::string line(Session& session, const pdf::SealPlace& place) {
  const auto mm = [](const char* name, Length length) {
    return Argument{name, fmt::format("{:.1f}", length.to_mm())};
  };
  const std::string state = messages::ui(place.is_signed    ? "cli.place_signed"
                                         : place.is_stamped ? "cli.place_stamped"
                                                            : "cli.place_empty",
                                         session.language());
  const Argument args[] = {{"name", place.name},
                           {"page", std::to_string(place.page.value_or(0) + 1)},
                           mm("x", place.rect.x + place.rect.width / 2),
                           mm("y", place.rect.y + place.rect.height / 2),
                           mm("width", place.rect.width),
                           mm("height", place.rect.height),
                           {"state", state + (place.signer.empty() ? "" : " " + place.signer)}};
  return messages::ui(place.page ? "cli.place" : "cli.place_hidden", session.language(), args);
}

void print(Session& session, const std::string& file, const std::vector<pdf::SealPlace>& places,
           bool several) {
  if (several) session.out() << file << "\n";
  for (const pdf::SealPlace& place : places) session.out() << line(session, place) << "\n";
  if (places.empty())
    session.out() << messages::ui("cli.seal_no_places", session.language()) << "\n";
}

}  // namespace

int list_places(Session& session, const std::vector<std::string>& files,
                const std::string& password) {
  data::Array results;
  int code = 0;
  pipeline::PlaceLister lister(session.workspace(), password);
  for (const std::string& file : files) {
    auto places = lister.list(file);
    if (!places) {
      code = std::max(code, pipeline::exit_code(places.error(), false));
      if (session.json()) {
        results.push_back(
            Object{{"file", Value(file)},
                   {"places", data::Array()},
                   {"findings", data::Array{json(places.error(), session.language())}}});
      } else {
        session.complain(places.error());
      }
    } else if (session.json()) {
      data::Array listed;
      for (const pdf::SealPlace& place : *places) listed.push_back(place_json(place));
      results.push_back(Object{{"file", Value(file)}, {"places", std::move(listed)}});
    } else {
      print(session, file, *places, files.size() > 1);
    }
  }
  if (session.json()) {
    session.out() << data::to_json(Object{{"results", std::move(results)}}) << "\n";
  }
  return code;
}

}  // namespace sealpress::cli
