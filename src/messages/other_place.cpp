#include "messages/other_place.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace sealpress::messages {
namespace {

struct TextPart {
  std::string_view name;
  std::string Place::*member;
};
constexpr TextPart kTexts[] = {{"other.file", &Place::file}, {"other.sheet", &Place::sheet},
                               {"other.form", &Place::form}, {"other.field", &Place::field},
                               {"other.path", &Place::path}, {"other.part", &Place::part}};

struct NumberPart {
  std::string_view name;
  std::optional<std::int64_t> Place::*member;
};
constexpr NumberPart kNumbers[] = {{"other.line", &Place::line},
                                   {"other.column", &Place::column},
                                   {"other.record", &Place::record},
                                   {"other.table", &Place::table},
                                   {"other.row", &Place::row},
                                   {"other.cell", &Place::cell},
                                   {"other.paragraph", &Place::paragraph},
                                   {"other.page", &Place::page}};

constexpr std::string_view kWords = ".words";

/// The words that an argument names by their codes; nothing if it names none.
std::optional<Argument> words(const Argument& argument, Language language) {
  const auto* codes = std::get_if<std::string>(&argument.value);
  if (codes == nullptr || !argument.name.ends_with(kWords)) return std::nullopt;
  Argument out{argument.name.substr(0, argument.name.size() - kWords.size()), {}};
  std::string all;
  for (std::string_view rest = *codes; !rest.empty();) {
    const std::string_view code = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(code.size() + 1, rest.size()));
    if (!all.empty()) all += ui("word.or", language);
    all += ui(code, language);
  }
  out.value = std::move(all);
  return out;
}

/// Takes one argument into `place`; false if it is none of the second place's.
bool take(const Argument& argument, Place& place) {
  for (const TextPart& part : kTexts) {
    const auto* text = std::get_if<std::string>(&argument.value);
    if (argument.name != part.name || !text) continue;
    place.*part.member = *text;
    return true;
  }
  for (const NumberPart& part : kNumbers) {
    const auto* number = std::get_if<std::int64_t>(&argument.value);
    if (argument.name != part.name || !number) continue;
    place.*part.member = *number;
    return true;
  }
  return false;
}

}  // namespace

void add_other_place(Diagnostic& diagnostic, const Place& other) {
  for (const TextPart& part : kTexts) {
    const std::string& text = other.*part.member;
    if (!text.empty()) diagnostic.args.push_back({std::string(part.name), text});
  }
  for (const NumberPart& part : kNumbers) {
    const auto& number = other.*part.member;
    if (number) diagnostic.args.push_back({std::string(part.name), *number});
  }
}

std::optional<Place> other_place(const Diagnostic& diagnostic) {
  Place place;
  bool found = false;
  for (const Argument& argument : diagnostic.args) found = take(argument, place) || found;
  return found ? std::optional(std::move(place)) : std::nullopt;
}

void add_words(Diagnostic& diagnostic, std::string_view name,
               const std::vector<std::string>& codes) {
  std::string all;
  for (const std::string& code : codes) all += (all.empty() ? "" : " ") + code;
  diagnostic.args.push_back({std::string(name).append(kWords), std::move(all)});
}

std::vector<Argument> shown_arguments(const Diagnostic& diagnostic, Language language) {
  std::vector<Argument> shown;
  Diagnostic second;
  bool places = false;
  for (const Argument& argument : diagnostic.args) {
    if (take(argument, second.place)) {
      places = true;
    } else if (auto named = words(argument, language)) {
      shown.push_back(*std::move(named));
    } else {
      shown.push_back(argument);
    }
  }
  if (!second.place.file.empty()) second.place.form.clear();  // the file says which document it is
  if (places) shown.push_back({"other", place(second, language)});
  return shown;
}

}  // namespace sealpress::messages
