"""Languages as sources name them to BCP 47: `en_US`, `eng`, `German`, `Deutsch`."""

import re
from functools import lru_cache

_NAMED = """
    af afr afrikaans|am amh amharic አማርኛ|ar ara arabic العربية|az aze azerbaijani
    be bel belarusian беларуская|bg bul bulgarian български|bn ben bengali bangla বাংলা
    bs bos bosnian bosanski|ca cat catalan català|cs ces cze czech čeština
    cy cym wel welsh cymraeg|da dan danish dansk|de deu ger german deutsch
    el ell gre greek ελληνικά|en eng english|es spa spanish castilian español espanol
    et est estonian eesti|eu eus baq basque euskara|fa fas per persian farsi فارسی
    fi fin finnish suomi|fil fil filipino tagalog|fr fra fre french français francais
    ga gle irish gaeilge|gl glg galician galego|gu guj gujarati ગુજરાતી|ha hau hausa
    he heb hebrew עברית|hi hin hindi हिन्दी|hr hrv croatian hrvatski
    hu hun hungarian magyar|hy hye arm armenian հայերեն|id ind indonesian
    ig ibo igbo|is isl ice icelandic íslenska|it ita italian italiano
    ja jpn japanese 日本語|ka kat geo georgian ქართული|kk kaz kazakh қазақ
    km khm khmer ខ្មែរ|kn kan kannada ಕನ್ನಡ|ko kor korean 한국어|lo lao lao ລາວ
    lt lit lithuanian lietuvių|lv lav latvian latviešu|mk mkd mac macedonian македонски
    ml mal malayalam മലയാളം|mn mon mongolian монгол|mr mar marathi मराठी
    ms msa may malay melayu|my mya bur burmese မြန်မာ|nb nob norwegian norsk|no nor
    ne nep nepali नेपाली|nl nld dut dutch nederlands flemish|om orm oromo
    pa pan punjabi ਪੰਜਾਬੀ|pl pol polish polski|ps pus pashto پښتو
    pt por portuguese português portugues|ro ron rum romanian română romana
    ru rus russian русский|si sin sinhala සිංහල|sk slk slo slovak slovenčina
    sl slv slovene slovenian slovenščina|so som somali|sq sqi alb albanian shqip
    sr srp serbian српски srpski|sv swe swedish svenska|sw swa swahili kiswahili
    ta tam tamil தமிழ்|te tel telugu తెలుగు|th tha thai ไทย|tl tgl|tr tur turkish türkçe
    uk ukr ukrainian українська|ur urd urdu اردو|uz uzb uzbek|vi vie vietnamese
    xh xho xhosa|yo yor yoruba|zh zho chi chinese 中文 mandarin|zu zul zulu
"""
_TAGS = {
    name: names[0]
    for names in (
        line.split() for stated in _NAMED.split("\n") for line in stated.split("|")
    )
    if names
    for name in names
}
"""By code of ISO 639 (1, 2 and 3) and by name, in English and its own."""

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
        return f"{_TAGS.get(primary.lower(), primary)}{mark}{rest}"
    folded = name.casefold()
    if tag := _TAGS.get(folded):
        return tag
    region = _REGION.match(folded)
    return _TAGS.get(region[1]) if region else None
