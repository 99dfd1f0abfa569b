"""Publication lists: what is in them, in which order, in which groups, under which numbers."""

from collections.abc import Callable
from typing import Any

import pytest

from cvtex.model import Cv, LinkKind, ListOptions
from cvtex.reading.values import read_selector
from cvtex.richtext import Inline, Link, Rich, Style, Styled, Text
from cvtex.writing.listing import ListView, list_publications

CvOf = Callable[..., Cv]

BIBLIOGRAPHY = """
@article{old, author = {May, Avner and Dao, Tri}, title = {Old}, journal = {Nature}, year = 2018}
@article{spring, author = {A. May}, title = {Spring}, journal = {Nature}, year = 2020, month = mar,
  keywords = {speech, theory}, selected = {true}}
@inproceedings{autumn, author = {Dao, Tri and May, Avner}, title = {Autumn}, booktitle = {ICML},
  year = 2020, month = oct, keywords = {theory}, doi = {10.1000/1}, code = {https://example.org/c}}
@inproceedings{sometime, author = {Dao, T. and May, A.}, title = {Sometime}, booktitle = {ICLR},
  year = 2020, author+an = {1=equal; 2=equal}}
@phdthesis{thesis, author = {May, Avner}, title = {Thesis}, school = {Columbia}, year = 2017}
@article{press, author = {May, Avner}, title = {Press}, journal = {Science}, year = 2021,
  pubstate = {inpress}}
@article{review, author = {Dao, Tri and May, Avner}, title = {Review}, pubstate = {submitted}}
@misc{preprint, author = {May, Avner}, title = {Preprint}, eprint = {2101.00001},
  eprinttype = {arxiv}, year = 2021}
@article{hidden, author = {May, Avner}, title = {Hidden}, journal = {Science}, show = {false}}
"""


def options(select: tuple[str, ...] = (), **keys: Any) -> ListOptions:
    selectors = tuple(s for s in map(read_selector, select) if s)
    return ListOptions(select=selectors, **keys)


def groups_of(listed: ListView) -> dict[str, list[str]]:
    """The keys by group."""
    return {g.title: [p.publication.key for p in g.publications] for g in listed.groups}


def keys_of(listed: ListView) -> list[str]:
    return [key for keys in groups_of(listed).values() for key in keys]


def numbers_of(listed: ListView) -> dict[str, str]:
    return {p.publication.key: p.number for group in listed.groups for p in group.publications}


def marked_up(text: Rich) -> str:
    """Rich text with `**` around what is bold and `_` around what is underlined."""
    return _marked_up(text.parts).replace("\u00a0", " ")


def _marked_up(parts: tuple[Inline, ...]) -> str:
    shown = ""
    for part in parts:
        match part:
            case Text(text):
                shown += text
            case Styled(style, children):
                sign = {Style.STRONG: "**", Style.UNDERLINE: "_"}.get(style, "")
                shown += f"{sign}{_marked_up(children)}{sign}"
            case Link(_, children):
                shown += _marked_up(children)
    return shown


# --- order ---------------------------------------------------------------------------------------


def test_newest_goes_by_year_then_month_then_file_order(cv_of: CvOf) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options())
    expected = "review press preprint autumn spring sometime old thesis"
    assert keys_of(listed) == expected.split()


def test_oldest_turns_it_round_but_keeps_the_file_s_order_within_a_month(cv_of: CvOf) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options(sort="oldest"))
    expected = "thesis old spring autumn sometime press preprint review"
    assert keys_of(listed) == expected.split()


def test_file_order_is_the_file_s(cv_of: CvOf) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options(sort="file"))
    expected = "old spring autumn sometime thesis press review preprint"
    assert keys_of(listed) == expected.split()


def test_what_has_no_date_and_is_published_comes_last(cv_of: CvOf) -> None:
    cv = cv_of("@misc{undated, title = {A}}\n@misc{dated, title = {B}, year = 1990}")
    for sort in ("newest", "oldest"):
        assert keys_of(list_publications(cv, options(sort=sort))) == ["dated", "undated"]


def test_what_is_on_its_way_is_the_newest_and_a_preprint_without_a_date_is_not(cv_of: CvOf) -> None:
    cv = cv_of(
        """@unpublished{manuscript, year = {unpublished manuscript},
            url = {https://osf.io/preprints/psyarxiv/974vw}}
        @article{dated, journal = {Nature}, year = 1990}
        @article{accepted, journal = {Nature}, pubstate = {forthcoming}}
        @misc{preprint, eprint = {1709.09443}, archiveprefix = {arXiv}}"""
    )
    newest = ["accepted", "dated", "manuscript", "preprint"]
    assert keys_of(list_publications(cv, options())) == newest
    oldest = ["dated", "accepted", "manuscript", "preprint"]
    assert keys_of(list_publications(cv, options(sort="oldest"))) == oldest
    recent = list_publications(cv, options(select=("since:1980",)))
    assert keys_of(recent) == ["accepted", "dated"]


