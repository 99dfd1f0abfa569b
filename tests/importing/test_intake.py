from typing import Protocol

import pytest

from cvtex.importing.memory import Memory
from cvtex.importing.outcome import Answers, Intake, Options, Question, Reply
from cvtex.importing.proof import prove
from cvtex.model import Person
from cvtex.reading.bibtex import read_bibtex
from cvtex.source import Source


class Import(Protocol):
    """The fixture `take`: what an import of one text into another one does."""

    def __call__(
        self, own: str, incoming: str, memory: Memory = ..., options: Options = ...
    ) -> Intake: ...


OWN = """\
% My publications. Hands off!
@string{vldb = "Proc. VLDB"}

@article{haloop,
  title   = {HaLoop: Efficient Iterative Data Processing},   % the good one
  author  = "Yingyi Bu and Bill Howe",
  author+an = {1=equal; 2=equal},
  journal = vldb,
  doi     = {},
  show    = {false},
  year    = 2010
}
"""
EXPORT = """\
@article{bu2010haloop,
  title={HaLoop: Efficient iterative data processing},
  author={Bu, Yingyi and Howe, Bill},
  journal={Proceedings of the VLDB Endowment},
  volume={3},
  pages={285-296},
  doi={https://doi.org/10.14778/1920841.1920881},
  year={2010},
  publisher={VLDB Endowment}
}

@inproceedings{kwon2010skew,
  title={Skew-resistant parallel processing of UDFs.},
  author={Kwon, YongChul and Howe, B},
  booktitle={Proceedings of the 1st ACM symposium on Cloud computing},
  year={2010},
  organization={ACM}
}
"""


def test_what_stands_in_the_file_wins_and_blanks_are_filled(take: Import) -> None:
    intake = take(OWN, EXPORT)
    assert (intake.added, intake.updated, intake.unchanged) == (("kwon2010skew",), ("haloop",), ())
    assert (
        intake.text
        == """\
% My publications. Hands off!
@string{vldb = "Proc. VLDB"}

@article{haloop,
  title   = {HaLoop: Efficient Iterative Data Processing},   % the good one
  author  = "Yingyi Bu and Bill Howe",
  author+an = {1=equal; 2=equal},
  journal = vldb,
  volume  = {3},
  pages   = {285--296},
  doi     = {10.14778/1920841.1920881},
  show    = {false},
  year    = 2010,
  publisher = {VLDB Endowment}
}

@inproceedings{kwon2010skew,
  title   = {Skew-resistant parallel processing of {UDFs}},
  author  = {Kwon, YongChul and Howe, B},
  booktitle = {Proceedings of the 1st ACM symposium on Cloud computing},
  year    = {2010},
  organization = {ACM}
}
"""
    )


def test_the_second_import_changes_nothing(take: Import) -> None:
    first = take(OWN, EXPORT)
    second = take(first.text, EXPORT, first.memory)
    assert second.text == first.text
    assert second.memory == first.memory
    assert second.unchanged == ("haloop", "kwon2010skew")


def test_what_was_deleted_stays_deleted(take: Import) -> None:
    first = take("", EXPORT)
    edited = first.text.replace("  publisher = {VLDB Endowment},\n", "")
    edited = edited.replace("bu2010haloop", "haloop").replace("@article", "@unpublished")
    again = take(edited, EXPORT + "@misc{new, title={Quite another thing}}", first.memory)
    assert again.text.startswith(edited)
    assert again.added == ("new",)


PREPRINT = """\
@misc{mamba,
  title = {The Mamba in the Llama},
  author = {Wang, Junxiong and Paliotta, Daniele},
  author+an = {1=equal; 2=equal},
  howpublished = {arXiv preprint arXiv:2408.15237},
  year = {2023},
  selected = {true}
}
"""
PAPER = """\
@article{wang2024mamba,
  title={The mamba in the llama},
  author={Wang, Junxiong and Paliotta, Daniele},
  journal={Advances in Neural Information Processing Systems},
  volume={37},
  year={2024}
}
"""


