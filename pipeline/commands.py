"""What each command does, and how its errors are told; `COMMANDS` names them."""

import os
import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import urlencode

import msgspec

from pipeline.advice import advice
from pipeline.beam_options import see
from pipeline.cli import TRACEBACK
from pipeline.config import OPTIONS, load
from pipeline.explain import NotThere, OtherFormat, current, explain
from pipeline.index import Index
from pipeline.lock import Held, RunLock
from pipeline.manifest import COMMITS
from pipeline.modes import StreamEnded
from pipeline.preview import preview
from pipeline.prism import NoPrism, find
from pipeline.report import table
from pipeline.run import INDEX, run
from pipeline.scratch import scratch
from pipeline.sources.broker import NoAddress, Unreachable
from pipeline.sources.pubsub import SCHEME as PUBSUB
from pipeline.sources.replay import SCHEME as REPLAY
from pipeline.sources.source import NothingMatched
from pipeline.stopping import INTERRUPTED, end_on_signals
from pipeline.supervise import TRY_AGAIN, Supervisor
from pipeline.telling import as_seen_from, damage, in_a_line
from pipeline.unusable import Unusable
from transforms import storage
from transforms.core.json_schema import json_schema
from transforms.core.storage.columns import DamagedFile

WRITTEN = ("articles", "duplicates", "rejects", "runs", COMMITS)
"""What shows that a run has written to a folder; files of it may have been moved."""

DONE, FAILED, USAGE, TOO_MANY_REJECTS = range(4)
USAGE_ERRORS = (
    *(Unusable, NothingMatched, NotThere, OtherFormat, NoPrism),
    *(NoAddress, storage.NoFileSystem),
)


def perform(command: str, args: Namespace, beam_options: Sequence[str]) -> int:
    """Perform one command; returns the exit status, errors told in a line."""
    try:
        return COMMANDS[command](args, list(beam_options))
    except USAGE_ERRORS as error:
        return _fail(error, USAGE)
    except KeyboardInterrupt:
        left = command in ("run", "replay")
        return _fail(INTERRUPTED if left else "interrupted", FAILED)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except Held as error:
        return _fail(error, FAILED)
    except DamagedFile as error:
        return _fail(damage(error), FAILED)
    except (OSError, RuntimeError) as error:
        told = in_a_line(error)
        return _fail(INTERRUPTED if "KeyboardInterrupt" in told else told, FAILED)
    except Exception as error:
        if TRACEBACK in os.environ:
            raise
        what = f"{type(error).__name__}: {error}".splitlines()[0]
        return _fail(
            f"{command}: unexpected: {what}; {TRACEBACK}=1 shows where", FAILED
        )


def _fail(error: object, status: int) -> int:
    try:
        here = os.getcwd()
    except OSError:  # deleted meanwhile
        here = os.sep
    print(f"copydesk: {as_seen_from(here, str(error))}", file=sys.stderr)
    return status


def _run(args: Namespace, beam_options: list[str]) -> int:
    given = {
        key: value
        for key, value in vars(args).items()
        if key in OPTIONS and value is not None
    }
    if isinstance(args.output, list):
        given |= _outputs(args.output)
    settings = load(args.config, given)
    beam = see(beam_options)
    if settings.stream.streaming and not (beam["runner"] or beam["job_endpoint"]):
        prism = find(beam["prism_location"])
        return Supervisor(prism, sys.argv[1:], _tell).run()
    if not settings.stream.streaming:  # which the supervisor stops
        end_on_signals()
    try:
        outcome = run(settings, beam_options)
    except (StreamEnded, Unreachable) as error:
        return _fail(error, TRY_AGAIN if settings.stream.streaming else FAILED)
    for name in outcome.finished:
        print(f"finished the commit of the interrupted run {name}", file=sys.stderr)
    where = " ".join(filter(None, (settings.output, settings.queue.publish)))
    _show(table(outcome.books, outcome.seconds, outcome.runner, where))
    rejected, taken = outcome.books.rejects, outcome.books.records
    if taken and rejected / taken > settings.max_reject_ratio:
        limit = f"more than --max-reject-ratio {settings.max_reject_ratio}"
        return _fail(
            f"{rejected} of {taken} records rejected, {limit}", TOO_MANY_REJECTS
        )
    return DONE


def _show(account: str) -> None:
    """Print what a run came to; one that is done stays so if that can't be done."""
    try:
        print(account, flush=True)
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if not isinstance(error, BrokenPipeError):
            _tell(f"standard output: {error.strerror}; the run is done (report.json)")


