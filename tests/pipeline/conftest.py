"""Whole runs in a process of their own, and what they left."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from pipeline.prism import NoPrism, Prism, find

HEADLINES = (
    "Old mill to reopen as a library in the spring",
    "Swans return to the upper river after ten years",
)
BODY = (
    "The harbour bridge will close to traffic on Monday for nine weeks, the port said.",
    "Ferries will run every ten minutes at peak times and every half hour at night.",
    "Shopkeepers on the east bank said that they had not been told until Thursday.",
    "The last closure, thirteen years ago, lasted a fortnight longer than planned.",
)


def doubled() -> str:
    """An article of the seed's kind: headlines in the body, the body twice."""
    body = [BODY[0], BODY[1], HEADLINES[0], BODY[2], HEADLINES[1], BODY[3]]
    head = ["Bridge to close for nine weeks", "Shops fear for trade", "LONDON:"]
    return "\n".join([*head, *body, *body])


class Desk:
    """Runs the command in a folder and reads what it wrote."""

    def __init__(self, folder: Path):
        self.folder = folder

    def run(self, *options: str, output: str = "out", **environment: str):
        command = [sys.executable, "-m", "pipeline", "run", "--input", "in"]
        return subprocess.run(
            [*command, "--output", output, *options],
            cwd=self.folder,
            env={**os.environ, **environment, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def lines(self, output: str = "out") -> dict[str, list[str]]:
        return {
            kind: sorted(
                line
                for path in (self.folder / output / kind).glob("*.jsonl")
                for line in path.read_text().splitlines()
            )
            for kind in ("articles", "duplicates", "rejects")
        }

    def books(self, output: str = "out") -> dict:
        return json.loads((self.folder / output / "report.json").read_text())["books"]


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A folder with a repair, a duplicate, a reject and a redelivery in it."""
    source = tmp_path / "in"
    source.mkdir()
    (source / "doubled.txt").write_text(doubled())
    (source / "binary.txt").write_bytes(bytes(range(32)) * 8)
    story = {"title": "Ferry crews vote to strike", "text": "Four to one, they voted."}
    records = [
        {"id": "a", **story, "published": "2024-03-09"},
        {"id": "b", **story, "published": "2024-03-09"},
        {"id": "b", **story, "published": "2024-03-09"},
        {"id": "c", "title": "A flash without text"},
    ]
    lines = [json.dumps(record) for record in records]
    (source / "stories.jsonl").write_text("\n".join([*lines, '{"id": ', ""]))
    return Desk(tmp_path)


@pytest.fixture(scope="session")
def prism() -> Iterator[Prism]:
    """Prism, running; `make prism` builds it."""
    try:
        binary = find()
    except NoPrism as missing:
        if "prism" in os.environ.get("COPYDESK_REQUIRE", "").split():
            raise
        pytest.skip(str(missing))
    with Prism(binary) as running:
        yield running


def required(name: str, missing: str) -> None:
    """Skip for want of something, or fail where COPYDESK_REQUIRE says it is there."""
    if name in os.environ.get("COPYDESK_REQUIRE", "").split():
        pytest.fail(f"COPYDESK_REQUIRE names {name}: {missing}")
    pytest.skip(missing)


@pytest.fixture(scope="session")
def servers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable]:
    """Return what starts each kind of broker once, for all tests."""
    from tests.pipeline.brokers import KINDS
    from tests.servers import Missing

    running: dict[str, Any] = {}
    with ExitStack() as stack:

        def start(name: str) -> Any:
            if name not in running:
                folder = tmp_path_factory.mktemp(name)
                try:
                    running[name] = stack.enter_context(KINDS[name].server(folder))
                except Missing as error:
                    required(name, str(error))
            return running[name]

        yield start