def test_a_preprint_that_was_published_keeps_key_annotations_and_link(take: Import) -> None:
    intake = take(PREPRINT, PAPER)
    assert intake.updated == ("mamba",)
    assert (
        intake.text
        == """\
@inproceedings{mamba,
  title = {The Mamba in the Llama},
  author = {Wang, Junxiong and Paliotta, Daniele},
  author+an = {1=equal; 2=equal},
  booktitle = {Advances in Neural Information Processing Systems},
  volume = {37},
  year = {2024},
  eprint = {2408.15237},
  archiveprefix = {arXiv},
  selected = {true}
}
"""
    )
    assert take(intake.text, PREPRINT + PAPER, intake.memory).text == intake.text


def test_preprint_and_paper_of_one_export_become_one_record(take: Import) -> None:
    preprint = PREPRINT.replace("howpublished", "journal").replace("@misc", "@article")
    for export in (preprint + PAPER, PAPER + preprint):
        intake = take("", export)
        assert len(intake.added) == 1
        assert "booktitle = {Advances in Neural Information Processing Systems}" in intake.text
        assert "eprint = {2408.15237}" in intake.text
        assert "year = {2024}" in intake.text
        assert take(intake.text, export, intake.memory).text == intake.text


def test_a_preprint_adds_its_link_to_the_paper_and_nothing_else(take: Import) -> None:
    preprint = "\n".join(
        line for line in PREPRINT.splitlines() if "true" not in line and "+an" not in line
    )
    intake = take(PAPER, preprint)
    assert intake.text == PAPER.replace(
        "  year={2024}\n", "  year={2024},\n  eprint={2408.15237},\n  archiveprefix={arXiv}\n"
    )


SIMILAR = """\
@inproceedings{kwon2012demo,
  title={SkewTune in action: mitigating the skew of MapReduce},
  author={Kwon, YongChul and Howe, Bill},
  booktitle={VLDB},
  year={2012}
}
"""
OWN_SIMILAR = SIMILAR.replace("the skew", "skew").replace("kwon2012demo", "kwon")


def test_what_is_only_similar_is_left_and_listed(take: Import) -> None:
    intake = take(OWN_SIMILAR, SIMILAR)
    assert intake.text == OWN_SIMILAR
    (proposal,) = intake.proposals
    assert (proposal.incoming, proposal.existing) == ("kwon2012demo", "kwon")
    assert 0.88 <= proposal.score < 1


@pytest.mark.parametrize(
    ("reply", "added", "unchanged"),
    [(Reply.SAME, (), ("kwon",)), (Reply.DIFFERENT, ("kwon2012demo",), ())],
)
def test_an_answer_is_asked_for_once(
    take: Import, reply: Reply, added: tuple[str, ...], unchanged: tuple[str, ...]
) -> None:
    asked: list[Question] = []

    def ask(question: Question) -> Reply:
        asked.append(question)
        return reply

    intake = take(OWN_SIMILAR, SIMILAR, options=Options(ask=ask))
    assert (intake.added, intake.unchanged) == (added, unchanged)
    again = take(OWN_SIMILAR, SIMILAR, intake.memory, Options(ask=ask))
    assert (again.added, again.unchanged) == (added, unchanged)
    assert len(asked) == 1


def test_the_command_line_answers_too(take: Import) -> None:
    pair = frozenset({("kwon2012demo", "kwon")})
    same = take(OWN_SIMILAR, SIMILAR, options=Options(Answers(same=pair)))
    different = take(OWN_SIMILAR, SIMILAR, options=Options(Answers(different=pair)))
    assert same.unchanged == ("kwon",)
    assert different.added == ("kwon2012demo",)
    assert not same.unused_answers
    assert take("", SIMILAR, options=Options(Answers(different=pair))).unused_answers == (
        ("kwon2012demo", "kwon"),
    )


