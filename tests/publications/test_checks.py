"""What a careful co-author would ask, each check by what it says and what it leaves alone."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from cvtex.model import Person, Profile, Settings
from cvtex.publications.checks import check_bibliography
from cvtex.publications.checks.oddities import check_states
from cvtex.reading.bibliography import read_bibliography

DOCS = Path(__file__).parent.parent.parent / "docs" / "checks.md"
HEAD = "author={Avner May}, title={A Title that Is Long Enough}, year=2020"
PLACE = "author={Avner May}, journal={J}, volume=26, number=11, pages={1585--1597}, year=2020"
NEXT_YEARS = datetime.now(UTC).year + 5

# Entries, and what is found: the code, and the place in the file.
CASES = {
    "an article with everything": (f"@article{{a, {HEAD}, journal={{J}}}}", []),
    "no title, author, year and journal": (
        "@article{a, volume=1}",
        ["missing-field a"] * 4,
    ),
    "no venue": (f"@inproceedings{{a, {HEAD}}}", ["missing-field a"]),
    "no venue of what is not out yet": (
        (
            f"@article{{a, {HEAD}, note={{Under review}}, nocheck={{stale-state}}}}\n"
            "@article{b, author={A. May}, title={Another Title of a Work}, pubstate={inpress}}"
        ),
        [],
    ),
    "a preprint": (f"@article{{a, {HEAD}, journal={{arXiv:2301.01234}}}}", []),
    "proceedings with neither authors nor editors": (
        "@proceedings{a, title={ICML}, year=2020}",
        [],
    ),
    "a title that says nothing": (
        "@unpublished{a, author={A. May}, title={{}}, year=2020}",
        ["empty-title {{}}"],
    ),
    "a year to come": (
        f"@unpublished{{a, author={{A. May}}, title={{A Title}}, year={NEXT_YEARS}}}",
        [f"odd-year {NEXT_YEARS}"],
    ),
    "a slip in the name of a field": (
        "@unpublished{a, auhtor={A. May}, title={A Title}, yaer=2020, booktitile={B}}",
        [
            *("misspelt-field auhtor", "misspelt-field yaer", "misspelt-field booktitile"),
            "missing-field a",
        ],
    ),
    "a field set aside by a prefix, and one of one's own": (
        f"@unpublished{{a, {HEAD}, optpages={{1}}, nonumber={{1}}, x-pages={{1}}, rmdnote={{x}}}}",
        [],
    ),
    "a slip that can be read": (
        f"@unpublished{{a, {HEAD}, editors={{B. Chen}}, page={{3}}, notes={{Oral}}}}",
        ["misspelt-field editors", "misspelt-field page", "misspelt-field notes"],
    ),
    "a slip that costs nothing": (f"@unpublished{{a, {HEAD}, titel={{A}}}}", []),
    "the same DOI": (
        (
            f"@unpublished{{a, {HEAD}, doi={{10.1000/1}}}}\n"
            f"@unpublished{{b, {HEAD}, doi={{https://doi.org/10.1000/1}}}}"
        ),
        ["same-work b"],
    ),
    "a preprint and its paper": (
        f"@article{{a, {HEAD}, journal={{J}}}}\n@unpublished{{b, {HEAD}, arxivid={{2301.01234}}}}",
        ["same-work b"],
    ),
    "the title with braces and a period": (
        (
            "@article{a, author={May, A.}, title={{GPU}s and the  Engine.}, journal={J}, year=1}\n"
            "@article{b, author={A. May}, title={GPUs and the engine}, journal={J}, year=1}"
        ),
        ["same-work b"],
    ),
    "the same DOI by mistake": (
        (
            f"@unpublished{{a, {HEAD}, doi={{10.1000/1}}}}\n"
            "@unpublished{b, author={A. May}, title={Another}, website={https://doi.org/10.1000/1}}"
        ),
        ["same-work b"],
    ),
    "the same preprint by its address": (
        (
            f"@article{{a, {HEAD}, doi={{10.31234/osf.io/r9zf4_v1}}}}\n"
            "@unpublished{b, author={A. May}, title={Another}, website={https://psyarxiv.com/r9zf4}}"
        ),
        ["same-work b"],
    ),
    "a meeting in other words": (
        (
            f"@inproceedings{{a, {HEAD}, booktitle={{SIGMOD}}}}\n"
            f"@inproceedings{{b, {HEAD}, booktitle={{SIGMOD Conference}}}}"
        ),
        ["same-work b"],
    ),
    "a report and its paper": (
        f"@article{{a, {HEAD}, journal={{J}}}}\n@techreport{{b, {HEAD}, institution={{I}}}}",
        ["same-work b"],
    ),
    "two reports": (
        (
            f"@techreport{{a, {HEAD}, institution={{I}}, number=1}}\n"
            f"@techreport{{b, {HEAD}, institution={{I}}, number=2}}"
        ),
        [],
    ),
    "the abstracts of two years": (
        (
            f"@article{{a, {HEAD}, journal={{J}}, volume=1, pages=2}}\n"
            "@article{b, author={A. May}, title={A Title that Is Long Enough}, journal={J},"
            " year=2021, volume=2, pages=7}"
        ),
        ["same-work b"],
    ),
    "a title that changed before its colon": (
        (
            "@unpublished{a, author={A. May and T. Dao}, eprint={2301.01234},"
            " title={Troubles: The Transfer of Back Doors in Language Models}}\n"
            "@inproceedings{b, author={A. May and T. Dao}, booktitle={B}, year=2020,"
            " title={TUBA: The Transfer of Back Doors in Language Models}}"
        ),
        ["same-work b"],
    ),
    "papers of one kind on two things": (
        (
            "@unpublished{a, author={A. May and T. Dao}, eprint={2301.01234},"
            " title={Heat: A Systematic Review and Meta-Analysis}}\n"
            "@inproceedings{b, author={A. May and T. Dao}, booktitle={B}, year=2020,"
            " title={Cold: A Systematic Review and Meta-Analysis}}"
        ),
        [],
    ),
    "a conference paper and its longer article": (
        f"@article{{a, {HEAD}, journal={{J}}}}\n@inproceedings{{b, {HEAD}, booktitle={{B}}}}",
        [],
    ),
    "a thesis and its article": (
        f"@article{{a, {HEAD}, journal={{J}}}}\n@phdthesis{{b, {HEAD}, school={{S}}}}",
        [],
    ),
    "a column of the same title in another venue": (
        (
            f"@article{{a, {HEAD}, journal={{J}}, pages={{12}}}}\n"
            f"@article{{b, {HEAD}, journal={{K}}, pages={{34}}}}"
        ),
        [],
    ),
    "an article of the same title, people and year, its journal in other words": (
        f"@article{{a, {HEAD}, journal={{J}}}}\n@article{{b, {HEAD}, journal={{K}}}}",
        ["same-work b"],
    ),
    "a statement that appeared in two journals": (
        (
            f"@article{{a, {HEAD}, journal={{J}}, doi={{10.1000/1}}}}\n"
            f"@article{{b, {HEAD}, journal={{K}}, doi={{10.1000/2}}}}"
        ),
        [],
    ),
    "a talk at two conferences": (
        (
            f"@inproceedings{{a, {HEAD}, booktitle={{Meeting of One}}}}\n"
            f"@inproceedings{{b, {HEAD}, booktitle={{Congress of Others}}}}"
        ),
        [],
    ),
    "a conference that counts its years": (
        (
            f"@inproceedings{{a, {HEAD}, booktitle={{International Conference on Making}}}}\n"
            f"@inproceedings{{b, {HEAD}, booktitle={{7. International Conference on Making}}}}"
        ),
        ["same-work b"],
    ),
    "an abstract and its paper in the journal": (
        (
            f"@article{{a, {HEAD}, journal={{J}}, volume=9, number=4, pages={{2182--2182}}}}\n"
            f"@article{{b, {HEAD}, journal={{J}}, volume=9, number=6, pages={{3251--3258}}}}"
        ),
        ["same-work b"],
    ),
    "the same pages, the title in part": (
        (
            f"@article{{a, {PLACE}, title={{Paths that Agree with Others from Afar}}}}\n"
            f"@article{{b, {PLACE}, title={{Graphs: Paths that Agree with Others from Afar}}}}"
        ),
        ["same-work b"],
    ),
    "the same pages, another title": (
        (
            f"@article{{a, {PLACE}, title={{Paths that Agree with Others from Afar}}}}\n"
            f"@article{{b, {PLACE}, title={{Received in June}}}}"
        ),
        ["same-work b"],
    ),
    "two abstracts on one page": (
        (
            "@article{a, author={A. May}, title={One Thing of Ours}, journal={J}, volume=9,"
            " pages={2182}, year=2020}\n"
            "@article{b, author={A. May}, title={Another of Ours}, journal={J}, volume=9,"
            " pages={2182}, year=2020}"
        ),
        [],
    ),
    "papers that begin on the first page": (
        (
            "@article{a, author={A. May}, title={One Thing of Ours}, journal={J}, volume=9,"
            " pages={1--12}, year=2020}\n"
            "@article{b, author={A. May}, title={Another of Ours}, journal={J}, volume=9,"
            " pages={1--12}, year=2020}"
        ),
        [],
    ),
    "two parts": (
        (
            "@unpublished{a, author={A. May}, title={The Theory of It, Part 1}}\n"
            "@unpublished{b, author={A. May}, title={The Theory of It, Part 2}}"
        ),
        [],
    ),
    "a cut list without the owner": (
        "@unpublished{a, author={Charles Babbage and others}, title={A Title}}",
        ["cut-authors {Charles Babbage and others}"],
    ),
    "nobody's work": ("@unpublished{a, title={A Title}}", ["missing-field a"]),
    "the work of others": (
        "@unpublished{a, author={Charles Babbage}, title={A Title}}",
        ["owner-not-found a"],
    ),
    "two who may be the owner": (
        "@unpublished{a, author={May, A. and May, A.}, title={A Title}}",
        ["owner-found-twice May, A."],
    ),
    "a cut list with the owner": (
        "@unpublished{a, author={Avner May and others}, title={A Title}}",
        ["cut-authors {Avner May and others}"],
    ),
    "a name with leftovers": (
        "@unpublished{a, author={A. May and Babbage3, C. and Lovelace, A. ad Hopper}, title={T}}",
        ["suspicious-name Babbage3, C.", "suspicious-name Lovelace, A. ad Hopper"],
    ),
    "no 'and' at the end of a line": (
        "@unpublished{a, author={A. May and Kai Ren\n YongChul Kwon and\n Tri\n Dao}, title={T}}",
        ["suspicious-name Kai Ren\n YongChul Kwon"],
    ),
    "a family name cut in one entry": (
        (
            "@unpublished{a, author={Avner May and Le Brun, A. P.}, title={A Title}}\n"
            "@unpublished{b, author={Avner May and Anton Le Brun and Hue Le Brun}, title={Other}}"
        ),
        ["suspicious-name Anton Le Brun"],
    ),
    "somebody twice": (
        "@unpublished{a, author={Bohn, Manuel and Avner May and Manuel Bohn}, title={A Title}}",
        ["repeated-author Manuel Bohn"],
    ),
    "two who share their initials": (
        "@unpublished{a, author={Bohn, M. and A. May and M. Bohn and Q. Li and Q. Li}, title={T}}",
        [],
    ),
    "a star alone": (
        "@unpublished{a, author={Avner May and Charles Babbage*}, title={A Title}}",
        ["lone-mark Charles Babbage*"],
    ),
    "two stars": (
        "@unpublished{a, author={Avner May* and Charles Babbage*}, title={A Title}}",
        [],
    ),
    "a star in a list that is cut": (
        "@unpublished{a, author={Avner May* and Charles Babbage and others}, title={A Title}}",
        ["cut-authors {Avner May* and Charles Babbage and others}"],
    ),
    "authors left out in the middle": (
        "@unpublished{a, author={Avner May and ... and Charles Babbage}, title={A Title}}",
        ["cut-authors {Avner May and ... and Charles Babbage}"],
    ),
    "addresses that no link is made of, told once per field": (
        (
            f"@article{{a, {HEAD}, journal={{J}}, tweet={{https://x.org/1}}, talk={{www.a.org}}}}\n"
            "@article{b, author={A. May}, title={Another Title of a Work}, journal={J}, year=2020,"
            " tweet={https://x.org/2}}"
        ),
        ["unread-address {https://x.org/1}", "unread-address {www.a.org}"],
    ),
    "addresses that links are made of, or that are nobody's": (
        (
            f"@article{{a, {HEAD}, journal={{J}}, code_url={{https://a.org}}, ee={{https://b.org}},"
            " biburl={https://dblp.org/x}, opturl={https://c.org}, bdsk-url-2={https://d.org},"
            " keywords={see https://a.org}}"
        ),
        [],
    ),
    "daggers, told once": (
        (
            "@unpublished{a, author={A. May and Babbage$^{\\dagger}$, C. and Dao†, T},title={T}}\n"
            "@unpublished{b, author={Avner May†}, author+an={1=corresponding}, title={U}}\n"
        ),
        ["dagger Babbage$^{\\dagger}$, C."],
    ),
    "the corresponding author as data": (
        "@unpublished{a, author={Avner May}, author+an={1=corresponding}, title={T}}",
        [],
    ),
    "PubMed's own fields": (
        f"@article{{a, {HEAD}, journal={{J}}, pubstatus={{ppublish}}}}",
        [],
    ),
    "HTML in titles and venues": (
        (
            "@article{a, author={A. May}, title={A <em>T</em> in H<sub>2</sub>O},"
            " journal={Cats &amp; Dogs}, year=2020, nocheck={near-venue}}"
        ),
        ["html-in-field <em>", "html-in-field &amp;"],
    ),
    "less-than signs and ampersands": (
        "@unpublished{a, author={A. May}, title={Is $a<b>c$ in R\\&D; or x < i}}",
        [],
    ),
    "names that only look odd": (
        (
            "@unpublished{a, author={Avner May and Thierry Coquand and van den Brand, M. and {3M}"
            " and Weinan E and Anand, R.}, title={A Title}}"
        ),
        [],
    ),
    "an acronym in a bibliography that protects them": (
        "".join(
            f"@unpublished{{k{i}, author={{A. May}}, title={{The {{GPU}} Number {i}}}}}"
            for i in range(3)
        )
        + "@unpublished{a, author={A. May}, title={A SpecExec for {GPU}s}}",
        ["unprotected-acronym {A SpecExec for {GPU}s}"],
    ),
    "an acronym in one that does not": (
        "@unpublished{a, author={A. May}, title={A GPU}}",
        [],
    ),
    "a slip in a venue": (
        (
            "@inproceedings{a, author={A. May}, title={S}, year=2020,"
            " booktitle={International Conference for Machine Learning}}\n"
            "@article{b, author={A. May}, title={T}, year=2020, journal={Physical Revew E}}"
        ),
        [
            "near-venue {International Conference for Machine Learning}",
            "near-venue {Physical Revew E}",
        ],
    ),
    "venues that are known, and one that is another": (
        (
            "@article{a, author={A. May}, title={T}, year=2020, journal={Physical Review E}}\n"
            "@article{b, author={A. May}, title={U}, year=2020, journal={Physical Culture E}}\n"
            "@inproceedings{c, author={A. May}, title={V}, year=2020,"
            " booktitle={Nordic Conference on Machine Learning}}"
        ),
        [],
    ),
    "what is hidden": ("@article{a, show={false}}", []),
    "what the entry does not want to hear": (
        "@article{a, author={A. May}, nocheck={missing-field, same-work}}",
        [],
    ),
    "nowhere to be found": (
        (
            f"@misc{{a, {HEAD}}}\n"
            "@misc{b, author={A. May}, title={Another Title}, url={https://a.org}}"
        ),
        ["missing-field a"],
    ),
    "a bracket that stays open, and one of a list": (
        (
            "@unpublished{a, author={A. May}, title={The Item Warehouse (IRW}}\n"
            "@unpublished{b, author={A. May}, title={a) First [and (last)] of $[0, 1)$}}"
        ),
        ["unbalanced-bracket {The Item Warehouse (IRW}"],
    ),
    "pages in reverse, and a short range": (
        (
            f"@article{{a, {HEAD}, journal={{J}}, pages={{36:36--36:15}}, nocheck={{same-work}}}}\n"
            f"@article{{b, {HEAD}, journal={{J}}, pages={{489--95}}, nocheck={{same-work}}}}"
        ),
        ["odd-pages {36:36--36:15}"],
    ),
    "pages that can't be": (
        "".join(
            f"@article{{k{i}, {HEAD}, journal={{J}}, pages={{{pages}}}, nocheck={{same-work}}}}\n"
            for i, pages in enumerate(("612307--1", "65--ENVR", "617--62711", "10--1842"))
        ),
        [
            *("odd-pages {612307--1}", "odd-pages {65--ENVR}"),
            *("odd-pages {617--62711}", "odd-pages {10--1842}"),
        ],
    ),
    "pages that can be": (
        "".join(
            f"@article{{k{i}, {HEAD}, journal={{J}}, pages={{{pages}}}, nocheck={{same-work}}}}\n"
            for i, pages in enumerate(
                ("98--1003", "S12--S15", "xi--xii", "10--142", "612307--9", "12--A3", "9" * 5000)
            )
        ),
        [],
    ),
    "a journal beside the booktitle that is printed": (
        (
            f"@inproceedings{{a, {HEAD}, booktitle={{Data Engineering Workshop}},"
            " journal={Workshop on Information Integration}}"
        ),
        ["unprinted-journal {Workshop on Information Integration}"],
    ),
    "journals that say what is printed, or linked": (
        "".join(
            f"@inproceedings{{k{i}, {HEAD}, nocheck={{same-work}}, journal={{{journal}}},"
            " booktitle={International Conference on Machine Learning (ICML)}}\n"
            for i, journal in enumerate(
                (
                    "ICML",
                    "Proceedings of the 36th International Conference on Machine Learning",
                    "Lecture Notes in Computer Science",
                    "arXiv preprint arXiv:1910.01741",
                )
            )
        ),
        [],
    ),
    "a note that the title says too": (
        (
            "@unpublished{a, author={A. May}, note={Paper presented in Jouy-en-Josas, 1983.},"
            " title={Algorithms. Paper presented in Jouy-en-Josas, 1983}}"
        ),
        ["repeated-note {Paper presented in Jouy-en-Josas, 1983.}"],
    ),
}


def findings(text: str, folder: Path) -> list[str]:
    path = folder / "publications.bib"
    path.write_text(text, encoding="utf-8")
    profile = Profile(Person("Avner May"), Settings(), ())
    found = check_bibliography(read_bibliography([path]), profile)
    return [f"{d.code} {d.span.text if d.span else ''}" for d in found]


@pytest.mark.parametrize("case", CASES)
def test_what_is_asked_and_what_is_not(case: str, tmp_path: Path) -> None:
    text, expected = CASES[case]
    assert findings(text, tmp_path) == expected


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("year=2022, pubstate={inpress}", "this is of 2022 and still in press"),
        ("year=2022, note={To appear}", "this is of 2022 and still forthcoming"),
        ("year=2013, note={Under review at JCDL}", "this is of 2013 and still under review"),
        ("year=2023, pubstate={inpress}", ""),
        ("pubstate={inpress}", ""),
        ("year=2013, pubstate={prepublished}", ""),
    ],
)
def test_what_has_been_on_its_way_for_more_than_a_year_is_asked_about(
    entry: str, told: str, tmp_path: Path
) -> None:
    path = tmp_path / "publications.bib"
    path.write_text(f"@article{{a, journal={{J}}, {entry}}}", encoding="utf-8")
    publications = read_bibliography([path]).publications
    profile = Profile(Person("Avner May"), Settings(), ())
    found = check_states(publications, profile, today=date(2024, 6, 1))
    assert [d.message for d in found] == ([told] if told else [])


@pytest.mark.parametrize(
    ("case", "told"),
    [
        ("the same DOI", "warning: 'b' is the same work as 'a' (line 1)"),
        ("the same DOI by mistake", "warning: 'b' and 'a' (line 1) both have the DOI 10.1000/1"),
        ("a report and its paper", "note: 'b' may be the same work as 'a' (line 1)"),
        ("the abstracts of two years", "note: 'b' may be the same work as 'a' (line 1)"),
        (
            "an article of the same title, people and year, its journal in other words",
            "note: 'b' may be the same work as 'a' (line 1)",
        ),
        ("a conference that counts its years", "warning: 'b' is the same work as 'a' (line 1)"),
        (
            "an abstract and its paper in the journal",
            "note: 'b' may be the same work as 'a' (line 1)",
        ),
        ("the same pages, the title in part", "warning: 'b' is the same work as 'a' (line 1)"),
        ("the same pages, another title", "note: 'b' may be the same work as 'a' (line 1)"),
    ],
)
def test_what_is_not_sure_is_asked(case: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "publications.bib"
    path.write_text(CASES[case][0], encoding="utf-8")
    profile = Profile(Person("Avner May"), Settings(), ())
    found = check_bibliography(read_bibliography([path]), profile)
    assert [f"{d.severity.value}: {d.message}" for d in found] == [told]


def test_an_acronym_among_chinese_characters_is_a_word_of_its_own(tmp_path: Path) -> None:
    protected = "".join(f"@misc{{k{i}, title={{The {{GPU}} Number {i}}}}}" for i in range(3))
    path = tmp_path / "p.bib"
    path.write_text(protected + "@misc{a, title={基于CNN的Python方法}}", encoding="utf-8")
    profile = Profile(Person("Avner May"), Settings(), ())
    found = check_bibliography(read_bibliography([path]), profile)
    assert [d.help for d in found if d.code == "unprotected-acronym"] == ["put it in braces: {CNN}"]


def test_nocheck_silences_what_reading_found_too(tmp_path: Path) -> None:
    path = tmp_path / "p.bib"
    path.write_text("@misc{a, doi={x}, nocheck={bad-doi}}\n@misc{b, doi={y}}")
    found = read_bibliography([path]).diagnostics
    assert [d.span.text for d in found if d.span] == ["{y}"]


def test_every_finding_is_in_the_documentation() -> None:
    text = DOCS.read_text(encoding="utf-8")
    codes = {case.split(" ")[0] for _, expected in CASES.values() for case in expected}
    assert [code for code in sorted(codes) if f"`{code}`" not in text] == []


@pytest.mark.parametrize(
    ("authors", "asked"),
    [
        ("Charles Babbage and A. Encarnagao", "A. Encarnagao"),
        ("Charles Babbage and B. Encarnagao", ""),
        ("Charles Babbage and Bob May", "Bob May"),
        ("Bob May and Michael May and Anna May", "Anna May"),
        ("Avner Mayy and Charles Babbage", "Avner Mayy"),
        ("Bob May and others", "Bob May"),
        ("Charles Babbage", ""),
    ],
)
def test_the_one_who_may_be_the_owner_is_named(tmp_path: Path, authors: str, asked: str) -> None:
    path = tmp_path / "publications.bib"
    path.write_text(f"@unpublished{{a, author={{{authors}}}, title={{A Title}}}}", encoding="utf-8")
    profile = Profile(Person("Avner May", ("Avner de Encarnação",)), Settings(), ())
    helps = [d.help or "" for d in check_bibliography(read_bibliography([path]), profile)]
    assert [asked in help for help in helps] == [True]
    assert [help.startswith("if '") for help in helps] == [bool(asked)]
