"""Languages as sources name them."""

import pytest

from transforms.core.language_tags import language_tag


@pytest.mark.parametrize(
    ("stated", "tag"),
    [
        ("en", "en"),
        ("en-GB", "en-GB"),
        ("zh-Hans-CN", "zh-Hans-CN"),
        ("en_US", "en-US"),
        ("eng", "en"),
        ("ger", "de"),
        ("EN", "en"),
        ("iw", "he"),
        ("English", "en"),
        ("Norsk", "no"),
        ("farsi", "fa"),
        ("русский", "ru"),
        ("Português (Brasil)", "pt"),
        ("yue", "yue"),
        ("none of these", None),
        ("", None),
    ],
)
def test_a_language_is_named_by_its_tag(stated, tag):
    assert language_tag(stated) == tag
