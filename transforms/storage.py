"""Files, local or remote: what landing, publishing and the index do with them.

Local paths are handled with fsync and atomic renames; anything with a scheme
(`gs://`, `s3://`) goes through Beam's FileSystems.
"""

import glob as globbing
import importlib.util
import os
import shutil
from collections.abc import Iterable, Sequence

from apache_beam.io.filesystem import CompressionTypes
from apache_beam.io.filesystems import FileSystems

from transforms.durable import at_once, sync_folder


def is_local(path: str) -> bool:
    """Return whether the path is on a file system that the machine mounts.

    >>> is_local("out/articles"), is_local("gs://bucket/articles")
    (True, False)
    """
    return "://" not in path


_NEEDS = {"gs": ("google.cloud.storage", "gcp"), "s3": ("boto3", "aws")}
"""For a scheme the package that Beam's file system of it is made on, and our extra."""


class NoFileSystem(OSError):
    """A scheme that no file system is for."""


def reach(path: str) -> None:
    """See that what a remote path needs is installed.

    Raises:
        OSError: It isn't; the message says what to install.
        NoFileSystem: Nothing takes such a path.
    """
    if is_local(path):
        return
    scheme = path.split("://")[0]
    package, extra = _NEEDS.get(scheme, ("", ""))
    if package and _is_missing(package):
        raise OSError(
            f"{path}: {scheme}:// needs {package}, which isn't installed: "
            f"pip install '.[{extra}]' in Copydesk's folder"
        )
    try:
        FileSystems.get_filesystem(path)
    except ValueError:
        raise NoFileSystem(
            f"{path}: no file system of Beam's takes {scheme}://; expected a path, "
            "gs:// or s3://"
        ) from None


def _is_missing(package: str) -> bool:
    try:
        return importlib.util.find_spec(package) is None
    except ModuleNotFoundError:
        return True


def join(folder: str, *names: str) -> str:
    """Return the path of something in a folder, local or remote."""
    if is_local(folder):
        return os.path.join(folder, *names)
    return FileSystems.join(folder, *names)


def make_folder(path: str) -> None:
    """Create a folder and those above it, their names durable.

    Remote stores have none to create.
    """
    if not is_local(path):
        return
    path, inside = os.path.abspath(path), []
    while not os.path.isdir(path):
        inside.append(path)
        path = os.path.dirname(path)
    if inside:
        os.makedirs(inside[0], exist_ok=True)
        sync_folders(map(os.path.dirname, inside))


class NewFile:
    """A file being written; it has its name only when it is whole and durable.

    Local: written under a temporary name, synced, renamed. Remote objects appear
    when they are closed.
    """

    def __init__(self, path: str):
        self._path = path
        self.written = 0
        if is_local(path):
            make_folder(os.path.dirname(path))
            self._temporary = f"{path}.{os.getpid()}.tmp"
            self._out = open(self._temporary, "wb", 1 << 20)  # noqa: SIM115
        else:
            self._out = FileSystems.create(
                path, "application/octet-stream", CompressionTypes.UNCOMPRESSED
            )

    def write(self, data: bytes) -> None:
        """Append bytes.

        Raises:
            OSError: They can't be written; it names the folder.
        """
        try:
            self._out.write(data)
        except OSError as error:
            raise self._named(error) from error
        self.written += len(data)

    def close(self, lasting_name: bool = True) -> None:
        """Make the file durable and give it its name; see `close_together`."""
        close_together([self], lasting_name)

    def _flush(self) -> list[int]:
        """Hand all bytes on; returns the descriptor to sync, if there is one."""
        if not is_local(self._path):
            self._out.close()
            return []
        try:
            self._out.flush()
        except OSError as error:
            raise self._named(error) from error
        return [self._out.fileno()]

    def _named(self, error: OSError) -> OSError:
        """Return an error that says where: a full disk doesn't."""
        return OSError(error.errno, error.strerror, os.path.dirname(self._path))

    def _take_name(self) -> str:
        """Take the name; returns the folder that it is in, empty for a remote one."""
        if not is_local(self._path):
            return ""
        self._out.close()
        os.replace(self._temporary, self._path)
        return os.path.dirname(self._path) or "."


def close_together(files: Sequence[NewFile], lasting_names: bool = True) -> None:
    """Make files durable, then give them their names, in their order.

    A disk syncs many at once in hardly more time than one.

    Args:
        files: Written to their ends.
        lasting_names: Make the names durable, too; False where `sync_names` is called
            later, once for many files.
    """
    at_once(os.fsync, [one for file in files for one in file._flush()])
    folders = {folder for file in files if (folder := file._take_name())}
    if lasting_names:
        sync_folders(folders)


