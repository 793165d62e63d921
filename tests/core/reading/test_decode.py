"""Bytes become text, in the encoding that makes sense of them."""

import pytest

from transforms.core.reading.decode import Undecodable, codec_of, decode

RUSSIAN = "Совет директоров одобрил вторую паромную линию после двух лет переговоров. "
CZECH = "Rada přístavu schválila druhý trajekt po dvou letech složitých jednání. "
CHINESE = "港务局星期一批准了第二条渡轮航线，谈判历时两年。"
JAPANESE = "港湾局は月曜日、二年にわたる協議の末に二隻目のフェリーを承認した。"


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (RUSSIAN, "koi8_r"),
        (RUSSIAN, "cp1251"),
        (RUSSIAN, "cp866"),
        (CZECH, "cp1250"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (JAPANESE, "iso2022_jp"),
        (CHINESE, "hz"),
        (RUSSIAN, "utf-16"),
        (CZECH, "utf-16-be"),
        (CZECH, "utf-16-le"),
        (RUSSIAN, "utf-32-be"),
        (RUSSIAN, "utf-32-le"),
    ],
)
def test_undeclared_text_is_told_by_its_bytes(text, codec):
    assert decode((text * 8).encode(codec)).text == text * 8


@pytest.mark.parametrize(
    ("label", "codec"),
    [
        ("ISO-8859-1", "cp1252"),
        (" utf8 ", "utf-8"),
        ("x-cp1251", "cp1251"),
        ("GB2312", "gb18030"),
        ("ks_c_5601-1987", "cp949"),
        ("hex", None),
        ("utf-7", None),
        ("no\x00such", None),
    ],
)
def test_labels_are_read_as_browsers_read_them(label, codec):
    assert codec_of(label) == codec


def test_a_declared_encoding_is_believed_where_it_fits():
    decoded = decode(RUSSIAN.encode("koi8_r"), declared="KOI8-R")
    assert (decoded.text, decoded.how) == (RUSSIAN, "declared")


def test_bytes_at_random_are_refused():
    with pytest.raises(Undecodable):
        decode(bytes(range(256)) * 8)


def test_a_stray_nul_is_dropped_from_a_text():
    text = "The story goes on for a while on Monday here. " * 20
    for at in (0, 300, len(text)):
        data = f"{text[:at]}\0{text[at:]}".encode()
        assert decode(data).text == text
    with pytest.raises(Undecodable):
        decode(b"a\0b\0\0c" * 50)


SHORT = [
    pytest.param("El niño fue rescatado, señaló la policía.", "cp1252", id="es"),
    pytest.param("Ému, le maire a salué les bénévoles à Nîmes.", "cp1252", id="fr"),
    pytest.param("Ordføreren sier at været ødela åpningen.", "cp1252", id="no"),
    pytest.param("Perché la città è già al buio, però non si sa.", "cp1252", id="it"),
    pytest.param("Řeka se vylila z břehů, řekl mluvčí hasičů.", "cp1250", id="cs"),
    pytest.param("Wójt Łodzi powiedział, że most będzie zamknięty.", "cp1250", id="pl"),
    pytest.param("A szegedi tűzoltók több házat is kiürítettek.", "cp1250", id="hu"),
]


@pytest.mark.parametrize(("text", "encoding"), SHORT)
def test_a_few_words_are_read_in_the_alphabet_of_their_language(text, encoding):
    assert decode(text.encode(encoding)).text == text
