"""What shows in two articles that are alike that they are one form, filled in twice."""

from collections.abc import Sequence

from rapidfuzz.distance import Indel

from transforms.core.duplicates.side_by_side import SideBySide

FIGURES = 3
"""Figures that two reports of one form have in each other's place, at least."""

HALF = 0.5
"""Share of the figures of one of them."""

FIGURES_ALIKE = 5
"""The same of two reports of which most words agree."""

MOST = 0.8
"""Share of the figures of one of these: a corrected story has some others."""


def figures_replaced(two: SideBySide, least: int, share: float) -> bool:
    """Return whether so many of the figures differ: two reports of one form.

    Treasury balances, stocks at a port, the numbers of a lottery: the sentences stay
    from day to day. Where the times are known, `guards` asks for less.

    Args:
        two: The two.
        least: Figures that stand in the place of others, at least.
        share: The same of all figures of one of the two.
    """
    found = 0
    for place in two.places:
        if place.gone and place.put:
            told = _figures(two.kept[place.start : place.end])
            others = _figures(two.own[place.new_start : place.new_end])
            found += min(_but(told, others), _but(others, told))
    if found < least:
        return False
    return found >= share * min(len(_figures(two.kept)), len(_figures(two.own)))


def _figures(words: Sequence[bytes]) -> list[bytes]:
    """Return the digits of each figure.

    >>> _figures([b"24-pr-112", b"data15", b"estate"])
    [b'24112', b'15']
    """
    if not b"".join(words).translate(None, _NO_DIGITS):  # as of most passages
        return []
    digits = (word.translate(None, _NO_DIGITS) for word in words)
    return [figure for figure in digits if figure]


def _but(figures: Sequence[bytes], others: Sequence[bytes]) -> int:
    """Return how many of the figures aren't among the others."""
    return sum(figure not in others for figure in figures)


_NO_DIGITS = bytes(set(range(256)) - set(b"0123456789"))

FORM = 0.9
"""Jaccard similarity from which two articles are no two notices of one form: their
fields are hardly anything of them."""

FIELDS = 2
"""Fields with other figures that two notices have, and as many with other names."""

FILLED = 0.75
"""Share of the differences between two notices that are such fields, at least."""

FIELD = 8
"""Words that fill in a field, at most."""

SPELT = 0.6
"""Similarity of two names from which they may be one, spelt another way."""


def filled_in(two: SideBySide) -> bool:
    """Return whether one form was filled in for two cases.

    Notices to the creditors of two estates, two vacancies, warnings for two districts:
    what differs are names and figures, each in the place of another. A correction has
    other figures or another name, an edited copy has words put in and taken out, and
    one whose paragraphs were glued together has the same words. Scripts without spaces
    are left alone: of a name there one character may agree by chance.
    """
    if len(two.spans) < 2 * FIELDS or two.each > 1:
        return False
    replaced = [
        (start, end, new_start, new_end)
        for start, end, new_start, new_end in two.spans
        if start < end <= start + FIELD and new_start < new_end <= new_start + FIELD
    ]
    if len(replaced) < max(2 * FIELDS, FILLED * len(two.spans)):
        return False
    fields = [(two.kept[a:b], two.own[c:d]) for a, b, c, d in replaced]
    told = [(_figures(old), _figures(new)) for old, new in fields]
    figures = sum(bool(a and b) and set(a).isdisjoint(b) for a, b in told)
    if figures < FIELDS:
        return False
    names = sum(
        _unlike(old, new)
        for (old, new), (a, b) in zip(fields, told, strict=True)
        if not a and not b
    )
    return names >= FIELDS and figures + names >= FILLED * len(two.spans)


def _unlike(old: Sequence[bytes], new: Sequence[bytes]) -> bool:
    """Return whether words aren't others spelt another way.

    >>> _unlike([b"harold", b"jensen"], [b"maria", b"alvarez"])
    True
    >>> _unlike([b"smithson"], [b"smithsen"])
    False
    """
    words = (b" ".join(one).decode("utf-8", "replace") for one in (old, new))
    return Indel.normalized_similarity(*words) < SPELT
