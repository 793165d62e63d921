"""Reads bytes as the pipeline does: detect, split, parse."""

import io

import pytest

from transforms.core.formats import detect, parse
from transforms.core.formats.format import ParseSettings
from transforms.core.schema import Delivery


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
