"""JSON-LD of a page: every node that describes it, also where the JSON is broken.

Pages are untrusted: sizes, depths and counts have limits, and what has the wrong
type is passed over. The types are those of schema.org.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

Node = dict[str, Any]

LONGEST = 2_000_000
"""Characters of one script that are read; the largest real ones hold comments."""

MOST_NODES = 2_000
DEEPEST = 12

_ARTICLES = (
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle"
    " OpinionNewsArticle ReviewNewsArticle AskPublicNewsArticle BlogPosting"
    " LiveBlogPosting SatiricalArticle AdvertiserContentArticle TechArticle"
    " ScholarlyArticle MedicalScholarlyArticle SocialMediaPosting Report"
    " DiscussionForumPosting"
)
_WORKS = (
    "CreativeWork Recipe Review CriticReview VideoObject AudioObject PodcastEpisode"
    " RadioEpisode Book ImageGallery MediaGallery Question HowTo Course"
)
ARTICLES = frozenset(_ARTICLES.split())
WORKS = frozenset(_WORKS.split())
PAGES = frozenset(("WebPage", "ItemPage", "AboutPage", "FAQPage", "CollectionPage"))

_INSIDE = ("@graph", "mainEntity", "mainEntityOfPage", "subjectOf", "hasPart")
_WRAPPING = re.compile(r"<!--|-->|<!\[CDATA\[|\]\]>|//[ \t]*$", re.M)
_LINE_COMMENT = re.compile(r"(?:\A|(?<=[\s,{}\[\]]))//")
_SIDE_BY_SIDE = re.compile(r'(["}\]\d])(\s*+)(?=(["{]))')
_LOOSE_COMMA = re.compile(r",(\s*[}\]])")
_DOUBLE_COMMA = re.compile(r",(\s*,)+")
_BAD_ESCAPE = re.compile(r'\\(?!["\\/bfnrtu])')
_PREFIX = re.compile(r'"(?:schema:|https?://schema\.org/)(?=\w{1,40}"\s{0,9}:)')
"""Of a key in full: `schema:headline`."""

_TAG = re.compile(r"<[a-zA-Z/!][^>]{0,500}>")


def read_nodes(scripts: Iterable[str]) -> list[Node]:
    """Return the nodes that the scripts describe the page by, in document order.

    Graphs and arrays are laid flat; a reference by `@id` is followed by `resolve`.

    >>> nodes = read_nodes(['{"@graph": [{"@type": "NewsArticle", "headline": "A",}]}'])
    >>> [node["headline"] for node in nodes if "headline" in node]
    ['A']
    """
    nodes: list[Node] = []
    for script in scripts:
        nodes.extend(_flat(parse(script), MOST_NODES - len(nodes)))
    return nodes


def parse(script: str) -> Any:
    """Return the value of one script; None where no mending makes it JSON."""
    text = script.strip()
    if not text or len(text) > LONGEST:
        return None
    if '"schema:' in text or "schema.org/" in text:
        text = _PREFIX.sub('"', text)
    for attempt in _attempts(text):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _attempts(text: str) -> Iterator[str]:
    """Yield the text as it stands, then mended more and more boldly."""
    yield text
    text = _WRAPPING.sub("", _without_comments(text)).strip().rstrip(";")
    yield text
    text = "\n".join(map(_without_line_comment, text.split("\n")))
    text = _LOOSE_COMMA.sub(r"\1", _DOUBLE_COMMA.sub(",", text))
    yield text
    text = _BAD_ESCAPE.sub(r"\\\\", text)
    yield text
    if "&quot;" in text:
        yield html.unescape(text)
    if '"' not in text:
        yield text.replace("'", '"')
    if len(text) < 100_000:
        yield _quotes_escaped(text)
    decoder = json.JSONDecoder(strict=False)
    start = min((i for i in (text.find("{"), text.find("[")) if i >= 0), default=0)
    try:
        value, _ = decoder.raw_decode(text, start)
        yield json.dumps(value)
    except (ValueError, RecursionError):
        text = _SIDE_BY_SIDE.sub(_with_comma, text)
        yield text
        if '"' in text and len(text) < 100_000:
            yield _closed(text)


def _without_comments(text: str) -> str:
    """Return a script without `/* comments */`, in one pass."""
    kept: list[str] = []
    at = 0
    while (opened := text.find("/*", at)) >= 0:
        closed = text.find("*/", opened + 2)
        if closed < 0:
            break
        kept.append(text[at:opened])
        at = closed + 2
    return "".join([*kept, text[at:]])


def _without_line_comment(line: str) -> str:
    """Return a line without a `// comment` after its last string.

    >>> _without_line_comment('"url": "https://example.org", // "the page"')
    '"url": "https://example.org", // "the page"'
    >>> _without_line_comment('"url": "https://example.org", // the page')
    '"url": "https://example.org", '
    """
    comment = _LINE_COMMENT.search(line, line.rfind('"') + 1)
    return line[: comment.start()] if comment else line


def _with_comma(values: re.Match[str]) -> str:
    """Return a comma between two values that only a line's end, or nothing, parts."""
    end, space, begin = values.groups()
    parted = "\n" in space or (end == "}" and begin == "{")
    return f"{end},{space}" if parted else values.group()


