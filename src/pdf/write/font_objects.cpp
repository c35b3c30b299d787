#include "pdf/write/font_objects.h"

namespace sealpress::pdf {
namespace {

Object& add_program(File& file, const EmbeddedFont& font) {
  Object& program = file.add_stream(font.program, true);
  if (font.cff) {
    set_name(program, "Subtype", "CIDFontType0C");
  } else {
    set_integer(program, "Length1", static_cast<std::int64_t>(font.program_size));
  }
  return program;
}

Object& add_descriptor(File& file, const EmbeddedFont& font, bool cid_set) {
  const Object& program = add_program(file, font);
  Object& descriptor = file.add();
  set_written(descriptor, "Type", "/FontDescriptor" + font.descriptor);
  set_name(descriptor, "FontName", font.base_name.c_str());
  set_reference(descriptor, font.cff ? "FontFile3" : "FontFile2", program);
  if (cid_set) set_reference(descriptor, "CIDSet", file.add_stream(font.cid_set, true));
  return descriptor;
}

/// 9.7.4.
Object& add_cid_font(File& file, const EmbeddedFont& font, bool cid_set) {
  const Object& descriptor = add_descriptor(file, font, cid_set);
  Object& cid_font = file.add("Font");
  set_name(cid_font, "Subtype", font.cff ? "CIDFontType0" : "CIDFontType2");
  set_name(cid_font, "BaseFont", font.base_name.c_str());
  set_written(cid_font, "CIDSystemInfo", "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>");
  set_reference(cid_font, "FontDescriptor", descriptor);
  set_written(cid_font, "W", font.widths);
  if (!font.cff) set_name(cid_font, "CIDToGIDMap", "Identity");
  return cid_font;
}

}  // namespace

Object& add_font(File& file, const EmbeddedFont& font, bool cid_set) {
  const Object& cid_font = add_cid_font(file, font, cid_set);
  const Object& to_unicode = file.add_stream(font.to_unicode, true);
  Object& object = file.add("Font");
  set_name(object, "Subtype", "Type0");
  // 9.7.6.1: of a CFF descendant the name of the CMap is part of the name.
  set_name(object, "BaseFont", (font.base_name + (font.cff ? "-Identity-H" : "")).c_str());
  set_name(object, "Encoding", "Identity-H");
  set_written(object, "DescendantFonts", written_references({&cid_font}));
  set_reference(object, "ToUnicode", to_unicode);
  return object;
}

}  // namespace sealpress::pdf
