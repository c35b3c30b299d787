#include "text/font/symbol_fonts.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace sealpress::text {
namespace {

// Codes 0x20 to 0xFF, 16 to a row; U+FFFD where the font has no glyph or Unicode no character.
// Symbol after Adobe's symbol.txt, the others after the characters that Unicode 7 took from them;
// arrows, boxes, bullets and check marks are the ones that fonts have and Chinese forms use.
constexpr char32_t kNone = U'\uFFFD';
constexpr char32_t kFirst = 0x20;

constexpr std::u32string_view kSymbol =
    U" !∀#∃%&∋()∗+,−./"
    U"0123456789:;<=>?"
    U"≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟ"
    U"ΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"
    U"‾αβχδεφγηιϕκλμνο"
    U"πθρστυϖωξψζ{|}∼\uFFFD"
    U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
    U"\uFFFD"
    U"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
    U"\uFFFD"
    U"€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓"
    U"°±″≥×∝∂•÷≠≡≈…⏐⎯↵"
    U"ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉"
    U"∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓"
    U"◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"
    U"\uFFFD⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭\uFFFD";

constexpr std::u32string_view kWingdings =
    U" ✏✂✁👓🕭🕮🕯☎✆✉🖃📪📫📬📭"
    U"📁📂📄🗏🗐🗄⌛⌨🖰🖲🖳🖴🖫🖬✇✍"
    U"🖎✌👌👍👎☜☞☝☟🖐☺😐☹💣☠⚐"
    U"🏱✈☼💧❄🕆✞🕈✠✡☪☯ॐ☸♈♉"
    U"♊♋♌♍♎♏♐♑♒♓🙰🙵●❍■□"
    U"🞐❑❒⬧⧫◆❖⬥⌧⮹⌘❀✿❝❞\uFFFD"
    U"⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹"
    U"❺❻❼❽❾❿🙢🙠🙡🙣🙞🙜🙝🙟·•"
    U"▪○🞆🞈◉◎🔿▪◻🟂✦★✶✴✹✵"
    U"⯐⌖⟡⌑⯑✪✰🕐🕑🕒🕓🕔🕕🕖🕗🕘"
    U"🕙🕚🕛⮰⮱⮲⮳⮴⮵⮶⮷🙪🙫🙕🙔🙗"
    U"🙖🙐🙑🙒🙓⌫⌦⮘➢⮙⮛⮈➲⮉⮋←"
    U"→↑↓🡬🡭🡯🡮🡸➔🡹🡻🡼🡽🡿🡾⇦"
    U"⇨⇧⇩⬄⇳⬀⬁⬃⬂🢬🢭✗✓☒☑\uFFFD";

constexpr std::u32string_view kWingdings2 =
    U" 🖊🖋🖌🖍✄✀🕾🕽🗅🗆🗇🗈🗉🗊🗋"
    U"🗌🗍📋🗑🗔🖵🖶🖷🖸🖭🖯🖱🖒🖓🖘🖙"
    U"🖚🖛👈👉🖜🖝🖞🖟🖠🖡👆👇🖢🖣🖑✗"
    U"✓☒☑☒☒⮾⮿⦸⦸🙱🙴🙲🙳‽🙹🙺"
    U"🙻🙦🙤🙥🙧🙚🙘🙙🙛⓪①②③④⑤⑥"
    U"⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿\uFFFD"
    U"☉🌕☽☾⸿✝🕇🕜🕝🕞🕟🕠🕡🕢🕣🕤"
    U"🕥🕦🕧🙨🙩•●●●○🞆🞇🞈🞊⦿◾"
    U"■■■□□□🞓🞔▣🞕🞖🞗⬩⬥◆◇"
    U"🞚◈🞛🞜🞝⬪⬧⧫◊🞠◖◗⯊⯋◼⬥"
    U"⬟⯂⬣⬢⯃⯄🞡🞢🞣🞤🞥🞦🞧🞨🞩🞪"
    U"🞫🞬🞭🞮🞯🞰🞱🞲🞳🞴🞵🞶🞷🞸🞹🞺"
    U"🞻🞼🞽🞾🞿🟀🟂🟄✦🟉★✶🟋✷🟏🟒"
    U"✹🟃🟇✯🟍🟔⯌⯍※⁂\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD";

constexpr std::u32string_view kWingdings3 =
    U" ←→↑↓⭦⭧⭩⭨⭰⭲⭱⭳⭶⭸⭻"
    U"⭽⭤⭥⭪⭬⭫⭭⭍⮠⮡⮢⮣⮤⮥⮦⮧"
    U"⮐⮑⮒⮓⮀⮃⭾⭿⮄⮆⮅⮇⮏⮍⮎⮌"
    U"⭮⭯⎋⌤⌃⌥⎵⍽⇪⮸🢠🢡🢢🢣🢤🢥"
    U"🢦🢧🢨🢩🢪🢫←→↑↓↖↗↙↘🡘🡙"
    U"▲▼△▽◄►◁▷◣◢◤◥◀▶▴\uFFFD"
    U"▾▲▼◀▶⮜⮞⮝⮟🠐🠒🠑🠓🠔🠖🠕"
    U"🠗🠘🠚🠙🠛🠜🠞🠝🠟🠀🠂🠁🠃🠄🠆🠅"
    U"🠇🠈🠊🠉🠋🠠🠢🠤🠦🠨🠪🠬🢜🢝🢞🢟"
    U"🠮🠰🠲🠴🠶🠸🠺🠹🠻🢘🢚🢙🢛🠼🠾🠽"
    U"🠿🡀🡂🡁🡃🡄🡆🡅🡇⮨⮩⮪⮫⮬⮭⮮"
    U"⮯🡠🡢🡡🡣🡤🡥🡧🡦🡰🡲🡱🡳🡴🡵🡷"
    U"🡶🢀🢂🢁🢃🢄🢅🢇🢆🢐🢒🢑🢓🢔🢖🢕"
    U"🢗\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"
    U"\uFFFD";

constexpr std::u32string_view kWebdings =
    U" 🕷🕸🕲🕶🏆🎖🖇🗨🗩🗰🗱🌶🎗🙾🙼"
    U"🗕🗖🗗⏴⏵⏶⏷⏪⏩⏮⏭⏸⏹⏺🗚🗳"
    U"🛠🏗🏘🏙🏚🏜🏭🏛🏠🏖🏝🛣🔍🏔👁👂"
    U"🏞🏕🛤🏟🛳🕬🕫🕨🔈🎔🎕🗬🙽🗭🗪🗫"
    U"⮔✔🚲□🛡📦🛱■🚑🛈🛩🛰🟈🕴⚫🛥"
    U"🚔🗘🗙❓🛲🚇🚍⛳🛇⊖🚭🗮|🗯🗲\uFFFD"
    U"🚹🚺🛉🛊🚼👽🏋⛷🏂🏌🏊🏄🏍🏎🚘🗠"
    U"🛢💰🏷💳👪🗡🗢🗣✯🖄🖅🖃🖆🖹🖺🖻"
    U"🕵🕰🖽🖾📋🗒🗓📖📚🗞🗟🗃🗂🖼🎭🎜"
    U"🎘🎙🎧💿🎞📷🎟🎬📽📹📾📻🎚🎛📺💻"
    U"🖥🖦🖧🕹🎮🕻🕼📟🖁🖀🖨🖩🖿🖪🗜🔒"
    U"🔓🗝📥📤🕳🌣🌤🌥🌦☁🌧🌨🌩🌪🌬🌫"
    U"🌜🌡🛋🛏🍽🍸🛎🛍Ⓟ♿🛆🖈🎓🗤🗥🗦"
    U"🗧🛪🐿🐦🐟🐕🐈🙬🙮🙭🙯🗺🌍🌏🌎🕊";
constexpr std::pair<std::string_view, std::u32string_view> kFonts[] = {
    {"symbol", kSymbol},         {"webdings", kWebdings},     {"wingdings", kWingdings},
    {"wingdings2", kWingdings2}, {"wingdings3", kWingdings3},
};

/// Whether `name` is `key` but for case and spaces.
bool is_named(std::string_view name, std::string_view key) {
  std::size_t matched = 0;
  for (const char c : name) {
    if (c == ' ') continue;
    const char lower = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (matched == key.size() || key[matched] != lower) return false;
    ++matched;
  }
  return matched == key.size();
}

const std::u32string_view* table_of(std::string_view font) {
  const auto* found = std::find_if(std::begin(kFonts), std::end(kFonts), [font](const auto& entry) {
    return is_named(font, entry.first);
  });
  return found == std::end(kFonts) ? nullptr : &found->second;
}

}  // namespace

bool is_symbol_font(std::string_view font) {
  return table_of(font) != nullptr;
}

char32_t symbol_to_unicode(std::string_view font, char32_t c) {
  const char32_t code = c >= 0xF000 && c <= 0xF0FF ? c - 0xF000 : c;
  const std::u32string_view* table = code < kFirst || code > 0xFF ? nullptr : table_of(font);
  if (table == nullptr) return c;
  const char32_t character = (*table)[code - kFirst];
  return character == kNone ? 0xF000 + code : character;
}

}  // namespace sealpress::text
