"""Bot checks, refusals and cookie walls are rejects; articles about them are not."""

import json

import pytest

from transforms.core.desk import edit
from transforms.core.records import deliver
from transforms.core.schema import Article, Reject


def page(title: str, *paragraphs: str, head: str = "") -> bytes:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    told = f"<!DOCTYPE html><title>{title}</title>{head}<body>{body}</body>"
    return told.encode()


BARRIERS = {
    "a check before the page": page(
        "Just a moment...", "Enable JavaScript and cookies to continue"
    ),
    "a check in French": page("Un instant…", "Vérification en cours"),
    "a title and no text": page("Access Denied"),
    "a refusal by a server": page(
        "Access Denied",
        "You don't have permission to access this article on this server.",
        "Reference #18.5f2a1cb8.1700000000.1a2b3c",
    ),
    "a refusal with the site's name": page(
        "Attention Required! | Some Shield",
        "Sorry, you have been blocked. You are unable to access the site.",
        "This website is using a security service to protect itself.",
    ),
    "a robot's question": page(
        "Are you a robot?",
        "To continue, please click the box below to let us know you're not a robot.",
        "We detected unusual activity from your computer network.",
    ),
    "a captcha under the article's own title": page(
        "Harbour bridge to close",
        "Press &amp; Hold to confirm you are a human (and not a bot).",
        "Reference ID 3f9a77c0-11ee",
    ),
    "a cookie wall": page(
        "The Morning Paper",
        "We and our partners use cookies to store information on your device.",
        "You can manage your choices at any time.",
        "Accept all",
    ),
    "no script": page("Morning", "Please enable JS and disable any ad blocker"),
    "forbidden": page("403 Forbidden", "nginx"),
}
ARTICLES = {
    "a flash that says access denied": page(
        "Access denied: reporters kept from courtroom",
        "Reporters were kept out of the courtroom on Monday, the court said.",
    ),
    "a diary entry called so": page(
        "Just a moment",
        "The poet reads from her new book at the town library on Friday at seven in"
        " the evening, and the choir sings. Admission is free.",
    ),
    "a brief on captchas": page(
        "Puzzles for robots to go",
        "The tax office will no longer ask taxpayers to prove that they are human, it"
        " said on Monday. Its puzzles had kept out more people than machines.",
    ),
    "a brief on cookies": page(
        "Fine for cookie banners",
        "The regulator fined four publishers on Tuesday who use cookies before readers"
        " agree. They have a month to change their pages.",
    ),
    "a flash on a cyber attack": page(
        "Ministry site down",
        "The ministry's site was down on Monday after automated requests flooded its"
        " network, a spokesman said. Access has been denied to nobody's data.",
    ),
}


@pytest.mark.parametrize("data", BARRIERS.values(), ids=BARRIERS)
def test_a_barrier_is_refused_with_a_reason(data: bytes) -> None:
    refused = edit(deliver(data, uri="a.html", format="html"))
    assert isinstance(refused, Reject)
    assert (refused.stage, refused.reason) == ("parse", "barrier")
    assert "fetch it again" in refused.error
    assert refused.payload == data.decode()


@pytest.mark.parametrize("data", ARTICLES.values(), ids=ARTICLES)
def test_an_article_that_reads_like_one_stays(data: bytes) -> None:
    assert isinstance(edit(deliver(data, uri="a.html", format="html")), Article)


def test_a_barrier_that_a_scraper_made_json_or_text_of_is_refused_too() -> None:
    title, text = "Just a moment...", "Enable JavaScript and cookies to continue."
    line = json.dumps({"title": title, "text": text}).encode()
    plain = f"{title}\n\n{text}\n".encode()
    for data, name in ((line, "json"), (plain, "text")):
        refused = edit(deliver(data, uri="a", format=name))
        assert isinstance(refused, Reject)
        assert refused.reason == "barrier"


def test_a_long_article_or_one_with_an_author_is_never_asked() -> None:
    said = "Verify you are human, it says. Press and hold. " * 21
    long = edit(deliver(page("Captcha", said), uri="a.html", format="html"))
    author = '<meta name="author" content="Jane Doe">'
    signed = page("Captcha", "Press and hold, you have been blocked.", head=author)
    assert isinstance(long, Article)
    assert isinstance(edit(deliver(signed, uri="a.html", format="html")), Article)
