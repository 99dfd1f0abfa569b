"""Files that are written whole."""

import os
from pathlib import Path
from threading import Thread

from cvtex.compiling.files import replace_file


def test_a_pipe_is_written_into_and_stays_one(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[bytes] = []
    reader = Thread(target=lambda: read.append(pipe.read_bytes()), daemon=True)
    reader.start()
    replace_file(pipe, b"cv")
    reader.join(10)
    assert read == [b"cv"]
    assert pipe.is_fifo()
    assert list(tmp_path.iterdir()) == [pipe]
