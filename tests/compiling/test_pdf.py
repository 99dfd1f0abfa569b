"""PDFs read back while several CVs are made at once (`cvtex compile --all`)."""

import subprocess
import sys
from pathlib import Path

READ_IN_THREADS = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from cvtex.compiling.verify import read_pdf
with ThreadPoolExecutor(8) as pool:
    pages = set(pool.map(read_pdf, [Path(sys.argv[1])] * 200))
assert len(pages) == 1, pages
"""


def test_threads_may_read_pdfs_side_by_side(tmp_path: Path) -> None:
    (tmp_path / "profile.toml").write_text('[person]\nname = "Avner May"\n', encoding="utf-8")
    subprocess.run([sys.executable, "-m", "cvtex", "compile"], cwd=tmp_path, check=True)
    # In a process of its own: what goes wrong there ends the process.
    done = subprocess.run(
        [sys.executable, "-c", READ_IN_THREADS, str(tmp_path / "build" / "cv.pdf")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
