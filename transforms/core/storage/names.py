"""Ids and URLs of kept articles: who has the same, and which id is still free."""

import numpy as np
import xxhash

from transforms.core.duplicates.decisions import Articles
from transforms.core.duplicates.shared import shared

_MOST_OF_A_URL = 8
"""Articles of one URL, the latest kept, that an update is looked for among."""

_EMPTY_URL = np.uint64(xxhash.xxh3_64_intdigest(b""))


class Names:
    """The kept articles by id and URL; what only one row has isn't held."""

    def __init__(self, articles: Articles):
        self._articles = articles
        id_hashes = articles.ids.hashes()
        self._all_ids = np.sort(id_hashes)
        self._shares_id = shared(id_hashes)
        self._shares_url = shared(articles.urls.hashes(), _EMPTY_URL)
        self._ids: dict[str, int] = {}
        self._urls: dict[bytes, list[int]] = {}
        self._given: set[str] = set()
        self._renamed: dict[int, str] = {}

    def keep(self, row: int, own_id: str | None = None) -> None:
        """Note a kept article, and the id that it was given, if it was."""
        articles = self._articles
        if own_id:
            self._renamed[row] = own_id
            self._given.add(own_id)
        elif self._shares_id[row]:
            self._ids.setdefault(articles.id(row), row)
        if self._shares_url[row]:
            self._urls.setdefault(articles.urls[row], []).append(row)

    def alike(self, row: int) -> set[int]:
        """Return the kept rows of the same id or URL."""
        rows: set[int] = set()
        if self._shares_id[row]:
            rows = {self._ids.get(self._articles.id(row), -1)} - {-1}
        if self._shares_url[row]:
            rows.update(self._urls.get(self._articles.urls[row], ())[-_MOST_OF_A_URL:])
        return rows

    def of(self, row: int) -> str:
        """Return the id that a row is published under."""
        return self._renamed.get(row) or self._articles.id(row)

    def free_id(self, row: int) -> str | None:
        """Return the id with a suffix, if an earlier kept article has it."""
        if not self._shares_id[row] and not self._given:
            return None
        name = self._articles.id(row)
        if name not in self._ids and name not in self._given:
            return None
        digest = self._articles.hash(row).hex()
        own = f"{name}-{digest[:8]}"
        if self._is_taken(own):
            own = f"{name}-{digest}"
        while self._is_taken(own):
            own += "+"
        return own

    def _is_taken(self, name: str) -> bool:
        """Return whether an article has this id, or was given it."""
        digest = np.uint64(xxhash.xxh3_64_intdigest(name.encode()))
        place = np.searchsorted(self._all_ids, digest)
        has = place < len(self._all_ids) and self._all_ids[place] == digest
        return bool(has) or name in self._given
