"""What a run can be told: TOML files and options, checked before anything starts."""

import re
import tomllib
from typing import Any, Literal, get_args, get_type_hints

import msgspec

from pipeline.sources.drain import NoSpan, Queue
from pipeline.sources.part import Part
from pipeline.stream import KEEP_FOR, Stream
from transforms.core.formats.format import MAX_RECORD_BYTES, ParseSettings
from transforms.core.formats.json_names import NAMES
from transforms.core.policies import NAMES as NAMES_OF_POLICIES
from transforms.core.policies import Order
from transforms.core.rules import Rules
from transforms.core.similarity import CONTAINED, THRESHOLD
from transforms.output_files import Compression, Form, FormatName, To

Mode = Literal["cut", "mark", "off"]


class Unusable(ValueError):
    """A setting that no run can have; the message names key, value and expectation."""


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


def load(path: str | None, options: dict[str, Any]) -> Settings:
    """Return the settings of a TOML file, overridden by options.

    Raises:
        Unusable: The file can't be read, or a key or value is wrong.
    """
    values: dict[str, Any] = {}
    if path is not None:
        try:
            with open(path, "rb") as file:
                values = tomllib.load(file)
        except OSError as error:
            raise Unusable(f"--config {path}: {error.strerror}") from error
        except tomllib.TOMLDecodeError as error:
            raise Unusable(f"--config {path}: not valid TOML: {error}") from error
    mode = options.pop("repairs", None)
    told = {key: options.pop(key) for key in OF_DUPLICATES if key in options}
    parts = {"queue": OF_QUEUE, "stream": OF_STREAM}
    of_parts = {
        part: {key: options.pop(key) for key in keys if key in options}
        for part, keys in parts.items()
    }
    values |= options
    if told:
        values["duplicates"] = {**values.get("duplicates", {}), **_duplicates(told)}
    for part, given in of_parts.items():
        if given:
            values[part] = {**values.get(part, {}), **given}
    if mode is not None:
        values["repairs"] = _repairs(mode, values.get("repairs", {}))
    try:
        settings = msgspec.convert(values, Settings)
    except msgspec.ValidationError as error:
        raise Unusable(_told(str(error), values, path)) from error
    _check(settings)
    return settings


def _repairs(mode: str, configured: Any) -> Any:
    """Read `cut`, or `repeats=mark,related=off`."""
    if "=" not in mode:
        return dict.fromkeys(Repairs.__struct_fields__, mode)
    given = dict(part.partition("=")[::2] for part in mode.split(","))
    return {**configured, **given}


OF_DUPLICATES = ("near", "threshold", "keep_for", "policy")
"""Options that stand for keys of [duplicates]."""

OF_QUEUE = Queue.__struct_fields__
"""Those that stand for keys of [queue]."""

OF_STREAM = Stream.__struct_fields__
"""Those that stand for keys of [stream]."""


def _duplicates(told: dict[str, Any]) -> dict[str, Any]:
    """Read the options; a policy that is no name is a list of publishers."""
    policy = told.get("policy")
    if policy is None or policy in NAMES_OF_POLICIES:
        return told
    names = [name.strip() for name in policy.split(",")]
    return {**told, "policy": "publishers", "publishers": names}


def _told(error: str, values: dict[str, Any], path: str | None) -> str:
    """Return msgspec's message with the value at fault."""
    message, _, place = error.partition(" - at `$")
    keys = place.rstrip("`").strip(".").split(".") if place else []
    value: Any = values
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else value
    where = f"{path}: " if path else ""
    named = f"{'.'.join(keys)} = {value!r}: " if keys else ""
    choices = get_args(_type_of(keys))
    if choices and message.startswith("Invalid enum"):
        message = f"expected one of {', '.join(choices)}"
    return f"{where}{named}{message}"


def _type_of(keys: list[str]) -> Any:
    """Return the declared type of a setting."""
    kind: Any = Settings
    for key in keys:
        kind = get_type_hints(kind).get(key) if hasattr(kind, key) else None
    return kind


_LEAST = {
    "max_record_bytes": 1,
    "shard_bytes": 1024,
    "limit": 0,
    "sample": 0,
    "seed": 0,
}


def _check(settings: Settings) -> None:
    for key, least in _LEAST.items():
        if getattr(settings, key) < least:
            value = getattr(settings, key)
            raise Unusable(f"{key} = {value}: expected at least {least}")
    if not 0 <= settings.max_reject_ratio <= 1:
        value = settings.max_reject_ratio
        raise Unusable(f"max_reject_ratio = {value}: expected a share from 0 to 1")
    found = settings.duplicates
    for key in ("threshold", "contained"):
        if not 0 < getattr(found, key) <= 1:
            value = getattr(found, key)
            raise Unusable(
                f"duplicates.{key} = {value}: expected a similarity above 0, up to 1"
            )
    for key in ("recurring_hours", "recurring_words"):
        if getattr(found, key) < 0:
            value = getattr(found, key)
            raise Unusable(f"duplicates.{key} = {value}: expected 0 or more")
    if found.policy == "publishers" and not found.publishers:
        raise Unusable("duplicates.publishers: missing; the policy asks for names")
    days(found.keep_for)
    try:
        settings.queue.until()
        settings.stream.windows()
    except NoSpan as error:
        raise Unusable(str(error)) from None
    for key in settings.fields:
        if key not in NAMES:
            known = ", ".join(NAMES)
            raise Unusable(f"fields.{key}: no such field; expected one of {known}")