def test_different_holds_for_equal_titles_as_well(take: Import) -> None:
    export = EXPORT.replace("Bu, Yingyi", "Bu, Yingyi and Ernst, M")
    pair = frozenset({("bu2010haloop", "haloop")})
    intake = take(OWN, export, options=Options(Answers(different=pair)))
    assert intake.added == ("bu2010haloop", "kwon2010skew")
    assert take(intake.text, export, intake.memory).text == intake.text


def test_every_entry_goes_somewhere_even_without_key_or_title(take: Import) -> None:
    export = "@article{, author={A, B}}\n@misc{x}\n@book{x, title={T}}\n@article{\n"
    intake = take("", export)
    parts = (intake.added, intake.updated, intake.unchanged, intake.proposals, intake.rejected)
    assert sum(map(len, parts)) == intake.read == 4
    assert len({key.lower() for key in intake.added}) == len(intake.added)


def test_repeated_keys_are_made_unique_never_dropped(take: Import) -> None:
    export = "@book{x, title={Apples}}\n@book{X, title={Pears}}\n@book{x, title={Plums}}\n"
    assert take("", export).added == ("x", "Xb", "xc")


def test_new_keys_follow_those_of_the_file(take: Import) -> None:
    own = "".join(
        f"@book{{Howe:{year}, author={{Bill Howe}}, title={{Volume {year}}}, year={year}}}\n"
        for year in (2001, 2002, 2003)
    )
    export = EXPORT + EXPORT.replace("Skew-resistant", "Quick and clean").replace("2010skew", "q")
    assert take(own, export).added == ("Bu:2010", "Kwon:2010", "Kwon:2010b")


def test_new_entries_look_like_those_of_the_file(take: Import) -> None:
    own = (
        '@ARTICLE{a,\r\n\tAUTHOR    = "A. Bee",\r\n\tTITLE     = "Honey",\r\n'
        "\tYEAR      = 2001}\r\n"
    )
    intake = take(own, '@article{b, title={Wax "and" more}, author={A Bee}, year={2002}}')
    assert intake.text == own + (
        '\r\n@ARTICLE{b,\r\n\tTITLE     = {Wax "and" more},\r\n\tAUTHOR    = "A Bee",\r\n'
        '\tYEAR      = "2002"}\r\n'
    )


def test_strings_are_spelled_out_in_what_is_added(take: Import) -> None:
    intake = take("", '@string{j = "Journal of J"}@article{b, title={T}, journal = j, month = feb}')
    assert "journal = {Journal of J}" in intake.text
    assert "month = feb" in intake.text
    assert intake.passed_over == 1


def test_names_become_as_long_as_the_file_knows_them(take: Import) -> None:
    own = """@article{a, title={Old}, author={Rohde, Charles A and Duggan, Anne}, year={1990}}
@article{b, title={Older}, author={Wu, Jane and Wu, John}, year={1990}}
"""
    export = (
        """@article{c, title={New}, author={ROHDE, CA and Wu, J and Duggan, A K}, year={1999}}"""
    )
    intake = take(own, export)
    assert "author={Rohde, Charles A and Wu, J and Duggan, A K}" in intake.text
    assert "ROHDE, CA → Rohde, Charles A" in [n.message for n in intake.notes]


def test_spellings_of_the_owner_are_told(take: Import) -> None:
    export = "@article{c, title={New}, author={Lee-Ramirez, Ann and Ziefle, M}}"
    assert take("", export, options=Options(person=Person("Ann Lee"))).aliases == (
        "Ann Lee-Ramirez",
    )
    assert take("", export, options=Options(person=Person("Ann Lee-Ramirez"))).aliases == ()
    assert take("", export, options=Options(person=Person("Bob Lee"))).aliases == ()


def test_an_entry_with_broken_braces_is_not_edited_but_told(take: Import) -> None:
    own = """\
@article{haloop,
  title = {HaLoop: Efficient Iterative Data Processing,
  author = {Bu, Y and Howe, B},
  year = 2010
}
"""
    intake = take(own, EXPORT)
    assert intake.text.startswith(own)
    assert [d.code for d in intake.diagnostics] == ["fragile-entry"]


