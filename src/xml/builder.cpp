// The SAX handler that builds the flat tree.
//
// Positions: when libxml2 reports a start tag it stands before its ">" or "/>", when it reports an
// end tag it stands behind it. "<" cannot occur inside a tag (XML 1.0, 3.1), so a tag begins at the
// last "<" before that.
#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <cstring>
#include <mutex>

#include "xml/document.h"
#include "xml/guard.h"

namespace sealpress::xml {

namespace {

struct ContextFree {
  void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
using Context = std::unique_ptr<xmlParserCtxt, ContextFree>;

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view() : reinterpret_cast<const char*>(text);
}

/// Without entity substitution libxml2 hands every "&" of an attribute's value on as "&#38;".
std::string unescape_ampersands(std::string_view value) {
  constexpr std::string_view kEscaped = "&#38;";
  std::string out;
  std::size_t at = 0;
  for (std::size_t found; (found = value.find(kEscaped, at)) != std::string_view::npos;) {
    (out += value.substr(at, found - at)) += '&';
    at = found + kEscaped.size();
  }
  return out += value.substr(at);
}

std::string trimmed(const char* text) {
  std::string out = text == nullptr ? "" : text;
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  return out;
}

}  // namespace

class Builder {
 public:
  Builder(std::string source, const Census& census) : document_(new Document) {
    document_->source_ = std::move(source);
    document_->nodes_.reserve(census.elements * 3 / 2 + 2);
    document_->attributes_.reserve(census.attributes);
    document_->nodes_.emplace_back();
    open_.push_back({0, 0});
  }

  Result<std::unique_ptr<const Document>> run() {
    const std::string& source = document_->source_;
    context_.reset(xmlCreateMemoryParserCtxt(source.data(), static_cast<int>(source.size())));
    if (!context_) return fail(syntax_error());
    set_handlers();
    xmlCtxtUseOptions(context_.get(), XML_PARSE_NONET | XML_PARSE_IGNORE_ENC);
    document_->names_ = keep_names(context_->dict);
    xmlParseDocument(context_.get());
    if (context_->wellFormed == 0 || context_->nsWellFormed == 0 || misplaced_) {
      return fail(syntax_error());
    }
    return std::move(document_);
  }

 private:
  struct Open {
    std::uint32_t node, last_child;
  };

  static std::shared_ptr<const void> keep_names(xmlDict* names) {
    xmlDictReference(names);
    return {names, [](xmlDict* dict) { xmlDictFree(dict); }};
  }

  static Builder& self(void* context) {
    return *static_cast<Builder*>(static_cast<xmlParserCtxt*>(context)->_private);
  }

