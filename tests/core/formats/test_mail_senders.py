"""Mail as programs send and pass it on: names turned, bytes raw, messages forwarded."""

import pytest

from transforms.core.formats.mail_sender import sender_of

HEADERS = "Subject: {}\nDate: Sat, 09 Mar 2024 09:30:00 +0100\nMessage-ID: <a@x.e>\n"
STORY = "The weir was mended on Friday.\n\nIt had leaked for a year."


SENDERS = [
    pytest.param(
        '"Chan, Bo" <bo.chan@x.example>', False, (("Bo Chan",), None), id="turned"
    ),
    pytest.param(
        "The Harbour Gazette - Morning <newsletter@x.example>",
        True,
        ((), "The Harbour Gazette"),
        id="a paper and its edition",
    ),
    pytest.param(
        '"Müller, Jörg" <joerg.mueller@x.example>',
        False,
        (("Jörg Müller",), None),
        id="turned and spelt out",
    ),
    pytest.param(
        "Morning Brief from The Gazette <news@x.example>",
        True,
        ((), "The Gazette"),
        id="a product of an outlet",
    ),
    pytest.param(
        "Le Monde - La Matinale <newsletters@x.example>",
        True,
        ((), "Le Monde"),
        id="a paper with an article",
    ),
    pytest.param(
        '"Lee, The Gazette" <news@x.example>', True, None, id="a comma alone turns none"
    ),
]


@pytest.mark.parametrize(("stated", "bulk", "expected"), SENDERS)
def test_who_sent_it(stated, bulk, expected):
    authors, publisher, _ = sender_of(stated, bulk=bulk)
    if expected is None:
        assert "The Gazette Lee" not in authors
    else:
        assert (authors, publisher) == expected


def test_raw_bytes_in_headers_are_read(read):
    head = b"From: Jos\xe9 P\xe9rez <jose.perez@x.example>\nSubject: A\xf1o nuevo\n"
    (draft,) = read(head + b"Date: 1 Jan 2020 08:00 -0300\n\nLlovi\xf3.\n", "a.eml")
    assert (draft.title, draft.authors) == ("Año nuevo", ("José Pérez",))


def test_a_date_with_a_named_zone_keeps_it(read):
    mail = "From: a@x.example\nSubject: Up\nDate: Sat, 09 Mar 2024 09:30 EST\n\nRain.\n"
    (draft,) = read(mail.encode(), "a.eml")
    assert draft.published == "2024-03-09T09:30:00-05:00"


def test_what_was_written_to_pass_a_message_on_is_no_text(read):
    mail = (
        HEADERS.format("Fwd: Weir mended")
        + "From: Ann Lee <ann.lee@x.example>\n\nFYI.\n\n"
        + "---------- Forwarded message ---------\nFrom: Board <b@x.example>\n"
        + f"Date: Fri, 8 Mar 2024 at 18:00\nSubject: Weir mended\n\n{STORY}\n"
    )
    (draft,) = read(mail.encode(), "a.eml")
    assert draft.title == "Weir mended"
    assert draft.raw_text == f"FYI.\n\n{STORY}\n"
    assert draft.extra["forwarded"]["From"] == "Board <b@x.example>"


def test_a_rule_that_passes_nothing_on_stays(read):
    mail = HEADERS.format("Fwd: Weir") + f"\n{STORY}\n\n----- End -----\n"
    (draft,) = read(mail.encode(), "a.eml")
    assert draft.title == "Fwd: Weir"
    assert "forwarded" not in draft.extra


def test_a_message_that_holds_nothing_but_another_is_that(read):
    mail = (
        HEADERS.format("FW: see below")
        + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        + "Content-Type: text/plain\n\n\n--b\nContent-Type: message/rfc822\n\n"
        + HEADERS.format("Weir mended")
        + f"From: Bo Chan <bo.chan@x.example>\n\n{STORY}\n--b--\n"
    )
    (draft,) = read(mail.encode(), "a.eml")
    assert (draft.title, draft.authors) == ("Weir mended", ("Bo Chan",))
    assert draft.raw_text.startswith("The weir was mended")


def test_an_attachments_name_is_decoded(read):
    mail = (
        HEADERS.format("Weir mended")
        + "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
        + f"Content-Type: text/plain\n\n{STORY}\n--b\nContent-Type: image/jpeg; "
        + 'name="=?utf-8?Q?f=C3=A4hre.jpg?="\n\nx\n--b--\n'
    )
    (draft,) = read(mail.encode(), "a.eml")
    assert draft.extra["attachments"][0]["name"] == "fähre.jpg"
