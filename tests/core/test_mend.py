"""Broken characters are mended, and what only looks broken is left alone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.core.mend import _MAY_BE_APART, _MOJIBAKE, _SUSPECT, mend


@pytest.mark.parametrize("codec", ["cp1252", "cp1250", "cp1251", "mac_roman", "cp437"])
def test_utf8_that_was_read_as_another_encoding_is_mended(codec):
    sentence = "Der Präsident sprach über größere Pläne – „endlich“."
    broken = sentence.encode().decode(codec, "replace")
    if "\ufffd" in broken:
        sentence = "Der Präsident sprach über größere Pläne."
        broken = sentence.encode().decode(codec)
    assert mend(broken) == sentence


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        pytest.param("voilÃ  le travail", "voilà le travail", id="a lone à"),
        pytest.param("Ø§Ù„Ø£Ø®Ø¨Ø§Ø±", "الأخبار", id="Arabic"),
        pytest.param("\x84Nein\x93, sagt er", "„Nein“, sagt er", id="controls"),
        pytest.param("Agency вЂ“ talks", "Agency – talks", id="a Cyrillic dash"),
        pytest.param("It&#8217;s", "It’s", id="an entity"),
    ],
)
def test_mojibake_of_the_wild_is_mended(broken, whole):
    assert mend(broken) == whole


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("« Été », dit-il : « l’œuvre… »", id="French quotes"),
        pytest.param("„Größe“ – sagte er – „Ärger“", id="German quotes"),
        pytest.param("Вот «всё», что есть… и №5", id="Russian quotes"),
        pytest.param("Ăsta e „prețul”; așa e…", id="Romanian"),
        pytest.param("√2 – Ω ≈ 3", id="signs"),
        pytest.param("BRONTË…”", id="a closing quote after a capital"),
    ],
)
def test_right_text_is_left_alone(text):
    assert mend(text) == text


@given(st.text("aA \xc3\xc4ÄÐ ƒ\x82…â€™š√ŽЂ‚é¿ÅÂ¤╨╤", max_size=12))
def test_what_looks_broken_does_so_without_its_ascii(text):
    data = text.encode()
    if _MOJIBAKE.search(data):
        assert _SUSPECT.search(bytes(byte for byte in data if byte >= 0x80))


@given(st.text(max_size=80))
def test_what_is_mended_needs_no_mending(text):
    assert mend(mend(text)) == mend(text)


@pytest.mark.parametrize(
    ("broken", "mended"),
    [
        pytest.param("the mayorâ€™s cafÃ©", "the mayor’s café", id="UTF-8 as cp1252"),
        pytest.param("It&#8217;s &quot;new&quot; &amp; odd", 'It’s "new" & odd',
                     id="entities"),
        pytest.param("AT&T; R&D; a & b", "AT&T; R&D; a & b", id="what is no entity"),
        pytest.param("&lt;b&gt;", "&lt;b&gt;", id="brackets, which would be markup"),
        pytest.param("e\u0301te\u0301", "été", id="letters with marks apart"),
        pytest.param("a\u00a0b\u2009c\u3000d", "a b c d", id="exotic spaces"),
        pytest.param("a\u200bb\ufeffc\u00add", "abcd", id="characters of no width"),
        pytest.param("a\r\nb\rc\u2028d", "a\nb\nc\nd", id="line ends"),
        pytest.param("a\x00b\x07c", "abc", id="controls"),
        pytest.param("a \t\nb  ", "a\nb", id="spaces at the ends of lines"),
        pytest.param("a \nb\t\nc", "a\nb\nc", id="spaces at the ends of inner lines"),
        pytest.param("a\nb ", "a\nb", id="a space at the end of all"),
        pytest.param("a\ud800b", "a\ufffdb", id="a lone surrogate"),
        pytest.param("“Why?” – ‘No’ — it’s…", "“Why?” – ‘No’ — it’s…",
                     id="quotes and dashes stay"),
        pytest.param("می‌خواهم 👩‍👧", "می‌خواهم 👩‍👧", id="joiners stay"),
        pytest.param("SÃO PAULO, ÂN", "SÃO PAULO, ÂN", id="capitals with marks"),
        pytest.param("a    b\tc", "a    b\tc", id="inner spaces are for the layout"),
    ],
)  # fmt: skip
def test_mending(broken, mended):
    assert mend(broken) == mended


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126).filter("&".__ne__)))
def test_plain_words_are_left_alone(text):
    assert mend(text) == text


def test_only_what_is_composed_as_it_stands_is_not_looked_at():
    passed = [
        char
        for char in map(chr, range(0x80, 0x3000))
        if not _MAY_BE_APART.search(char.encode())
    ]
    assert len(passed) > 700
    for char in passed:
        assert unicodedata.combining(char) == 0
        assert unicodedata.is_normalized("NFC", f"e{char}e")
