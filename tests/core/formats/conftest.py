"""Reads bytes as the pipeline does: detect, split, parse."""

import hashlib
import io

import pytest

from transforms.core.composing import restore
from transforms.core.formats import detect, parse
from transforms.core.formats.format import ParseSettings
from transforms.core.headlines import drop_related_headlines
from transforms.core.metadata import extract_metadata
from transforms.core.normalise import normalise
from transforms.core.repeats import drop_repeats
from transforms.core.schema import Article, Delivery
from transforms.core.structure import find_structure


@pytest.fixture
def read():
    def read_bytes(data, name="news.txt", **settings):
        settings = ParseSettings(**settings)
        stream = io.BufferedReader(io.BytesIO(data), 1 << 16)
        chosen = detect(stream.peek(1 << 16), name)
        return [
            parse(item, settings) if isinstance(item, Delivery) else item
            for item in chosen.split(stream, name, settings)
        ]

    return read_bytes


@pytest.fixture
def finish():
    def finish_draft(draft):
        draft = drop_repeats(find_structure(normalise(draft)))
        article = extract_metadata(drop_related_headlines(draft))
        assert isinstance(article, Article)
        whole = restore(article.text, article.removed)
        assert hashlib.sha256(whole.encode()).hexdigest() == article.normalised
        return article

    return finish_draft
