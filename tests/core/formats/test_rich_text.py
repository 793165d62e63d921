"""Trees of nodes, as editors keep them, to paragraphs."""

import pytest

from transforms.core.formats.rich_text import is_rich_text, rich_paragraphs

RUNS = [
    {"type": "text", "text": "Rates "},
    {"type": "text", "text": "rose", "marks": [{"type": "bold"}]},
    {"type": "text", "text": "."},
]
TREES = [
    pytest.param(
        [
            {"type": "header", "data": {"text": "Why", "level": 2}},
            {"type": "paragraph", "data": {"text": "Rates <b>rose</b>."}},
            {"type": "list", "data": {"style": "ordered", "items": ["One", "Two"]}},
            {"type": "image", "data": {"caption": "A bank", "text": "A bank"}},
        ],
        ("Why", "Rates rose.", "One", "Two"),
        id="Editor.js",
    ),
    pytest.param(
        [
            {
                "_type": "block",
                "style": "normal",
                "children": [
                    {"_type": "span", "text": "Rates "},
                    {"_type": "span", "text": "rose."},
                ],
            },
            {"_type": "image", "asset": {"_ref": "a"}},
        ],
        ("Rates rose.",),
        id="Portable Text",
    ),
    pytest.param(
        {
            "type": "doc",
            "content": [
                {"type": "heading", "content": [{"type": "text", "text": "Why"}]},
                {"type": "paragraph", "content": RUNS},
                {
                    "type": "bulletList",
                    "content": [
                        {
                            "type": "listItem",
                            "content": [{"type": "paragraph", "content": RUNS[:1]}],
                        }
                    ],
                },
            ],
        },
        ("Why", "Rates rose.", "Rates"),
        id="ProseMirror",
    ),
    pytest.param(
        [{"children": [{"text": "Rates "}, {"text": "rose.", "bold": True}]}],
        ("Rates rose.",),
        id="Slate",
    ),
    pytest.param(
        {
            "root": {
                "type": "root",
                "children": [
                    {
                        "type": "paragraph",
                        "children": [
                            {"type": "link", "children": RUNS[:2]},
                            {"type": "linebreak"},
                            {"type": "text", "text": "Why?"},
                        ],
                    }
                ],
            }
        },
        ("Rates rose\nWhy?",),
        id="Lexical",
    ),
    pytest.param(
        {
            "nodeType": "document",
            "content": [
                {
                    "nodeType": "paragraph",
                    "content": [
                        {"nodeType": "text", "value": "Rates "},
                        {"nodeType": "text", "value": "rose."},
                    ],
                }
            ],
        },
        ("Rates rose.",),
        id="Contentful",
    ),
    pytest.param(
        [
            {"type": "text", "content": "Rates rose."},
            {"type": "interstitial_link", "content": "Rain in May"},
            {"type": "list", "items": [{"type": "text", "content": "One"}]},
            {"type": "text", "content": "Why?"},
        ],
        ("Rates rose.", "One", "Why?"),
        id="Arc",
    ),
    pytest.param(
        [
            {"type": "text", "content": "Rates rose."},
            {"type": "text", "content": "So."},
        ],
        ("Rates rose.", "So."),
        id="Arc with texts alone",
    ),
    pytest.param(
        [
            {"blockName": "core/paragraph", "innerHTML": "<p>Rates <i>rose</i>.</p>"},
            {"blockName": None, "innerHTML": "\n"},
            {"blockName": "core/image", "innerHTML": "<figcaption>A</figcaption>"},
        ],
        ("Rates rose.",),
        id="Gutenberg",
    ),
]


@pytest.mark.parametrize(("tree", "paragraphs"), TREES)
def test_the_runs_of_a_paragraph_are_joined_and_pictures_left_out(tree, paragraphs):
    assert is_rich_text(tree)
    assert rich_paragraphs(tree) == paragraphs


@pytest.mark.parametrize(
    "value", ["Rates rose.", ["One."], [{"text": "One."}], {"sections": []}, [], {}, 3]
)
def test_what_has_no_nodes_is_no_tree(value):
    assert not is_rich_text(value)


def test_a_tree_without_end_ends():
    tree = RUNS[0]
    for _ in range(200):
        tree = {"type": "quote", "content": [tree]}
    assert rich_paragraphs(tree) == ()
