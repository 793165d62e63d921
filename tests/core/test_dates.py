"""Dates of the sources: what is read, how precise, and what order they give."""

import pytest

from transforms.core.dates import order_time, parse_date


@pytest.mark.parametrize(
    ("given", "read"),
    [
        (1_700_000_000, "2023-11-14T22:13:20Z"),
        (1_700_000_000_000, "2023-11-14T22:13:20Z"),
        (1_700_000_000.9, "2023-11-14T22:13:20Z"),
        (0, None),
        (2 * 86_400, None),
        (2 * 86_400 + 1, "1970-01-03T00:00:01Z"),
        (4_102_444_800, None),
        (-1, None),
        pytest.param(10**400, None, id="too many digits"),
        pytest.param(float("nan"), None, id="no number"),
    ],
    ids=str,
)
def test_a_number_is_seconds_or_milliseconds_or_no_date(given, read):
    assert parse_date(given) == read


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("٢٠٢١", "2021"),
        ("۲۰۲۱-۰۳-۰۵", "2021-03-05"),
        ("2021-03-04T10:00:00+0٥:00", "2021-03-04T10:00:00+05:00"),
        ("५ मार्च २०२१", "2021-03-05"),
    ],
)
def test_digits_of_all_scripts_are_ours_in_a_date(given, read):
    assert parse_date(given) == read


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("2024-02-28T23:59:59Z", "2024-02-28"),
        ("2024-02-28", "2024-02-29T00:00:00Z"),
        ("2024-01-31", "2024-02"),
        ("2024-11-30", "2024"),
        ("2024-03-01T00:30:00+01:00", "2024-03-01T00:00:00"),
    ],
)
def test_what_is_less_precise_stands_at_its_end(earlier, later):
    assert order_time(earlier) < order_time(later)


@pytest.mark.parametrize(
    ("one", "other"),
    [("2024-02", "2024-02-29"), ("2023", "2023-12-31"), ("2023-12", "2023-12-31")],
)
def test_a_month_ends_with_its_last_day_and_a_year_with_its_last_month(one, other):
    assert order_time(one) == order_time(other)


def test_a_missing_zone_is_utc():
    assert order_time("2024-02-28T06:00:00") == order_time("2024-02-28T06:00:00Z")


@pytest.mark.parametrize(
    ("given", "read"),
    [
        ("mar., 07 mars 2023 10:00:00 +0100", "2023-03-07T10:00:00+01:00"),
        ("So, 19 Mai 2002 15:21:36 +0200", "2002-05-19T15:21:36+02:00"),
        ("7 March 2023 10:00:00 GMT", "2023-03-07T10:00:00+00:00"),
        ("March 7, 2023 10:00", "2023-03-07T10:00:00"),
    ],
)
def test_a_zone_is_read_whatever_the_month_is_called(given, read):
    assert parse_date(given) == read
