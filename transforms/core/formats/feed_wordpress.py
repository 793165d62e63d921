"""An item of a WordPress export (WXR): a feed's item that says more of itself."""

from transforms.core.formats.tagged import Tagged
from transforms.core.formats.wordpress import STATUSES, as_shown, local_time
from transforms.core.formats.xml_tree import Element, text_of

_LABELS = ("category", "post_tag")
"""Domains of categories that are words for the story; others are the site's own."""


def take_post(tagged: Tagged, tags: dict[str, list[Element]]) -> None:
    """Take what only exports say, and lay out what they keep as it was written.

    Dates are the site's own with their offset, the first category is the section,
    co-authors go before the account that saved the post.
    """
    for tag in tags["content:encoded"]:
        tag.text = as_shown(tag.text or "")
    for field, name in (("published", "post_date"), ("modified", "post_modified")):
        local, utc = _first(tags, f"wp:{name}"), _first(tags, f"wp:{name}_gmt")
        tagged.put(field, local_time(local, utc), f"feed:wp:{name}", local)
    status = _first(tags, "wp:status")
    tagged.status(STATUSES.get(status, "withheld"))
    tagged.note("status", status if status != "publish" else None)
    kind = _first(tags, "wp:post_type")
    tagged.note("post_type", kind if kind != "post" else None)
    labels = tags["category"]
    persons = [text_of(tag) for tag in labels if tag.get("domain") == "author"]
    tagged.names("authors", persons, "feed:category:author")
    for tag in labels:
        if tag.get("domain") == "category":
            tagged.put("section", text_of(tag), "feed:category")
    tags["category"] = [tag for tag in labels if tag.get("domain") in _LABELS]


def _first(tags: dict[str, list[Element]], name: str) -> str:
    return text_of(tags[name][0]) if tags[name] else ""


def names_of_accounts(channel: Element) -> dict[str, str]:
    """Return the names that authors are shown with, by those they log in with."""
    found = {}
    for tag in channel:
        if isinstance(tag.tag, str) and tag.tag.endswith("}author"):
            parts = {one.tag.rpartition("}")[2]: text_of(one) for one in tag}
            if parts.get("author_login") and parts.get("author_display_name"):
                found[parts["author_login"]] = parts["author_display_name"]
    return found
