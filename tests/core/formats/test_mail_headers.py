"""The values of a message's headers as text."""

import pytest

from transforms.core.formats.mail_headers import decoded_words


@pytest.mark.parametrize(
    ("stated", "text"),
    [
        pytest.param("=?\udccf8?q?Weir_mended?=", "Weir mended", id="no name of bytes"),
        pytest.param("=?none-such?q?Weir?=", "Weir", id="no such character set"),
        pytest.param("=?utf-7?q?A+2AA-B?=", "A?B", id="half a character"),
        pytest.param("=?unicode_escape?q?A=5Cud800?=", "A?", id="an escape of one"),
        pytest.param("=?base64?q?Weir?=", "Weir", id="no character set at all"),
        pytest.param(
            "=?utf-8?q?Z=C3=BCge?= \udcfcber", "Züge über", id="bytes beside it"
        ),
        pytest.param("=?utf-8?q?A?= \u0141\xf3d\u017a", "A Łódź", id="letters beside"),
        pytest.param("=?utf-8?q?A?= C:\\users", "A C:\\users", id="a path beside it"),
        pytest.param("=?utf-8?q?A?= \\ud800", "A ?", id="an escape beside it"),
    ],
)
def test_no_character_set_that_a_header_names_is_an_error(stated, text):
    assert decoded_words(stated) == text
