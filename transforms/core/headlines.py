"""Headlines of other stories, and furniture, caught between the paragraphs.

Without markup only evidence can tell: the line's shape, its place between prose,
what becomes of it in a second copy of the body, and whether a word of it stands
anywhere else in the story. When in doubt it stays.
"""

import msgspec

from transforms.core.cuts import Mode, Span, live
from transforms.core.furniture.evidence import kinds_of, runs_of
from transforms.core.furniture.kinds import furniture_kind, page_kinds
from transforms.core.furniture.runs import may_have_runs
from transforms.core.headline_evidence import Evidence, Story
from transforms.core.headline_signs import may_be_headline
from transforms.core.repeats import drop_repeats
from transforms.core.schema import Cut, Draft

OF_PAGE = frozenset(("menu", "other-stories", "reference", "foot", "page-date"))
"""Kinds of furniture that stand between what is a repeat, or a foot, without them."""

HEAD = frozenset(
    ("instruction", "kicker", "title", "title-repeated", "standfirst", "note", "byline")
)


def drop_related_headlines(
    draft: Draft, mode: Mode = "cut", repeats: Mode = "cut"
) -> Draft:
    """Return the draft with cuts on stray headlines and furniture lines.

    In a body that stood twice, a line between two paragraphs of prose goes if the
    other copy hasn't got it, or if both have and it looks like a headline and not
    like a subheading. In a body that stands once only what looks like a headline
    and has no word in common with the story goes. The evidence says which.

    In plain text, runs of short lines that are a menu or a list of other stories go.

    Where markup gave the paragraphs of a body that stands once, it told headings and
    links apart already: only furniture goes.

    Args:
        draft: After `drop_repeats`.
        mode: `cut`, `mark` (list what would be cut) or `off`.
        repeats: That of `drop_repeats`. It looks again where furniture went: a
            headline that a menu has, too, stands twice then and no more thrice.
    """
    cuts = [] if mode == "off" else _cuts(draft, mode == "cut")
    if not cuts:
        return draft
    draft = msgspec.structs.replace(draft, cuts=(*draft.cuts, *cuts))
    kinds = {cut.evidence.get("kind") for cut in cuts if cut.evidence}
    if mode != "cut" or kinds.isdisjoint(OF_PAGE):
        return draft
    return drop_related_headlines(drop_repeats(draft, repeats), mode, repeats)


def _cuts(draft: Draft, applied: bool) -> list[Cut]:
    doubled = any(cut.reason == "repeat" for cut in draft.cuts)
    plain = draft.raw_text is not None
    if not doubled and not _may_be_cut(draft):
        return []
    spans = live(draft.paragraphs, draft.cuts)
    found: list[tuple[Span, Span, str, Evidence]] = []
    if plain and may_have_runs(draft.paragraphs):
        for run in reversed(runs_of([span.text for span in spans])):
            gone = spans[run.start : run.end]
            found.append((gone[0], gone[-1], "furniture", {"kind": run.kind}))
            del spans[run.start : run.end]
    kinds = kinds_of([span.text for span in spans], plain, bool(found))
    story = Story(draft, spans)
    for index, (span, kind) in enumerate(zip(spans, kinds, strict=True)):
        if kind:
            found.append((span, span, "furniture", {"kind": kind}))
        elif (doubled or plain) and (why := story.is_headline(index)):
            found.append((span, span, "related-headline", why))
    return [
        Cut(
            start=first.start,
            end=last.end,
            reason=reason,
            applied=applied,
            evidence=evidence,
        )
        for first, last, reason, evidence in found
    ]


def _may_be_cut(draft: Draft) -> bool:
    """Whether any line but those of the head, which are cut, may be of either kind."""
    if draft.raw_text is None:
        if any(map(furniture_kind, draft.paragraphs)):
            return True
    elif any(page_kinds(draft.paragraphs)) or may_have_runs(draft.paragraphs):
        return True
    head = sum(cut.reason in HEAD for cut in draft.cuts)
    return any(map(may_be_headline, draft.paragraphs[head:]))
