"""The PDF of this project's CV by cvtex and by RenderCV, side by side: `make bench-peers`.

RenderCV comes from the package index and is installed into build/peers, an environment of its own.
Its theme takes a font of icons over the network; here it goes without, with its icons switched off.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.timing import Row, measure, table
from benchmarks.workshop import CVTEX, TOP, Workshop

from cvtex.dates import Date
from cvtex.model import Cv, Entry
from cvtex.reading.cv import read_cv
from cvtex.reading.profile import Audience

PEERS = TOP / "build" / "peers"
# Its look for a newer version ends at once, so that no network counts.
_OFFLINE = ("env", "https_proxy=http://127.0.0.1:9")
_ICONS = re.compile(r"^#import .*fontawesome.*$", re.MULTILINE)


def install() -> Path:
    """RenderCV's command, installed if it is not yet."""
    command = PEERS / "bin" / "rendercv"
    if not command.exists():
        venv.create(PEERS, with_pip=True, clear=True)
        subprocess.run(
            # Its 2.3 imports click, which its dependencies no longer bring.
            [PEERS / "bin" / "python", "-m", "pip", "install", "-q", "rendercv[full]", "click"],
            check=True,
        )
    return command


def as_rendercv(cv: Cv) -> dict[str, object]:
    """The same CV in RenderCV's form, as far as it has a place for what is in it."""
    person = cv.profile.person
    sections: dict[str, list[object]] = {}
    for section in cv.profile.sections:
        entries: list[object] = []
        if section.kind == "publications":
            entries = [
                {
                    "title": publication.title.plain(),
                    "authors": [author.name.full() for author in publication.authors],
                    "journal": publication.venue.plain(),
                    "date": str(publication.date.year) if publication.date else "",
                }
                for publication in cv.bibliography.publications
            ]
        elif section.kind == "experience":
            entries = [
                {"company": e.heading.plain(), **_entry(e, "position")} for e in section.entries
            ]
        elif section.kind == "education":
            entries = [
                {"institution": e.heading.plain(), **_entry(e, "area")} for e in section.entries
            ]
        else:
            entries = [paragraph.plain() for paragraph in section.body]
        sections[section.title] = entries
    return {
        "cv": {
            "name": person.name,
            "location": person.location,
            "email": person.email,
            "website": person.website,
            "sections": sections,
        },
        "design": {
            "theme": "classic",
            "header": {"use_icons_for_connections": False},
            "links": {"use_external_link_icon": False},
        },
    }


def write_theme(folder: Path) -> None:
    """The preamble of RenderCV's theme without the icons, where RenderCV looks for it first."""
    (shipped,) = PEERS.glob("lib/*/site-packages/rendercv/themes/classic/Preamble.j2.typ")
    preamble, found = _ICONS.subn("#let fa-icon(..ignored) = []", shipped.read_text("utf-8"))
    if not found:
        sys.exit("Not measured: this RenderCV's theme is made in another way than 2.3's.")
    (folder / "classic").mkdir()
    (folder / "classic" / "Preamble.j2.typ").write_text(preamble, encoding="utf-8")


def _entry(entry: Entry, role: str) -> dict[str, object]:
    end = entry.when.end
    dates = {"end_date": end.isoformat() if isinstance(end, Date) else "present"}
    if entry.when.start:
        dates["start_date"] = entry.when.start.isoformat()
    else:
        dates = {"date": dates["end_date"]}
    details = [f"{label}: {text.plain()}" for label, text in entry.details]
    return {
        role: entry.subheading.plain(),
        "location": entry.place.plain(),
        "highlights": [*(paragraph.plain() for paragraph in entry.body), *details],
        **dates,
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--runs", type=int, default=10, help="how often each side runs")
    options = parser.parse_args()
    rendercv = install()
    with tempfile.TemporaryDirectory() as name:
        shop = Workshop.with_project_cv(Path(name) / "cv")
        cv, _ = read_cv(shop.folder / "profile.toml", audience=Audience.PUBLIC)
        # JSON is YAML too.
        (shop.folder / "CV.yaml").write_text(json.dumps(as_rendercv(cv)), encoding="utf-8")
        write_theme(shop.folder)

        def ours() -> float:
            shop.remove("build")
            return shop.run(CVTEX, "compile")

        def theirs() -> float:
            shop.remove("rendercv_output")
            return shop.run(
                *_OFFLINE, str(rendercv), "render", "CV.yaml", "-nomd", "-nohtml", "-nopng"
            )

        tried = subprocess.run(
            [rendercv, "render", "CV.yaml"],
            cwd=shop.folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if tried.returncode != 0:
            print(tried.stdout[-600:], tried.stderr[-600:], file=sys.stderr)
            sys.exit("Not measured: RenderCV made no PDF here, for the reason that it gives above.")
        row = Row("the PDF, cold process", "cvtex compile", "`rendercv render`", 1, ours, theirs)
        result = measure(row, options.runs)
        version = subprocess.run(
            [rendercv, "--version"], capture_output=True, text=True, check=True
        ).stdout
        print(f"{version.strip()}\n")
    print(table([result]))


if __name__ == "__main__":
    main()