def _closed(text: str) -> str:
    """Close what a text that was cut off leaves open, without its last member."""
    still_open: list[str] = []
    quoted = escaped = False
    end = 0
    for at, mark in enumerate(text):
        if quoted:
            quoted, escaped = mark != '"' or escaped, mark == "\\" and not escaped
        elif mark == '"':
            quoted = True
        elif mark == ",":
            end = at
        elif mark in "{[":
            still_open.append("}" if mark == "{" else "]")
            end = at + 1
        elif mark in "}]" and still_open:
            still_open.pop()
            end = at + 1
    return text[:end] + "".join(reversed(still_open))


def _quotes_escaped(text: str) -> str:
    """Escape quotes inside strings: those that no JSON mark stands beside."""
    return re.sub(
        r'(?<=[^\s\\{\[:,])[ ]?"(?=[ ]?[^\s}\],:"])',
        lambda match: match.group().replace('"', '\\"'),
        text,
    )


def _flat(value: Any, most: int) -> list[Node]:
    found: list[Node] = []
    stack: list[tuple[Any, int]] = [(value, 0)]
    while stack and len(found) < most:
        value, depth = stack.pop()
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            stack.extend((item, depth + 1) for item in reversed(value[:MOST_NODES]))
        elif isinstance(value, dict):
            found.append(value)
            inner = [value[key] for key in _INSIDE if key in value]
            stack.extend((item, depth + 1) for item in reversed(inner))
    return found


def kinds(node: Node) -> frozenset[str]:
    """Return the node's types, without the vocabulary's address."""
    stated = node.get("@type", node.get("type"))
    names = stated if isinstance(stated, list) else [stated]
    return frozenset(
        name.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        for name in names
        if isinstance(name, str)
    )


def by_id(nodes: Iterable[Node]) -> dict[str, Node]:
    """Return the nodes that others can refer to; the fullest of each id."""
    known: dict[str, Node] = {}
    for node in nodes:
        name = node.get("@id")
        if isinstance(name, str) and len(node) > len(known.get(name, ())):
            known[name] = node
    return known


def resolve(value: Any, known: dict[str, Node]) -> Any:
    """Return the node that a bare reference means, else the value itself."""
    if isinstance(value, dict) and isinstance(value.get("@id"), str):
        target = known.get(value["@id"])
        if target is not None and len(target) > len(value):
            return target
    return value


def texts(value: Any, depth: int = 0) -> Iterator[str]:
    """Yield the strings of a value: itself, its items, its names or `@value`s."""
    if depth > 4:
        return
    if isinstance(value, str):
        text = plain(value)
        if text:
            yield text
    elif isinstance(value, int) and not isinstance(value, bool):
        yield str(value)  # a date in milliseconds since 1970
    elif isinstance(value, list):
        for item in value[:200]:
            yield from texts(item, depth + 1)
    elif isinstance(value, dict):
        for key in ("@value", "name", "headline", "@list", "url"):
            if key in value:
                yield from texts(value[key], depth + 1)
                return


def plain(value: str) -> str:
    """Return a string without markup and entities, with single spaces.

    >>> plain("Smith &amp;amp; <b>Sons</b>")
    'Smith & Sons'
    """
    if "&" in value:
        value = html.unescape(html.unescape(value))
    if "<" in value:
        value = _TAG.sub(" ", value)
    return " ".join(value.split())