# --- selection -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("select", "keys"),
    [
        (["all"], "review press preprint autumn spring sometime old thesis"),
        (["selected"], "spring"),
        (["first-author"], "press preprint spring sometime old thesis"),
        (["keyword:theory"], "autumn spring"),
        (["keyword:THEORY"], "autumn spring"),
        (["keyword:speech,nothing"], "spring"),
        (["type:article"], "review press spring old"),
        (["type:inproceedings,thesis"], "autumn sometime thesis"),
        (["type:journal"], "review press spring old"),
        (["type:phdthesis"], "thesis"),
        (["since:2020"], "review press preprint autumn spring sometime"),
        (["key:autumn"], "autumn"),
        (["since:2020", "first-author", "type:inproceedings"], "sometime"),
        (["keyword:nothing"], ""),
    ],
)
def test_a_selection_lists_what_meets_all_conditions(
    cv_of: CvOf, select: list[str], keys: str
) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options(select=tuple(select)))
    assert keys_of(listed) == keys.split()


# --- groups --------------------------------------------------------------------------------------


def test_by_year_what_is_not_published_yet_stands_by_itself(cv_of: CvOf) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options(group="year"))
    assert groups_of(listed) == {
        "Under review": ["review"],
        "In press": ["press"],
        "2020": ["autumn", "spring", "sometime"],
        "2018": ["old"],
        "2017": ["thesis"],
        "Preprints": ["preprint"],
    }


def test_from_the_oldest_year_on_it_comes_after_the_years(cv_of: CvOf) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options(group="year", sort="oldest"))
    titles = ["2017", "2018", "2020", "In press", "Under review", "Preprints"]
    assert sorted(groups_of(listed)) == sorted(titles)
    assert list(groups_of(listed))[:3] == titles[:3]
    assert list(groups_of(listed))[-1] == "Preprints"


def test_by_type_it_stands_last(cv_of: CvOf) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options(group="type"))
    assert groups_of(listed) == {
        "Journal articles": ["spring", "old"],
        "Conference papers": ["autumn", "sometime"],
        "Theses": ["thesis"],
        "Preprints": ["preprint"],
        "In press": ["press"],
        "Under review": ["review"],
    }


def test_by_state(cv_of: CvOf) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options(group="state"))
    assert list(groups_of(listed)) == ["Under review", "In press", "Preprints", "Published"]


def test_a_manuscript_without_a_state_is_not_among_what_is_published(cv_of: CvOf) -> None:
    cv = cv_of(BIBLIOGRAPHY + "@unpublished{draft, author={A. May}, title={D}, year=2020}")
    groups = groups_of(list_publications(cv, options(group="state")))
    assert list(groups)[-2:] == ["Unpublished work", "Published"]
    assert groups["Unpublished work"] == ["draft"]
    assert numbers_of(list_publications(cv, options(number="reverse")))["draft"] == "U1"


def test_by_keyword_a_publication_stands_in_one_group_only(cv_of: CvOf) -> None:
    listed = list_publications(
        cv_of(BIBLIOGRAPHY), options(group="keyword", select=("since:2020",))
    )
    assert groups_of(listed) == {
        "theory": ["autumn"],
        "speech": ["spring"],
        "Other": ["review", "press", "preprint", "sometime"],
    }


def test_group_order_decides_among_a_publication_s_keywords(cv_of: CvOf) -> None:
    keys = options(group="keyword", group_order=("Theory",), select=("keyword:theory",))
    listed = list_publications(cv_of(BIBLIOGRAPHY), keys)
    assert groups_of(listed) == {"theory": ["autumn", "spring"]}


def test_groups_are_ordered_and_titled_as_told(cv_of: CvOf) -> None:
    keys = options(
        group="type",
        group_order=("thesis", "inproceedings"),
        group_titles={"thesis": "Dissertation", "article": "Papers"},
    )
    titles = list(groups_of(list_publications(cv_of(BIBLIOGRAPHY), keys)))
    assert titles[:3] == ["Dissertation", "Conference papers", "Papers"]


# --- numbers -------------------------------------------------------------------------------------


