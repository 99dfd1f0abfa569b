r"""TeX's symbols for maths: the allowlist, and the characters that they print.

Sources: The TeXbook, appendix F; the LaTeX kernel's fontmath.ltx; the AMS fonts' user's guide.
"""

from enum import Enum

from cvtex.frozen import Frozen


class Role(Enum):
    """What a symbol does to the space around it (The TeXbook, chapter 18)."""

    ORDINARY = "ordinary"
    OPERATOR = "operator"
    BINARY = "binary"
    RELATION = "relation"
    OPENING = "opening"
    CLOSING = "closing"
    PUNCTUATION = "punctuation"


class Symbol(Frozen):
    """A symbol: the character that it prints, and its role."""

    character: str
    role: Role


_ORDINARY = """
alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι
kappa κ lambda λ mu μ nu ν xi ξ pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ
phi ϕ varphi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ
Phi Φ Psi Ψ Omega Ω aleph ℵ hbar ℏ ell ℓ wp ℘ Re ℜ Im ℑ partial ∂ infty ∞ prime ′ emptyset ∅
nabla ∇ surd √ top ⊤ bot ⊥ angle ∠ triangle △ forall ∀ exists ∃ neg ¬ lnot ¬ flat ♭ natural ♮
sharp ♯ clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ imath ı jmath ȷ dag † ddag ‡ S § P ¶
ldots … dots … cdots ⋯ vdots ⋮ ddots ⋱ backslash \\
vert | Vert ‖ # # % % & & $ $ _ _ | ‖ pounds £ copyright ©
hslash ℏ Bbbk 𝕜 varnothing ∅ nexists ∄ complement ∁ square □ Box □ Diamond ◇ lozenge ◊ blacksquare ■
bigstar ★ mho ℧ eth ð beth ℶ gimel ℷ daleth ℸ digamma ϝ varkappa ϰ measuredangle ∡
sphericalangle ∢ backprime ‵ checkmark ✓ maltese ✠ circledR ® yen ¥ blacktriangle ▲ triangledown ▽
"""
_OPERATORS = """
sum ∑ prod ∏ coprod ∐ int ∫ oint ∮ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigsqcup ⨆ bigodot ⨀
bigotimes ⨂ bigoplus ⨁ biguplus ⨄ smallint ∫
"""
_BINARY = """
pm ± mp ∓ times × div ÷ ast * star ⋆ circ ∘ bullet • cdot ⋅ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔
vee ∨ lor ∨ wedge ∧ land ∧ setminus ∖ wr ≀ diamond ⋄ bigtriangleup △ bigtriangledown ▽
triangleleft ◁ triangleright ▷ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ bigcirc ◯ dagger †
ddagger ‡ amalg ⨿
lhd ⊲ rhd ⊳ unlhd ⊴ unrhd ⊵ ltimes ⋉ rtimes ⋊ smallsetminus ∖ boxplus ⊞ boxtimes ⊠ boxminus ⊟
boxdot ⊡ centerdot ⋅ dotplus ∔ curlywedge ⋏ curlyvee ⋎ circledast ⊛ circledcirc ⊚ intercal ⊺
"""
_RELATIONS = """
leq ≤ le ≤ geq ≥ ge ≥ equiv ≡ prec ≺ succ ≻ sim ∼ preceq ⪯ succeq ⪰ simeq ≃ ll ≪ gg ≫ asymp ≍
subset ⊂ supset ⊃ approx ≈ subseteq ⊆ supseteq ⊇ cong ≅ sqsubseteq ⊑ sqsupseteq ⊒ bowtie ⋈ in ∈
ni ∋ owns ∋ propto ∝ vdash ⊢ dashv ⊣ models ⊨ smile ⌣ mid ∣ doteq ≐ frown ⌢ parallel ∥ perp ⊥
neq ≠ ne ≠ notin ∉ colon : leftarrow ← gets ← Leftarrow ⇐ rightarrow → to → Rightarrow ⇒
leftrightarrow ↔ Leftrightarrow ⇔ mapsto ↦ hookleftarrow ↩ hookrightarrow ↪ leftharpoonup ↼
rightharpoonup ⇀ leftharpoondown ↽ rightharpoondown ⇁ rightleftharpoons ⇌ longleftarrow ⟵
Longleftarrow ⟸ longrightarrow ⟶ Longrightarrow ⟹ longleftrightarrow ⟷ Longleftrightarrow ⟺ iff ⟺
longmapsto ⟼ uparrow ↑ Uparrow ⇑ downarrow ↓ Downarrow ⇓ updownarrow ↕ Updownarrow ⇕ nearrow ↗
searrow ↘ swarrow ↙ nwarrow ↖
leqslant ⩽ geqslant ⩾ lesssim ≲ gtrsim ≳ lessgtr ≶ gtrless ≷ lessapprox ⪅ gtrapprox ⪆ leqq ≦ geqq ≧
approxeq ≊ precsim ≾ succsim ≿ preccurlyeq ≼ succcurlyeq ≽ lll ⋘ ggg ⋙ nless ≮ ngtr ≯ nleq ≰ ngeq ≱
nsim ≁ ncong ≇ nmid ∤ nparallel ∦ subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ nsupseteq ⊉ sqsubset ⊏
sqsupset ⊐ Subset ⋐ Supset ⋑ vDash ⊨ Vdash ⊩ triangleq ≜ therefore ∴ because ∵ between ≬
trianglelefteq ⊴ trianglerighteq ⊵ vartriangleleft ⊲ vartriangleright ⊳ pitchfork ⋔ backsim ∽
rightsquigarrow ⇝ leadsto ⇝ leftleftarrows ⇇ rightrightarrows ⇉ leftrightarrows ⇆ rightleftarrows ⇄
twoheadrightarrow ↠ rightarrowtail ↣ upharpoonright ↾ restriction ↾ multimap ⊸ dashrightarrow ⇢
nrightarrow ↛ nleftarrow ↚ nRightarrow ⇏ nLeftarrow ⇍ circlearrowleft ↺ circlearrowright ↻
curvearrowright ↷ varpropto ∝ eqcirc ≖ circeq ≗ doteqdot ≑ Doteq ≑
"""
_OPENING = "{ { lbrace { langle ⟨ lceil ⌈ lfloor ⌊ lbrack ["
_CLOSING = "} } rbrace } rangle ⟩ rceil ⌉ rfloor ⌋ rbrack ]"


