"""The head of a plain-text article: title, standfirst, byline, dateline."""

import re
from typing import Literal

import msgspec

from transforms.core.bylines import read_byline
from transforms.core.cuts import offsets, paragraph_cut
from transforms.core.datelines import Found, find_dateline
from transforms.core.furniture import IN_COMPANY, furniture_kind, page_kind
from transforms.core.schema import Article, Cut, Dateline, Draft, Evidence

LONGEST_TITLE = 200
HEAD = 12
"""Paragraphs in which the head is looked for."""

_END = re.compile(r"[.!…。।:：]\Z")
_ADDRESS = re.compile(r"https?://|\bwww\.|\w@\w")
_ABBREVIATED = re.compile(r"\b(?:[A-Z]\.)+\Z")
_LETTERS = re.compile(r"[^\W\d_]{2}|[\u3040-\u9fff]")
_FOLD = re.compile(r"[\W_]+")

Mode = Literal["auto", "off"]


def find_structure(draft: Draft, mode: Mode = "auto") -> Draft:
    """Return the draft with its head read off the first paragraphs.

    Where a part isn't there it is null, never guessed. The second line is a
    standfirst only if a byline, a dateline or a blank line of its own follows. Where
    the parser found the paragraphs (HTML) only the dateline is left to be read; it
    stays in the text, as on the page.
    """
    if mode == "off" or not draft.paragraphs:
        return draft
    head = _Head(draft)
    if draft.raw_text is None:
        head.read_dateline()
    else:
        head.read()
    return head.done()


def _kinds(draft: Draft) -> list[str | None]:
    """Return which piece of furniture each line is, where that is sure enough."""
    if draft.raw_text is None:
        return list(map(furniture_kind, draft.paragraphs[:HEAD]))
    kinds = list(map(page_kind, draft.paragraphs))
    if any(kinds) and not any(kind and kind not in IN_COMPANY for kind in kinds):
        return [None] * len(kinds)
    return kinds


class _Head:
    """Reads the head of one draft, paragraph by paragraph."""

    def __init__(self, draft: Draft):
        self.draft = draft
        self.paragraphs = draft.paragraphs
        kinds = _kinds(draft)[:HEAD]
        self.places = [i for i, kind in enumerate(kinds) if not kind]
        self.at = 0
        self.cuts = list(draft.cuts)
        self.fields: dict[str, object] = {}
        self.evidence = dict(draft.evidence)

    def read(self) -> None:
        if self.draft.structured and not self.draft.title:
            self._title()
        for part in (self._standfirst, self._byline, self.read_dateline):
            self._repeated_title()
            part()

    def done(self) -> Draft:
        return msgspec.structs.replace(
            self.draft, cuts=tuple(self.cuts), evidence=self.evidence, **self.fields
        )

    def _line(self, ahead: int = 0) -> str:
        """Return a line of the head, or none; furniture between is passed over."""
        place = self.at + ahead
        return self.paragraphs[self.places[place]] if place < len(self.places) else ""

    def _number(self) -> str:
        return f"line {self.places[self.at] + 1}"

    def _cut(self, reason: str) -> None:
        place = self.places[self.at]
        self.cuts.append(paragraph_cut(self.paragraphs, place, place, reason))
        self.at += 1

    def _take(self, reason: str, value: object) -> None:
        self.fields[reason] = value
        self.evidence[reason] = Evidence(from_=self._number())
        self._cut(reason)

    def _repeated_title(self) -> None:
        title = self.draft.title
        while title and (line := self._line()):
            near = len(line) <= 2 * len(title) + 20  # marks don't count, words do
            if not near or _begin_apart(line, title) or _fold(line) != _fold(title):
                return
            self._cut("title-repeated")

    def _title(self) -> None:
        line = self._line()
        ended = _END.search(line) and not _ABBREVIATED.search(line)
        fits = len(line) <= LONGEST_TITLE and not ended and "\n" not in line
        fits = fits and _LETTERS.search(line) is not None and not _ADDRESS.search(line)
        named = find_dateline(line) or read_byline(line)
        if fits and not named:  # alone it is a flash
            self._take("title", line)
            self.draft = msgspec.structs.replace(self.draft, title=line)

    def _standfirst(self) -> None:
        line, after = self._line(), self._line(1)
        if self.draft.standfirst or not self.at or not after or read_byline(line):
            return
        if find_dateline(line) or len(line) > 400:
            return
        before, place = self.places[self.at - 1 : self.at + 1]
        apart = self.draft.apart[place] and not self.draft.apart[before]
        byline, found = read_byline(after), find_dateline(after)
        own_line = found is not None and found.end >= len(after)
        headed = found is not None and not _END.search(line)
        if byline or own_line or headed or apart:
            self._take("standfirst", line)

    def _byline(self) -> None:
        persons: dict[str, None] = {}
        lines: list[str] = []
        told = self._number() if self._line() else ""
        while (line := self._line()) and (self.at or self._line(1)):
            byline = read_byline(line)
            if byline is None:
                break
            persons.update(dict.fromkeys(byline.persons))
            lines.append(line)
            self._cut("byline")
            self._repeated_title()
        if not lines or self.draft.authors:
            return
        raw = "\n".join(lines)
        if persons:
            self.fields["authors"] = tuple(persons)
            self.evidence["authors"] = Evidence(from_=told, raw=raw)
        else:
            why = f"the byline names no person: {raw}"
            self.evidence["authors"] = Evidence(null_because=why)

    def read_dateline(self) -> None:
        """Take the dateline that the text begins with, if it does."""
        line = self._line()
        found: Found | None = find_dateline(line)
        if found is None:
            return
        place = self.places[self.at]
        start = offsets(self.paragraphs[: place + 1])[place]
        end, of_page = start + found.end, self.draft.raw_text is None
        cut = Cut(start=start, end=end, reason="dateline", applied=not of_page)
        self.cuts.append(cut)
        if tagged := self.draft.dateline:
            self._complete(tagged, found.dateline)
            return
        self.fields["dateline"] = found.dateline
        self.evidence["dateline"] = Evidence(from_=self._number())
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


def _begin_apart(one: str, other: str) -> bool:
    """Whether two lines begin with different letters: the quick look."""
    begin = one[0] + other[0]
    return begin.isascii() and begin.isalnum() and begin[0].lower() != begin[1].lower()


def _fold(text: str) -> str:
    return _FOLD.sub(" ", text.casefold()).strip()


def as_plain_text(article: Article) -> str:
    """Return a cleaned article laid out as plain text again."""
    stands = any(p.reason == "dateline" and not p.applied for p in article.removed)
    label = f"{article.dateline.raw} " if article.dateline and not stands else ""
    bylines = [p.text.strip() for p in article.removed if p.reason == "byline"]
    if not bylines and article.authors:
        bylines = [f"By {' and '.join(article.authors)}"]
    head = [article.title, article.standfirst, *bylines]
    return "\n\n".join(["\n".join(filter(None, head)), label + article.text]).lstrip()