def test_plain_numbers_count_what_is_published(cv_of: CvOf) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options(number="plain"))
    assert numbers_of(listed) == {
        "review": "U1",
        "press": "F1",
        "preprint": "P1",
        "autumn": "1",
        "spring": "2",
        "sometime": "3",
        "old": "4",
        "thesis": "5",
    }


def test_reverse_numbers_end_with_one(cv_of: CvOf) -> None:
    numbers = numbers_of(list_publications(cv_of(BIBLIOGRAPHY), options(number="reverse")))
    assert [numbers[key] for key in ("autumn", "thesis")] == ["5", "1"]


def test_numbers_run_on_across_groups_or_start_anew(cv_of: CvOf) -> None:
    cv = cv_of(BIBLIOGRAPHY)
    on = numbers_of(list_publications(cv, options(number="plain", group="type")))
    anew = options(number="plain", group="type", restart_numbers=True)
    assert (on["thesis"], numbers_of(list_publications(cv, anew))["thesis"]) == ("5", "1")


def test_prefixed_numbers_count_down_by_type(cv_of: CvOf) -> None:
    listed = list_publications(cv_of(BIBLIOGRAPHY), options(number="prefixed"))
    assert numbers_of(listed) == {
        "review": "U1",
        "press": "F1",
        "preprint": "P1",
        "autumn": "C2",
        "spring": "J2",
        "sometime": "C1",
        "old": "J1",
        "thesis": "T1",
    }


@pytest.mark.parametrize("sort", ["newest", "oldest", "file"])
@pytest.mark.parametrize("group", ["none", "year", "type"])
def test_a_prefixed_number_is_the_same_in_every_list(cv_of: CvOf, sort: str, group: str) -> None:
    cv = cv_of(BIBLIOGRAPHY)
    whole = numbers_of(list_publications(cv, options(number="prefixed")))
    part = options(number="prefixed", sort=sort, group=group, select=("selected",))
    assert numbers_of(list_publications(cv, part)) == {"spring": whole["spring"]}


def test_groups_that_share_a_letter_follow_each_other_and_count_down(cv_of: CvOf) -> None:
    cv = cv_of("""
      @unpublished{manuscript, author={A. May}, title={M}, year=2024}
      @misc{post, author={A. May}, title={T}, howpublished={Blog}, year=2024}
      @unpublished{draft, author={A. May}, title={D}, year=2023, pubstate={inpreparation}}
      @article{review, author={A. May}, title={R}, journal={J}, year=2022, pubstate={submitted}}""")
    listed = list_publications(cv, options(number="prefixed", group="type"))
    assert list(numbers_of(listed).items()) == [
        ("post", "O1"),
        ("review", "U3"),
        ("draft", "U2"),
        ("manuscript", "U1"),
    ]


# --- authors -------------------------------------------------------------------------------------

MANY = "@article{k, author = {%s}, title = {T}, journal = {Nature}, year = 2020%s}"


def authors(cv: Cv, **keys: Any) -> str:
    ((group,)) = list_publications(cv, options(**keys)).groups
    return marked_up(group.publications[0].authors)


def test_a_hyphen_between_blanks_is_a_dash_in_titles(cv_of: CvOf) -> None:
    cv = cv_of("@misc{a, title={{BERT} - A Semi-Supervised x-y Story - {II}}}")
    (group,) = list_publications(cv, ListOptions()).groups
    title = group.publications[0].title.plain()
    assert title == "BERT\u00a0– A Semi-Supervised x-y Story\u00a0– II"


def test_the_owner_is_bold_and_a_mark_is_not(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("Chen, Z. and May, Avner and Ré, C.", ", author+an = {1=equal; 2=equal}"))
    assert authors(cv) == "Z. Chen*, **A. May***, C. Ré."


def test_the_owner_can_be_underlined_or_left_alone(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("Chen, Z. and May, Avner", ""))
    assert authors(cv, mark_me="underline") == "Z. Chen, _A. May_."
    assert authors(cv, mark_me="none") == "Z. Chen, A. May."


def test_a_namesake_is_not_marked(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("May, Bob and May, Avner and May, Alice", ""))
    assert authors(cv, names="full") == "Bob May, **Avner May**, Alice May."


def test_of_two_that_it_could_be_the_fuller_name_is_the_owner(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("May, A. and May, Avner", ""))
    assert authors(cv) == "A. May, **A. May**."


def test_an_annotation_decides_between_namesakes(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("May, A. and May, A.", ", author+an = {2=highlight}"))
    assert authors(cv) == "A. May, **A. May**."