def _outputs(given: list[str]) -> dict[str, str]:
    """Part what `--output` was given into a folder and a topic; one may be missing."""
    topics = [one for one in given if one.startswith(PUBSUB)]
    folders = [one for one in given if one not in topics]
    if len(folders) > 1 or len(topics) > 1:
        told = " ".join(given)
        raise Unusable(f"--output {told}: expected a folder, a topic, or one of each")
    return {"output": "".join(folders), **({"publish": topics[0]} if topics else {})}


def _replay(args: Namespace, beam_options: list[str]) -> int:
    for one in args.where or ():
        if "=" not in one:
            raise Unusable(f"--where {one}: no condition; expected KEY=VALUE")
    conditions = [one.partition("=")[::2] for one in args.where or ()]
    args.input = [f"{REPLAY}{args.rejects}?{urlencode(conditions)}"]
    args.output = args.output or _output_of(args.rejects)
    return _run(args, beam_options)


def _output_of(rejects: str) -> str:
    """Return the folder that rejects, or one file of them, stand in."""
    whole = os.path.abspath(rejects)
    output = os.path.dirname(whole if os.path.isdir(whole) else os.path.dirname(whole))
    return output if os.path.isabs(rejects) else os.path.relpath(output)


def _tell(told: str) -> None:
    print(f"copydesk: {told}", file=sys.stderr, flush=True)


def _preview(args: Namespace, _: list[str]) -> int:
    given = {"repairs": args.repairs} if args.repairs else {}
    settings = load(args.config, given)
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    with scratch():  # for standard input
        for page in preview(args.files, settings, colour):
            print(page)
    return DONE


def _schema(_args: Namespace, _: list[str]) -> int:
    encoded = msgspec.json.encode(json_schema())
    print(msgspec.json.format(encoded, indent=2).decode())
    return DONE


def _explain(args: Namespace, _: list[str]) -> int:
    colour = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    for page in explain(_there(args.output), args.id, colour):
        print(page)
    return DONE


def _current(args: Namespace, _: list[str]) -> int:
    for line in current(_there(args.output)):
        sys.stdout.buffer.write(line)
    return DONE


def _there(output: str) -> str:
    if storage.is_local(output) and not os.path.isdir(output):
        raise Unusable(f"{output}: no such folder; expected the output of a run")
    storage.reach(output)
    if not any(storage.names(storage.join(output, name)) for name in WRITTEN):
        raise Unusable(f"{output}: no run has written here; expected its output")
    return output


def _index(args: Namespace, _: list[str]) -> int:
    inside = os.path.join(args.output, INDEX)
    index = Index(inside if os.path.isdir(inside) else args.output)
    if not index.segments():
        raise Unusable(f"{args.output}: no index segment in it; expected an index")
    if args.forget_known and args.action != "compact":
        raise Unusable("--forget-known: only `index compact` forgets")
    if args.action == "info":
        print(index.info())
        return DONE
    if args.action == "compact":
        return _compact(index, args.forget_known or "")
    damaged = list(index.damaged())
    for told in damaged:
        print(told, file=sys.stderr)
    print(f"{_segments(len(index.segments()))}, {len(damaged)} damaged")
    return FAILED if damaged else DONE


def _compact(index: Index, forget_known: str) -> int:
    if forget_known:
        try:
            date.fromisoformat(forget_known)
        except ValueError:
            told = f"--forget-known {forget_known}: no date; expected one as 2026-01-31"
            raise Unusable(told) from None
    lock = RunLock([index.folder], "compact")
    try:
        before = len(index.segments())
        forgotten = index.merge(forget_known)
    finally:
        lock.release()
    merged = before > 1 or forget_known
    told = f"{_segments(before)} {'merged into one' if merged else 'left as it is'}"
    print(f"{told}, {forgotten:,} record keys forgotten")
    return DONE


def _segments(count: int) -> str:
    return f"{count:,} segment{'s' * (count != 1)}"


def _advise(args: Namespace, _: list[str]) -> int:
    given = {} if args.threshold is None else {"threshold": args.threshold}
    settings = load(args.config, given)
    for key, least in (("sample", 1), ("articles", 0)):
        if getattr(args, key) < least:
            wrong = f"--{key} {getattr(args, key)}"
            raise Unusable(f"{wrong}: expected at least {least}")
    with scratch():  # for standard input
        print(advice(args.patterns, settings, args.sample, args.articles))
    return DONE


COMMANDS: dict[str, Callable[[Namespace, list[str]], int]] = {
    "run": _run,
    "replay": _replay,
    "advise": _advise,
    "preview": _preview,
    "schema": _schema,
    "explain": _explain,
    "current": _current,
    "index": _index,
}
