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
        pytest.param("=?utf-8?q?Z=C3=BCge?= am \udcfcber", None, id="bytes beside it"),
    ],
)
def test_no_character_set_that_a_header_names_is_an_error(stated, text):
    found = decoded_words(stated)
    assert found is not None
    found.encode()
    assert text is None or found == text
