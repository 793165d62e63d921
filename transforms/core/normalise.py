"""From the text as the source holds it to mended paragraphs."""

import msgspec

from transforms.core.layout import lay_out
from transforms.core.mend import mend
from transforms.core.schema import Draft

MENDED_FIELDS = ("title", "standfirst", "section", "publisher")


def normalise(draft: Draft) -> Draft:
    """Return the draft with mended fields and paragraphs.

    Paragraphs that the parser found already (HTML) are mended one by one, and
    dropped where nothing is left of them.
    """
    changes: dict[str, object] = {}
    for name in MENDED_FIELDS:
        value = getattr(draft, name)
        if value is not None:
            changes[name] = " ".join(mend(value).split()) or None
    if draft.authors:
        authors = (" ".join(mend(author).split()) for author in draft.authors)
        changes["authors"] = tuple(filter(None, authors))
    if draft.raw_text is None:
        paragraphs = (mend(paragraph).strip() for paragraph in draft.paragraphs)
        changes["paragraphs"] = tuple(filter(None, paragraphs))
    else:
        layout = lay_out(mend(draft.raw_text))
        changes["paragraphs"], changes["apart"] = layout.paragraphs, layout.apart
    return msgspec.structs.replace(draft, **changes)
