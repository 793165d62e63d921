"""Languages as sources name them to BCP 47: `en_US`, `eng`, `German`, `Deutsch`.

Codes and names are CLDR's.
"""

import re
from functools import cache, lru_cache

_THEMSELVES = """
    af am ar az be bg bn bs ca cs cy da de el es et eu fa fi fil fr ga gl gu ha he hi hr
    hu hy id ig is it ja ka kk km kn ko lo lt lv mk ml mn mr ms my ne nl no om pa pl ps
    pt ro ru si sk sl so sq sr sv sw ta te th tr uk ur uz vi xh yo zh zu
"""
"""Languages that are known by the name that they have in themselves, too."""

_BESIDES = """
    bengali=bn castilian=es espanol=es farsi=fa francais=fr mandarin=zh portugues=pt
    romana=ro slovene=sl srpski=sr қазақ=kk
"""
"""Names that CLDR hasn't, or not without their accents."""

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*\Z")
_REGION = re.compile(r"\A(.+?)\s*[(,\-–]\s*[^()]+\)?\Z")


@lru_cache(maxsize=1024)
def language_tag(stated: str) -> str | None:
    """Return the tag that is meant; None of what names no language.

    >>> language_tag("en_US.UTF-8"), language_tag("eng"), language_tag("Deutsch")
    ('en-US', 'en', 'de')
    >>> language_tag("English (UK)"), language_tag("pt-BR"), language_tag("default")
    ('en', 'pt-BR', None)
    """
    name = stated.strip().partition(".")[0].replace("_", "-")
    if _TAG.match(name):
        primary, mark, rest = name.partition("-")
        return f"{_of_code(primary)}{mark}{rest}"
    folded = name.casefold()
    region = _REGION.match(folded)
    return _of_name(folded) or (_of_name(region[1]) if region else None)


def _of_code(code: str) -> str:
    """Return the tag of a code of ISO 639: three letters to two, old ones to new."""
    from babel.core import get_global  # loaded where a source states a language

    tag = get_global("language_aliases").get(code.lower())
    return code.lower() if tag is None else tag.replace("_", "-")


def _of_name(name: str) -> str | None:
    return _in_english().get(name) or _in_themselves().get(name)


@cache
def _in_english() -> dict[str, str]:
    from babel import Locale

    names = Locale("en").languages.items()
    told = {name.casefold(): tag.replace("_", "-") for tag, name in names}
    besides = (one.partition("=") for one in _BESIDES.split())
    return told | {name: tag for name, _, tag in besides}


@cache
def _in_themselves() -> dict[str, str]:
    """Return the languages by their own names: a third of a second, once, if at all."""
    from babel import Locale

    tags = _THEMSELVES.split()
    return {Locale(tag).languages[tag].casefold(): tag for tag in tags}
