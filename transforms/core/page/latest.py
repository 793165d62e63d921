"""No date of a page is after its crawl."""

from datetime import datetime, timedelta, timezone


class Latest:
    """The moment of the crawl, which no date of the page can be after."""

    def __init__(self, crawled: str | None):
        self.moment: datetime | None = None
        if crawled:
            try:
                moment = datetime.fromisoformat(crawled)
            except ValueError:
                return
            if moment.tzinfo is None:
                moment = moment.replace(tzinfo=timezone.utc)  # noqa: UP017
            self.moment = moment

    def allows(self, value: str) -> bool:
        """Return whether a date lies at or before the crawl.

        Without a zone it may be of the place furthest east, 14 hours ahead.
        """
        if self.moment is None:
            return True
        start = datetime.fromisoformat(value + "-01-01"[: max(0, 10 - len(value))])
        if start.tzinfo is None:
            start = start.replace(tzinfo=timezone(timedelta(hours=14)))
        return start <= self.moment