def new(path: str, chunks: Iterable[bytes]) -> NewFile:
    """Return a new file with all that is to be in it, to be closed."""
    out = NewFile(path)
    for chunk in chunks:
        out.write(chunk)
    return out


def write(path: str, chunks: Iterable[bytes], lasting_name: bool = True) -> None:
    """Write a file that is whole and durable when it has its name."""
    new(path, chunks).close(lasting_name)


def sync_names(folder: str) -> None:
    """Make the names in a local folder and those below it durable."""
    if is_local(folder):
        at_once(sync_folder, [here for here, _, _ in os.walk(folder)])


def sync_folders(paths: Iterable[str]) -> None:
    """Make the names in those of the folders durable that are local."""
    at_once(sync_folder, sorted(set(filter(is_local, paths))))


def read(path: str, start: int = 0, size: int = -1) -> bytes:
    """Return `size` bytes of a file from `start`; all the rest for -1."""
    with open(path, "rb") if is_local(path) else open_raw(path) as file:
        if start:
            file.seek(start)
        return file.read(size) if size >= 0 else file.read()


def open_raw(path: str):  # type: ignore[no-untyped-def]
    """Open a file for reading its bytes as they are, seekable."""
    if is_local(path):
        return open(path, "rb", buffering=1 << 20)
    return FileSystems.open(
        path, "application/octet-stream", CompressionTypes.UNCOMPRESSED
    )


def size(path: str) -> int:
    """Return a file's size in bytes."""
    if is_local(path):
        return os.path.getsize(path)
    return FileSystems.match([path])[0].metadata_list[0].size_in_bytes


def exists(path: str) -> bool:
    """Return whether a file or folder is there."""
    return os.path.exists(path) if is_local(path) else FileSystems.exists(path)


def rename(source: str, target: str) -> None:
    """Give a file another name; a target that is there is replaced.

    The name lasts when its folder is synced; see `sync_folders`.
    """
    if is_local(source):
        make_folder(os.path.dirname(target))
        os.replace(source, target)
    else:
        FileSystems.rename([source], [target])


def names(folder: str, ending: str = "") -> list[str]:
    """Return the sorted names of the files in a folder; none if it isn't there."""
    if is_local(folder):
        if not os.path.isdir(folder):
            return []
        return sorted(name for name in os.listdir(folder) if name.endswith(ending))
    found = FileSystems.match([join(folder, "*")])[0].metadata_list
    paths = [entry.path.rstrip("/").rsplit("/", 1)[-1] for entry in found]
    return sorted(name for name in paths if name.endswith(ending))


def folders(folder: str) -> list[str]:
    """Return the sorted names of the folders in a folder."""
    if is_local(folder):
        return [name for name in names(folder) if os.path.isdir(join(folder, name))]
    found = FileSystems.match([join(folder, "**")])[0].metadata_list
    start = len(folder.rstrip("/")) + 1
    inside = [entry.path[start:] for entry in found]
    return sorted({path.split("/")[0] for path in inside if "/" in path})


def delete(path: str) -> None:
    """Delete a file; one that isn't there is left be."""
    if not is_local(path):
        if FileSystems.exists(path):
            FileSystems.delete([path])
    elif os.path.exists(path):
        os.unlink(path)


def delete_tree(folder: str) -> None:
    """Delete a folder with all that is in it; one that isn't there is left be."""
    if is_local(folder):
        shutil.rmtree(folder, ignore_errors=True)
    elif FileSystems.match([join(folder, "**")])[0].metadata_list:
        FileSystems.delete([folder])


def delete_empty(folder: str) -> None:
    """Delete a local folder if nothing is in it; object stores have no folders."""
    if is_local(folder) and os.path.isdir(folder) and not os.listdir(folder):
        os.rmdir(folder)


def glob(pattern: str) -> list[str]:
    """Return the local paths that a glob matches; `**` crosses folders."""
    return globbing.glob(pattern, recursive=True)


def match(pattern: str) -> list[tuple[str, int]]:
    """Return path and size in bytes of the remote files that a pattern matches.

    A pattern without a wildcard is a file, or the folder of that name.
    """
    found = FileSystems.match([pattern])[0].metadata_list
    if not found and not any(mark in pattern for mark in "*?["):
        found = FileSystems.match([join(pattern, "**")])[0].metadata_list
    return sorted((entry.path, entry.size_in_bytes) for entry in found)
