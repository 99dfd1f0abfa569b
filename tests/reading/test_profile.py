"""profile.toml and what is laid over it, as a `Profile`."""

from pathlib import Path

import pytest

from cvtex.dates import PRESENT, Date, DateRange
from cvtex.diagnostics import InputError
from cvtex.frozen import replace
from cvtex.model import ListOptions, Profile, Section, Selector, Settings
from cvtex.reading.profile import Audience, read_profile
from cvtex.richtext import Rich

PROJECT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "publications.bib").touch()
    return tmp_path


def write(folder: Path, text: str, name: str = "profile.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def section(profile: Profile, id_: str) -> Section:
    return next(section for section in profile.sections if section.id == id_)


def listing(section: Section) -> ListOptions | None:
    """The options of a section, without the places of its conditions."""
    options = section.listing
    bare = tuple(replace(s, span=None) for s in options.select) if options else ()
    return replace(options, select=bare) if options else None


def plain(paragraphs: tuple[Rich, ...]) -> list[str]:
    return [paragraph.plain() for paragraph in paragraphs]


SMALL = """
[person]
name = "Ada Lovelace"
phone = "1"

[[section]]
title = "Work Experience"
kind = "experience"
[[section.entry]]
organization = "Analytical Engines"
role = "Programmer"
start = "1842"
end = "1843-08"
location = "London"
text = "First.\\n\\nSecond."
highlights = ["One", "", "Two"]
details = { Advisor = "C. *Babbage*" }
url = "example.org"

[[section]]
title = "Publications"
kind = "publications"
select = "selected"

[[section]]
title = "Service"
text = "Reviewer"
"""


def test_the_projects_own_profile_is_the_whole_cv() -> None:
    profile, findings = read_profile(PROJECT, audience=Audience.PUBLIC)
    assert findings == ()
    assert [(s.id, s.kind, len(s.entries)) for s in profile.sections] == [
        ("work-experience", "experience", 3),
        ("education", "education", 3),
        ("publications", "publications", 0),
        ("service", "text", 0),
    ]
    assert profile.person.phone == ""
    assert profile.person.links[0].label == "www.linkedin.com/in/avnermay/"


def test_an_entry_is_brought_under_common_names(folder: Path) -> None:
    profile, _ = read_profile(write(folder, SMALL))
    (entry,) = section(profile, "work-experience").entries
    assert entry.heading.plain() == "Analytical Engines"
    assert entry.subheading.plain() == "Programmer"
    assert entry.place.plain() == "London"
    assert entry.when == DateRange(Date(1842), Date(1843, 8))
    assert plain(entry.body) == ["First.", "Second."]
    assert plain(entry.highlights) == ["One", "Two"]
    assert [(label, text.plain()) for label, text in entry.details] == [("Advisor", "C. Babbage")]
    assert entry.url == "https://example.org"
    assert entry.span is not None
    assert entry.span.text == "[[section.entry]]"
    assert entry.span.position.line == 9


@pytest.mark.parametrize(
    ("kind", "keys", "heading", "subheading"),
    [
        ("awards", "title = 'Prize'\norganization = 'ACM'\namount = '$5'", "Prize", "ACM, $5"),
        ("grants", "title = 'G'\nagency = 'NSF'\nnumber = '1'\nrole = 'PI'", "G", "PI, NSF, 1"),
        ("talks", "title = 'T'\ntype = 'Keynote'\nevent = 'ICML'", "T", "Keynote, ICML"),
        ("teaching", "course = 'ML'\nrole = 'TA'\nterm = 'Fall 2014'", "ML", "TA"),
        ("teaching", "course = 'ML'\nterm = 'Fall 2014'\ndate = '2014'", "ML", "Fall 2014"),
        ("advising", "name = 'Eve'\ndegree = 'PhD'", "Eve", "PhD"),
        ("service", "organization = 'NeurIPS'\nrole = 'Chair'", "NeurIPS", "Chair"),
        ("service", "role = 'Mentor'", "Mentor", ""),
        (
            "references",
            "name = 'M. C.'\nrole = 'Prof.'\nrelation = 'advisor'",
            "M. C.",
            "Prof., advisor",
        ),
        ("education", "institution = 'MIT'\ndegree = 'PhD'", "MIT", "PhD"),
        ("entries", "title = 'A'\nsubtitle = 'b'", "A", "b"),
    ],
)
def test_each_kind_has_a_heading_and_a_subheading(
    folder: Path, kind: str, keys: str, heading: str, subheading: str
) -> None:
    text = f"person.name = 'A'\n[[section]]\nkind = '{kind}'\n[[section.entry]]\n{keys}\n"
    profile, findings = read_profile(write(folder, text))
    (entry,) = profile.sections[0].entries
    assert findings == ()
    assert (entry.heading.plain(), entry.subheading.plain()) == (heading, subheading)


def test_a_term_is_the_date_of_a_course_that_has_no_other(folder: Path) -> None:
    text = """
    person.name = "A"
    [[section]]
    kind = "teaching"
    entry = [{ course = "ML", term = "Fall 2014" }, { course = "ML", term = "Fall", date = 2014 }]
    """
    profile, _ = read_profile(write(folder, text))
    assert [entry.term for entry in profile.sections[0].entries] == ["Fall 2014", ""]


def test_skills_references_and_advisees_have_what_is_theirs(folder: Path) -> None:
    text = """
    person.name = "A"
    cv.locale = "de"
    [[section]]
    kind = "skills"
    entry = [{ name = "Languages", items = ["Python", "C++"] }]
    [[section]]
    kind = "references"
    entry = [{ name = "M. C.", email = "mc@example.edu", phone = "5" }]
    [[section]]
    kind = "advising"
    entry = [{ name = "Eve", thesis = "On *x*", now = "MIT", details = { Prize = "ACM" } }]
    """
    profile, _ = read_profile(write(folder, text))
    skills, references, advising = (s.entries[0] for s in profile.sections)
    assert plain(skills.body) == ["Python, C++"]
    assert plain(references.body) == ["mc@example.edu · 5"]
    assert [(label, rich.plain()) for label, rich in advising.details] == [
        ("Abschlussarbeit", "On x"),
        ("Heute", "MIT"),
        ("Prize", "ACM"),
    ]


@pytest.mark.parametrize(
    ("written", "when"),
    [
        ("date = 2023", DateRange(end=Date(2023))),
        ("date = 2023-09-14", DateRange(end=Date(2023, 9, 14))),
        ("date = '2023-9'", DateRange(end=Date(2023, 9))),
        ("start = '2020'\nend = 'Present'", DateRange(Date(2020), PRESENT)),
        ("start = '2023-09'\nend = 2023", DateRange(Date(2023, 9), Date(2023))),
        ("start = '2020'", DateRange(Date(2020))),
        ("start = ''", DateRange()),
    ],
)
def test_dates_are_text_numbers_or_tomls_own(folder: Path, written: str, when: DateRange) -> None:
    text = f"person.name = 'A'\n[[section]]\n[[section.entry]]\ntitle = 'B'\n{written}\n"
    profile, _ = read_profile(write(folder, text))
    assert profile.sections[0].entries[0].when == when


def test_what_is_blank_leaves_no_trace(folder: Path) -> None:
    text = """
    [person]
    name = "A"
    headline = ""
    orcid = " "
    aliases = ["", "B"]
    links = { github = "" }
    [cv]
    locale = ""
    [[section]]
    title = "Nothing"
    kind = "experience"
    [[section.entry]]
    organization = ""
    location = "Nowhere"
    [[section]]
    title = "Little"
    kind = "experience"
    entry = [{}, { organization = "B" }]
    """
    profile, findings = read_profile(write(folder, text))
    assert findings == ()
    assert profile.person.aliases == ("B",)
    assert profile.person.links == ()
    assert profile.settings == Settings()
    assert [s.id for s in profile.sections] == ["little"]
    assert len(profile.sections[0].entries) == 1


def test_a_section_without_a_kind_has_it_from_its_keys(folder: Path) -> None:
    text = "person.name = 'A'\nsection = [{text = 'a'}, {items = ['b']}, {entry = [{title = 'c'}]}]"
    profile, _ = read_profile(write(folder, text))
    assert [s.kind for s in profile.sections] == ["text", "list", "entries"]
    assert plain(profile.sections[1].items) == ["b"]


def test_a_publications_section_has_its_options(folder: Path) -> None:
    text = """
    person.name = "A"
    [[section]]
    kind = "publications"
    sort = "oldest"
    group = "type"
    group_order = ["article"]
    group_titles = { article = "Papers" }
    restart_numbers = true
    select = ["first-author", "since: 2020", "keyword:deep learning"]
    max_authors = 5
    links = ["doi", "code"]
    legend = false
    """
    profile, _ = read_profile(write(folder, text))
    assert listing(profile.sections[0]) == ListOptions(
        sort="oldest",
        group="type",
        group_order=("article",),
        group_titles={"article": "Papers"},
        restart_numbers=True,
        select=(
            Selector("first-author"),
            Selector("since", "2020"),
            Selector("keyword", "deep learning"),
        ),
        max_authors=5,
        links=("doi", "code"),
        legend=False,
    )


def test_tables_of_names_are_read(folder: Path) -> None:
    text = """
    person.name = "A"
    [venue]
    "Long Name" = "LN"
    [coauthors]
    "Tri Dao" = "Princeton"
    [check]
    ignore = ["unprotected-acronym"]
    [style]
    font = "termes"
    accent = ""
    """
    profile, _ = read_profile(write(folder, text))
    assert profile.venues == {"Long Name": "LN"}
    assert profile.affiliations == {"Tri Dao": "Princeton"}
    assert profile.ignored_checks == {"unprotected-acronym"}
    assert profile.style == {"font": "termes", "accent": ""}
    assert profile.style_spans["font"].text == 'font = "termes"'


class TestOverlays:
    """profile < profile.private.toml < variant < --set"""

    PRIVATE = '[person]\nphone = "2"\naddress = "Main St 1\\nLondon"\n'
    VARIANT = """
    [variant.short]
    sections = ["publications", "work-experience"]
    [variant.short.person]
    phone = "3"
    [variant.short.section.publications]
    select = "all"
    title = "Selected Papers"
    """

    def test_the_private_one_is_laid_over_unless_the_public_looks(self, folder: Path) -> None:
        path = write(folder, SMALL)
        write(folder, self.PRIVATE, "profile.private.toml")
        owner, _ = read_profile(path)
        public, _ = read_profile(path, audience=Audience.PUBLIC)
        assert (owner.person.phone, owner.person.address) == ("2", "Main St 1, London")
        assert (public.person.phone, public.person.address) == ("1", "")
        assert len(owner.sources) == 2
        assert len(public.sources) == 1

    def test_sections_of_the_private_one_are_joined_by_id_or_added(self, folder: Path) -> None:
        path = write(folder, SMALL)
        private = """
        [[section]]
        title = "Service"
        text = "Chair"
        [[section]]
        title = "References"
        text = "On request"
        """
        write(folder, private, "profile.private.toml")
        profile, _ = read_profile(path)
        assert [s.id for s in profile.sections][-2:] == ["service", "references"]
        assert plain(section(profile, "service").body) == ["Chair"]
        span = section(profile, "references").span
        assert span is not None
        assert span.source.path.endswith("profile.private.toml")

    def test_a_variant_picks_orders_and_changes_sections(self, folder: Path) -> None:
        path = write(folder, SMALL + self.VARIANT)
        write(folder, self.PRIVATE, "profile.private.toml")
        short, _ = read_profile(path, variant="short")
        whole, _ = read_profile(path)
        assert [s.title for s in short.sections] == ["Selected Papers", "Work Experience"]
        assert listing(short.sections[0]) == ListOptions(select=(Selector("all"),))
        assert short.person.phone == "3"
        assert short.variants == ("short",)
        assert short.variant == "short"
        assert [s.id for s in whole.sections] == ["work-experience", "publications", "service"]
        assert whole.person.phone == "2"

    def test_a_variant_of_the_private_one_counts(self, folder: Path) -> None:
        path = write(folder, SMALL)
        write(folder, "[variant.family.person]\nphone = '4'\n", "profile.private.toml")
        profile, _ = read_profile(path, variant="family")
        assert profile.person.phone == "4"

    @pytest.mark.parametrize(
        ("option", "phone"),
        [
            ("person.phone=5", "5"),
            ('person.phone="(5) 5"', "(5) 5"),
            ("person.phone=a=b", "a=b"),
            (' person . "phone" = 5 ', "5"),
            ("person.phone=", ""),
            ("person.phone='6' # no more", "6"),
        ],
    )
    def test_an_assignment_wins(self, folder: Path, option: str, phone: str) -> None:
        path = write(folder, SMALL + self.VARIANT)
        profile, _ = read_profile(path, variant="short", assignments=[option])
        assert profile.person.phone == phone

    def test_assignments_reach_sections_lists_and_numbers(self, folder: Path) -> None:
        options = [
            "section.publications.select=['selected', 'since:2020']",
            "section.publications.max_authors=3",
            "cv.max_pages=2",
            "sections=['publications']",
        ]
        profile, _ = read_profile(write(folder, SMALL), assignments=options)
        (publications,) = profile.sections
        assert listing(publications) == ListOptions(
            select=(Selector("selected"), Selector("since", "2020")), max_authors=3
        )
        assert profile.settings.max_pages == 2

    def test_findings_in_a_variant_point_into_it(self, folder: Path) -> None:
        path = write(folder, SMALL + "[variant.long.section.service]\ntext = '[a](file:b)'\n")
        _, findings = read_profile(path, variant="long")
        (finding,) = findings
        assert finding.code == "unlinked"
        assert finding.span is not None
        assert finding.span.text == "file:b"


def test_a_profile_without_publications_needs_no_bibliography(tmp_path: Path) -> None:
    profile, findings = read_profile(write(tmp_path, "person.name = 'A'"))
    assert profile.settings.bibliography == ()
    assert findings == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_byte_order_marks_and_dos_line_ends_are_read(folder: Path, encoding: str) -> None:
    path = folder / "profile.toml"
    path.write_bytes(SMALL.replace("\n", "\r\n").encode(encoding))
    profile, findings = read_profile(path)
    assert findings == ()
    assert plain(section(profile, "work-experience").entries[0].body) == ["First.", "Second."]
    span = section(profile, "service").span
    assert span is not None
    assert span.position.line == 25


def test_what_is_wrong_is_found_again_after_a_good_run(folder: Path) -> None:
    read_profile(write(folder, SMALL))
    with pytest.raises(InputError):
        read_profile(write(folder, SMALL.replace("phone", "fone")))
    with pytest.raises(InputError):
        read_profile(write(folder, SMALL.replace("phone", "fone")))
