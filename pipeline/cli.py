"""The command line. Exit status: 0 done; 1 failed; 2 usage; 3 too many rejects.

Options only: `pipeline.commands` does the work, and is imported when one is known.
"""

import argparse
import gc
import io
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from importlib.metadata import version
from typing import NoReturn

EPILOG = """\
examples:
  copydesk run --input articles/ --output out
  copydesk run --input 'news/**/*.jsonl.gz' --output out --compress zstd
  copydesk run --input pubsub://PROJECT/SUBSCRIPTION --drain --output out
  copydesk preview story.txt

exit status: 0 done; 1 failed; 2 usage or config; 3 too many rejects
"""

YOUNG = 10_000
"""Objects made until those are looked through for cycles: a list of records is as many,
and with Python's own 700 it is looked through again and again while it is worked on."""

TRACEBACK = "COPYDESK_TRACEBACK"
"""Variable that, if set, shows where an error that nobody expected came from."""

NO_NEAR = "find exact copies and updates only, which costs less"
POLICY = (
    "which copy stays: earliest|latest|longest, or names of publishers, the best "
    "first: A,B [earliest]"
)
FORMAT = "of the articles: article|dolma|ninjs|schema-org [article]"
REPAIRS = "all repairs, or by key: repeats=mark,related=off [cut]"
OUTPUT = "the output of runs"


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    logging.basicConfig(level=logging.ERROR, format="copydesk: %(message)s")
    logging.getLogger("pipeline").setLevel(logging.WARNING)
    logging.getLogger("apache_beam").setLevel(logging.CRITICAL)
    if sys.stdout is None:  # closed
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115
    for stream in (sys.stdout, sys.stderr):  # a terminal may know fewer characters
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    parser = _parser()
    args, rest = parser.parse_known_args(argv)
    if args.command != "run" and rest:
        parser.error(f"unrecognized arguments: {' '.join(rest)}")
    for given, meant in slips(rest):
        parser.error(f"{given}: no such option; did you mean {meant}?")

    gc.disable()
    try:
        from pipeline.commands import perform
    except KeyboardInterrupt:
        print("copydesk: interrupted", file=sys.stderr)
        return 1

    gc.freeze()  # modules stay: a look through them at each collection is for nothing
    gc.set_threshold(YOUNG)
    gc.enable()
    return perform(args.command, args, rest)


class _Parser(argparse.ArgumentParser):
    """A parser whose errors are a line, and not all the options before it."""

    def error(self, message: str) -> NoReturn:
        told = f"{message.removeprefix('argument ')}; see {self.prog} --help"
        self.exit(2, f"copydesk: {told}\n")


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
    parser = _Parser(
        prog="copydesk",
        description="Article files in; clean, unique, explained JSONL out.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    told = f"copydesk {version('copydesk')}"
    parser.add_argument("--version", action="version", version=told)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, fill, told in (
        ("run", _run, "mend articles, drop duplicates, write JSONL"),
        ("replay", _replay, "run rejects again, by the current code and settings"),
        ("preview", _preview, "show articles before and after, and why"),
        ("explain", _explain, "show an article, its duplicates, and what differs"),
        ("current", _current, "print the articles that no later one supersedes"),
        ("index", _index, "look at an index, check it, merge it"),
        ("advise", _advise, "say what a threshold finds, and what a run costs"),
        ("schema", _schema, "print the JSON Schema of the records"),
    ):
        about = f"{told[0].upper()}{told[1:]}."
        fill(
            commands.add_parser(name, help=told, description=about, allow_abbrev=False)
        )
    return parser


def _run(run: argparse.ArgumentParser) -> None:
    run.description = (
        "Read articles, mend them, drop duplicates, write JSONL: all of it or nothing. "
        "Records taken by an earlier run into the same output are not taken again. "
        "Options that aren't listed go to Beam (--runner, --direct_num_workers, ...)."
    )
    option = run.add_argument
    option("--config", metavar="FILE", help="settings in TOML; options win")
    option(
        "--input",
        nargs="+",
        action="extend",
        metavar="PATTERN",
        help="file, folder (walked), glob, - for standard input, or queue",
    )
    option(
        "--output",
        nargs="+",
        metavar="DIR",
        help="a folder, pubsub://PROJECT/TOPIC, or both",
    )
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
    option(
        "--max-record-bytes",
        type=int,
        metavar="N",
        help="reject larger ones [32 MiB]",
    )
    option(
        "--max-reject-ratio",
        type=float,
        metavar="R",
        help="exit 3 above this share of rejects",
    )
    option(
        "--shard-bytes",
        type=int,
        metavar="N",
        help="begin the next file at it [32 MiB]",
    )
    option(
        "--keep-landing",
        action="store_true",
        default=None,
        help="leave the landing files, for inspection",
    )
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
    option("--native", metavar="auto|on|off", help="Dataflow's own source [auto]")


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


def _replay(replay: argparse.ArgumentParser) -> None:
    option = replay.add_argument
    option("rejects", metavar="DIR/rejects", help="a folder, or one file")
    option(
        "--where",
        action="append",
        metavar="KEY=VALUE",
        help="only those of this stage, reason, uri or format; all that are given hold",
    )
    option("--output", metavar="DIR", help="another output [DIR]")
    option("--config", metavar="FILE", help="settings in TOML")


def _preview(preview: argparse.ArgumentParser) -> None:
    option = preview.add_argument
    option("files", nargs="+", metavar="FILE", help="file, folder, glob, or -")
    option("--config", metavar="FILE", help="settings in TOML")
    option("--repairs", metavar="cut|mark|off", help=REPAIRS)


def _explain(explain: argparse.ArgumentParser) -> None:
    explain.add_argument("output", metavar="DIR", help=OUTPUT)
    explain.add_argument(
        "id", metavar="ID", help="of an article or duplicate; its beginning; a file"
    )


def _current(current: argparse.ArgumentParser) -> None:
    current.add_argument("output", metavar="DIR", help=OUTPUT)


def _index(index: argparse.ArgumentParser) -> None:
    option = index.add_argument
    option(
        "action",
        choices=("info", "verify", "compact"),
        help="say what it holds, look for damage, merge its segments into one",
    )
    option("output", metavar="DIR", help="an output, or an index")
    option("--forget-known", metavar="DATE", help="of compact: keys taken before it go")


def _advise(advise: argparse.ArgumentParser) -> None:
    option = advise.add_argument
    option("patterns", nargs="+", metavar="PATTERN", help="file, folder, glob, or -")
    option("--config", metavar="FILE", help="settings in TOML")
    option("--threshold", type=float, metavar="J", help="of near duplicates [0.35]")
    option(
        "--sample",
        type=int,
        default=5000,
        metavar="N",
        help="records drawn at random [5000]",
    )
    option(
        "--articles",
        type=int,
        default=0,
        metavar="N",
        help="tell the cost for so many [those there]",
    )


def _schema(_schema: argparse.ArgumentParser) -> None:
    """Takes no options."""


if __name__ == "__main__":
    sys.exit(main())
