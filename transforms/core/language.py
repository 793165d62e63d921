"""The language of a text, by Chromium's compact language detector (CLD2)."""

import re

import pycld2

from transforms.core.schema import Evidence

MIN_LETTERS = 20
"""Under so many letters a guess is worth little: the language is `und`."""

SAMPLE, SECOND_SAMPLE = 160, 400
"""Code points that are looked at, and that are where the first don't tell: the cost
grows with them (`benchmarks/languages.py`)."""

_OF_TODAY = {"iw": "he", "jw": "jv", "zzp": "und", "un": "und"}
"""BCP 47 for the detector's own tags: former codes, pig Latin, and none."""

_OF_SCRIPTS = "xx-"
"""What the detector's tags begin with where it tells a script and no language."""

_LETTERS = re.compile(r"[^\W\d_]")
_NONCHARACTERS = "".join(
    chr(plane | last)
    for plane in range(0, 0x110000, 0x10000)
    for last in (0xFFFE, 0xFFFF)
)
_NOT_FOR_INTERCHANGE = re.compile(
    f"[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef{_NONCHARACTERS}]"
)
"""What the detector refuses a text for: controls and Unicode's noncharacters."""


def detect_language(text: str) -> tuple[str, Evidence]:
    """Return a BCP 47 tag and what it rests on; `und` where nothing can be told.

    The confidence is the share of the sample that is in the language; what the
    detector itself doesn't rely on is no guess.

    >>> detect_language("The council voted nine to two to close the bridge.")[0]
    'en'
    >>> detect_language("OK")[1].null_because
    'under 20 letters'
    """
    sample = text[:SAMPLE]
    if len(sample) < SAMPLE and len(_LETTERS.findall(sample)) < MIN_LETTERS:
        return "und", Evidence(null_because=f"under {MIN_LETTERS} letters")
    language, share = _guess(sample)
    if language == "und" and len(text) > SAMPLE:
        language, share = _guess(text[:SECOND_SAMPLE])
    if language == "und":
        return "und", Evidence(null_because="no language is likely enough")
    return language, Evidence(from_="model:cld2", confidence=share)


def _guess(sample: str) -> tuple[str, float]:
    """Return the language of most of a sample, and how much of it that is, 0 to 1."""
    try:
        reliable, _, found = pycld2.detect(sample)
    except pycld2.error:
        plain = _NOT_FOR_INTERCHANGE.sub(" ", sample)
        reliable, _, found = pycld2.detect(plain)
    _, tag, percent, _ = found[0]
    if not reliable or tag.startswith(_OF_SCRIPTS):
        return "und", 0.0
    return _OF_TODAY.get(tag, tag), percent / 100
