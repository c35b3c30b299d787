#include "sheet/looks.h"

namespace sealpress::sheet {

lxw_format* Looks::format(const Look& look) {
  lxw_format*& made = made_[look.key()];
  if (made) return made;
  made = workbook_add_format(workbook_);
  format_set_font_name(made, look.font);
  format_set_font_size(made, look.size);
  format_set_font_charset(made, 134);  // GB2312: Excel then shows the font by its Chinese name
  if (look.bold) format_set_bold(made);
  if (look.bordered) format_set_border(made, LXW_BORDER_THIN);
  if (look.shaded) format_set_bg_color(made, 0xE7EEF7);
  if (look.marked) format_set_bg_color(made, 0xFFF2A8);
  if (look.wrapped) format_set_text_wrap(made);
  format_set_align(made, static_cast<uint8_t>(look.align));
  format_set_align(made, LXW_ALIGN_VERTICAL_CENTER);
  if (!look.number.empty()) format_set_num_format(made, look.number.c_str());
  return made;
}

}  // namespace sealpress::sheet
