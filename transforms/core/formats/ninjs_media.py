"""What a ninjs item is shown with, and as: pictures, and the page that it is on."""

from typing import Any

from transforms.core.formats.ninjs_parts import parts, string
from transforms.core.formats.tagged import Tagged


def take_picture(tagged: Tagged, associations: Any) -> None:
    """Take the picture that the item is shown with, in its widest rendition."""
    for part in parts(associations):
        if part.get("type") not in ("picture", "graphic"):
            continue
        renditions = [
            one
            for one in parts(part.get("renditions"))
            if string(one.get("href")).startswith(("http://", "https://"))
        ]
        if renditions:
            widest = max(renditions, key=lambda one: _number(one.get("width")))
            tagged.put("image", string(widest["href"]), "ninjs:associations")
            return


def take_renditions(tagged: Tagged, renditions: Any) -> None:
    """Take the page and the picture that the item itself is shown as."""
    for part in parts(renditions):
        address = string(part.get("href"))
        kind = string(part.get("contentType") or part.get("mimetype"))
        if not address.startswith(("http://", "https://")):
            continue
        if kind.startswith("text/html"):
            tagged.put("url", address, "ninjs:renditions")
        elif kind.startswith("image") or (not kind and part.get("name") == "main"):
            tagged.put("image", address, "ninjs:renditions")


def _number(value: Any) -> float:
    return value if isinstance(value, (int, float)) else 0
