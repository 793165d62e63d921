"""What a run can be told: TOML files and options, checked before anything starts."""

import tomllib
from typing import Any, Literal, get_args, get_type_hints

import msgspec

from pipeline.sources.part import Part
from transforms.core.formats.format import MAX_RECORD_BYTES, ParseSettings
from transforms.core.formats.json_names import NAMES
from transforms.publish import Compression

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


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The settings of a run.

    Attributes:
        input: Patterns: a file, a folder, a glob, or `-` for standard input.
        output: The output folder.
        index: The index's folder; `_index` in the output if empty.
        structure: `auto` reads title, standfirst, byline and dateline off plain
            text; `off` takes it all as body.
        repairs: What each repair does.
        fields: For a field of ours, further names to look for in JSON.
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
    fields: dict[str, list[str]] = {}
    compress: Compression = "none"
    max_record_bytes: int = MAX_RECORD_BYTES
    max_reject_ratio: float = 1.0
    shard_bytes: int = 32 * 1024 * 1024
    keep_landing: bool = False
    limit: int = 0
    sample: int = 0
    seed: int = 0

    def part(self) -> Part:
        """Return how much of the input is taken."""
        return Part(self.limit, self.sample, self.seed)

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
    values |= options
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
    for key in settings.fields:
        if key not in NAMES:
            known = ", ".join(NAMES)
            raise Unusable(f"fields.{key}: no such field; expected one of {known}")
