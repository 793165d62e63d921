"""The command line. Exit status: 0 done; 1 failed; 2 usage; 3 too many rejects."""

import argparse
import logging
import sys
from collections.abc import Sequence
from typing import Any

import msgspec

from pipeline.config import Settings, Unusable, load
from pipeline.lock import Held
from pipeline.sources.source import NothingMatched
from transforms.core.columns import DamagedFile

DONE, FAILED, USAGE, TOO_MANY_REJECTS = range(4)

EPILOG = """\
examples:
  copydesk run --input articles/ --output out
  copydesk run --input 'news/**/*.jsonl.gz' --output out --compress zstd
  copydesk preview story.txt
Options that are not ours go to Beam (--runner, --direct_num_workers, ...).
"""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    logging.basicConfig(level=logging.ERROR)
    logging.getLogger("apache_beam").setLevel(logging.CRITICAL)
    parser = _parser()
    args, rest = parser.parse_known_args(argv)
    if args.command != "run" and rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    try:
        return int(args.act(args, rest))
    except (Unusable, NothingMatched) as error:
        return _fail(error, USAGE)
    except KeyboardInterrupt:
        return _fail("interrupted; nothing was committed", FAILED)
    except (Held, DamagedFile) as error:
        return _fail(error, FAILED)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        return _fail(f"{where}{error.strerror or error}", FAILED)
    except RuntimeError as error:
        return _fail(str(error).strip().splitlines()[-1], FAILED)


def _fail(error: object, status: int) -> int:
    print(f"copydesk: {error}", file=sys.stderr)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="copydesk",
        description="Article files in; clean, unique, explained JSONL out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True)
    run = commands.add_parser(
        "run", help="run the pipeline", allow_abbrev=False, description=_run.__doc__
    )
    run.set_defaults(act=_run)
    run.add_argument("--config", metavar="FILE", help="settings in TOML; options win")
    _settings(run)
    preview = commands.add_parser("preview", help="show articles before and after")
    preview.set_defaults(act=_preview)
    preview.add_argument("files", nargs="+", metavar="FILE")
    schema = commands.add_parser("schema", help="print the records' JSON Schema")
    schema.set_defaults(act=_schema)
    return parser


def _settings(run: argparse.ArgumentParser) -> None:
    option = run.add_argument
    option("--input", nargs="+", metavar="PATTERN", help="file, folder, glob or -")
    option("--output", metavar="DIR", help="where the output goes")
    option("--index", metavar="DIR", help="what earlier runs kept [DIR/_index]")
    option("--structure", metavar="auto|off", help="read titles off plain text [auto]")
    option(
        "--repairs",
        metavar="cut|mark|off",
        help="all repairs, or by key: repeats=mark,related=off [cut]",
    )
    option("--compress", metavar="none|gzip|zstd", help="of the output [none]")
    option("--max-record-bytes", type=int, metavar="N", help="larger ones are rejected")
    option("--max-reject-ratio", type=float, metavar="R", help="exit 3 above it")
    option("--shard-bytes", type=int, metavar="N", help="size of an output file")
    option("--keep-landing", action="store_true", default=None)
    option("--limit", type=int, metavar="N", help="take the first N records")
    option("--sample", type=int, metavar="N", help="take N records drawn at random")
    option("--seed", type=int, metavar="S", help="another one draws others [0]")


def _run(args: argparse.Namespace, rest: list[str]) -> int:
    """Read articles, mend them, drop duplicates, write JSONL; all or nothing."""
    from pipeline.report import table
    from pipeline.run import run

    given = {
        key: value
        for key, value in vars(args).items()
        if key in (*Settings.__struct_fields__,) and value is not None
    }
    settings = load(args.config, given)
    outcome = run(settings, rest)
    for name in outcome.finished:
        print(f"finished the commit of the interrupted run {name}", file=sys.stderr)
    print(table(outcome.books, outcome.seconds, outcome.runner, settings.output))
    rejected, taken = outcome.books.rejects, outcome.books.records
    if taken and rejected / taken > settings.max_reject_ratio:
        limit = f"more than --max-reject-ratio {settings.max_reject_ratio}"
        return _fail(f"{rejected} of {taken} records rejected, {limit}", 3)
    return DONE


def _preview(args: argparse.Namespace, _: list[str]) -> int:
    from pipeline.preview import preview

    for text in preview(args.files):
        print(text)
    return DONE


def _schema(_args: argparse.Namespace, _: list[str]) -> int:
    from transforms.core.json_schema import json_schema

    schema: dict[str, Any] = json_schema()
    print(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode())
    return DONE