  void set_handlers() {
    xmlSAXHandler& sax = *context_->sax;
    std::memset(&sax, 0, sizeof sax);
    sax.initialized = XML_SAX2_MAGIC;
    sax.startElementNs = [](void* c, const xmlChar* local, const xmlChar*, const xmlChar* ns,
                            int declarations, const xmlChar** declared, int attributes, int,
                            const xmlChar** given) {
      self(c).start(view(local), view(ns), declarations, declared, attributes, given);
    };
    sax.endElementNs = [](void* c, const xmlChar*, const xmlChar*, const xmlChar*) {
      self(c).finish();
    };
    sax.characters = [](void* c, const xmlChar* text, int size) {
      self(c).characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)});
    };
    sax.ignorableWhitespace = sax.characters;
    sax.cdataBlock = sax.characters;
    sax.internalSubset = [](void* c, const xmlChar*, const xmlChar*, const xmlChar*) {
      xmlStopParser(static_cast<xmlParserCtxt*>(c));
    };
    sax.serror = [](void*, xmlError*) {};
    context_->_private = this;
  }

  std::size_t offset(const xmlChar* at) const {
    const xmlParserInput& input = *context_->input;
    return static_cast<std::size_t>(at - input.base) + input.consumed;
  }
  std::size_t position() const { return offset(context_->input->cur); }

  std::size_t tag_begin(std::size_t before) {
    const std::size_t found = document_->source_.rfind('<', before - 1);
    if (found == std::string::npos || found < tag_end_) misplaced_ = true;
    return found;
  }

  void start(std::string_view local, std::string_view ns, int declarations,
             const xmlChar** declared, int attributes, const xmlChar** given) {
    const std::string& source = document_->source_;
    const std::size_t at = position();
    const std::size_t begin = tag_begin(at);
    misplaced_ = misplaced_ || at >= source.size();
    if (misplaced_) return stop();
    finish_text(begin);
    const bool empty = source[at] == '/';
    tag_end_ = at + (empty ? 2 : 1);
    Document::Data& node = append();
    node.ns = ns;
    node.content = local;
    node.begin = static_cast<std::uint32_t>(begin);
    node.inner_begin = static_cast<std::uint32_t>(tag_end_);
    node.first_attribute = static_cast<std::uint32_t>(document_->attributes_.size());
    for (; declarations > 0; --declarations, declared += 2) {  // prefix, URI
      document_->attributes_.push_back({kXmlns, view(declared[0]), view(declared[1])});
    }
    for (; attributes > 0; --attributes, given += 5) add_attribute(given);
    node.attributes =
        static_cast<std::uint32_t>(document_->attributes_.size()) - node.first_attribute;
    open_.push_back({static_cast<std::uint32_t>(document_->nodes_.size() - 1), 0});
  }

  void add_attribute(const xmlChar** parts) {
    const std::string_view value(reinterpret_cast<const char*>(parts[3]),
                                 static_cast<std::size_t>(parts[4] - parts[3]));
    document_->attributes_.push_back({view(parts[2]), view(parts[0]), keep(value, parts[3])});
  }

  /// `value` as a view of the source if the parser points into its copy of it, else pooled.
  std::string_view keep(std::string_view value, const xmlChar* at) {
    const xmlParserInput& input = *context_->input;
    const std::less_equal<const xmlChar*> not_after;
    if (not_after(input.base, at) && not_after(at, input.end)) {
      return std::string_view(document_->source_).substr(offset(at), value.size());
    }
    return pool(unescape_ampersands(value));
  }

  std::string_view pool(std::string_view text) {
    auto copy = std::make_unique<char[]>(std::max<std::size_t>(text.size(), 1));
    text.copy(copy.get(), text.size());
    const std::string_view kept(copy.get(), text.size());
    document_->pool_.push_back(std::move(copy));
    return kept;
  }

  void finish() {
    if (misplaced_) return;
    const std::size_t end = position();
    const Document::Data& node = document_->nodes_[open_.back().node];
    const bool empty = end == node.inner_begin;  // "<a/>"
    const std::size_t inner_end = empty ? end : tag_begin(end);
    if (misplaced_) return stop();
    finish_text(inner_end);
    Document::Data& closed = document_->nodes_[open_.back().node];
    closed.inner_end = static_cast<std::uint32_t>(inner_end);
    closed.end = static_cast<std::uint32_t>(end);
    tag_end_ = end;
    open_.pop_back();
  }

  void characters(std::string_view piece) {
    const std::string_view source = document_->source_;
    if (verbatim_ && source.substr(tag_end_ + length_).starts_with(piece)) {
      length_ += piece.size();
      return;
    }
    if (verbatim_) decoded_ = source.substr(tag_end_, length_);
    verbatim_ = false;
    decoded_ += piece;
  }

  /// Makes the node of the text that stands before the tag at `end`.
  void finish_text(std::size_t end) {
    if (verbatim_ && length_ == 0) return;
    const std::string_view source = document_->source_;
    // A comment behind verbatim text belongs to the node's bytes, not to its characters.
    const std::string_view text = verbatim_ ? source.substr(tag_end_, length_) : pool(decoded_);
    if (open_.size() > 1 && !text.empty()) {
      Document::Data& node = append();
      node.text = true;
      node.content = text;
      node.begin = node.inner_begin = static_cast<std::uint32_t>(tag_end_);
      node.end = node.inner_end = static_cast<std::uint32_t>(end);
    }
    verbatim_ = true;
    length_ = 0;
    decoded_.clear();
  }

  Document::Data& append() {
    const auto index = static_cast<std::uint32_t>(document_->nodes_.size());
    Open& parent = open_.back();
    if (parent.last_child == 0) {
      document_->nodes_[parent.node].first_child = index;
    } else {
      document_->nodes_[parent.last_child].next = index;
    }
    parent.last_child = index;
    document_->nodes_.emplace_back().parent = parent.node;
    return document_->nodes_.back();
  }

  void stop() { xmlStopParser(context_.get()); }

  Diagnostic syntax_error() const {
    const xmlError* error = context_ ? xmlCtxtGetLastError(context_.get()) : nullptr;
    Diagnostic diagnostic =
        input_error("xml.syntax").with("reason", trimmed(error ? error->message : nullptr));
    if (error != nullptr) {
      diagnostic.place.line = error->line;
      if (error->int2 > 0) diagnostic.place.column = error->int2;
    }
    return diagnostic;
  }

  std::unique_ptr<Document> document_;
  Context context_;
  std::vector<Open> open_;
  std::size_t tag_end_ = 0;  ///< end of the last tag; text begins here
  bool verbatim_ = true;     ///< the text so far is the source's bytes
  std::size_t length_ = 0;   ///< of verbatim text
  std::string decoded_;      ///< text that is not
  bool misplaced_ = false;   ///< positions do not fit: never on well-formed input
};

Result<std::unique_ptr<const Document>> Document::parse(std::string bytes, std::string_view file,
                                                        std::string_view part,
                                                        const Limits& limits) {
  static std::once_flag initialised;
  std::call_once(initialised, xmlInitParser);
  const auto located = [&](Diagnostic error) {
    return fail(std::move(error).in_file(file).in_part(part));
  };
  if (bytes.size() > std::min<std::size_t>(limits.part_bytes, 1u << 30)) {
    return located(input_error("xml.too_large"));
  }
  auto text = to_utf8(std::move(bytes), limits);
  if (!text) return located(text.error());
  const auto census = inspect(*text, limits);
  if (!census) return located(census.error());
  auto document = Builder(std::move(*text), *census).run();
  if (!document) return located(document.error());
  return document;
}

}  // namespace sealpress::xml
