r"""LaTeX's commands for accents, characters and styles in text.

Sources of what they stand for: the LaTeX kernel's encoding files (T1, TS1, T4, OT4), BibTeX data as
MathSciNet (`\cprime`, `\polhk`, `\soft`), DBLP and Better BibTeX write it.
"""

from cvtex.richtext import Style

ACUTE, GRAVE, CIRCUMFLEX, TILDE = "\u0301", "\u0300", "\u0302", "\u0303"

# Command → the combining character it puts on a letter.
ACCENTS = {
    "'": ACUTE,
    "`": GRAVE,
    "^": CIRCUMFLEX,
    "~": TILDE,
    '"': "\u0308",
    "=": "\u0304",
    ".": "\u0307",
    "u": "\u0306",
    "v": "\u030c",
    "H": "\u030b",
    "r": "\u030a",
    "c": "\u0327",
    "k": "\u0328",
    "d": "\u0323",
    "b": "\u0331",
    "h": "\u0309",
    "t": "\u0361",
    "f": "\u0311",
    "G": "\u030f",
    "U": "\u030e",
    "textcommabelow": "\u0326",
    "textcommaabove": "\u0313",
    "textcommaaboveright": "\u0315",
    "newtie": "\u0361",
    "capitalnewtie": "\u0361",
    "polhk": "\u0328",
    "soft": "\u030c",
    "ocirc": "\u030a",
    "udot": "\u0323",
}

# What an accent is on nothing: `\~{}` prints a tilde.
SPACING = {
    ACUTE: "´",
    GRAVE: "`",
    CIRCUMFLEX: "^",
    TILDE: "~",
    "\u0308": "¨",
    "\u0304": "¯",
    "\u0307": "˙",
    "\u0306": "˘",
    "\u030c": "ˇ",
    "\u030b": "˝",
    "\u030a": "˚",
    "\u0327": "¸",
    "\u0328": "˛",
}

# An accent above a letter takes the place of its dot: \'{\i} is í, not a dotless i with an acute.
DOTTED = {"ı": "i", "ȷ": "j"}
BELOW = frozenset("\u0327\u0328\u0323\u0331\u0326")


def _named(table: str) -> dict[str, str]:
    words = table.split()
    return dict(zip(words[::2], words[1::2], strict=True))


# Commands of one sign; what follows them is never swallowed.
SIGNS = {
    "&": "&",
    "%": "%",
    "$": "$",
    "#": "#",
    "_": "_",
    "{": "{",
    "}": "}",
    " ": " ",
    "\t": " ",
    "\n": " ",
    "\r": " ",
    ",": "\u202f",
    ";": "\u2005",
    ":": "\u2005",
    ">": "\u2005",
    "!": "",
    "-": "\xad",
    "/": "",
    "@": "",
    "*": "",
}

