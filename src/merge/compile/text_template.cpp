#include "merge/compile/text_template.h"

#include <utility>

#include "merge/tag/condition.h"

namespace sealpress::merge {
namespace {

Diagnostic not_here(std::string_view tag) {
  Diagnostic error = input_error("merge.text_template");
  error.place.tag = std::string(tag);
  return error;
}

bool fits_text(Sigil sigil) {
  return sigil == Sigil::value || sigil == Sigil::reckoning || sigil == Sigil::repeat ||
         sigil == Sigil::inverse || sigil == Sigil::end || sigil == Sigil::literal;
}

}  // namespace

Result<TextTemplate> TextTemplate::compile(std::string_view pattern) {
  const Scan found = scan(pattern);
  if (!found.unclosed.empty() || !found.stray.empty()) return fail(not_here(pattern));
  TextTemplate compiled;
  std::vector<std::size_t> open;
  std::size_t at = 0;
  for (const Range& range : found.tags) {
    const std::string_view source = pattern.substr(range.begin, range.end - range.begin);
    auto tag = parse_tag(source);
    if (!tag) return fail(std::move(tag.error()));
    if (!fits_text(tag->sigil)) return fail(not_here(source));
    auto filters = Filters::compile(*tag);
    if (!filters) return fail(std::move(filters.error()));
    const std::size_t index = compiled.parts_.size();
    if (tag->opens_section()) open.push_back(index);
    if (tag->sigil == Sigil::end) {
      const bool ends = !open.empty() && (tag->normal.empty() ||
                                          compiled.parts_[open.back()].tag.normal == tag->normal);
      if (!ends) return fail(not_here(source));
      compiled.parts_[open.back()].end = index;
      open.pop_back();
    }
    Key key(*tag);
    compiled.parts_.push_back({std::string(pattern.substr(at, range.begin - at)), std::move(*tag),
                               std::move(key), std::move(*filters), 0});
    at = range.end;
  }
  if (!open.empty()) return fail(not_here(compiled.parts_[open.back()].tag.source));
  compiled.tail_ = std::string(pattern.substr(at));
  return compiled;
}

std::string TextTemplate::expand(const data::Value& fields) const {
  Diagnostics ignored;
  return expand(fields, ignored);
}

std::string TextTemplate::expand(const data::Value& fields, Diagnostics& findings) const {
  Lookup lookup;
  return expand(Scope{&fields, nullptr, {}, 0, false, nullptr}, lookup, findings);
}

std::string TextTemplate::expand(const Scope& scope, Lookup& lookup, Diagnostics& findings,
                                 const Written& written) const {
  Run run{lookup, findings, written, {}};
  expand(0, parts_.size(), scope, run);
  return run.out + tail_;
}

std::vector<const Tag*> TextTemplate::tags() const {
  std::vector<const Tag*> all;
  for (const Part& part : parts_) {
    const bool read = part.tag.sigil != Sigil::end && part.tag.sigil != Sigil::literal;
    if (read) all.push_back(&part.tag);
  }
  return all;
}

void TextTemplate::expand(std::size_t first, std::size_t last, const Scope& scope, Run& run) const {
  for (std::size_t i = first; i < last; ++i) {
    const Part& part = parts_[i];
    run.out += part.text;
    if (part.tag.sigil == Sigil::literal) {
      run.out += part.tag.key;
    } else if (part.tag.opens_section()) {
      expand_section(i, scope, run);
      i = part.end;
    } else {
      Diagnostics found;
      std::string value =
          part.tag.sigil == Sigil::reckoning
              ? part.filters.apply(*part.tag.arithmetic, {run.lookup, scope, found}).text
              : part.filters.apply(run.lookup.find(scope, part.key), run.lookup, found).text;
      report(part, std::move(found), scope, run);
      run.out += run.written ? run.written(std::move(value), run.out.empty()) : value;
    }
  }
}

void TextTemplate::report(const Part& part, Diagnostics found, const Scope& scope, Run& run) {
  for (Diagnostic& one : found) {
    one.category = Category::finding;
    one.place.tag = part.tag.source;
    if (one.place.field.empty()) {  // an expression's findings know theirs
      one.place.field = part.key.written();
      one.place.path = pointer(scope, part.key.written());
    }
    run.findings.push_back(std::move(one));
  }
}

void TextTemplate::expand_section(std::size_t at, const Scope& scope, Run& run) const {
  const Part& part = parts_[at];
  const Part& end = parts_[part.end];
  const data::Value* value = part.tag.condition ? nullptr : run.lookup.find(scope, part.key);
  Diagnostics found;
  const bool shown = part.tag.condition ? part.tag.condition->holds({run.lookup, scope, found})
                                        : value != nullptr && holds_true(*value);
  report(part, std::move(found), scope, run);
  const auto body = [&](const Scope& inner) {
    expand(at + 1, part.end, inner, run);
    run.out += end.text;
  };
  if (part.tag.sigil == Sigil::inverse) {
    if (!shown) body(scope);
  } else if (shown && value != nullptr && value->array()) {
    for (std::size_t i = 0; i < value->array()->size(); ++i) {
      body(Scope{&(*value->array())[i], &scope, part.tag.key, i, true});
    }
  } else if (shown) {
    body(value != nullptr && value->object() ? Scope{value, &scope, part.tag.key, 0, false}
                                             : scope);
  }
}

}  // namespace sealpress::merge
