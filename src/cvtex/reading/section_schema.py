"""What each kind of section may hold: the keys of `[[section]]` and `[[section.entry]]`."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from cvtex.dates import Date
from cvtex.reading.formats import Email, Moment, Url
from cvtex.reading.values import read_moment

LinkName = Literal["doi", "eprint", "url", "pdf", "code", "slides", "video", "poster", "website"]


class Keys(BaseModel):
    """A table whose keys are closed: an unknown one is an error."""

    model_config = ConfigDict(extra="forbid", strict=True)


class EntryKeys(Keys):
    """One entry of a section."""

    location: str = Field(default="", description="Where it was.", examples=["New York, NY"])
    start: Moment = Field(default="", description="When it began.", examples=["2020-10"])
    end: Moment = Field(default="", description="When it ended.", examples=["2023-09", "present"])
    date: Moment = Field(default="", description="A point in time.", examples=["2023", "2023-09"])
    url: Url = Field(
        default="", description="Where its name leads.", examples=["https://example.org"]
    )
    text: str = Field(
        default="",
        description="What there is to say, in inline Markdown; a blank line begins a paragraph.",
        examples=["Built the first **compiler**."],
    )
    highlights: list[str] = Field(
        default=[],
        description="Bullet points, in inline Markdown.",
        examples=[["Led a team of five."]],
    )
    details: dict[str, str] = Field(
        default={},
        description="Labelled lines: the label as it is printed, and inline Markdown.",
        examples=[{"Advisor": "Michael Collins"}],
    )

    @model_validator(mode="after")
    def _dates_agree(self) -> "EntryKeys":
        given = self.model_fields_set
        if "date" in given and (beside := {"start", "end"} & given):
            raise PydanticCustomError(
                "date-twice",
                "'date' stands beside '{other}'",
                {
                    "key": "date",
                    "other": max(beside),
                    "help": "a point in time has `date`, a stretch of time `start` and `end`",
                },
            )
        start, end = read_moment(self.start), read_moment(self.end)
        if isinstance(start, Date) and isinstance(end, Date) and _is_before(end, start):
            raise PydanticCustomError(
                "date-order",
                "it ends ({end}) before it starts ({start})",
                {"key": "end", "end": str(self.end), "start": str(self.start)},
            )
        return self


def _is_before(end: Date, start: Date) -> bool:
    """Compares as far as both are known: 2023 does not end before 2023-09."""
    if end.year != start.year or end.month is None or start.month is None:
        return end.year < start.year
    if end.month != start.month or end.day is None or start.day is None:
        return end.month < start.month
    return end.day < start.day


class Experience(EntryKeys):
    """A position held."""

    organization: str = Field(default="", description="The employer.", examples=["Google"])
    role: str = Field(
        default="",
        description="What you were there.",
        examples=["Research Scientist, Speech Recognition"],
    )


class Education(EntryKeys):
    """A degree or a stay at a university."""

    institution: str = Field(
        default="", description="The university.", examples=["Columbia University"]
    )
    degree: str = Field(
        default="", description="What you got.", examples=["PhD in Computer Science"]
    )


class Award(EntryKeys):
    """An award, a prize or a fellowship."""

    title: str = Field(default="", description="Its name.", examples=["Test of Time Award"])
    organization: str = Field(default="", description="Who gave it.", examples=["ACM SIGMETRICS"])
    amount: str = Field(default="", description="What it came with.", examples=["$10,000"])


class Grant(EntryKeys):
    """Funding."""

    title: str = Field(
        default="", description="The project's name.", examples=["Efficient inference"]
    )
    agency: str = Field(default="", description="Who funds it.", examples=["NSF"])
    number: str = Field(default="", description="The grant's number.", examples=["IIS-1234567"])
    role: str = Field(default="", description="Your part.", examples=["Principal investigator"])
    amount: str = Field(default="", description="How much.", examples=["$500,000"])


class Talk(EntryKeys):
    """A talk."""

    title: str = Field(default="", description="Its title.", examples=["Speculative decoding"])
    event: str = Field(
        default="", description="Where it was given.", examples=["ICML 2025 workshop"]
    )
    type: str = Field(
        default="", description="What kind of talk.", examples=["Invited talk", "Keynote"]
    )


class Course(EntryKeys):
    """A course taught."""

    course: str = Field(
        default="", description="Its name.", examples=["COMS 4771 Machine Learning"]
    )
    institution: str = Field(default="", description="Where.", examples=["Columbia University"])
    role: str = Field(default="", description="Your part.", examples=["Teaching assistant"])
    term: str = Field(
        default="",
        description="The term in words, where dates say too much.",
        examples=["Fall 2014"],
    )


class Advisee(EntryKeys):
    """Somebody advised."""

    name: str = Field(default="", description="Who.", examples=["Ada Lovelace"])
    degree: str = Field(default="", description="For which degree.", examples=["PhD"])
    institution: str = Field(default="", description="Where.", examples=["Columbia University"])
    thesis: str = Field(
        default="", description="The thesis's title.", examples=["Notes on the engine"]
    )
    now: str = Field(default="", description="What became of them.", examples=["Professor, MIT"])


class ServiceRole(EntryKeys):
    """Service to the community."""

    organization: str = Field(default="", description="For whom.", examples=["NeurIPS"])
    role: str = Field(default="", description="What you did.", examples=["Area chair"])


class Skill(EntryKeys):
    """A group of skills."""

    name: str = Field(default="", description="What they are.", examples=["Programming languages"])
    items: list[str] = Field(default=[], description="Which.", examples=[["Python", "C++"]])


class Reference(EntryKeys):
    """Somebody who can be asked about you."""

    name: str = Field(default="", description="Who.", examples=["Michael Collins"])
    role: str = Field(default="", description="Their position.", examples=["Professor"])
    organization: str = Field(default="", description="Where.", examples=["Columbia University"])
    relation: str = Field(
        default="", description="How you know each other.", examples=["PhD advisor"]
    )
    email: Email = Field(
        default="", description="Their e-mail address.", examples=["mc@example.edu"]
    )
    phone: str = Field(default="", description="Their phone number.", examples=["+1 212 555 0100"])


class PlainEntry(EntryKeys):
    """Anything else."""

    title: str = Field(default="", description="What it is.", examples=["Open-source maintainer"])
    subtitle: str = Field(
        default="", description="More about it.", examples=["Numerical libraries"]
    )


class SectionKeys(Keys):
    """What a section of any kind has."""

    title: str = Field(default="", description="Its heading.", examples=["Work Experience"])
    id: str = Field(
        default="",
        description="The name that variants and --set know it by; the title's slug when left out.",
        examples=["work-experience"],
    )
    text: str = Field(
        default="",
        description="Text, in inline Markdown; a blank line begins a paragraph.",
        examples=["Reviewer: NeurIPS, ICLR. ICML 2019 **best reviewer**."],
    )


class ExperienceSection(SectionKeys):
    """Positions held."""

    kind: Literal["experience"]
    entry: list[Experience] = Field(default=[], description="The positions, newest first.")


class EducationSection(SectionKeys):
    """Degrees."""

    kind: Literal["education"]
    entry: list[Education] = Field(default=[], description="The degrees, newest first.")


class AwardsSection(SectionKeys):
    """Awards."""

    kind: Literal["awards"]
    entry: list[Award] = Field(default=[], description="The awards.")


class GrantsSection(SectionKeys):
    """Funding."""

    kind: Literal["grants"]
    entry: list[Grant] = Field(default=[], description="The grants.")


class TalksSection(SectionKeys):
    """Talks."""

    kind: Literal["talks"]
    entry: list[Talk] = Field(default=[], description="The talks.")


class TeachingSection(SectionKeys):
    """Courses taught."""

    kind: Literal["teaching"]
    entry: list[Course] = Field(default=[], description="The courses.")


class AdvisingSection(SectionKeys):
    """People advised."""

    kind: Literal["advising"]
    entry: list[Advisee] = Field(default=[], description="The people.")


class ServiceSection(SectionKeys):
    """Service to the community."""

    kind: Literal["service"]
    entry: list[ServiceRole] = Field(default=[], description="The roles.")


class SkillsSection(SectionKeys):
    """Skills in groups."""

    kind: Literal["skills"]
    entry: list[Skill] = Field(default=[], description="The groups.")


class ReferencesSection(SectionKeys):
    """People who can be asked."""

    kind: Literal["references"]
    entry: list[Reference] = Field(default=[], description="The people.")


class EntriesSection(SectionKeys):
    """Entries of any other sort."""

    kind: Literal["entries"] = "entries"
    entry: list[PlainEntry] = Field(default=[], description="The entries.")


class TextSection(SectionKeys):
    """Paragraphs."""

    kind: Literal["text"] = "text"


class ListSection(SectionKeys):
    """A bulleted list."""

    kind: Literal["list"] = "list"
    items: list[str] = Field(default=[], description="Its items.", examples=[["Chess", "Go"]])