def test_a_preprint_without_identifier_is_upgraded_in_the_same_year(take: Import) -> None:
    preprint = PREPRINT.replace("arXiv:2408.15237", "").replace("2023", "2024")
    first = take("", preprint.replace("howpublished", "journal").replace("@misc", "@article"))
    second = take(first.text, PAPER, first.memory)
    assert second.updated == ("mamba",)
    assert "booktitle = {Advances in Neural Information Processing Systems}" in second.text
    assert "arXiv" not in second.text


def test_a_place_is_filled_in_only_for_the_publisher_that_stands_there(take: Import) -> None:
    own = (
        "@article{k, title={Mental models of menu structures}, author={Calero, A},"
        " journal={Work}, publisher={IOS Press}, year={2012}}"
    )
    export = (
        "@article{x, title={Mental models of menu structures}, author={Calero, A},"
        " journal={Work}, publisher={SAGE Publications Sage UK: London, England}, year={2012}}"
    )
    assert take(own, export).text == own


def test_a_volume_that_names_its_supplement_gets_no_number(take: Import) -> None:
    own = (
        "@article{k, title={Brief review of regression}, author={Dasgupta, A},"
        " journal={BMC proceedings}, volume={5 Suppl 9}, year={2011}}"
    )
    export = (
        "@inproceedings{x, title={Brief review of regression}, author={Dasgupta, A},"
        " booktitle={BMC proceedings}, organization={BioMed Central}, number={9}, year={2011}}"
    )
    filled = take(own, export, options=Options(without=frozenset({"journal"}))).text
    assert filled == own
    assert "publisher={BioMed Central}" in take(own, export).text
    assert "number" not in take(own, export).text


@pytest.mark.parametrize("end", ["}", " }", ",}"])
def test_entries_on_one_line_end_as_those_of_the_file(take: Import, end: str) -> None:
    own = f"@misc{{a, title={{One}}{end}\n"
    added = take(own, "@misc{b, title={Another thing}}").text.removeprefix(own)
    assert added == f"\n@misc{{b, title={{Another thing}}{end}\n"


def test_greek_letters_are_those_of_latex(take: Import) -> None:
    own = "@article{k, title={Tumor Necrosis Factor-α Inhibitors}, author={Wang, R}, year={2018}}"
    export = own.replace("α", r"$\alpha$")
    assert take(own, export).unchanged == ("k",)


RUNNING_ON = """\
@article{k,
  title={Opponent motion and its recognition},
  author={Biswas, J},
  doi={{10.1000/182},
  url={https://example.org}
}
"""


@pytest.mark.parametrize(
    "own",
    [
        "@article{k, title={Opponent motion and its recognition}, author={Biswas, J}",
        "@article{k, title={Opponent motion and its recognition}, author={Biswas, J",
        RUNNING_ON,
    ],
)
def test_a_change_that_would_break_an_entry_keeps_no_other_back(take: Import, own: str) -> None:
    export = (
        "@article{x, title={Opponent motion and its recognition}, author={Biswas, J},"
        " journal={Robotics}, volume={3}}\n@article{y, title={Quite another}, author={Li, X}}"
    )
    intake = take(own, export)
    assert prove(read_bibtex(Source("publications.bib", own)), intake) == ()
    assert "Quite another" in intake.text


def test_what_was_like_a_preprint_is_added_once_that_has_become_another_paper(take: Import) -> None:
    own = (
        "@article{k, title={Online local pools for selection: an extended version},"
        " author={Souza, M}, journal={arXiv preprint arXiv:1809.01628}, year={2018}}"
    )
    export = (
        "@article{a, title={Online local pools for selection}, author={Souza, M},"
        " journal={Pattern Recognition}, volume={85}, pages={132--148}, year={2019}}\n"
        "@article{b, title={Online local pools for selection: an extended version},"
        " author={Souza, M}, journal={Information Fusion}, volume={50}, pages={21--40},"
        " year={2018}}"
    )
    first = take(own, export)
    assert first.updated == ("k",)
    assert take(first.text, export, first.memory).text == first.text
