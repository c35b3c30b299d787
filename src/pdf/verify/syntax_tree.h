// The syntax of PDF files read from their bytes (ISO 32000-1, 7.2 and 7.3), each part with its
// place.
//
// qpdf reads files as well as it can and does not tell where things stand. What readers must agree
// on is read here instead, strictly: what is not plain syntax is `bad`. Pure functions.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace sealpress::pdf {

struct SyntaxNode {
  enum class Kind : std::uint8_t {
    bad,
    end,  ///< of the text
    null,
    boolean,
    number,
    name,
    string,
    array,
    dictionary,
    reference,
    word,  ///< obj, stream, an operator
  };
  Kind kind = Kind::bad;
  std::size_t begin = 0, end = 0;
  std::string text;               ///< decoded: a name without its slash, a string's bytes, a word
  double number = 0;              ///< a number's, or a reference's object number
  bool is_integer = false;        ///< written without a point
  int generation = 0;             ///< a reference's
  std::vector<SyntaxNode> items;  ///< an array's, or a dictionary's keys and values in turn

  bool is(Kind wanted) const { return kind == wanted; }
  bool is_word(std::string_view word) const { return kind == Kind::word && text == word; }
  bool is_name(std::string_view name) const { return kind == Kind::name && text == name; }
  /// A member of a dictionary, the last one of that name; null if there is none.
  const SyntaxNode* find(std::string_view key) const;
  /// Whether a key stands twice in this dictionary or in one within it.
  bool has_doubled_key() const;
  /// Not negative, at most 10 digits.
  std::optional<std::size_t> natural() const;
};

class SyntaxReader {
 public:
  explicit SyntaxReader(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

  /// The next value, word, or end. `references`: whether "1 0 R" is one; not in page content.
  SyntaxNode next(bool references = true);
  std::size_t at() const { return at_; }
  void go_to(std::size_t at) { at_ = at; }
  void skip_space();  ///< and comments

 private:
  SyntaxNode value(int depth, bool references);
  SyntaxNode name();
  SyntaxNode literal();
  SyntaxNode hexadecimal();
  SyntaxNode number();
  SyntaxNode reference_or(SyntaxNode first);
  SyntaxNode word();
  SyntaxNode list(SyntaxNode::Kind kind, std::string_view close, int depth, bool references);
  void append_escaped(std::string& out);
  bool ahead(std::string_view what) const { return text_.substr(at_).starts_with(what); }

  std::string_view text_;
  std::size_t at_;
};

/// Whether it separates tokens (table 1).
bool is_pdf_space(char c);

/// "12 0 obj" and the value that follows; the stream's data, where it has one.
struct SyntaxObject {
  int id = 0, generation = 0;
  std::size_t begin = 0;
  SyntaxNode value;
  std::optional<std::size_t> data;  ///< where a stream's begins
  std::size_t end = 0;              ///< past the value, or the word stream
};

/// Where "12 0 " before the word obj begins; nothing if this is no header.
std::optional<std::size_t> object_header_before(std::string_view file, std::size_t word);

/// The object whose header stands here, after space at most; nothing if none does.
std::optional<SyntaxObject> object_at(std::string_view file, std::size_t at);

}  // namespace sealpress::pdf
