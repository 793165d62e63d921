"""The command line. Exit status: 0 done; 1 failed; 2 usage; 3 too many rejects.

Options only: `pipeline.commands` does the work, and is imported when one is known.
"""

import argparse
import gc
import logging
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

EPILOG = """\
examples:
  copydesk run --input articles/ --output out
  copydesk run --input 'news/**/*.jsonl.gz' --output out --compress zstd
  copydesk run --input pubsub://PROJECT/SUBSCRIPTION --drain --output out
  copydesk preview story.txt
Options of `run` that are not ours go to Beam (--runner, --direct_num_workers, ...).
"""

NO_NEAR = "find exact copies and updates only, which costs less"
POLICY = "which copy stays: earliest|latest|longest, or publishers A,B,... [earliest]"
FORMAT = "of the articles: article|dolma|ninjs|schema-org [article]"
REPAIRS = "all repairs, or by key: repeats=mark,related=off [cut]"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    logging.basicConfig(level=logging.ERROR, format="copydesk: %(message)s")
    logging.getLogger("pipeline").setLevel(logging.WARNING)
    logging.getLogger("apache_beam").setLevel(logging.CRITICAL)
    parser = _parser()
    args, rest = parser.parse_known_args(argv)
    if args.command != "run" and rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    for given, meant in slips(rest):
        parser.error(f"{given}: no such option; did you mean {meant}?")

    gc.disable()
    from pipeline.commands import perform

    gc.freeze()  # modules stay: a look through them at each collection is for nothing
    gc.enable()
    return perform(args.command, args, rest)


LIKE = 0.85
"""Likeness to an option of ours from which another is taken for a slip of it."""


def slips(rest: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield options that aren't ours, and the one of ours that each nearly is.

    All others are Beam's, or a runner's: nobody knows all of these.

    >>> list(slips(["--threshhold=0.6", "--runner", "PrismRunner", "--max-mesages"]))
    [('--threshhold', '--threshold'), ('--max-mesages', '--max-messages')]
    """
    parser = argparse.ArgumentParser(add_help=False)
    _run(parser)
    ours = list(parser._option_string_actions)
    for word in rest:
        name = word.partition("=")[0]
        near = get_close_matches(name, ours, 1, LIKE) if name.startswith("--") else []
        if near:
            yield name, near[0]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="copydesk",
        description="Article files in; clean, unique, explained JSONL out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _run(commands.add_parser("run", help="run the pipeline", allow_abbrev=False))
    replay = commands.add_parser("replay", help="run rejects again")
    replay.add_argument("rejects", metavar="DIR/rejects", help="a folder, or one file")
    replay.add_argument(
        "--where",
        action="append",
        metavar="KEY=VALUE",
        help="only those of this stage, reason, uri or format; all that are given hold",
    )
    replay.add_argument("--output", metavar="DIR", help="another output [DIR]")
    replay.add_argument("--config", metavar="FILE", help="settings in TOML")
    preview = commands.add_parser("preview", help="show articles before and after")
    preview.add_argument("files", nargs="+", metavar="FILE")
    preview.add_argument("--repairs", metavar="cut|mark|off", help=REPAIRS)
    explain = commands.add_parser("explain", help="show an article's duplicates")
    explain.add_argument("output", metavar="DIR", help="the output of runs")
    explain.add_argument("id", metavar="ID", help="of an article or a duplicate")
    current = commands.add_parser("current", help="print what nothing supersedes")
    current.add_argument("output", metavar="DIR", help="the output of runs")
    index = commands.add_parser("index", help="look at an index, check it, merge it")
    index.add_argument("action", choices=("info", "verify", "compact"))
    index.add_argument("output", metavar="DIR", help="an output, or an index")
    index.add_argument(
        "--forget-known", metavar="DATE", help="of compact: keys taken before it go"
    )
    advise = commands.add_parser("advise", help="say what a threshold finds, and costs")
    advise.add_argument("patterns", nargs="+", metavar="PATTERN")
    advise.add_argument("--config", metavar="FILE", help="settings in TOML")
    advise.add_argument("--threshold", type=float, metavar="J", help="[0.35]")
    advise.add_argument(
        "--sample", type=int, default=5000, metavar="N", help="records read [5000]"
    )
    advise.add_argument(
        "--articles", type=int, default=0, metavar="N", help="told for [those there]"
    )
    commands.add_parser("schema", help="print the records' JSON Schema")
    return parser


def _run(run: argparse.ArgumentParser) -> None:
    run.description = (
        "Read articles, mend them, drop duplicates, write JSONL: all of it or nothing. "
        "Records taken by an earlier run into the same output are not taken again."
    )
    option = run.add_argument
    option("--config", metavar="FILE", help="settings in TOML; options win")
    option(
        "--input",
        nargs="+",
        action="extend",
        metavar="PATTERN",
        help="file, folder, glob, - or queue",
    )
    option("--output", nargs="+", metavar="DIR", help="where to; and pubsub://P/TOPIC")
    option("--index", metavar="DIR", help="what earlier runs kept [DIR/_index]")
    option("--structure", metavar="auto|off", help="read titles off plain text [auto]")
    option("--repairs", metavar="cut|mark|off", help=REPAIRS)
    option("--threshold", type=float, metavar="J", help="of near duplicates [0.35]")
    option("--no-near", dest="near", action="store_false", default=None, help=NO_NEAR)
    option("--policy", metavar="NAME", help=POLICY)
    option("--keep-for", metavar="SPAN", help="compare within it, e.g. 30d [no limit]")
    option("--format", metavar="NAME", help=FORMAT)
    option("--to", metavar="jsonl|parquet", help="files of the articles [jsonl]")
    option("--compress", metavar="none|gzip|zstd", help="of the output [none]")
    option("--max-record-bytes", type=int, metavar="N", help="larger ones are rejected")
    option("--max-reject-ratio", type=float, metavar="R", help="exit 3 above it")
    option("--shard-bytes", type=int, metavar="N", help="size of an output file")
    option("--keep-landing", action="store_true", default=None)
    option("--limit", type=int, metavar="N", help="take the first N records")
    option("--sample", type=int, metavar="N", help="take N records drawn at random")
    option("--seed", type=int, metavar="S", help="another one draws others [0]")
    _queue(run.add_argument_group("queues of messages"))
    _stream(run.add_argument_group("queues read without an end"))


def _queue(group: argparse._ArgumentGroup) -> None:
    option = group.add_argument
    option(
        "--drain",
        action="store_true",
        default=None,
        help="take what is there, then end like a batch run",
    )
    option("--idle", metavar="SPAN", help="of an empty queue, that ends it [5s]")
    option("--max-messages", type=int, metavar="N", help="take at most so many")
    option("--max-time", metavar="SPAN", help="read for so long at most, e.g. 5m")
    option("--dead-letter", metavar="TOPIC", help="gets what was rejected")
    option("--time-attribute", metavar="NAME", help="the event time [publish time]")


def _stream(group: argparse._ArgumentGroup) -> None:
    option = group.add_argument
    option(
        "--streaming",
        action="store_true",
        default=None,
        help="read for ever; commit buckets of event time, one by one",
    )
    option("--window", metavar="SPAN", help="event time in a bucket [60s]")
    option("--lateness", metavar="SPAN", help="how long a bucket stays open [0s]")
    option("--metrics-port", type=int, metavar="PORT", help="for Prometheus [none]")


if __name__ == "__main__":
    sys.exit(main())
