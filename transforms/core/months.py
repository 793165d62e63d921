"""Names of months in the languages of news, in lower case: from CLDR.

In full and, from four letters on, shortened; as in a date and alone. A test holds the
table to what `babel` says.
"""

NAMES = {
    "en": (
        "january february march april may june july august september october"
        " november december"
    ),
    "de": (
        "januar februar märz april mai juni juli august september|sept"
        " oktober november dezember"
    ),
    "fr": (
        "janvier|janv février|févr mars avril mai juin juillet|juil août"
        " septembre|sept octobre novembre décembre"
    ),
    "es": (
        "enero febrero marzo abril mayo junio julio agosto septiembre|sept"
        " octubre noviembre diciembre"
    ),
    "pt": (
        "janeiro fevereiro março abril maio junho julho agosto setembro"
        " outubro novembro dezembro"
    ),
    "it": (
        "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre"
        " ottobre novembre dicembre"
    ),
    "nl": (
        "januari februari maart april mei juni juli augustus september"
        " oktober november december"
    ),
    "pl": (
        "stycznia|styczeń lutego|luty marca|marzec kwietnia|kwiecień maja|maj"
        " czerwca|czerwiec lipca|lipiec sierpnia|sierpień września|wrzesień"
        " października|październik listopada|listopad grudnia|grudzień"
    ),
    "ru": (
        "января|январь февраля|февр|февраль марта|март апреля|апрель мая|май"
        " июня|июнь июля|июль августа|август сентября|сент|сентябрь"
        " октября|октябрь ноября|нояб|ноябрь декабря|декабрь"
    ),
    "uk": (
        "січня|січень лютого|лютий березня|березень квітня|квіт|квітень"
        " травня|трав|травень червня|черв|червень липня|липень"
        " серпня|серп|серпень вересня|вересень жовтня|жовт|жовтень"
        " листопада|лист|листопад грудня|груд|грудень"
    ),
    "ar": (
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر"
    ),
    "tr": (
        "ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
    ),
    "hi": ("जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर|अक्टू नवंबर दिसंबर"),
}
"""For each language twelve months; of one the forms are parted by `|`."""

_SHORT = "jan feb mar apr may jun jul aug sep|sept oct nov dec"
_ARABIC = "_ شباط آذار نيسان|ابريل|إبريل أيار حزيران تموز آب|اغسطس أيلول اكتوبر _ _"
"""The Levant's names of months, where they are one word, and other spellings."""

MONTHS = {
    name: number
    for months in (*NAMES.values(), _SHORT, _ARABIC)
    for number, names in enumerate(months.split(), 1)
    for name in names.split("|")
    if name != "_"
}
"""The number of each month's name."""
