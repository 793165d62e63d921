"""Pages that stand where an article should: bot checks, refusals, cookie walls.

A crawl that was stopped saves one of these under the article's address, with status
200 as often as not. Taken for flashes they'd be news that nobody wrote.
"""

import re

from transforms.core.records import reject
from transforms.core.schema import Delivery, Draft, Reject

STAGE = "parse"
REASON = "barrier"

LONGEST = 960
"""Characters. A longer text has something to tell, whatever it is called."""

BARE = 12
"""Words of a body, or fewer, of which a barrier's title alone decides."""

_TITLES = re.compile(
    r"(?:just a moment|one moment,? please|attention required|pardon our interruption"
    r"|access (?:to this (?:page|site) )?(?:has been )?(?:denied|restricted|blocked)"
    r"|are you (?:a )?(?:ro)?bot|are you (?:a )?human|(?:ro)?bot (?:check|detection)"
    r"|human verification|(?:security|browser) check|checking your browser"
    r"|(?:please )?verify(?:ing)? (?:that )?you are (?:a )?human|captcha"
    r"|(?:request|you have been) (?:blocked|denied)|too many requests"
    r"|(?:(?:http )?(?:error )?\d{3}[ :-]*)?(?:forbidden|service unavailable)"
    r"|before you continue|we value your privacy|your privacy choices"
    r"|cookie (?:consent|settings|wall)|privacy (?:gate|wall)"
    r"|(?:please )?enable (?:javascript|cookies)(?: (?:and|or) (?:javascript|cookies))?"
    r"|un instant|un momento|einen moment,? bitte|nur einen moment|een moment"
    r"|accès refusé|zugriff verweigert|acceso denegado|accesso negato"
    r"|acesso negado|toegang geweigerd|bist du ein roboter|êtes-vous un robot"
    r"|доступ запрещ[её]н|вы не робот)"
    r"[\s.…!?]*(?: [|·•:–—-] .{1,60})?",
    re.IGNORECASE,
)
"""Whole titles, but for the site's name behind a bar or dash."""

_SIGNS = tuple(
    re.compile(sign, re.IGNORECASE)
    for sign in (
        r"enable (?:java ?script|js|cookies)\b",
        r"(?:disable|turn off|pause) (?:any|your|the) ad[ -]?block"
        r"|(?:java ?script|cookies) (?:to continue|and reload)",
        r"verif(?:y|ying) (?:that )?you(?:'re| are) (?:a |not a )?(?:human|robot)"
        r"|(?:confirm|prove|make sure|check) (?:that )?you(?:'re| are) (?:not a robot"
        r"|(?:a )?human)|\bi(?:'| a)m not a robot",
        r"check(?:ing)? (?:your browser|if the site connection is secure)"
        r"|review the security of your connection",
        r"you (?:don't|do not) have permission to (?:access|view)"
        r"|you have been blocked|your (?:request|access|ip(?: address)?) (?:has been"
        r"|was|is) (?:blocked|denied)|access to this page has been denied",
        r"(?:reference|incident|request|ray|error) (?:id|#|number|code)"
        r"[\s:#]*(?=\S*\d)[\w.-]{4,}",
        r"(?:unusual|automated|suspicious) (?:traffic|activity|requests)\b.{0,60}"
        r"\byour\b|you(?:'re| are) (?:a|using a) (?:ro)?bot",
        r"press (?:&|and) hold|(?:complete|solve) the (?:captcha|security check)"
        r"|enter the characters you see",
        r"(?:we|our partners)\b.{0,40}\b(?:use|store)\b.{0,40}\bcookies",
        r"(?:accept|agree|reject|decline) (?:to )?(?:all|and continue)\b"
        r"|manage (?:your )?(?:preferences|choices|cookies|options)",
        r"security (?:service|solution|software) to protect"
        r"|protect (?:itself|ourselves) from (?:online|automated)",
        r"(?:browser will redirect|redirected?) (?:you )?(?:to your|automatically"
        r"|shortly)|this (?:process is automatic|may take a few seconds)",
    )
)
"""What such pages say, each pattern for another thing; two of these are a barrier."""


_HINTS = (
    *("script", "cookie", " js ", "ad block", "ad-block", "adblock", "human", "robot"),
    *("a bot", "captcha", "your browser", "connection is", "your connection"),
    *("permission to", "blocked", "denied", "unusual ", "automated ", "suspicious "),
    *("press &", "press and", "security check", "security s", "characters you"),
    *("protect itself", "protect ourselves", "redirect", "automatic", "few seconds"),
)
"""One of them stands in what has two signs, or one that bears a title out."""


def refuse_barrier(draft: Draft | Reject, delivery: Delivery) -> Draft | Reject:
    """Return the draft, or a reject where it is a barrier and no article.

    What has an author, or is longer than `LONGEST`, stays, also if it is on captchas.
    So does a short one with a barrier's title, unless its text is bare or bears it out.
    """
    if not isinstance(draft, Draft) or draft.authors:
        return draft
    text = draft.raw_text or "\n\n".join(draft.paragraphs)
    if len(text) > LONGEST:
        return draft
    sign = barrier(draft.title or "", text)
    if sign is None:
        return draft
    told = (
        f"a page that stands where the article should ({sign!r}), a bot check, refusal "
        "or cookie wall; expected an article: fetch it again as a reader gets it"
    )
    return reject(delivery, STAGE, REASON, told)


def barrier(title: str, text: str) -> str | None:
    """Return what gives a barrier away, or None; without a title the text begins so.

    >>> barrier("Just a moment...", "Enable JavaScript and cookies to continue")
    'Just a moment...'
    >>> barrier("Just a moment", "The poet reads from her new book at the library on "
    ...     "Friday. Admission is free.")
    """
    found = _signs(text)
    if found or text.count(" ") < BARE:
        told = title.strip() if title else text.lstrip()
        whole = _TITLES.fullmatch(told) if title else _TITLES.match(told)
        if whole and (title or found):
            return whole[0].strip()
    return found[0] if len(found) > 1 else None


def _signs(text: str) -> list[str]:
    lower = text.lower()
    if not any(map(lower.__contains__, _HINTS)):
        return []
    line = " ".join(text.split())
    return [match[0] for sign in _SIGNS if (match := sign.search(line))]
