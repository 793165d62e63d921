"""`explain` and `current`: what a published folder says of its articles."""

import os
import textwrap
from collections.abc import Iterator
from typing import BinaryIO

import msgspec
import pyarrow.parquet as pq

from transforms import storage
from transforms.core.duplicates.changes import edits
from transforms.core.duplicates.words import Words
from transforms.core.outputs.arrow_rows import from_table
from transforms.core.reading.decompress import open_decompressed
from transforms.core.schema import Article

decoder = msgspec.json.Decoder(Article)
WIDTH = 88
_OWN = b'{"schema":"article/'
_BATCH = 256  # rows that are read at a time
CONTEXT = 6
"""Words shown on each side of an edit."""


SHORTEST = 4
"""Characters of an id that may stand for it."""


class _File(msgspec.Struct):
    uri: str


class _Head(msgspec.Struct):
    id: str
    source: _File
    supersedes: str | None = None


_head = msgspec.json.Decoder(_Head)


class NotThere(ValueError):
    """No article of that id, or more than one, is published in the folder."""


class OtherFormat(ValueError):
    """Articles that are published in a format that doesn't hold what is asked for."""


def lines(output: str, kind: str) -> Iterator[bytes]:
    """Yield the published lines of `articles` or `duplicates`, run by run.

    Raises:
        OtherFormat: They are in another format than our own.
    """
    folder = storage.join(output, kind)
    for name in storage.names(folder):
        path = storage.join(folder, name)
        with storage.open_raw(path) as raw:
            found = (
                _rows(raw, path)
                if name.endswith(".parquet")
                else open_decompressed(raw, storage.size(path))
            )
            for line in found:
                if not line.startswith(_OWN):
                    raise OtherFormat(_other(path))
                yield line


def _rows(raw: BinaryIO, path: str) -> Iterator[bytes]:
    """Yield the rows of a Parquet file as lines."""
    table = pq.ParquetFile(raw)
    if not table.schema_arrow.names[:1] == ["schema"]:
        raise OtherFormat(_other(path))
    for batch in table.iter_batches(batch_size=_BATCH, use_threads=False):
        for article in from_table(batch, Article):
            yield msgspec.json.encode(article) + b"\n"


def _other(path: str) -> str:
    return (
        f"{path}: not in our own format, which alone holds what is asked for; "
        "expected a run with --format article"
    )


def explain(output: str, own_id: str, colour: bool) -> Iterator[str]:
    """Yield pages: the article, then each duplicate of it with a word diff.

    Args:
        output: Of the runs.
        own_id: Its id, the beginning of one, or the file that it came from.
        colour: Whether the diff is coloured.

    Raises:
        NotThere: Neither an article nor a duplicate has the id, or several do.
        OtherFormat: The articles are in another format than our own.
    """
    own_id = _whole(output, own_id)
    articles = {one.id: one for one in _of(output, "articles", own_id)}
    duplicates = list(_of(output, "duplicates", own_id))
    wanted = {one.duplicate.of for one in duplicates if one.duplicate}
    for name in wanted - set(articles):
        articles |= {one.id: one for one in _of(output, "articles", name)}
    for one in articles.values():
        yield _page(one)
    for one in duplicates:
        yield _compared(one, articles, colour)


def _whole(output: str, told: str) -> str:
    """Return the id that is told: in full, by its beginning, or by its file."""
    told = os.fsencode(told).decode("utf-8", "backslashreplace")  # as a uri has it
    begun: set[str] = set()
    filed: set[str] = set()
    for kind in ("articles", "duplicates"):
        for line in lines(output, kind):
            one = _head.decode(line)
            if told == one.id:
                return told
            if len(told) >= SHORTEST and one.id.startswith(told):
                begun.add(one.id)
            if told == one.source.uri:
                filed.add(one.id)
    found = sorted(begun or filed)
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(found[:5]) + (", ..." if len(found) > 5 else "")
        raise NotThere(f"{output}: {told!r} stands for {len(found)} ids: {some}")
    raise NotThere(
        f"{output}: no article or duplicate has the id {told!r}; expected an id as it "
        "stands in articles/ or duplicates/, its beginning, "
        f"{SHORTEST} characters or more, or a file's name"
    )


def _of(output: str, kind: str, name: str) -> Iterator[Article]:
    """Yield the articles of this id, or that are duplicates of it."""
    mark = msgspec.json.encode(name)
    for line in lines(output, kind):
        if mark in line:
            one = decoder.decode(line)
            of = one.duplicate.of if one.duplicate else None
            if name in (one.id, of):
                yield one


def _page(one: Article) -> str:
    head = f"{one.id}  {one.published or 'undated'}  {one.source.uri}"
    parts = [head, one.title or "(no title)", ""]
    parts += [textwrap.fill(p, WIDTH) + "\n" for p in one.text.split("\n\n") if p]
    for removed in one.removed:
        piece = textwrap.shorten(removed.text, WIDTH - 20)
        parts.append(f"cut  {removed.reason}: {piece}")
    for related in one.related:
        parts.append(f"{related.relation} {related.id} ({related.similarity})")
    return "\n".join(parts)


def _compared(one: Article, articles: dict[str, Article], colour: bool) -> str:
    found = one.duplicate
    if not found:
        return _page(one)
    told = [f"similarity {found.similarity}"]
    if found.containment is not None:
        told.append(f"contained {found.containment}")
    if found.lost_by:
        told.append(f"came second by {found.lost_by}")
    head = f"\n{one.id} is a duplicate of {found.of}: {found.relation}"
    parts = [f"{head} ({', '.join(told)})", f"  {one.published or 'undated'}"]
    kept = articles.get(found.of)
    if kept is None:
        parts.append("  the kept article is not in this folder")
    else:
        if kept.title != one.title:
            parts.append(f"  title: {one.title}")
        parts += _diff(Words(kept.text), Words(one.text), colour)
    return "\n".join(parts)


def _diff(kept: Words, own: Words, colour: bool) -> Iterator[str]:
    raw = kept.raw
    context = CONTEXT * kept.each
    for edit in edits(kept, own):
        before = kept.quote(raw[max(0, edit.place - context) : edit.place])
        end = edit.place + len(edit.old)
        after = kept.quote(raw[end : end + context])
        old, new = kept.quote(edit.old), own.quote(edit.new)
        if colour:
            old = f"\x1b[31m{old}\x1b[0m" if old else ""
            new = f"\x1b[32m{new}\x1b[0m" if new else ""
        else:
            old, new = f"[-{old}-]" if old else "", f"{{+{new}+}}" if new else ""
        parts = (before, old, new, after)
        yield "  ... " + " ".join(part for part in parts if part) + " ..."


def current(output: str) -> Iterator[bytes]:
    """Yield the lines of the published articles that no later one supersedes."""
    gone = {
        one.supersedes
        for one in map(_head.decode, lines(output, "articles"))
        if one.supersedes is not None
    }
    for line in lines(output, "articles"):
        if _head.decode(line).id not in gone:
            yield line
