"""What a run can be told: TOML files and options, checked before anything starts."""

import re
import tomllib
from collections.abc import Mapping
from difflib import get_close_matches
from functools import reduce
from itertools import chain
from math import inf
from typing import Any, Literal

import msgspec

from pipeline.home import at_home
from pipeline.sources.drain import NoSpan, Queue
from pipeline.sources.part import Part
from pipeline.stream import KEEP_FOR, Stream
from pipeline.unusable import Unusable, told
from transforms.core.cuts import Mode
from transforms.core.duplicates.policies import NAMES as NAMES_OF_POLICIES
from transforms.core.duplicates.policies import Order
from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.similarity import CONTAINED, THRESHOLD
from transforms.core.formats.format import MAX_RECORD_BYTES, ParseSettings
from transforms.core.formats.json_names import NAMES
from transforms.output_files import Compression, Form, FormatName, To


class Repairs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What each repair does: `cut`, `mark` (list what would be cut) or `off`.

    Attributes:
        repeats: Passages that stand twice in one article.
        related: Headlines of other stories, and furniture.
    """

    repeats: Mode = "cut"
    related: Mode = "cut"


class Duplicates(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """When an article is a duplicate, and which copy is kept.

    Attributes:
        near: Whether near duplicates are looked for; exact copies and updates are
            found without, at less cost.
        threshold: Jaccard similarity of the texts' shingles from which an article is
            a near duplicate; docs/threshold.md shows pairs at several.
        contained: Share of its shingles from which it is contained in another.
        recurring_hours: Stories further apart in time than this may recur without
            being duplicates: market reports, weather, results. 0: never.
        recurring_words: Shorter ones recur whatever they say.
        keep_for: Articles further apart in time than this aren't compared: a number
            with h, d or w, such as `30d`; empty: no limit.
        policy: `earliest`, `latest`, `longest`, or `publishers`.
        publishers: For the policy `publishers`, names, the best first.
    """

    near: bool = True
    threshold: float = THRESHOLD
    contained: float = CONTAINED
    recurring_hours: float = 20.0
    recurring_words: int = 60
    keep_for: str = ""
    policy: Literal["earliest", "latest", "longest", "publishers"] = "earliest"
    publishers: list[str] = []

    def rules(self) -> Rules:
        """Return the figures of the pass."""
        return Rules(
            near=self.near,
            threshold=self.threshold,
            contained=self.contained,
            recurring_hours=self.recurring_hours,
            recurring_words=self.recurring_words,
            keep_for_days=days(self.keep_for),
        )

    def order(self) -> Order:
        """Return which copy is kept."""
        return Order(self.policy, tuple(self.publishers))


def days(span: str) -> float:
    """Return a span of time in days.

    >>> days("36h"), days("30d"), days("2w"), days("")
    (1.5, 30.0, 14.0, 0.0)
    """
    match = _SPAN.fullmatch(span)
    if match is None:
        raise Unusable(
            f"duplicates.keep_for = {span!r}: expected a number with h, d or w (30d)"
        )
    hours = {"h": 1, "d": 24, "w": 168, None: 0}[match[2]]
    return float(match[1] or 0) * hours / 24


_SPAN = re.compile(r"(?:(\d+(?:\.\d+)?)\s*([hdw]))?")


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of a run.

    Attributes:
        input: Patterns: a file, a folder, a glob, or `-` for standard input.
        output: The output folder.
        index: The index's folder; `_index` in the output if empty.
        structure: `auto` reads title, standfirst, byline and dateline off plain
            text; `off` takes it all as body.
        repairs: What each repair does.
        duplicates: When an article is a duplicate, and which copy is kept.
        queue: How a queue of messages is read.
        stream: How it is read without an end.
        fields: For a field of ours, further names to look for in JSON.
        format: Of the articles: `article`, `dolma`, `ninjs` or `schema-org`;
            docs/output-formats.md says where the fields go.
        to: What the articles are written to: `jsonl` or `parquet`.
        compress: `none`, `gzip` or `zstd`.
        max_record_bytes: Larger records are rejected.
        max_reject_ratio: Share of records above which the exit status is 3; a run
            has no limit by default.
        shard_bytes: Size at which the next output file begins.
        keep_landing: Leave the landing files for inspection.
        limit: Take only the first so many records, in the order of the files.
        sample: Take so many records drawn at random.
        seed: Of the sample.
    """

    input: list[str] = []
    output: str = ""
    index: str = ""
    structure: Literal["auto", "off"] = "auto"
    repairs: Repairs = Repairs()
    duplicates: Duplicates = Duplicates()
    queue: Queue = Queue()
    stream: Stream = Stream()
    fields: dict[str, list[str]] = {}
    format: FormatName = "article"
    to: To = "jsonl"
    compress: Compression = "none"
    max_record_bytes: int = MAX_RECORD_BYTES
    max_reject_ratio: float = 1.0
    shard_bytes: int = 32 * 1024 * 1024
    keep_landing: bool = False
    limit: int = 0
    sample: int = 0
    seed: int = 0

    def form(self) -> Form:
        """Return how the final files are written."""
        return Form(self.format, self.to, self.compress)

    def part(self) -> Part:
        """Return how much of the input is taken."""
        return Part(self.limit, self.sample, self.seed)

    def rules(self) -> Rules:
        """Return the figures of the pass; a stream always has a retention."""
        found = self.duplicates
        if self.stream.streaming and not found.keep_for:
            found = msgspec.structs.replace(found, keep_for=KEEP_FOR)
        return found.rules()

    def parse_settings(self) -> ParseSettings:
        """Return what the formats need to know."""
        return ParseSettings(
            fields=self.fields,
            structure=self.structure,
            max_record_bytes=self.max_record_bytes,
        )


