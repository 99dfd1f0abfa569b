"""The keys of a publications section: what is listed, in which order, and how."""

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from cvtex.reading.section_schema import LinkName, SectionKeys
from cvtex.reading.suggestions import closest
from cvtex.reading.values import read_selector

_SELECTOR_HELP = "all, selected, first-author, keyword:X, type:X, since:YYYY or key:K"


def _selector(text: str) -> str:
    if read_selector(text) is None:
        raise PydanticCustomError(
            "bad-select",
            "'{text}' selects nothing",
            {"text": text, "help": _selector_meant(text)},
        )
    return text


def _selector_meant(text: str) -> str:
    by, colon, value = text.partition(":")
    near = closest(by, ["all", "selected", "first-author", "keyword", "type", "since", "key"])
    meant = f"{near}{colon}{value}"
    is_one = near and read_selector(meant) is not None
    return f"did you mean '{meant}'?" if is_one else f"one of {_SELECTOR_HELP}"


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


_SELECTOR = {
    "type": "string",
    "pattern": r"^(all|selected|first-author|(keyword|type|key):.+|since:\s*\d{4}|)$",
}
Selection = Annotated[
    list[Annotated[str, AfterValidator(_selector)]],
    BeforeValidator(_listed),
    WithJsonSchema({"anyOf": [_SELECTOR, {"type": "array", "items": _SELECTOR}]}),
]


class PublicationsSection(SectionKeys):
    """The publications of the bibliography, or some of them."""

    kind: Literal["publications"]
    sort: Literal["newest", "oldest", "file"] = Field(
        default="newest", description="The order: by year and month, or as they stand in the file."
    )
    group: Literal["none", "year", "type", "state", "keyword"] = Field(
        default="none", description="What they are grouped by."
    )
    group_order: list[str] = Field(
        default=[],
        description="The groups in the order wanted; those not named follow.",
        examples=[["article", "inproceedings"]],
    )
    group_titles: dict[str, str] = Field(
        default={}, description="The groups' headings.", examples=[{"article": "Journal papers"}]
    )
    number: Literal["none", "plain", "reverse", "prefixed"] = Field(
        default="none",
        description="How they are numbered; prefixed gives [J3], [C7], counted down.",
    )
    restart_numbers: bool = Field(default=False, description="Whether each group counts anew.")
    select: Selection = Field(
        default=[],
        description=f"Which are listed: {_SELECTOR_HELP}; of a list all must hold.",
        examples=["selected", ["first-author", "since:2020"]],
    )
    names: Literal["initials", "full", "family-first"] = Field(
        default="initials", description="How authors are printed: A. May, Avner May, or May, A."
    )
    max_authors: int = Field(
        default=0,
        ge=0,
        description="The longest list of authors, 0 for no limit; the CV's owner is always kept.",
        examples=[5],
    )
    venue: Literal["short", "full"] = Field(default="short", description="How venues are printed.")
    links: list[LinkName] = Field(
        default=[], description="Which links are shown, in order.", examples=[["doi", "code"]]
    )
    mark_me: Literal["bold", "underline", "none"] = Field(
        default="bold", description="How the CV's owner is set off among the authors."
    )
    legend: bool = Field(
        default=True, description="Whether the marks on names are explained, once."
    )