CHARACTERS = _named(
    """
    i ı  j ȷ  imath ı  jmath ȷ  ss ß  SS ẞ  ae æ  AE Æ  oe œ  OE Œ  o ø  O Ø  aa å  AA Å  l ł  L Ł
    dh ð  DH Ð  th þ  TH Þ  dj đ  DJ Đ  ng ŋ  NG Ŋ  ij ĳ  IJ Ĳ  dbar đ  Dbar Đ  oldl ł  eth ð
    textschwa ə  texteng ŋ  ohorn ơ  OHORN Ơ  uhorn ư  UHORN Ư  cprime ʹ  cdprime ʺ
    lasp ʿ  rasp ʾ
    S §  P ¶  dag †  ddag ‡  copyright ©  pounds £  textregistered ®  texttrademark ™
    textcopyright ©  textcopyleft 🄯  textcircledP ℗  textservicemark ℠
    textsection §  textparagraph ¶  textpilcrow ¶
    textdagger †  textdaggerdbl ‡  textbullet •  textopenbullet ◦  textperiodcentered ·  textcdot ·
    textasteriskcentered ∗  textreferencemark ※  textbardbl ‖  textbar |  textbrokenbar ¦
    textless <  textgreater >  textbackslash \\  textbraceleft {  textbraceright }  textunderscore _
    textasciitilde ~  textasciicircum ^  textasciigrave `  textasciiacute ´  textasciicaron ˇ
    textasciibreve ˘  textasciidieresis ¨  textasciimacron ¯  textacutedbl ˝  texttildelow ˷
    textquotesingle '  textquotedbl "  textquotedblleft “  textquotedblright ”  textquoteleft ‘
    textquoteright ’  quotedblbase „  quotesinglbase ‚  textquotedblbase „  textquotesinglbase ‚
    guillemotleft «  guillemotright »  guillemetleft «  guillemetright »  guilsinglleft ‹
    guilsinglright ›  textguillemotleft «  textguillemotright »  flqq «  frqq »  flq ‹  frq ›
    glqq „  grqq “  glq ‚  grq ‘  lq ‘  rq ’  textexclamdown ¡  textquestiondown ¿
    textinterrobang ‽  textendash –  textemdash —  texthyphen ‐  textnonbreakinghyphen ‑
    textfiguredash ‒  texthorizontalbar ―  textellipsis …  dots …  ldots …  textdollar $
    textcent ¢  textcentoldstyle ¢  textsterling £  textyen ¥  texteuro €  euro €  EUR €  textlira ₤
    textwon ₩  textnaira ₦  textpeso ₱  textflorin ƒ  textcurrency ¤  textbaht ฿  textdong ₫
    textcolonmonetary ₡  textguarani ₲  textdegree °  degree °  textcelsius ℃  textohm Ω  textmho ℧
    textmu µ  micro µ  textmicro µ  texttimes ×  textdiv ÷  textpm ±  textminus −  textlnot ¬
    textfractionsolidus ⁄  textsurd √  textonehalf ½  textonequarter ¼  textthreequarters ¾
    textonesuperior ¹  texttwosuperior ²  textthreesuperior ³  textordfeminine ª  textordmasculine º
    textpercent %  textperthousand ‰  textpermille ‰  textpertenthousand ‱  textnumero №  No №
    textestimated ℮  textrecipe ℞  textdiscount ⁒  textblank ␢  textmusicalnote ♪  textbigcircle ◯
    textleftarrow ←  textrightarrow →  textuparrow ↑  textdownarrow ↓  textlangle ⟨  textrangle ⟩
    textlbrackdbl ⟦  textrbrackdbl ⟧  textlquill ⁅  textrquill ⁆  textmarried ⚭  textdivorced ⚮
    textborn ⭑  textdied ✝  textleaf 🙘  textpipe |  slash /  lbrack [  rbrack ]
    lbrace {  rbrace }  TeX TeX  LaTeX LaTeX  LaTeXe LaTeX2ε  BibTeX BibTeX  XeTeX XeTeX
    LuaTeX LuaTeX  LuaLaTeX LuaLaTeX  XeLaTeX XeLaTeX  pdfTeX pdfTeX  AmS AMS
    AmSTeX AMS-TeX  AmSLaTeX AMS-LaTeX  ConTeXt ConTeXt  LyX LyX  eTeX ε-TeX  PiCTeX PiCTeX
    SliTeX SliTeX  MF METAFONT  MP METAPOST  Dash —  dash –  hyphen -  addslash /  addplus +
    addat @  addbdotbefore .  addcolon :  addcomma ,  adddot .  textprime ′
    """
) | {
    "textvisiblespace": "␣",
    "cvreplacement": "\ufffd",
    "cvlefttoright": "",
    "nobreakspace": "\xa0",
    "thinspace": "\u202f",
    "textthinspace": "\u2009",
    "enspace": "\u2002",
    "enskip": "\u2002",
    "quad": "\u2003",
    "qquad": "\u2003\u2003",
    "space": " ",
    "textcompwordmark": "\u200c",
    "newline": " ",
    "linebreak": " ",
    "par": " ",
    "null": "",
    "empty": "",
    "relax": "",
    "protect": "",
    "allowbreak": "",
    "nobreak": "",
    "ignorespaces": "",
    "unskip": "",
    "leavevmode": "",
    "noindent": "",
    "frenchspacing": "",
    "rm": "",
    "sf": "",
    "rmfamily": "",
    "sffamily": "",
    "upshape": "",
    "mdseries": "",
    "normalfont": "",
    "fi": "",
}

# Signs that LaTeX joins, and the tie.
JOINED = {
    "--": "–",
    "---": "—",
    "``": "“",
    "''": "”",
    "`": "‘",
    "'": "’",
    '"': '"',
    "~": "\xa0",
    "?`": "¿",
    "!`": "¡",
    ",,": "„",
}

STYLED_ARGUMENTS = {
    "emph": Style.EMPHASIS,
    "textit": Style.EMPHASIS,
    "textsl": Style.EMPHASIS,
    "textbf": Style.STRONG,
    "texttt": Style.CODE,
    "textsc": Style.SMALL_CAPS,
    "textsuperscript": Style.SUPERSCRIPT,
    "textsubscript": Style.SUBSCRIPT,
    "underline": Style.UNDERLINE,
    "uline": Style.UNDERLINE,
    "mkbibemph": Style.EMPHASIS,
    "mkbibitalic": Style.EMPHASIS,
    "mkbibbold": Style.STRONG,
    "mkbibsuperscript": Style.SUPERSCRIPT,
    "mkbibsubscript": Style.SUBSCRIPT,
}
STYLE_SWITCHES = {
    "em": Style.EMPHASIS,
    "it": Style.EMPHASIS,
    "sl": Style.EMPHASIS,
    "itshape": Style.EMPHASIS,
    "slshape": Style.EMPHASIS,
    "bf": Style.STRONG,
    "bfseries": Style.STRONG,
    "tt": Style.CODE,
    "ttfamily": Style.CODE,
    "sc": Style.SMALL_CAPS,
    "scshape": Style.SMALL_CAPS,
}
# Commands whose argument is printed as it is.
PLAIN_ARGUMENTS = frozenset(
    ("textrm", "textsf", "textup", "textmd", "textnormal", "text", "mbox", "hbox", "mathrm")
) | {"NoCaseChange", "bibstring", "acro", "uppercase"}
# What BibTeX's own documentation teaches for steering the sort order prints nothing.
UNPRINTED_ARGUMENTS = frozenset(("noopsort", "SortNoop", "sortnoop", "noop"))
LINKS = frozenset(("href", "url", "nolinkurl", "path"))

# Formulas around what is a character of the text: exports write `$<$` and `$\\{$`.
CHARACTERS_IN_MATHS = {c: c for c in "<>|=+*/"} | {
    "-": "\u2212",
    "\\{": "{",
    "\\}": "}",
    "\\backslash": "\\",
    "\\&": "&",
    "\\%": "%",
    "\\$": "$",
    "\\#": "#",
    "\\_": "_",
    "\\sim": "\u223c",
    "\\ldots": "…",
    "\\dots": "…",
}
