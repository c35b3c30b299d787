"""The operators of a content stream (ISO 32000-1, 7.8.2, annex A)."""
import re

OPERATORS = set(
    b"b B b* B* BDC BI BMC BT BX c cm CS cs d d0 d1 Do DP EI EMC ET EX f F f* G g gs h i ID j J K k l m M MP n q Q "
    b"re RG rg ri s S SC sc SCN scn sh T* Tc Td TD Tf Tj TJ TL Tm Tr Ts Tw Tz v w W W* y ' \"".split())

TOKEN = re.compile(
    rb"\s*(?:(?P<string>\((?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\))|(?P<hex><[0-9A-Fa-f\s]*>)|(?P<mark><<|>>|\[|\])"
    rb"|(?P<number>[-+]?(?:\d+\.?\d*|\.\d+))(?=[\s\[\]<>(/]|$)|(?P<name>/[^\s\[\]<>()/%]*)"
    rb"|(?P<word>[^\s\[\]<>()/%]+)|%[^\n]*)", re.S)


def tokens(content):
    """Pairs of an operator and its operands; the operator is None for a word that is none."""
    operands, at = [], 0
    while at < len(content):
        match = TOKEN.match(content, at)
        if not match or match.end() == at:
            if content[at:].strip():
                yield None, content[at:at + 20]
            return
        at = match.end()
        word = match["word"]
        if word is None:
            if match[0].strip():
                operands.append(match[0].strip())
        elif word in (b"true", b"false", b"null"):
            operands.append(word)
        elif word in OPERATORS:
            yield word, operands
            operands = []
        else:
            yield None, word
            operands = []
