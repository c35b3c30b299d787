#include "pdf/verify/signature_scan.h"

#include <algorithm>

namespace sealpress::pdf {
namespace {

using Kind = SyntaxNode::Kind;

class Scan {
 public:
  Scan(std::string_view file, const Structure& structure) : file_(file), structure_(structure) {}

  std::vector<FoundSignature> run() {
    constexpr std::string_view kWord = "obj";
    std::size_t at = file_.find(kWord);
    while (at != std::string_view::npos) {
      std::size_t next = at + kWord.size();
      if (const auto begin = object_header_before(file_, at)) {
        if (const auto object = object_at(file_, *begin)) {
          look_into(object->value, *object);
          const auto end = structure_.data_end(*object);
          if (end) next = std::max(next, *end);
        }
      }
      at = file_.find(kWord, next);
    }
    return std::move(found_);
  }

 private:
  void look_into(const SyntaxNode& node, const SyntaxObject& object) {
    if (node.is(Kind::dictionary)) take(node, object);
    for (const SyntaxNode& item : node.items) look_into(item, object);
  }

  void take(const SyntaxNode& node, const SyntaxObject& object) {
    const SyntaxNode* contents = node.find("Contents");
    const SyntaxNode* range = node.find("ByteRange");
    const SyntaxNode* type = node.find("Type");
    const bool says_so = type != nullptr && (type->is_name("Sig") || type->is_name("DocTimeStamp"));
    if (contents == nullptr || !contents->is(Kind::string) || (range == nullptr && !says_so))
      return;
    FoundSignature one;
    one.id = object.id;
    one.generation = object.generation;
    one.object = object.begin;
    one.begin = node.begin;
    one.past = node.end;
    one.open = contents->begin;
    one.close = contents->end;
    one.contents = contents->text;
    if (const SyntaxNode* kind = node.find("SubFilter")) one.kind = kind->text;
    if (range != nullptr) {
      for (const SyntaxNode& number : range->items) {
        one.range.push_back(static_cast<std::int64_t>(number.natural().value_or(file_.size() + 1)));
      }
    }
    found_.push_back(std::move(one));
  }

  std::string_view file_;
  const Structure& structure_;
  std::vector<FoundSignature> found_;
};

}  // namespace

std::vector<FoundSignature> scan_signatures(std::string_view file, const Structure& structure) {
  return Scan(file, structure).run();
}

}  // namespace sealpress::pdf
