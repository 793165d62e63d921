"""Fields above a story in plain text: front matter, and labels."""

import pytest

STORY = "The bank acted on Monday.\n\nNobody knew why."
HEADED = [
    pytest.param(
        '---\ntitle: "Rates rise"\nauthor: Ann Lee\ndate: 2024-03-05\n---\n'
        f"\n{STORY}\n",
        id="front matter",
    ),
    pytest.param(
        "---\ntitle: Rates rise\nauthors:\n  - Ann Lee\n# a note\n"
        f"date: 2024-03-05\ndraft: false\n---\n{STORY}",
        id="with a list and a note",
    ),
    pytest.param(
        "+++\ntitle = 'Rates rise'\nauthor = 'Ann Lee'\ndate = 2024-03-05\n+++\n"
        f"{STORY}",
        id="TOML",
    ),
    pytest.param(
        f"Title: Rates rise\nAuthor: Ann Lee\nDate: 2024-03-05\n\n{STORY}",
        id="labels over a blank line",
    ),
    pytest.param(
        f"HEADLINE: Rates rise\nBYLINE: Ann Lee\nDATE: 2024-03-05\nTEXT: {STORY}",
        id="labels, the last of the text",
    ),
    pytest.param(
        f"Titel: Rates rise\r\nAutor: Ann Lee\r\nDatum: 2024-03-05\r\n\r\n{STORY}",
        id="labels in German",
    ),
]


@pytest.mark.parametrize("text", HEADED)
def test_fields_above_a_story_are_read(read, text):
    (draft,) = read(text.encode(), "a.txt")
    assert (draft.title, draft.authors, draft.published) == (
        "Rates rise",
        ("Ann Lee",),
        "2024-03-05",
    )
    assert draft.raw_text == STORY


def test_a_field_that_is_none_of_ours_is_extra(read):
    (draft,) = read(
        f"---\ntitle: A\ntags: [tax, aid]\nlayout: x\n---\n{STORY}".encode()
    )
    assert (draft.keywords, draft.extra) == (("tax", "aid"), {"layout": "x"})


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Title: unclear\n\n{STORY}", id="one label"),
        pytest.param(f"Date: 2024-03-05\nAuthor: Ann Lee\n\n{STORY}", id="no title"),
        pytest.param(f"Title: A\nAuthor: B\nThey met.\n\n{STORY}", id="a line more"),
        pytest.param(f"Title: A\nWeather: rain\n\n{STORY}", id="no label of ours"),
        pytest.param(f"---\n{STORY}\n---", id="a rule"),
        pytest.param("---\ntitle: A\nauthor: B\n", id="rules that don't close"),
        pytest.param("Q: Why?\nA: Because.", id="question and answer"),
        pytest.param(f"---\ntitle: A: B\nauthor: C\n---\n{STORY}", id="broken YAML"),
        pytest.param(f"+++\ntitle = A\nauthor = 'C'\n+++\n{STORY}", id="broken TOML"),
        pytest.param(
            f"---\ntitle: &a A\nauthor: [*a, *a]\n---\n{STORY}",
            id="YAML that refers back",
        ),
        pytest.param(
            f"---\ntitle: A\nauthor: {'[' * 20_000}\n---\n{STORY}",
            id="YAML without end",
        ),
        pytest.param(
            f"+++\ntitle = 'A'\nauthor = {'[' * 20_000}\n+++\n{STORY}",
            id="TOML without end",
        ),
        pytest.param(f"---\n- title\n- author\n---\n{STORY}", id="a list"),
    ],
)
def test_what_is_no_block_of_fields_is_text(read, text):
    (draft,) = read(text.encode(), "a.txt")
    assert draft.raw_text == text


def test_without_structure_nothing_is_read_off_a_text(read):
    text = f"Title: Rates rise\nAuthor: Ann Lee\n\n{STORY}"
    (draft,) = read(text.encode(), "a.txt", structure="off")
    assert draft.raw_text == text
