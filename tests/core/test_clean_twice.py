"""Law 8 on pages in plain text: what was cleaned once is clean."""

import pytest

from transforms.core.desk import edit
from transforms.core.records import deliver
from transforms.core.schema import Article

STORY = [
    "The harbour bridge will close to traffic on Monday for nine weeks, the port said.",
    "Ferries will run every ten minutes at peak times and every half hour at night.",
    "Shopkeepers on the east bank said that they had not been told until Thursday.",
    "The last closure, thirteen years ago, lasted a fortnight longer than planned.",
]
HEADLINE = "Shipyard workers end their nine week strike with a win over owners"
UPDATED = "Updated 3:15 pm, May 3, 2019"
MENU = ["Contact us", "Careers", "Privacy policy", "Feedback"]
REFERENCES = ["[1]: https://gazette.example/a", "[2]: https://gazette.example/b"]


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(
            [*STORY[:2], HEADLINE, UPDATED, *STORY[2:], HEADLINE, *MENU, *MENU],
            id="a headline that stands twice around a date of the page",
        ),
        pytest.param(
            [*STORY, "RECENT ARTICLES", "POPULAR THIS WEEK", *REFERENCES],
            id="headings of lists over references",
        ),
    ],
)
def test_cleaning_what_is_clean_changes_nothing(lines):
    once = cleaned("\n\n".join(("Bridge to close", "By Ann Lee", *lines)))
    again = cleaned(f"Bridge to close\n\nBy Ann Lee\n\n{once.text}")
    assert again.text == once.text
    assert [cut.reason for cut in again.removed] == ["title", "byline"]


def cleaned(text: str) -> Article:
    record = edit(deliver(text.encode(), uri="a.txt", format="text"))
    assert isinstance(record, Article)
    return record
