"""The final files, JSON Lines or Parquet: the same bytes for the same lines.

Articles are written in the format that is asked for; duplicates and rejects, which say
what became of a record, as JSON Lines of our own format.
"""

import gzip
import io
from collections.abc import Iterable
from typing import Any, Literal

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq
import zstandard

from transforms import storage
from transforms.core.duplicates.verdicts import A_DUPLICATE, A_REJECT, AN_ARTICLE
from transforms.core.outputs import OUTPUTS
from transforms.core.outputs.arrow_rows import arrow_schema, to_table
from transforms.core.schema import Article

Compression = Literal["none", "gzip", "zstd"]
To = Literal["jsonl", "parquet"]
FormatName = Literal["article", "dolma", "ninjs", "schema-org"]

ENDINGS: dict[Compression, str] = {"none": "", "gzip": ".gz", "zstd": ".zst"}
FOLDERS = {AN_ARTICLE: "articles", A_DUPLICATE: "duplicates", A_REJECT: "rejects"}
ROW_GROUP_BYTES = 8 * 1024 * 1024
"""Bytes of lines that a row group holds; a writer keeps one in memory."""

OWN: FormatName = "article"

encoder = msgspec.json.Encoder()
decoder = msgspec.json.Decoder(Article)


class Form(msgspec.Struct, frozen=True):
    """How the final files are written.

    Attributes:
        format: Of the articles, a name in `OUTPUTS`.
        to: The kind of the articles' files.
        compress: How files are compressed; in Parquet the pages are.
    """

    format: FormatName = OWN
    to: To = "jsonl"
    compress: Compression = "none"


PLAIN = Form()
"""JSON Lines of our own format, not compressed."""


class Outputs:
    """The final files of one name: for each fate one, and more where they roll.

    Attributes:
        files: Final names, relative to the output.
        bytes: Bytes of lines in the closed files, before compression.
    """

    def __init__(self, staging: str, name: str, form: Form, roll_bytes: int = 0):
        """Begin with no file.

        Args:
            staging: Folder that they are staged in.
            name: What they are called.
            form: How they are written.
            roll_bytes: Bytes of lines after which the next one begins; 0: none.
        """
        self._staging = staging
        self._name = name
        self._form = form
        self._roll_bytes = roll_bytes
        self._open: dict[int, LinesFile | ParquetFile] = {}
        self.files: list[str] = []
        self.bytes = 0

    def write(self, fate: int, line: bytes) -> None:
        """Write a record's line to the file of its fate."""
        output = self._open.get(fate)
        if output is None:
            output = self._open[fate] = self._begin(fate)
        output.write(line)
        if self._roll_bytes and output.bytes >= self._roll_bytes:
            self._close([self._open.pop(fate)])

    def _begin(self, fate: int) -> "LinesFile | ParquetFile":
        folder = FOLDERS[fate]
        before = sum(final.startswith(f"{folder}/") for final in self.files)
        part = f"-{before:05d}" if before else ""
        output = self._new(fate, f"{folder}/{self._name}{part}")
        self.files.append(output.final)
        return output

    def _new(self, fate: int, final: str) -> "LinesFile | ParquetFile":
        form = self._form
        if fate == AN_ARTICLE and form.to == "parquet":
            return ParquetFile(f"{final}.parquet", self._staging, form)
        converted = form.format if fate == AN_ARTICLE else OWN
        final = f"{final}.jsonl{ENDINGS[form.compress]}"
        return LinesFile(final, self._staging, form.compress, converted)

    def close(self) -> None:
        """Make all files whole and their bytes durable."""
        self._close(self._open.values())
        self._open = {}

    def _close(self, outputs: Iterable["LinesFile | ParquetFile"]) -> None:
        """Close files; the commit makes their names lasting."""
        storage.close_together([one.finish() for one in outputs], lasting_names=False)
        self.bytes += sum(one.bytes for one in outputs)


class LinesFile:
    """One final file of JSON Lines in staging."""

    def __init__(
        self,
        final: str,
        staging: str,
        compress: Compression,
        converted: FormatName = OWN,
    ):
        self.final = final
        self.bytes = 0
        self._convert = None if converted == OWN else OUTPUTS[converted].convert
        self._file = storage.NewFile(storage.join(staging, *final.split("/")))
        self._sink: Any = self._file
        if compress == "gzip":
            raw = _Adapter(self._file)
            self._sink = gzip.GzipFile("", "wb", 6, io.BufferedWriter(raw), mtime=0)
        elif compress == "zstd":
            raw_out: Any = _Adapter(self._file)
            compressor = zstandard.ZstdCompressor(level=6)
            self._sink = compressor.stream_writer(raw_out, closefd=False)

    def write(self, line: bytes) -> None:
        """Write a record; `line` is it in our own format."""
        if self._convert is not None:
            line = encoder.encode(self._convert(decoder.decode(line))) + b"\n"
        self._sink.write(line)
        self.bytes += len(line)

    def finish(self) -> storage.NewFile:
        """Make the file whole; returns what is to be closed."""
        if self._sink is not self._file:
            fileobj = getattr(self._sink, "fileobj", None)
            self._sink.close()
            if fileobj is not None:
                fileobj.flush()
        return self._file


class ParquetFile:
    """One final Parquet file in staging, written a row group at a time."""

    def __init__(self, final: str, staging: str, form: Form):
        self.final = final
        self.bytes = 0
        record, self._convert = OUTPUTS[form.format]
        self._schema = arrow_schema(record)
        self._file = storage.NewFile(storage.join(staging, *final.split("/")))
        self._held: list[Any] = []
        self._held_bytes = 0
        # No Arrow schema is stored beside Parquet's own: nothing but the rows and the
        # library's version makes the bytes.
        self._writer = pq.ParquetWriter(
            pa.PythonFile(_Adapter(self._file), mode="w"),
            self._schema,
            compression=form.compress.upper(),
            store_schema=False,
        )

    def write(self, line: bytes) -> None:
        """Write a record; `line` is it in our own format."""
        self._held.append(self._convert(decoder.decode(line)))
        self._held_bytes += len(line)
        self.bytes += len(line)
        if self._held_bytes >= ROW_GROUP_BYTES:
            self._flush()

    def _flush(self) -> None:
        self._writer.write_table(to_table(self._held, self._schema))
        self._held, self._held_bytes = [], 0

    def finish(self) -> storage.NewFile:
        """Make the file whole; returns what is to be closed."""
        if self._held:
            self._flush()
        self._writer.close()
        return self._file


class _Adapter(io.RawIOBase):
    """Makes a `NewFile` what compressors and Parquet's writer write to."""

    def __init__(self, file: storage.NewFile):
        self._file = file

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._file.write(bytes(data))
        return len(data)

    def tell(self) -> int:
        return self._file.written
