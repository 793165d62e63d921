"""docs/rejects.md names every reason for which a record is refused, and no other."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOC = (ROOT / "docs/rejects.md").read_text()
TOLD = re.findall(r"^\| `([\w-]+)` \|", DOC, re.M)
AT = {
    **dict.fromkeys(("reject", "unreadable"), 2),
    **dict.fromkeys(("Unreadable", "Undecodable", "UnreadablePage"), 0),
    **dict.fromkeys(("BrokenXmlError", "BrokenJsonError"), 0),
}
"""Which argument of a call is the reason; a container's own `reject` has it fourth."""

SOURCES = [*(ROOT / "transforms").rglob("*.py"), *(ROOT / "pipeline").rglob("*.py")]


def reasons(tree: ast.Module) -> Iterator[str]:
    """Yield the reasons that are written out where something is refused."""
    named = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        if name not in AT:
            continue
        whole = isinstance(node.func, ast.Attribute) and name == "reject"
        place = 3 if whole else AT[name]
        if len(node.args) > place:
            found = node.args[place]
            value = getattr(found, "value", named.get(getattr(found, "id", "")))
            if isinstance(value, str):
                yield value


def test_every_reason_is_explained():
    written = {
        reason for path in SOURCES for reason in reasons(ast.parse(path.read_text()))
    }
    assert len(written) > 20
    assert written <= set(TOLD), "docs/rejects.md: give each of these a row"


def test_every_reason_that_is_explained_there_is():
    code = "\n".join(path.read_text() for path in SOURCES)
    assert [one for one in TOLD if f'"{one}"' not in code] == []
    assert sorted(TOLD) == TOLD
