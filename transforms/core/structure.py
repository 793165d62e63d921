"""The head of a plain-text article: title, standfirst, byline, dateline."""

import re
from typing import Literal

import msgspec

from transforms.core.bylines import read_byline
from transforms.core.cuts import offsets, paragraph_cut
from transforms.core.datelines import Found, find_dateline
from transforms.core.schema import Article, Cut, Dateline, Draft, Evidence

LONGEST_TITLE = 200
_END = re.compile(r"[.!…。।]\Z")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+\Z")
_FOLD = re.compile(r"[\W_]+")

Mode = Literal["auto", "off"]


def find_structure(draft: Draft, mode: Mode = "auto") -> Draft:
    """Return the draft with its head read off the first paragraphs.

    Where a part isn't there it is null, never guessed. The second line is a
    standfirst only if a byline, a dateline or a blank line of its own follows.
    """
    if mode == "off" or draft.raw_text is None or not draft.paragraphs:
        return draft
    head = _Head(draft)
    head.read()
    return head.done()


class _Head:
    """Reads the head of one draft, paragraph by paragraph."""

    def __init__(self, draft: Draft):
        self.draft = draft
        self.paragraphs = draft.paragraphs
        self.at = 0
        self.cuts = list(draft.cuts)
        self.fields: dict[str, object] = {}
        self.evidence = dict(draft.evidence)

    def read(self) -> None:
        if self.draft.title:
            self._repeated_title()
        elif self.draft.structured:
            self._title()
        self._standfirst()
        self._byline()
        self._dateline()

    def done(self) -> Draft:
        return msgspec.structs.replace(
            self.draft, cuts=tuple(self.cuts), evidence=self.evidence, **self.fields
        )

    def _line(self, ahead: int = 0) -> str:
        place = self.at + ahead
        return self.paragraphs[place] if place < len(self.paragraphs) else ""

    def _cut(self, reason: str) -> None:
        self.cuts.append(paragraph_cut(self.paragraphs, self.at, self.at, reason))
        self.at += 1

    def _take(self, reason: str, value: object) -> None:
        self.fields[reason] = value
        self.evidence[reason] = Evidence(from_=f"line {self.at + 1}")
        self._cut(reason)

    def _repeated_title(self) -> None:
        line, title = self._line(), self.draft.title or ""
        near = len(line) <= 2 * len(title) + 20  # marks don't count, words do
        if near and _fold(line) == _fold(title):
            self._cut("title-repeated")

    def _title(self) -> None:
        line = self._line()
        ended = _END.search(line) and not _ABBREVIATED.search(line)
        fits = len(line) <= LONGEST_TITLE and not ended and "\n" not in line
        if fits and len(self.paragraphs) > 1 and not find_dateline(line):
            self._take("title", line)
            self.draft = msgspec.structs.replace(self.draft, title=line)
            if len(self.paragraphs) > self.at + 1:
                self._repeated_title()

    def _standfirst(self) -> None:
        line, after = self._line(), self._line(1)
        if self.draft.standfirst or not self.at or not after or read_byline(line):
            return
        if find_dateline(line) or len(line) > 400:
            return
        apart = self.draft.apart[self.at] and not self.draft.apart[self.at - 1]
        byline, found = read_byline(after), find_dateline(after)
        own_line = found is not None and found.end >= len(after)
        headed = found is not None and not _END.search(line)
        if byline or own_line or headed or apart:
            self._take("standfirst", line)

    def _byline(self) -> None:
        line = self._line()
        byline = read_byline(line) if self._line(1) else None
        if byline is None:
            return
        if byline.persons and not self.draft.authors:
            self.fields["authors"] = byline.persons
            told_by = Evidence(from_=f"line {self.at + 1}", raw=line)
            self.evidence["authors"] = told_by
        elif not self.draft.authors:
            why = f"the byline names no person: {line}"
            self.evidence["authors"] = Evidence(null_because=why)
        self._cut("byline")

    def _dateline(self) -> None:
        line = self._line()
        found: Found | None = find_dateline(line)
        if found is None:
            return
        start = offsets(self.paragraphs[: self.at + 1])[self.at]
        self.cuts.append(Cut(start=start, end=start + found.end, reason="dateline"))
        if tagged := self.draft.dateline:
            self._complete(tagged, found.dateline)
            return
        self.fields["dateline"] = found.dateline
        self.evidence["dateline"] = Evidence(from_=f"line {self.at + 1}")
        if found.dateline.country is None:
            why = Evidence(null_because=found.no_country)
            self.evidence["dateline.country"] = why

    def _complete(self, tagged: Dateline, read: Dateline) -> None:
        """Keep the dateline that the source tags; the line adds what that lacks."""
        self.fields["dateline"] = msgspec.structs.replace(
            tagged, agency=tagged.agency or read.agency, date=tagged.date or read.date
        )
        told_by = self.evidence.get("dateline", Evidence())
        also = [*(told_by.also or []), read.raw]
        self.evidence["dateline"] = msgspec.structs.replace(told_by, also=also)


def _fold(text: str) -> str:
    return _FOLD.sub(" ", text.casefold()).strip()


def as_plain_text(article: Article) -> str:
    """Return a cleaned article laid out as plain text again."""
    label = f"{article.dateline.raw} " if article.dateline else ""
    byline = f"By {' and '.join(article.authors)}" if article.authors else None
    head = [article.title, article.standfirst, byline]
    return "\n".join([*filter(None, head), label + article.text.replace("\n\n", "\n")])
