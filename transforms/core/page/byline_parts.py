"""What of a byline is about others than who wrote: pictures, translators, houses."""

import re

from transforms.core.page import byline_words as words
from transforms.core.page.site_names import squeeze

PICTURED = "\ue000"
"""Stands for brackets that say that the name before them took the pictures."""

_PICTURES = (
    r"photos?|photograph\w*|pictures?|images?|illustrations?|illustrator|graphics?|video"
    r"|foto\w*|bilder?|illustration(?:en)?|grafik|kuvat?|zdjęcia|zdj|imágenes|imagens"
    r"|immagini|фото|рисунки|світлини|φωτογραφίες|写真|撮影|摄影|攝影|圖|图|사진|그림|صور"
)
_PICTURE_BRACKETS = re.compile(
    rf"\s*[(（\[](?:{_PICTURES})\b[^)）\]]{{0,20}}[)）\]]", re.I
)
_OTHER_HANDS = re.compile(
    r"(?<![\s,、，；;|/／])[\s,、，；;|/／]++(?:写真|撮影|攝影|摄影|圖|图|イラスト|翻訳者?|翻译|翻譯|訳|사진|그림|번역"
    r"|编辑|編輯|編集|責任編輯|责任编辑|责编|校对)\s*(?:[:：／/・●=＝]|(?<=\S)\s)\s*\S.*$"
)
"""Photographers, translators and editors behind the author, in Chinese, Japanese and
Korean: a label of their own and a mark or a space."""

_PHOTOGRAPHER = re.compile(
    r"(?i)(?:staff |press |photo)?(?:photographers?|fotograf(?:in|en|o|a|k|ka|ë)?"
    r"|photographes?|fotógraf[oa]s?|фотограф|illustrators?|illustrat(?:eur|rice)"
    r"|illustratör|(?:valo)?kuvaaja|fotoğraf|cameraman|videographer)"
)
_OF = frozenset(("for", "of", "at", "from", "für", "pour", "para", "voor"))
_BY_OTHERS = re.compile(r"\s(?:監?訳|監修|編|絵|写真|撮影|イラスト|解説)$")
_BY_THEM = re.compile(r"\s(?:著|文|作)$")
_AT_A_PLACE = re.compile(r"([^\s＝=]{2,12})[＝=]([\u3040-\u30ff\u4e00-\u9fff々]{3,6})")
_PROSE = re.compile(r"(?<=\w\w)[.!?] [^\W\d_a-zß-öø-ÿ]\w*(?: [a-zß-öø-ÿ]+[,;]?){3}.*$")
_PARTS = re.compile(r"\s*[,|·•]\s*")
_SIGN = re.compile("[B-DF-HJ-NP-TV-Z]{3,4}")
_SECTION = re.compile(
    r"^[^|•·]{2,40}[|•·]\s*(?=(?:By|BY|Von|VON|Par|PAR|Por|POR|Door)\s+"
    r"[^\W\d_a-zß-öø-ÿ])"
)
"""A section before the byline: `Island Life | By Ann Lee`."""

_JOINED_ON = frozenset(("al", "el", "as", "ad", "an", "ar", "at", "ibn", "bin", "abu"))
"""What is joined to a name by a hyphen in small letters: `al-Farsi`."""

_ELIDED = re.compile(r"(?:d|l|t|s|dell|dall)['’]\w", re.I)


def own_work(text: str) -> str:
    """Return a byline without those who did something else than write, marked or cut.

    >>> own_work("文／李明 攝影／王芳"), own_work("Ann Lee. She writes of the sea.")
    ('文／李明', 'Ann Lee')
    """
    text = " ".join(text.split())
    if "|" in text or "•" in text or "·" in text:
        text = _SECTION.sub("", text)
    if ". " in text:
        text = _PROSE.sub("", text)
    if text.isascii():
        return _PICTURE_BRACKETS.sub(PICTURED, text) if "(" in text else text
    return _OTHER_HANDS.sub("", _PICTURE_BRACKETS.sub(PICTURED, text))


def takes_pictures(role: str) -> bool:
    """Return whether a role is a photographer's or the like.

    >>> takes_pictures("Fotograf"), takes_pictures("Journalist")
    (True, False)
    """
    return _PHOTOGRAPHER.fullmatch(role.strip()) is not None


def without_bodies(text: str) -> str:
    """Return what stands before the part that names a company; all where none does.

    >>> without_bodies("Ann Lee, Harbour Foundation"), without_bodies("Harbour Ltd")
    ('Ann Lee', '')
    """
    if text.isupper() and words.COMPANY.search(text.title()):
        return ""
    if not words.COMPANY.search(text):
        return text
    first = _PARTS.split(text)[0]
    return "" if words.COMPANY.search(first) else first


def at_a_place(text: str) -> tuple[str, str] | None:
    """Return place and reporter of a Japanese byline: `ロンドン＝山田太郎`."""
    match = _AT_A_PLACE.fullmatch(text)
    return (match[1], match[2]) if match else None


def of_a_book(name: str) -> str:
    """Return an author's name without the word for it; empty for translators.

    >>> of_a_book("山田太郎 著"), of_a_book("鈴木花子 訳")
    ('山田太郎', '')
    """
    return "" if _BY_OTHERS.search(name) else _BY_THEM.sub("", name)


def is_role(piece: str) -> bool:
    """Return whether a piece behind a name tells the name's role, and no other name.

    >>> is_role("Middle East Editor"), is_role("Senior Reporter Bo Chan")
    (True, False)
    """
    *_, last = [None, *words.ROLE.finditer(piece)]
    return last is not None and last.end() == len(piece) and last.start() > 0


def without_house(parts: list[str], sites: tuple[str, ...]) -> list[str]:
    """Return a name's words without the site's name, or a sign as BBC, behind it.

    A sign has no vowel: surnames are written in capitals too.

    >>> without_house("Ann Lee BBC".split(), ()), without_house(["A", "LEE"], ())
    (['Ann', 'Lee'], ['A', 'LEE'])
    """
    for last in (3, 2, 1):
        name, house = parts[:-last], squeeze(" ".join(parts[-last:]))
        if len(name) > 2 and name[-1].lower() in _OF:
            del name[-1]
        if len(name) > 1 and house in sites and name[-1].lower() not in words.PARTICLES:
            return name
    sign = len(parts) > 2 and _SIGN.fullmatch(parts[-1]) and not parts[0].isupper()
    return parts[:-1] if sign else parts


def has_capitals(parts: list[str]) -> bool:
    """Return whether all parts but particles begin as names do, and one does.

    >>> has_capitals(["van", "der", "Meer"]), has_capitals(["De", "notre"])
    (True, False)
    >>> has_capitals(["Khalid", "al-Farsi"]), has_capitals(["de", "la", "mano"])
    (True, False)
    """
    small = [
        part
        for part in parts
        if part[0].islower()
        and part.lower().strip("'’.") not in words.PARTICLES
        and part.partition("-")[0] not in _JOINED_ON
        and not _ELIDED.match(part)
    ]
    return not small and any(not part[0].islower() for part in parts)
