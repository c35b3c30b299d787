#include "pdf/write/attachments.h"

#include "codec/codec.h"
#include "pdf/write/metadata.h"
#include "pdf/write/syntax.h"

namespace sealpress::pdf {
Object& add_attachment(File& file, const Attachment& attachment, const Metadata& metadata,
                       int level) {
  Object& stream = file.add_stream(codec::zlib(attachment.bytes, level), true);
  set_name(stream, "Type", "EmbeddedFile");
  set_name(stream, "Subtype", attachment.media_type.c_str());
  std::string size;
  append_integer(size, static_cast<std::int64_t>(attachment.bytes.size()));
  set_written(stream, "Params",
              "<</Size " + size + "/ModDate" + written_date(metadata.created) + ">>");

  Object& specification = file.add("Filespec");
  set_text(specification, "F", attachment.name);
  set_text(specification, "UF", attachment.name);
  set_text(specification, "Desc", attachment.description);
  set_name(specification, "AFRelationship", "Data");
  const std::string reference = written_reference(stream);
  set_written(specification, "EF", "<</F " + reference + "/UF " + reference + ">>");
  return specification;
}

}  // namespace sealpress::pdf
