"""What a power failure may take: never what something else was deleted for."""

import errno
import os
import shutil
from pathlib import Path

import pytest

from pipeline.cli import main
from pipeline.index import Index
from transforms import storage
from transforms.durable import sync_folder

ONE = '{"id": "1", "title": "Rates rise", "text": "The bank raised its rate today."}\n'
TWO = '{"id": "2", "title": "Swans leave", "text": "The swans left the river."}\n'


class Disk:
    """Notes which names in a folder a disk may still forget, and what goes then."""

    def __init__(self, folder, patch):
        self.folder, self.unsynced, self.early = str(folder), set(), []
        for module, name in ((os, "replace"), (os, "mkdir"), (storage, "sync_folder")):
            after = getattr(self, name)
            patch.setattr(module, name, self._noted(getattr(module, name), after))
        for module, name in ((os, "unlink"), (shutil, "rmtree")):
            act = getattr(module, name)
            patch.setattr(module, name, self._noted(act, before=self.goes))

    def _noted(self, act, after=None, before=None):
        def noted(*args, **settings):
            if before:
                before(args[0])
            done = act(*args, **settings)
            if after:
                after(*args)
            return done

        return noted

    def _lasts(self, path):
        path = os.path.abspath(path)
        return path.startswith(self.folder) and "_staging" not in path

    def replace(self, source, target):
        self.unsynced.discard(os.path.abspath(source))
        if self._lasts(target):
            if str(target).endswith(".done"):  # forgotten, it is only done again
                self.goes(source)
            else:
                self.unsynced.add(os.path.abspath(target))

    def mkdir(self, path, *_):
        if self._lasts(path):
            self.unsynced.add(os.path.abspath(path))

    def sync_folder(self, path):
        folder = os.path.abspath(path)
        synced = {name for name in self.unsynced if os.path.dirname(name) == folder}
        self.unsynced -= synced

    def goes(self, path):
        if str(path).startswith(self.folder) and self.unsynced:
            self.early.append((path, sorted(self.unsynced)))


@pytest.fixture
def disk(tmp_path, monkeypatch):
    return Disk(tmp_path / "out", monkeypatch)


def test_names_are_durable_before_anything_is_deleted(tmp_path, disk, capsys):
    news, out = tmp_path / "news.jsonl", tmp_path / "out"
    for lines in (ONE, ONE + TWO):
        news.write_text(lines)
        assert main(["run", "--input", str(news), "--output", str(out)]) == 0
        assert disk.early == []
    Index(str(out / "_index")).merge()
    assert disk.early == []
    assert len(list(Path(out, "articles").iterdir())) == 2


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_file_system_that_syncs_no_folders_is_left_to_itself(
    tmp_path, monkeypatch, number
):
    def refuse(_):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    sync_folder(str(tmp_path))


def test_a_disk_that_fails_is_told(tmp_path, monkeypatch):
    def fail(_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OSError, match="Input/output error"):
        sync_folder(str(tmp_path))
