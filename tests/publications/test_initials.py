"""Given names as initials."""

import pytest

from cvtex.model import Name
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
        ("A.S MacDougall", "A.S. MacDougall", "A.S. MacDougall", "MacDougall, A.S."),
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


def test_initials_and_family_name_stay_on_one_line() -> None:
    assert write_name(Name("May", "Avner"), "initials") == "A.\u00a0May"
