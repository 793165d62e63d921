"""Mail: what a message's headers and parts become."""

from email.message import EmailMessage

import pytest

from transforms.core.formats.mail_sender import sender_of
from transforms.core.schema import Draft

TEXT = (
    "The weir was mended on Monday, the water board said.\n\n"
    "It had leaked since the flood in May.\n"
)
HTML = (
    "<html><body><table><tr><td><p>The weir was mended on Monday, the water board "
    "said.</p><p>It had leaked since the flood in May, and nobody knew.</p></td></tr>"
    "</table></body></html>"
)


def message(text=TEXT, html=None, **headers) -> EmailMessage:
    out = EmailMessage()
    headers = {
        "From": "The Gazette <newsletter@gazette.example>",
        "Subject": "Weir mended",
        "Date": "Sat, 09 Mar 2024 10:11:12 +0100",
        "Message-ID": "<20240309.1@gazette.example>",
        "MIME-Version": "1.0",
        **{name.replace("_", "-"): value for name, value in headers.items()},
    }
    for name, value in headers.items():
        if name not in out:
            out[name] = value
    if text is not None:
        out.set_content(text)
    if html is not None:
        out.add_alternative(html, subtype="html")
    return out


def test_headers_become_fields_and_those_of_lists_are_extra(read):
    sent = message(
        List_Id="Daily <daily.gazette.example>",
        List_Unsubscribe="<https://gazette.example/off>",
        Keywords="weir, water",
    )
    sent["Content-Language"] = "en"
    (draft,) = read(bytes(sent), "a.eml")

    assert (draft.id, draft.title) == ("20240309.1@gazette.example", "Weir mended")
    assert (draft.publisher, draft.authors) == ("The Gazette", ())
    assert draft.published == "2024-03-09T10:11:12+01:00"
    assert (draft.language, draft.keywords) == ("en", ("weir", "water"))
    assert draft.raw_text.split("\n\n")[1].startswith("It had leaked")
    assert draft.extra == {
        "list-id": "Daily <daily.gazette.example>",
        "list-unsubscribe": "<https://gazette.example/off>",
    }
    assert (draft.source.format, draft.source.record) == ("mail", None)


@pytest.mark.parametrize(
    ("stated", "bulk", "authors", "publisher"),
    [
        ("Ann Lee <ann.lee@gazette.example>", True, ("Ann Lee",), None),
        ("Ann Lee <newsletter@gazette.example>", True, (), "Ann Lee"),
        ("Ann Lee <al@gazette.example>", False, ("Ann Lee",), None),
        ('"Ann Lee, The Gazette" <x@y.example>', True, ("Ann Lee",), "The Gazette"),
        ("Ann Lee from The Gazette <x@y.example>", True, ("Ann Lee",), "The Gazette"),
        ("Ann Lee | The Gazette <x@y.example>", True, ("Ann Lee",), "The Gazette"),
        (
            "The Gazette Newsroom <press@gazette.example>",
            False,
            (),
            "The Gazette Newsroom",
        ),
        ("noreply@gazette.example", True, (), "gazette.example"),
        ("ann@gazette.example", False, (), None),
        (None, False, (), None),
    ],
    ids=[
        *("a person's address", "a person's name, an office's address"),
        *("a person, to one reader", "a person, an outlet", "a person from an outlet"),
        *("a person and an outlet", "an office", "an office's address alone"),
        *("an address alone", "nobody"),
    ],
)
def test_the_sender_is_author_or_publisher(stated, bulk, authors, publisher):
    assert sender_of(stated, bulk=bulk)[:2] == (authors, publisher)


def test_the_text_part_goes_before_html_that_says_no_more(read):
    (draft,) = read(bytes(message(TEXT, HTML)), "a.eml")
    assert draft.raw_text.replace("\r\n", "\n") == TEXT


@pytest.mark.parametrize("text", ["Open this in a browser: https://x.example/1", None])
def test_html_is_taken_where_it_alone_says_it(read, text):
    sent = message(text)
    if text is None:
        sent.set_content(HTML, subtype="html")
    else:
        sent.add_alternative(HTML, subtype="html")
    (draft,) = read(bytes(sent), "a.eml")
    assert draft.raw_text is None
    assert draft.paragraphs[0] == "The weir was mended on Monday, the water board said."