def _table() -> dict[str, Symbol]:
    table: dict[str, Symbol] = {}
    for text, role in (
        (_ORDINARY, Role.ORDINARY),
        (_OPERATORS, Role.OPERATOR),
        (_BINARY, Role.BINARY),
        (_RELATIONS, Role.RELATION),
        (_OPENING, Role.OPENING),
        (_CLOSING, Role.CLOSING),
    ):
        words = text.split()
        for name, character in zip(words[::2], words[1::2], strict=True):
            table[name] = Symbol(character, role)
    return table


SYMBOLS = _table()

# What only the amsmath package knows by that name.
ALIASES = {"dotsc": "ldots", "dotso": "ldots", "dotsb": "cdots", "dotsm": "cdots", "dotsi": "cdots"}

# The characters that stand for themselves in a formula.
CHARACTERS = (
    dict.fromkeys(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/|.@", Role.ORDINARY
    )
    | dict.fromkeys("+-*", Role.BINARY)
    | dict.fromkeys("=<>:", Role.RELATION)
    | dict.fromkeys("([", Role.OPENING)
    | dict.fromkeys(")]!?", Role.CLOSING)
    | dict.fromkeys(",;", Role.PUNCTUATION)
)

NAMED_OPERATORS = frozenset(
    (
        *(
            "arccos",
            "arcsin",
            "arctan",
            "arg",
            "cos",
            "cosh",
            "cot",
            "coth",
            "csc",
            "deg",
            "det",
            "dim",
            "exp",
        ),
        *(
            "gcd",
            "hom",
            "inf",
            "ker",
            "lg",
            "lim",
            "liminf",
            "limsup",
            "ln",
            "log",
            "max",
            "min",
            "Pr",
        ),
        *("sec", "sin", "sinh", "sup", "tan", "tanh"),
    )
)

