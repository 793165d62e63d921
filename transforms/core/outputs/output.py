"""What an output format is: see `transforms.core.outputs` for those there are."""

from collections.abc import Callable
from typing import Any, NamedTuple

import msgspec

from transforms.core.schema import Article


class Output(NamedTuple):
    """One format.

    Attributes:
        record: Type of its records; its fields are the columns of a Parquet file.
        convert: Returns the record of an article.
    """

    record: type[msgspec.Struct]
    convert: Callable[[Article], Any]
