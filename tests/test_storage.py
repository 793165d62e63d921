"""What goes wrong with files names them."""

import errno
import io
import os
import shutil
import sys

import pytest

from pipeline.sources.found import find
from transforms import storage


class Full:
    """A file on a full disk, which takes nothing."""

    def write(self, _: bytes) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    def flush(self) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_standard_input_that_fills_the_disk_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"A flash")))
    monkeypatch.setattr(shutil, "copyfileobj", lambda *_: Full().flush())
    with pytest.raises(OSError, match="No space left") as told:
        list(find("-"))
    assert told.value.filename == str(tmp_path)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("act", [lambda file: file.write(b"a"), storage.NewFile.close])
def test_a_full_disk_is_named_by_its_folder(tmp_path, act):
    file = storage.NewFile(str(tmp_path / "articles" / "a.jsonl"))
    file._out.close()
    file._out = Full()
    with pytest.raises(OSError, match="No space left") as told:
        act(file)
    assert told.value.filename == str(tmp_path / "articles")