# Accent → the combining character for its plain text.
ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "check": "\u030c",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "acute": "\u0301",
    "grave": "\u0300",
    "dot": "\u0307",
    "ddot": "\u0308",
    "breve": "\u0306",
    "bar": "\u0304",
    "vec": "\u20d7",
    "mathring": "\u030a",
    "overline": "\u0305",
    "underline": "\u0332",
    "overrightarrow": "\u20d7",
    "overleftarrow": "\u20d6",
    "overbrace": "",
    "underbrace": "",
}

# Font → the command that sets it. What LaTeX has for text in a formula is set in the maths font of
# that shape, which keeps its size in a script.
FONTS = {
    "mathrm": "mathrm",
    "mathbf": "mathbf",
    "mathit": "mathit",
    "mathsf": "mathsf",
    "mathtt": "mathtt",
    "mathcal": "mathcal",
    "mathscr": "mathcal",
    "cal": "mathcal",
    "mathbb": "mathbb",
    "mathbbm": "mathbb",
    "Bbb": "mathbb",
    "mathds": "mathbb",
    "mathfrak": "mathfrak",
    "frak": "mathfrak",
    "boldsymbol": "mathbf",
    "bm": "mathbf",
    "pmb": "mathbf",
    "bold": "mathbf",
    "mathnormal": "mathnormal",
    "operatorname": "operatorname",
    "mathop": "operatorname",
}
TEXT_FONTS = {
    "text": "mathrm",
    "textrm": "mathrm",
    "textnormal": "mathrm",
    "textup": "mathrm",
    "mbox": "mathrm",
    "hbox": "mathrm",
    "textit": "mathit",
    "emph": "mathit",
    "textsl": "mathit",
    "textbf": "mathbf",
    "textsf": "mathsf",
    "texttt": "mathtt",
    "textsc": "mathrm",
}
FONT_SWITCHES = {
    "rm": "mathrm",
    "bf": "mathbf",
    "it": "mathit",
    "sf": "mathsf",
    "tt": "mathtt",
    "cal": "mathcal",
    "em": "mathit",
    "mit": "mathnormal",
}

SPACES = {
    ",": r"\,",
    ":": r"\:",
    ">": r"\:",
    ";": r"\;",
    " ": r"\ ",
    "~": "~",
    "thinspace": r"\,",
    "quad": r"\quad ",
    "qquad": r"\qquad ",
    "enspace": r"\enspace ",
}
# Commands that change nothing that a line of text would show.
IGNORED = frozenset(
    (
        *("!", "/", "displaystyle", "textstyle", "scriptstyle", "scriptscriptstyle", "limits"),
        *(
            "nolimits",
            "xspace",
            "ensuremath",
            "protect",
            "relax",
            "nonumber",
            "negthinspace",
            "mathstrut",
        ),
    )
)
DELIMITERS = frozenset("()[]|/.<>") | {
    r"\{",
    r"\}",
    r"\|",
    *(
        rf"\{name}"
        for name in (
            *("lbrace", "rbrace", "langle", "rangle", "lfloor", "rfloor", "lceil", "rceil"),
            *("vert", "Vert", "backslash", "uparrow", "downarrow", "lbrack", "rbrack"),
        )
    ),
}
SIZES = frozenset(
    size + side for size in ("big", "Big", "bigg", "Bigg") for side in ("", "l", "r", "m")
)

# The letters that Unicode has a double-struck form for on its first plane.
DOUBLE_STRUCK = dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True))

SUPERSCRIPTS = dict(
    zip(
        "0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVW∘*′†‡αβγδθ",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂ°*′†‡ᵅᵝᵞᵟᶿ",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip(
        "0123456789+−=()aehijklmnoprstuvxβγρφχ",
        "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ",
        strict=True,
    )
)

# Characters typed as themselves → the command that sets them, where there is just one meaning.
TYPED = {
    symbol.character: name
    for name, symbol in reversed(SYMBOLS.items())
    if not symbol.character.isascii()
} | {
    "−": "-",
    "µ": "mu",
    "′": "prime",
    "·": "cdot",
    "∙": "bullet",
    "∗": "ast",
    "◦": "circ",
    "°": "circ",
}
