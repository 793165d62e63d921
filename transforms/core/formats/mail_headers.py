"""The values of a message's headers as text."""

from email.header import decode_header
from email.message import Message


def header(message: Message, name: str) -> str | None:
    r"""Return a header's text, encoded words (RFC 2047) decoded, on one line.

    >>> import email
    >>> header(email.message_from_string("Subject: =?utf-8?q?Z=C3=BCge?="), "Subject")
    'Züge'
    """
    raw = (value for key, value in message.raw_items() if key.lower() == name.lower())
    stated = next(raw, None)
    return None if stated is None else decoded_words(str(stated))


def decoded_words(stated: str) -> str | None:
    r"""Return the text of a header's value; what is no UTF-8 is read as Latin-1.

    >>> decoded_words(b"A\xf1o nuevo".decode("utf-8", "surrogateescape"))
    'Año nuevo'
    """
    try:
        pieces = decode_header(stated)
    except (ValueError, LookupError):  # a broken encoded word stands as it is
        pieces = [(stated, None)]
    parts = (
        _beside(one) if isinstance(one, str) else _decoded(one, name)
        for one, name in pieces
    )
    return " ".join("".join(parts).split()) or None


def _beside(text: str) -> str:
    """Return what is no encoded word; raw bytes, never allowed, may be there."""
    try:
        data = text.encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:
        return text.encode("utf-8", "replace").decode()
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _decoded(word: bytes, charset: str | None) -> str:
    """Return an encoded word's text; what no character set is may name it as one.

    Without one it is what stands beside such words, which the library escapes.
    """
    try:
        if charset is None:
            return _beside(word.decode("raw-unicode-escape"))
        text = word.decode(charset, "replace")
    except (LookupError, UnicodeError):
        text = word.decode("utf-8", "replace")
    return text.encode("utf-8", "replace").decode()  # some make half a character
