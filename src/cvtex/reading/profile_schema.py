"""The keys of profile.toml; `cvtex schema` is made from these classes."""

from typing import Annotated, Literal, get_args

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from cvtex.reading.formats import Email, Orcid, Url
from cvtex.reading.list_schema import PublicationsSection
from cvtex.reading.section_schema import (
    AdvisingSection,
    AwardsSection,
    EducationSection,
    EntriesSection,
    ExperienceSection,
    GrantsSection,
    Keys,
    ListSection,
    ReferencesSection,
    SectionKeys,
    ServiceSection,
    SkillsSection,
    TalksSection,
    TeachingSection,
    TextSection,
)

Section = Annotated[
    ExperienceSection
    | EducationSection
    | PublicationsSection
    | TextSection
    | ListSection
    | AwardsSection
    | GrantsSection
    | TalksSection
    | TeachingSection
    | AdvisingSection
    | ServiceSection
    | SkillsSection
    | ReferencesSection
    | EntriesSection,
    Field(discriminator="kind"),
]


def section_models() -> tuple[type[SectionKeys], ...]:
    """The tables of the kinds of section there are."""
    union, _ = get_args(Section)
    models: tuple[type[SectionKeys], ...] = get_args(union)
    return models


def section_kinds() -> list[str]:
    """The kinds of section there are."""
    return [get_args(model.model_fields["kind"].annotation)[0] for model in section_models()]


def _style_value(value: object) -> object:
    if not isinstance(value, str | int | float):
        raise PydanticCustomError(
            "style-value",
            "a style option can't hold this",
            {"help": "its value is text, a number, true or false"},
        )
    return value


StyleValue = Annotated[
    str,
    PlainValidator(_style_value),
    WithJsonSchema({"type": ["string", "number", "boolean"]}),
]


class PersonKeys(Keys):
    """Whose CV it is."""

    name: str = Field(description="Your name as the CV prints it.", examples=["Avner May"])
    aliases: list[str] = Field(
        default=[], description="Other names you have published under.", examples=[["A. J. May"]]
    )
    headline: str = Field(
        default="", description="A line under the name.", examples=["Efficient inference for LLMs"]
    )
    location: str = Field(default="", description="Where you live.", examples=["Brooklyn, NY"])
    address: str = Field(
        default="",
        description="Your postal address; keep it in profile.private.toml.",
        examples=["1 Main St\nLondon"],
    )
    email: Email = Field(
        default="", description="Your e-mail address.", examples=["ada@example.org"]
    )
    phone: str = Field(
        default="",
        description="Your phone number; keep it in profile.private.toml.",
        examples=["(555) 555-0158"],
    )
    website: Url = Field(default="", description="Your website.", examples=["https://example.org"])
    orcid: Orcid = Field(default="", description="Your ORCID iD.", examples=["0000-0002-1825-0097"])
    photo: str = Field(
        default="", description="A picture, relative to the profile.", examples=["images/me.jpg"]
    )
    links: dict[str, str] = Field(
        default={},
        description="Profiles elsewhere: a known network takes a handle, anything else a URL.",
        examples=[{"linkedin": "avnermay", "github": "avnermay"}],
    )


class CvKeys(Keys):
    """How the CV is made."""

    theme: str = Field(default="classic", description="The theme's name.", examples=["classic"])
    bibliography: list[str] = Field(
        default=["publications.bib"],
        description="The .bib files, relative to the profile.",
        examples=[["publications.bib"]],
    )
    locale: str = Field(
        default="en", description="The CV's language.", examples=["en", "de", "pt-BR"]
    )
    paper: Literal["letter", "a4"] = Field(default="letter", description="The size of the paper.")
    engine: Literal["auto", "pdflatex", "lualatex", "xelatex"] = Field(
        default="auto",
        description="The TeX engine; auto takes the fastest that sets every character.",
    )
    max_pages: int = Field(
        default=0, ge=0, description="The most pages; 0 for no limit.", examples=[2]
    )
    tagged: bool = Field(
        default=False,
        description="Whether the PDF holds its structure, for screen readers; takes LaTeX 2025-06.",
    )


class CheckKeys(Keys):
    """What `cvtex check` looks for."""

    ignore: list[str] = Field(
        default=[], description="Checks to leave out, by name.", examples=[["unprotected-acronym"]]
    )


class ProfileKeys(Keys):
    """A CV for cvtex."""

    person: PersonKeys
    cv: CvKeys = Field(default_factory=CvKeys, description="How the CV is made.")
    style: dict[str, StyleValue] = Field(default={}, description="The theme's own options.")
    section: list[Section] = Field(default=[], description="The sections, in order.")
    sections: list[str] = Field(
        default=[],
        description="The ids of the sections to show, in order; all of them when left out.",
        examples=[["work-experience", "publications"]],
    )
    venue: dict[str, str] = Field(
        default={},
        description="How this CV prints a venue: its name in the .bib, and the short form.",
        examples=[{"Advances in Neural Information Processing Systems": "NeurIPS"}],
    )
    check: CheckKeys = Field(default_factory=CheckKeys, description="What `cvtex check` looks for.")
    coauthors: dict[str, str] = Field(
        default={},
        description="Co-authors' affiliations, for `cvtex coauthors`.",
        examples=[{"Tri Dao": "Princeton University"}],
    )
