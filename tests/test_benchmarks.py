"""The benchmarks run; what they find out is not a test's business."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent.parent / "benchmarks" / "bench.py"


@pytest.mark.slow
@pytest.mark.parametrize("row", ["format there", "from a save", "--version"])
def test_a_row_is_measured(row: str) -> None:
    done = subprocess.run(
        [sys.executable, BENCH, "--smoke", f"--only={row}"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert row in done.stdout