def test_several_marks_stand_in_a_fixed_order(cv_of: CvOf) -> None:
    an = ", author+an = {1=advisee,corresponding,equal}"
    assert authors(cv_of(MANY % ("May, Avner", an))) == "**A. May***†‡."


def test_marks_stuck_to_a_name_are_marks(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("May*, Avner and Dao$^*$, Tri and Chen{\\dag}, Z.", ""))
    assert authors(cv) == "**A. May***, T. Dao*, Z. Chen†."


def test_family_first_is_separated_by_semicolons(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("Dao, Tri and May, Avner", ""))
    assert authors(cv, names="family-first") == "Dao, Tri; **May, Avner**."


def test_a_comma_in_the_profile_tells_where_the_family_name_begins(cv_of: CvOf) -> None:
    entry = MANY % ("Valdez, Andr\\'e Calero and Ziefle, M.", "")
    assert authors(cv_of(entry, "André Calero Valdez")) == "**A.C. Valdez**, M. Ziefle."
    assert authors(cv_of(entry, "Calero Valdez, André")) == "**A. Calero Valdez**, M. Ziefle."
    entry = MANY % ("Jo\\~ao de Teixeira da Encarna\\c{c}\\~ao", "")
    told = "Teixeira da Encarnação, João de"
    assert authors(cv_of(entry, told)) == "**J. de Teixeira da Encarnação**."


def test_editors_stand_in_for_authors(cv_of: CvOf) -> None:
    cv = cv_of("@book{b, editor = {May, Avner and Dao, Tri}, title = {T}, publisher = {Springer}}")
    assert authors(cv) == "**A. May**, T. Dao (eds.)."


# --- legend --------------------------------------------------------------------------------------


def test_the_legend_tells_the_marks_that_occur_and_no_others(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("Chen, Z. and May, A.", ", author+an = {1=corresponding; 2=equal}"))
    legend = list_publications(cv, options()).legend
    assert marked_up(legend) == "* equal contribution; † corresponding author"
    assert not list_publications(cv_of(MANY % ("May, A.", "")), options()).legend
    assert not list_publications(cv, options(legend=False)).legend


def test_the_legend_is_in_the_cv_s_language(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("May, A.", ", author+an = {1=equal}"), locale="de")
    assert marked_up(list_publications(cv, options()).legend) == "* gleicher Beitrag"


def test_a_mark_on_an_author_left_out_is_not_explained(cv_of: CvOf) -> None:
    cv = cv_of(MANY % ("May, A. and Dao, T. and Ré, C.", ", author+an = {2=equal}"))
    assert not list_publications(cv, options(max_authors=1)).legend


# --- links ---------------------------------------------------------------------------------------


def test_a_page_is_linked_once_under_the_name_that_says_most(cv_of: CvOf) -> None:
    cv = cv_of("""
    @misc{a, author={A. May}, title={T}, doi={10.1000/1}, url={http://dx.doi.org/10.1000/1}}
    @misc{b, author={A. May}, title={U}, eprint={2301.01234}, url={https://arxiv.org/abs/2301.01234}}
    @misc{c, author={A. May}, title={V}, url={https://a.org/v.pdf}, pdf={https://a.org/v.pdf}}
    @misc{d, author={A. May}, title={W}, doi={10.1000/2}, url={https://a.org/w}}
    """)

    def labels(*kinds: LinkKind) -> list[list[str]]:
        listed = list_publications(cv, options(links=kinds, sort="file"))
        return [[x.label for x in p.links] for group in listed.groups for p in group.publications]

    assert labels("url", "pdf", "doi", "eprint") == [["DOI"], ["arXiv"], ["PDF"], ["Link", "DOI"]]
    assert labels("url") == [["DOI"], ["arXiv"], ["PDF"], ["Link"]]


def links_of(cv: Cv, *kinds: LinkKind) -> list[str]:
    """What each publication is shown with, in the order of the file."""
    listed = list_publications(cv, options(links=kinds, sort="file"))
    return [
        " ".join(f"[{link.label}]" for link in p.links)
        for group in listed.groups
        for p in group.publications
    ]


