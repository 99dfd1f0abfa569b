"""Given names as initials."""

import pytest

from cvtex.publications.authors import write_name
from cvtex.publications.initials import initials
from cvtex.reading.nameforms import parse_name


@pytest.mark.parametrize(
    ("given", "short"),
    [
        ("Avner", "A."),
        ("A.", "A."),
        ("A", "A."),
        ("Alireza Bagheri", "A.B."),
        ("A. B.", "A.B."),
        ("A.B.", "A.B."),
        ("AB", "A.B."),
        ("Bo", "B."),
        ("Jean-Pierre", "J.-P."),
        ("J.-P.", "J.-P."),
        ("J-P", "J.-P."),
        ("Yu.", "Yu."),
        ("Ch.", "Ch."),
        ("Юлия", "Ю."),
        ("Élodie", "É."),
        ("E\u0301lodie", "É."),
        ("Øystein", "Ø."),
        ("IJsbrand", "IJ."),
        ("danah", "d."),
        ("María de los Ángeles", "M. de los Á."),
        ("Robert (Bob) J.", "R.J."),
        ('William "Bill"', "W."),
        ("D'Arcy", "D."),
        ("محمد", "محمد"),
        ("小明", "小明"),
    ],
)
def test_given_names_become_initials(given: str, short: str) -> None:
    assert initials(given) == short


@pytest.mark.parametrize(
    ("name", "short", "full", "family_first"),
    [
        ("A.S MacDougall", "A.S. MacDougall", "A. S. MacDougall", "MacDougall, A. S."),
        ("Rubinstein, B.I.P.", "B.I.P. Rubinstein", "B. I. P. Rubinstein", "Rubinstein, B. I. P."),
        ("Cochrane, .P.", "P. Cochrane", "P. Cochrane", "Cochrane, P."),
        ("D.. M. Whitbeck", "D.M. Whitbeck", "D. M. Whitbeck", "Whitbeck, D. M."),
        ("Peter. W. Akers", "P.W. Akers", "Peter W. Akers", "Akers, Peter W."),
        ("I-Ming Lin", "I.-M. Lin", "I-Ming Lin", "Lin, I-Ming"),
        ("J-P Serre", "J.-P. Serre", "J.-P. Serre", "Serre, J.-P."),
        ("Yu.A. Ivanov", "Yu.A. Ivanov", "Yu. A. Ivanov", "Ivanov, Yu. A."),
        ("Group, MuSPAD Study", *["MuSPAD Study Group"] * 3),
        ("May, Avner", "A. May", "Avner May", "May, Avner"),
        ("Garakani, Alireza B.", "A.B. Garakani", "Alireza B. Garakani", "Garakani, Alireza B."),
        ("van der Berg, Jan", "J. van der Berg", "Jan van der Berg", "van der Berg, Jan"),
        (
            "King, Jr., Martin Luther",
            "M.L. King Jr.",
            "Martin Luther King Jr.",
            "King, Martin Luther, Jr.",
        ),
        ("O'Neill, Sarah", "S. O’Neill", "Sarah O’Neill", "O’Neill, Sarah"),
        ("MacKay, David J. C.", "D.J.C. MacKay", "David J. C. MacKay", "MacKay, David J. C."),
        ("{The ATLAS Collaboration}", *["The ATLAS Collaboration"] * 3),
        ("王, 小明", *["王小明"] * 3),
        ("Suharto", *["Suharto"] * 3),
        ("Westwood, Sean J", "S.J. Westwood", "Sean J. Westwood", "Westwood, Sean J."),
        ("Wang, X", "X. Wang", "X. Wang", "Wang, X."),
        ("May, A.", "A. May", "A. May", "May, A."),
    ],
)
def test_a_name_is_written_in_three_forms(
    name: str, short: str, full: str, family_first: str
) -> None:
    read = parse_name(name)
    forms = [write_name(read, form) for form in ("initials", "full", "family-first")]
    assert [form.replace("\u00a0", " ") for form in forms] == [short, full, family_first]


@pytest.mark.parametrize(
    ("name", "form", "tied"),
    [
        ("May, Avner", "initials", "A.~May"),
        ("May, Avner", "full", "Avner May"),
        ("Rubinstein, Benjamin I.P.", "full", "Benjamin I.~P.~Rubinstein"),
        ("May, A. B.", "family-first", "May,~A.~B."),
        ("van den IJssel, Jan", "initials", "J.~van~den~IJssel"),
        ("van den IJssel, Jan", "full", "Jan van~den~IJssel"),
        ("A. Di Credico", "initials", "A.~Di~Credico"),
        ("{Calero Valdez}, André", "initials", "A.~Calero Valdez"),
        ("King, Jr., Martin Luther", "full", "Martin Luther King~Jr."),
    ],
)
def test_no_line_ends_in_an_initial_or_a_particle(name: str, form: str, tied: str) -> None:
    assert write_name(parse_name(name), form) == tied.replace("~", "\u00a0")
