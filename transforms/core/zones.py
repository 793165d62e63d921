"""Zones of time by the abbreviations that mean one, and those of mail."""

_STATED = """
    EST-05:00 EDT-04:00 CDT-05:00 MDT-06:00 PST-08:00 PDT-07:00 CET+01:00 MEZ+01:00
    CEST+02:00 MESZ+02:00 EET+02:00 EEST+03:00 MSK+03:00 JST+09:00 KST+09:00 AEST+10:00
    AEDT+11:00 NZST+12:00 NZDT+13:00 WIB+07:00 WITA+08:00 WIT+09:00 WEST+01:00
    SGT+08:00 HKT+08:00 MYT+08:00 PHT+08:00 PKT+05:00 SAST+02:00 EAT+03:00 WAT+01:00
    BRT-03:00 ART-03:00 TRT+03:00 AKST-09:00 AKDT-08:00 HST-10:00 ACST+09:30 ACDT+10:30
    AWST+08:00
"""
ZONES = {stated[:-6]: stated[-6:] for stated in _STATED.split()}
"""Abbreviations that mean one zone; CST, IST and BST mean several."""

_OF_MAIL = {
    **ZONES,
    **dict.fromkeys(("Z", "UT", "UTC", "GMT"), "Z"),
    **{"CST": "-06:00", "MST": "-07:00"},
}


def zone_of_mail(name: str) -> str | None:
    """Return the zone that mail and feeds mean by a name (RFC 822, 5.1), if it is one.

    Of names that RFC 822 doesn't have those that mean one zone are read, too.

    >>> zone_of_mail("CST"), zone_of_mail("CET"), zone_of_mail("BST")
    ('-06:00', '+01:00', None)
    """
    return _OF_MAIL.get(name.upper())
