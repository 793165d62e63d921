"""Passages: what a sentence's words are, and where sentences end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.core.passages import NOT_WORD, SENTENCE_END, split, words_of

text = st.text(st.sampled_from("aZ_1é’“–ß.,!\t\n \x1fİ。") | st.characters())


@given(text)
def test_words_are_what_lies_between_other_characters(line):
    assert words_of(line) == NOT_WORD.sub(" ", line).strip().casefold()


PLAIN_END = re.compile(
    r"(?:(?<=\w\w)\.|[!?…።।॥])[\"'”’»)\]]*\s+(?![a-z])|[。！？][”」』）]*\s*"
)
"""The same ends, as they are said and not as they are found fastest."""


@given(st.text(st.sampled_from("abA.!?…।॥።。！？\"'”’») \n」』）")))
def test_sentences_end_where_they_are_said_to(line):
    found = [match.span() for match in SENTENCE_END.finditer(line)]
    assert found == [match.span() for match in PLAIN_END.finditer(line)]


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        pytest.param("Rates rose. Why? ", ["rose.", "Why?"], id="a stop and a mark"),
        pytest.param("The U.S. acted. ", ["acted."], id="an abbreviation's stop"),
        pytest.param("“No.” he said. ", ["said."], id="a quote that goes on"),
        pytest.param("銀行は動いた。市場は", ["銀行は動いた。"], id="no spaces"),
    ],
)
def test_where_sentences_end(line, ends):
    stops = [match.end() for match in SENTENCE_END.finditer(line)]
    assert [line[:stop].split()[-1] for stop in stops] == ends


def test_a_time_is_the_stamp_of_its_line_and_alone_of_the_next_one_too():
    lines = ["14:05 Rates rose.", "Banks fell.", "14:20", "Bonds fell.", "Oil rose."]
    stamps = [one.stamp for one in split(lines, ())]
    assert stamps == ["14:05", "", "14:20", "14:20", ""]
