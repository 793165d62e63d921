"""Whether a page writes the month before the day."""

import re

from transforms.core.page.clues import Clues, host


def month_first(clues: Clues) -> bool | None:
    """Return whether 03/04 is March 4th here.

    By the region of the page's language, of its address (`/en-gb/`, `.co.uk`), else
    by its language.
    """
    stated = [clues.tags.language or ""]
    stated += [value for _, value in clues.tags.meta("og:locale", "content-language")]
    regions = [tag.replace("_", "-").split("-")[-1] for tag in stated if len(tag) > 3]
    if found := _REGION_IN_URL.search(clues.url or ""):
        regions.append(found.group(1))
    regions.append(host(clues.url).rpartition(".")[2])
    for region in regions:
        if region.upper() in _MONTH_FIRST:
            return True
        if len(region) == 2 and region.lower() not in _NOWHERE:
            return False
    language = stated[0].lower()[:2]
    return False if language and language != "en" else None


_MONTH_FIRST = frozenset(("US", "PH", "FM", "MH", "PW"))
_NOWHERE = frozenset(("io", "co", "tv", "me", "ai", "fm", "ly", "to", "cc", "eu"))
"""Top-level domains of two letters that the whole world uses."""
_REGION_IN_URL = re.compile(r"/[a-z]{2}[-_]([a-zA-Z]{2})(?=/)")
