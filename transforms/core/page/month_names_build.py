"""Builds the table of months' names from CLDR, by `babel`.

    python -m transforms.core.page.month_names_build

`babel` is needed to look up only in languages that the table doesn't hold.
"""

import sys
import unicodedata
from pathlib import Path

from transforms.core.page.month_names import LANGUAGES, names_of_cldr

PATH = Path(__file__).with_name("month_table.py")
_HEAD = '''"""Names of months by CLDR, folded; made by `month_names_build`.

For each language twelve months; of one the forms are parted by `|`.
"""

TABLE = {
'''
_WIDTH = 76


def build() -> str:
    """Return the module's text."""
    return _HEAD + "".join(map(_entry, LANGUAGES)) + "}\n"


def _entry(language: str) -> str:
    forms: dict[int, list[str]] = {number: [] for number in range(1, 13)}
    for name, number in names_of_cldr(language).items():
        if " " not in name:
            forms[number].append(name)
    lines = [""]
    for months in map("|".join, forms.values()):
        if sum(map(_columns, (lines[-1], months))) >= _WIDTH:
            lines.append("")
        lines[-1] += f"{months} "
    lines[-1] = lines[-1].rstrip()
    if len(lines) == 1:
        return f'    "{language}": "{lines[0]}",\n' if lines[0] else ""
    rows = "".join(f'        "{line}"\n' for line in lines)
    return f'    "{language}": (\n{rows}    ),\n'


def _columns(text: str) -> int:
    """Return how wide a text is shown."""
    return sum(1 + (unicodedata.east_asian_width(ch) in "WF") for ch in text)


def main() -> None:
    """Write the module."""
    PATH.write_text(build(), "utf-8")
    print(f"{PATH}: {len(LANGUAGES)} languages", file=sys.stderr)


if __name__ == "__main__":
    main()