def test_attachments_are_named_and_not_read(read):
    sent = message()
    sent.add_attachment(b"x" * 9, maintype="image", subtype="png", filename="weir.png")
    (draft,) = read(bytes(sent), "a.eml")
    assert draft.extra["attachments"] == [
        {"name": "weir.png", "type": "image/png", "bytes": 9}
    ]


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_character_sets_and_encoded_words_are_decoded(read, charset):
    sent = message(None, Subject="Züge fallen aus")
    sent.set_content("Über die Brücke fährt nichts.\n", charset=charset)
    (draft,) = read(bytes(sent), "a.eml")
    assert draft.title == "Züge fallen aus"
    assert draft.raw_text.strip() == "Über die Brücke fährt nichts."


def test_flowed_lines_are_joined(read):
    sent = bytes(message("The weir \nwas mended.\n"))
    sent = sent.replace(b'charset="utf-8"', b'charset="utf-8"; format=flowed')
    (draft,) = read(sent, "a.eml")
    assert draft.raw_text == "The weir was mended.\n"


def mailbox(*messages: bytes) -> bytes:
    line = b"From ann@gazette.example Sat Mar  9 10:11:12 2024\n"
    return b"".join(line + sent + b"\n" for sent in messages)


def test_the_signature_is_no_text(read):
    (draft,) = read(bytes(message(f"{TEXT}-- \nAnn Lee\nThe Gazette\n")), "a.eml")
    assert draft.raw_text == TEXT.rstrip("\n")
    assert draft.extra == {"signature": "Ann Lee\nThe Gazette"}
    (draft,) = read(bytes(message(f"{TEXT}--\nAlso: swans\n")), "a.eml")
    assert "swans" in draft.raw_text


def test_a_mailbox_is_parted_into_its_messages(read):
    quoted = message("One.\n\n>From here on it rained.\n", Subject="Rain")
    drafts = read(mailbox(bytes(message()), bytes(quoted)), "news.mbox")

    assert [draft.title for draft in drafts] == ["Weir mended", "Rain"]
    assert [draft.source.record for draft in drafts] == [0, 1]
    assert "\nFrom here on it rained." in drafts[1].raw_text


def test_a_message_above_the_limit_is_refused_and_the_rest_is_read(read):
    large = message("word " * 50 + "\n" * 2 + "word\n" * 9_000)
    box = mailbox(bytes(message()), bytes(large), bytes(message()))
    drafts = read(box, "news.mbox", max_record_bytes=5_000)
    assert [isinstance(draft, Draft) for draft in drafts] == [True, False, True]
    assert drafts[1].reason == "too-large"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(b"From: a@b.example\nDate: x\n\n", "empty", id="nothing in it"),
        pytest.param(
            b"From: a@b.example\nDate: x\n" + b"X: multipart/\n" * 300 + b"\n.",
            "too-deep",
            id="parts in parts in parts",
        ),
        pytest.param(
            b"From: a@b.example\nDate: x\nContent-Type: text/plain\n\n" + bytes(99),
            "binary",
            id="a body that is no text",
        ),
    ],
)
def test_what_is_no_article_is_refused(read, data, reason):
    (refused,) = read(data, "a.eml")
    assert (refused.stage, refused.reason) == ("parse", reason)


@pytest.mark.parametrize(
    "text",
    [
        "From the river comes a warning: the weir leaks.\nIt was built in 1909.",
        "Subject: weirs\nDate: today\n\nA memo that begins as mail does.",
        "Q: Who mends weirs?\nA: The water board.\n",
    ],
    ids=["a sentence", "a memo", "an interview"],
)
def test_a_text_that_begins_like_mail_is_text(read, text):
    (draft,) = read(text.encode(), "a.txt")
    assert draft.source.format == "text"


def test_a_date_that_is_none_is_null_with_a_reason(read):
    (draft,) = read(bytes(message()).replace(b"Sat, 09 Mar 2024", b"soon"), "a.eml")
    assert draft.published is None
    assert "no date can be read" in draft.evidence["published"].null_because
