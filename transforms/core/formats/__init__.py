"""The formats that records are read from. To add one: write its file, name it here.

A format says whether a file is of it (`sniff`), parts a file into records (`split`)
and turns one record's bytes into a draft (`parse`); see `format.Format`.
"""

from transforms.core.formats.format import Format

FORMATS: tuple[Format, ...] = ()
"""In the order in which they are asked; plain text, which takes anything, is last."""