def load(path: str | None, options: Mapping[str, Any]) -> Settings:
    """Return the settings of a TOML file, overridden by options.

    Raises:
        Unusable: The file can't be read, or a key or value is wrong.
    """
    filed = _file(path) if path is not None else {}
    values = at_home(_overridden(filed, options))
    try:
        settings = msgspec.convert(values, Settings)
        _check(settings)
    except msgspec.ValidationError as error:
        wrong = told(str(error), values, Settings)
    except (NoSpan, Unusable) as error:
        wrong = str(error)
    else:
        return settings
    key = _KEY.match(wrong)
    raise Unusable(f"{path}: {wrong}" if key and key[0] in filed else wrong)


_KEY = re.compile(r"[^.: \[]+")


def _file(path: str) -> dict[str, Any]:
    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise Unusable(f"--config {path}: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise Unusable(f"--config {path}: not valid TOML: {error}") from error


OF_TABLES = {
    "duplicates": ("near", "threshold", "keep_for", "policy", "publishers"),
    "queue": Queue.__struct_fields__,
    "stream": Stream.__struct_fields__,
}
"""For each table of a file, the options that stand for keys of it."""

OPTIONS = {*Settings.__struct_fields__, *chain.from_iterable(OF_TABLES.values())}
"""All options that are settings."""


def _overridden(filed: dict[str, Any], options: Mapping[str, Any]) -> dict[str, Any]:
    """Return a file's values with the options put over them."""
    over = dict(options)
    if "policy" in over:
        over |= _policy(over["policy"])
    if "repairs" in over:
        over["repairs"] = _repairs(over["repairs"])
    for table, keys in OF_TABLES.items():
        given = {key: over.pop(key) for key in keys if key in over}
        if given:
            over[table] = given
    for table, given in over.items():
        held = filed.get(table)
        if isinstance(given, dict) and isinstance(held, dict):
            over[table] = {**held, **given}
    return {**filed, **over}


def _repairs(mode: str) -> dict[str, str]:
    """Read `cut`, or `repeats=mark,related=off`."""
    if "=" not in mode:
        return dict.fromkeys(Repairs.__struct_fields__, mode)
    return dict(part.strip().partition("=")[::2] for part in mode.split(","))


def _policy(name: str) -> dict[str, Any]:
    """Read a policy; what is no name of one is a list of publishers."""
    if name in NAMES_OF_POLICIES:
        unused: dict[str, Any] = {} if name == "publishers" else {"publishers": []}
        return {"policy": name, **unused}
    if near := get_close_matches(name.lower(), NAMES_OF_POLICIES, 1, 0.7):
        raise Unusable(f"--policy {name}: no such policy; did you mean {near[0]}?")
    names = [one.strip() for one in name.split(",")]
    return {"policy": "publishers", "publishers": names}


_RANGES = {
    "max_record_bytes": (1, inf),
    "shard_bytes": (1024, inf),
    "limit": (0, inf),
    "sample": (0, inf),
    "seed": (0, inf),
    "max_reject_ratio": (0, 1),
    "duplicates.threshold": (0.01, 1),
    "duplicates.contained": (0.01, 1),
    "duplicates.recurring_hours": (0, inf),
    "duplicates.recurring_words": (0, inf),
}
"""The least and the greatest that a number may be."""


def _check(settings: Settings) -> None:
    """See what the types don't say.

    Raises:
        Unusable, NoSpan: A value is wrong; the message names its key.
    """
    for key, (least, most) in _RANGES.items():
        value: Any = reduce(getattr, key.split("."), settings)
        if not least <= value <= most:
            wanted = f"{least} to {most}" if most < inf else f"at least {least}"
            raise Unusable(f"{key} = {value}: expected {wanted}")
    found = settings.duplicates
    if found.policy == "publishers" and not any(found.publishers):
        raise Unusable(
            "duplicates.publishers: missing; the policy asks for names, the best first "
            "(with --policy these alone: --policy A,B)"
        )
    if found.publishers and found.policy != "publishers":
        given = f"duplicates.publishers: given, but policy = {found.policy!r}"
        raise Unusable(f"{given}; expected policy = 'publishers', or none of them")
    if settings.keep_landing and settings.stream.streaming:
        why = "a stream's landing files are what it has yet to publish"
        raise Unusable(f"keep_landing = true: {why}; expected a run that ends")
    days(found.keep_for)
    settings.queue.until()
    settings.stream.windows()
    for key in settings.fields:
        if key not in NAMES:
            raise Unusable(f"fields.{key}: no such field; expected {', '.join(NAMES)}")
