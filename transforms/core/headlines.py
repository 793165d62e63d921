"""Headlines of other stories, and furniture, caught between the paragraphs.

Without markup only evidence can tell: the line's shape, its place between prose,
and whether the body that it stands in was scraped twice. When in doubt it stays.
"""

import re
from collections.abc import Sequence
from typing import Any, Literal

import msgspec

from transforms.core.cuts import Span, live
from transforms.core.furniture import furniture_kind
from transforms.core.schema import Cut, Draft

Mode = Literal["cut", "mark", "off"]

MIN_WORDS, MAX_WORDS = 4, 18
"""A headline's length; what is shorter is as often a subheading."""

MAX_CHARS = 120
PROSE_WORDS = 12
"""Words from which a neighbour that ends in an end mark counts as prose."""

_END = re.compile(r"[.!…。！؟।:;,][\"'”’»)\]]*\Z")
_NO_HEADLINE = re.compile(r"[\"“«'‘\-*•–—\d(\[]|\w+:\s|[QA]\b[.:]")
_WORD = re.compile(r"\w{4,}")


def drop_related_headlines(draft: Draft, mode: Mode = "cut") -> Draft:
    """Return the draft with cuts on stray headlines and furniture lines.

    A line of a headline's shape between two paragraphs of prose is cut where the
    body stood twice, since what is pasted between paragraphs came with the page;
    in a body that stands once it could be a subheading, and stays.
    """
    if mode == "off":
        return draft
    doubled = any(cut.reason == "repeat" for cut in draft.cuts)
    if not doubled and not any(map(_may_be_cut, draft.paragraphs)):
        return draft
    spans = live(draft.paragraphs, draft.cuts)
    cuts = []
    for index, span in enumerate(spans):
        if kind := furniture_kind(span.text):
            evidence = {"kind": kind}
            cuts.append(_cut(span, "furniture", mode, evidence))
        elif doubled and _is_headline(spans, index):
            because = ["headline shape", "between prose", "the body stood twice"]
            cuts.append(_cut(span, "related-headline", mode, {"because": because}))
    return msgspec.structs.replace(draft, cuts=(*draft.cuts, *cuts)) if cuts else draft


def _may_be_cut(paragraph: str) -> bool:
    return len(paragraph) <= 300 and furniture_kind(paragraph) is not None


def _cut(span: Span, reason: str, mode: Mode, evidence: dict[str, Any]) -> Cut:
    return Cut(
        start=span.start,
        end=span.end,
        reason=reason,
        applied=mode == "cut",
        evidence=evidence,
    )


def _is_headline(spans: Sequence[Span], index: int) -> bool:
    text = spans[index].text
    if len(text) > MAX_CHARS or "\n" in text or _END.search(text):
        return False
    if _NO_HEADLINE.match(text) or not 0 < index < len(spans) - 1:
        return False
    if not MIN_WORDS <= len(text.split()) <= MAX_WORDS:
        return False
    before = next((s for s in reversed(spans[:index]) if _is_prose(s.text)), None)
    after = next((s for s in spans[index + 1 :] if _is_prose(s.text)), None)
    return before is not None and after is not None


def _is_prose(text: str) -> bool:
    return bool(_END.search(text)) and len(text.split()) >= PROSE_WORDS