def test_the_publishers_page_of_a_doi_is_the_page_that_the_doi_leads_to(cv_of: CvOf) -> None:
    cv = cv_of("""
    @article{a, title={T}, doi={10.1103/PhysRevD.1}, url={https://link.aps.org/doi/10.1103/PhysRevD.1}}
    @misc{b, title={T}, doi={10.5281/zenodo.25}, url={https://zenodo.org/record/25}}
    @article{c, title={T}, doi={10.1002/adma.1}, url={https://onlinelibrary.wiley.com/doi/abs/10.1002/adma.1},
      eprint={https://onlinelibrary.wiley.com/doi/pdf/10.1002/adma.1}}
    @article{d, title={T}, doi={10.1145/1}, url={https://dl.acm.org/citation.cfm?id=1}}
    @article{e, title={T}, doi={10.1145/1}, url={https://doi.org/10.1145/2}}
    """)
    assert links_of(cv, "doi", "eprint", "url") == [
        "[DOI]",
        "[DOI]",
        "[DOI] [PDF]",
        "[DOI] [Link]",
        "[DOI] [Link]",
    ]
    assert links_of(cv, "url") == ["[DOI]", "[DOI]", "[DOI]", "[Link]", "[Link]"]


def test_an_address_is_written_out_where_no_link_and_no_venue_says_where_a_work_is(
    cv_of: CvOf,
) -> None:
    cv = cv_of("@misc{a, title={T}, howpublished={\\url{https://a.org/}}, year=2020}")

    def citation(*kinds: LinkKind) -> Rich:
        ((group,)) = list_publications(cv, options(links=kinds)).groups
        return group.publications[0].citation

    assert citation().plain() == "a.org,\u00a02020."
    assert citation().parts[0] == Link("https://a.org/", (Text("a.org"),))
    assert citation("url").plain() == "2020."


@pytest.mark.parametrize(
    "field",
    [
        "url = {https://arxiv.org/abs/2301.01234v2}",
        "url = {http://arxiv.org/pdf/2301.01234.pdf}",
        "url = {https://doi.org/10.48550/arXiv.2301.01234}",
        "doi = {10.48550/ARXIV.2301.01234}, url = {https://arxiv.org/abs/2301.01234}",
        "eprint = {2301.01234}, archiveprefix = {arXiv}, website = {arxiv.org/abs/2301.01234}",
    ],
)
def test_a_preprint_at_arxiv_is_linked_once_and_called_so(cv_of: CvOf, field: str) -> None:
    cv = cv_of(f"@misc{{a, title={{T}}, {field}}}")
    assert links_of(cv, "doi", "eprint", "url", "website") == ["[arXiv]"]
    assert links_of(cv, "doi", "url") in (["[arXiv]"], [""])


def test_a_preprint_is_called_by_its_server(cv_of: CvOf) -> None:
    cv = cv_of("""
    @article{a, journal={J}, doi={10.1000/1}, website={https://psyarxiv.com/974vw/}}
    @article{b, journal={J}, url={https://osf.io/preprints/socarxiv/974vw_v1}}
    @article{c, journal={J}, doi={10.31234/osf.io/974vw}, website={https://psyarxiv.com/974vw}}
    @article{d, eprinttype={ECCC}, eprint={TR24-021}, url={https://eccc.weizmann.ac.il/report/2024/021}}
    """)
    assert links_of(cv, "doi", "eprint") == ["[DOI] [PsyArXiv]", "[SocArXiv]", "[DOI]", ""]
    assert links_of(cv, "url", "website") == ["[Website]", "[SocArXiv]", "[Website]", "[ECCC]"]


def test_a_file_is_called_so_wherever_it_is_given_but_not_twice(cv_of: CvOf) -> None:
    cv = cv_of("""
    @misc{a, title={T}, url={https://a.org/v.pdf}}
    @misc{b, title={T}, url={https://a.org/v.pdf}, pdf={https://b.org/v.pdf}}
    @misc{c, title={T}, eprint={https://a.org/v}}
    """)
    assert links_of(cv, "eprint", "url", "pdf") == ["[PDF]", "[Link] [PDF]", "[Link]"]


def test_a_file_asked_for_as_such_stays_beside_the_page(cv_of: CvOf) -> None:
    cv = cv_of(
        "@misc{a, title={T}, url={arxiv.org/abs/2301.01234}, pdf={arxiv.org/pdf/2301.01234}}"
    )
    assert links_of(cv, "url", "pdf") == ["[arXiv] [PDF]"]


def test_links_stand_in_the_order_asked_for(cv_of: CvOf) -> None:
    cv = cv_of(BIBLIOGRAPHY)
    ((group,)) = list_publications(
        cv, options(select=("key:autumn",), links=("code", "pdf", "doi"))
    ).groups
    (view,) = group.publications
    assert [(link.label, link.url) for link in view.links] == [
        ("Code", "https://example.org/c"),
        ("DOI", "https://doi.org/10.1000/1"),
    ]


def test_an_empty_bibliography_makes_an_empty_list(cv_of: CvOf) -> None:
    assert list_publications(cv_of(""), options(number="prefixed", group="type")).groups == ()
