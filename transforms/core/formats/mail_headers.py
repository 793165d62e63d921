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
    parts = [
        one if isinstance(one, str) else _decoded(one, name) for one, name in pieces
    ]
    data = "".join(parts).encode("utf-8", "surrogateescape")
    try:
        text = data.decode()
    except UnicodeDecodeError:  # raw bytes, which were never allowed
        text = data.decode("cp1252", "replace")
    return " ".join(text.split()) or None


def _decoded(word: bytes, charset: str | None) -> str:
    """Return an encoded word's text; what no character set is may name it as one."""
    try:
        text = word.decode(charset or "utf-8", "replace")
    except (LookupError, UnicodeError):
        text = word.decode("utf-8", "replace")
    return text.encode("utf-8", "replace").decode()  # some make half a character
