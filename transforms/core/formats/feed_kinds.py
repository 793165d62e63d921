"""Entries of feeds that are no articles: sounds, comments, what a site is made of."""

from transforms.core.formats.xml_tree import Element, local

_NO_POSTS = frozenset(
    {"attachment", "nav_menu_item", "revision", "custom_css", "customize_changeset"}
    | {"oembed_cache", "user_request", "wp_block", "wp_template", "wp_template_part"}
    | {"wp_global_styles", "wp_navigation", "wp_font_family", "wp_font_face"}
)
"""WordPress' own types of what it keeps as posts and shows as none."""

_KIND = "schemas.google.com/g/2005#kind"
_NO_ENTRIES = ("comment", "settings", "template")
_SOUNDS = ("audio", "video")
_OF_EPISODES = frozenset(("duration", "episode", "episodeType", "season"))
_FULL = frozenset(("encoded", "content", "body", "full-text", "fulltext"))


def why_no_article(entry: Element) -> str | None:
    """Return why an entry can be no article, or None.

    An episode of a podcast is one that says how long it plays, or which it is, beside
    its sound, and has no more of a text than a summary.

    >>> from lxml import etree
    >>> wp = 'xmlns:wp="http://wordpress.org/export/1.2/"'
    >>> why_no_article(etree.fromstring(
    ...     f"<item {wp}><wp:post_type>attachment</wp:post_type></item>"))
    'wordpress-attachment'
    """
    sounds = episode = full = False
    for tag in entry:
        name, text = local(tag), tag.text or ""
        if name == "post_type" and "wordpress.org" in tag.tag:
            if text.strip() in _NO_POSTS:
                return f"wordpress-{text.strip()}"
        elif name == "category" and (tag.get("scheme") or "").endswith(_KIND):
            kind = (tag.get("term") or "").rpartition("#")[2]
            if kind in _NO_ENTRIES:
                return f"blogger-{kind}"
        elif name == "enclosure":
            sounds |= (tag.get("type") or "").startswith(_SOUNDS)
        elif "itunes" in tag.tag:
            episode |= name in _OF_EPISODES
        elif name.lower() in _FULL:
            full |= bool(text.strip()) or len(tag) > 0
    return "feed-episode" if sounds and episode and not full else None
