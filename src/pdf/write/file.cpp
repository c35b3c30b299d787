#include "pdf/write/file.h"

#include "codec/codec.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
namespace {

using namespace PoDoFo;

/// PoDoFo makes the /ID of the Info dictionary alone, so that two files of one title would share
/// it. Both its halves are replaced by a digest of the file that is otherwise done.
void set_id(std::string& file) {
  constexpr std::size_t kDigits = 32;
  const std::string digest = codec::sha256_hex(file);
  std::size_t at = file.rfind("/ID");
  for (int half = 0; half < 2; ++half) {
    at = file.find('<', at) + 1;
    file.replace(at, kDigits, digest, 0, kDigits);
  }
}

/// PoDoFo prints to standard error by default.
bool silence() {
  PdfError::EnableDebug(false);
  PdfError::EnableLogging(false);
  return true;
}

}  // namespace

std::string file_header(PdfA pdfa) {
  return std::string(pdfa == PdfA::a1b ? "%PDF-1.4" : "%PDF-1.7") + "\n%\xE2\xE3\xCF\xD3\n";
}

File::File(std::size_t first) {
  [[maybe_unused]] static const bool silent = silence();
  objects_.SetAutoDelete(true);
  if (first > 1) {
    // Numbering goes on from the largest number that was seen.
    const PdfReference before(static_cast<pdf_objnum>(first - 1), 0);
    objects_.push_back(new PdfObject(before, PdfVariant()));
    delete objects_.RemoveObject(before, false);
  }
}

std::string File::written_objects(std::uint64_t begin, std::vector<std::uint64_t>& offsets) const {
  std::string all;
  for (const PdfObject* object : objects_) {
    offsets.push_back(begin + all.size());
    PdfRefCountedBuffer buffer;
    PdfOutputDevice device(&buffer);
    object->WriteObject(&device, ePdfWriteMode_Clean, nullptr);
    all.append(buffer.GetBuffer(), static_cast<std::size_t>(device.Tell()));
  }
  return all;
}

Object& File::add(const char* type) {
  return *objects_.CreateObject(type);
}

Object& File::add_stream(std::string_view data, bool deflated) {
  Object& object = add();
  if (deflated) set_name(object, "Filter", "FlateDecode");
  const TVecFilters stored_as_it_is;
  PdfStream* stream = object.GetStream();
  stream->BeginAppend(stored_as_it_is, true, false);
  stream->Append(data.data(), data.size());
  stream->EndAppend();
  return object;
}

std::string File::finish(const Object& catalog, const Object& info, PdfA pdfa) {
  Object trailer;
  set_reference(trailer, "Root", catalog);
  set_reference(trailer, "Info", info);
  PdfWriter writer(&objects_, &trailer);
  writer.SetPdfVersion(pdfa == PdfA::a1b ? ePdfVersion_1_4 : ePdfVersion_1_7);
  // The compact mode leaves out the line break after "obj" that PDF/A wants (ISO 19005-2, 6.1.9).
  writer.SetWriteMode(ePdfWriteMode_Clean);
  PdfRefCountedBuffer buffer;
  PdfOutputDevice device(&buffer);
  writer.Write(&device);
  std::string file(buffer.GetBuffer(), static_cast<std::size_t>(device.Tell()));
  set_id(file);
  return file;
}

void set_name(Object& object, const char* key, const char* name) {
  object.GetDictionary().AddKey(key, PdfObject(PdfName(name)));
}

void set_integer(Object& object, const char* key, std::int64_t value) {
  object.GetDictionary().AddKey(key, PdfObject(static_cast<pdf_int64>(value)));
}

void set_bool(Object& object, const char* key, bool value) {
  object.GetDictionary().AddKey(key, PdfObject(value));
}

void set_reference(Object& object, const char* key, const Object& target) {
  object.GetDictionary().AddKey(key, PdfObject(target.Reference()));
}

void set_written(Object& object, const char* key, std::string_view written) {
  object.GetDictionary().AddKey(key,
                                PdfObject(PdfVariant(PdfData(written.data(), written.size()))));
}

void set_text(Object& object, const char* key, std::string_view utf8) {
  set_written(object, key, text_string(utf8));
}

std::string written_reference(const Object& object) {
  std::string out;
  append_integer(out, object.Reference().ObjectNumber());
  return out + " 0 R";
}

std::string written_references(const std::vector<const Object*>& objects) {
  std::string out = "[";
  for (const Object* object : objects) {
    if (out.size() > 1) out += ' ';
    out += written_reference(*object);
  }
  return out + ']';
}

}  // namespace sealpress::pdf
