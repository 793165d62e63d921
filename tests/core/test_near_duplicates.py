"""Laws 3 to 5 on the pass itself: against brute force, in any order, in parts."""

import hashlib
import random
import re
from datetime import datetime, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from transforms.core.duplicates.candidates import BUCKET, Buckets
from transforms.core.duplicates.rules import Rules
from transforms.core.duplicates.shingles import shingles
from transforms.core.duplicates.similarity import (
    CONTAINED,
    LEAST_CONTAINED,
    THRESHOLD,
)
from transforms.core.metadata import content_hash, count
from transforms.core.near_duplicates import InMemory, in_order, near_duplicates
from transforms.core.schema import Article, Source

START = datetime(2024, 3, 9, 8)
LONG = [f"word{n}" for n in range(4000)]


def article(name, text, title="A title", hours=0.0, url=None, record=None):
    when = None if hours is None else (START + timedelta(hours=hours)).isoformat()
    digest = hashlib.sha256(f"{name}{text}".encode()).hexdigest()
    return Article(
        id=name,
        url=url,
        source=Source(uri="in", record=record, format="json", sha256=digest, bytes=1),
        title=title,
        standfirst=None,
        authors=(),
        dateline=None,
        published=when,
        modified=None,
        language="en",
        section=None,
        keywords=(),
        publisher=None,
        image=None,
        text=text,
        removed=(),
        related=(),
        counts=count(text),
        content_hash=content_hash(title, text),
        normalised="0" * 64,
        evidence={},
        extra={},
    )


def at(one, uri):
    return replace(one, source=replace(one.source, uri=uri))


def prose(seed, size=120):
    return " ".join(random.Random(seed).choices(LONG, k=size))


def edited(text, seed, share):
    pick = random.Random(seed)
    words = text.split()
    return " ".join(
        f"other{pick.randrange(999)}" if pick.random() < share else word
        for word in words
    )


UNGUARDED = Rules(replaced=1.0)


def decided(articles, rules=None):
    return {one.id: decision for one, decision in near_duplicates(articles, rules)}


def test_no_near_duplicate_is_looked_for_where_none_is_asked_for():
    text = prose(1)
    pair = [article("a", text), article("b", edited(text, 2, 0.05))]
    assert decided(pair)["b"].duplicate
    assert decided(pair, Rules(near=False))["b"].duplicate is None


def news(seed, size=60):
    """Originals and edited copies of many degrees, chains of edits among them."""
    pick = random.Random(seed)
    texts = [prose(pick.random(), pick.choice((30, 80, 200))) for _ in range(8)]
    while len(texts) < size:
        text = pick.choice(texts)
        words = text.split()
        form = pick.randrange(4)
        if form == 0:
            words = words[: pick.randrange(1, len(words) + 1)]
        elif form == 1:
            words += prose(pick.random(), pick.randrange(1, 60)).split()
        else:
            words = edited(text, pick.random(), pick.choice((0.0, 0.03, 0.1))).split()
        texts.append(" ".join(words))
    return [article(f"a{n:03}", text, hours=0.001 * n) for n, text in enumerate(texts)]


def jaccard(one, two):
    return len(one & two) / len(one | two) if one | two else 0.0


def runs_of_three(title, body):
    """The shingles of docs/threshold.md, in plain Python."""
    words = re.findall(r"[^\W_]+", body.lower())
    if len(words) < 20:
        return {(title.lower(), *words)}
    return set(zip(words, words[1:], words[2:], strict=False))


def brute_force(articles, threshold=0.35):
    """The rule of docs/threshold.md, each article compared with every kept one.

    Returns for each that goes what it is credited to, and its similarity with that.
    Stories with passages in the place of others aren't told apart.
    """
    kept, out = {}, {}
    for one in articles:
        own = runs_of_three(one.title, one.text)
        found = []
        for name, other in kept.items():
            both = len(own & other)
            like, within = jaccard(own, other), both / len(own)
            part = max(within, both / len(other)) >= 0.8
            near = like >= threshold and (like >= 0.47 or part)
            if near or (within >= 0.9 and len(own) >= 20):
                found.append((-like, -within, name))
        if found:
            like, _, name = min(found)
            out[one.id] = (name, -like)
        else:
            kept[one.id] = own
    return out


@given(st.integers(0, 10_000))
@settings(max_examples=25, deadline=None)
def test_what_goes_is_as_near_as_it_says_to_one_that_stays(seed):
    articles = news(seed)
    by_id = {one.id: one for one in articles}
    found = decided(articles)
    for name, decision in found.items():
        if decision.duplicate is None:
            continue
        of = decision.duplicate.of
        own, other = (
            set(shingles(by_id[n].title, by_id[n].text).tolist()) for n in (name, of)
        )
        assert found[of].duplicate is None
        assert by_id[of].published <= by_id[name].published
        like, within = jaccard(own, other), len(own & other) / max(len(own), 1)
        assert decision.duplicate.similarity == pytest.approx(like, abs=1e-4)
        assert like >= THRESHOLD or (
            within >= CONTAINED and len(own) >= LEAST_CONTAINED
        )


@pytest.mark.parametrize("threshold", [0.35, 0.5, 0.7])
def test_leaders_agree_with_brute_force(threshold):
    wanted = went = credited = 0
    rules = Rules(threshold=threshold, replaced=1.0)
    for seed in range(30):
        articles = news(seed)
        found = decided(articles, rules)
        for name, (of, like) in brute_force(articles, threshold).items():
            if like < threshold:  # contained: found by the ratio of sizes
                continue
            wanted += 1
            duplicate = found[name].duplicate
            went += duplicate is not None
            credited += duplicate is not None and duplicate.of == of
    assert wanted > 400
    assert went / wanted >= 0.995
    assert credited / wanted >= 0.98


def test_the_full_story_after_the_flash_stays_and_names_it():
    flash = prose(1, 60)
    found = decided(
        [article("flash", flash), article("full", f"{flash} {prose(2, 300)}", hours=1)]
    )
    assert found["full"].duplicate is None
    (related,) = found["full"].related
    assert (related.id, related.relation) == ("flash", "contains")


def test_a_story_that_shares_half_of_anothers_paragraphs_stays():
    one, two = ([prose(base + n, 40) for n in range(12)] for base in (100, 200))
    woven = [two[n] if n in (2, 5, 8) else one[n] for n in range(12)]
    found = decided(
        [
            article("one", "\n\n".join(one)),
            article("woven", "\n\n".join(woven), hours=1),
            article("cut", "\n\n".join(one[:7]), hours=2),
            article("more", "\n\n".join([*one[:9], prose(7), *one[9:]]), hours=3),
        ]
    )
    assert found["woven"].duplicate is None
    (related,) = found["woven"].related
    assert (related.id, related.relation) == ("one", "overlaps")
    assert {found[name].duplicate.of for name in ("cut", "more")} == {"one"}


def test_two_stories_on_one_background_stay():
    background = prose(1, 130)
    ends = [f"{prose(n, 90)} {background}" for n in (2, 3)]
    found = decided([article("a", ends[0]), article("b", ends[1], hours=1)])
    assert found["b"].duplicate is None
    assert found["b"].related[0].relation == "overlaps"


def test_two_stories_of_which_neither_has_the_others_lead_stay():
    lead, other, shared = prose(1, 40), prose(2, 40), prose(3, 160)
    found = decided(
        [
            article("one", f"{lead} {shared}"),
            article("two", f"{other} {shared}", hours=1),
            article("page", f"{other} {lead} {shared}", hours=2),
        ]
    )
    assert found["two"].duplicate is None
    assert found["two"].related[0].relation == "overlaps"
    assert found["page"].duplicate.of in ("one", "two")


@pytest.mark.parametrize(
    ("titles", "texts", "is_update"),
    [
        (("Bridge shut", "Old bridge is shut"), ("Cars turn back.", "It is."), True),
        (("Bridge shut", "Swans return"), ("Cars turn back.", "They nest."), False),
        (
            ("Bridge shut", "Swans return"),
            (
                "Cars turn back on Harbour Street while police check every lorry.",
                "They nest on Harbour Street beneath willows, rangers told visitors.",
            ),
            False,
        ),
    ],
    ids=["a brief rewritten", "another brief", "another brief of the same place"],
)
def test_briefs_of_one_url_are_told_apart_by_their_words(titles, texts, is_update):
    urls = ("https://example.org/a", "http://www.example.org/a/#top")
    rows = zip("ab", texts, titles, (0, 48), urls, strict=True)
    found = decided([article(*row) for row in rows])
    assert (found["b"].duplicate is not None) == is_update


def test_an_article_contained_in_an_earlier_one_goes():
    whole = prose(6, 300)
    part = " ".join(whole.split()[100:203])
    found = decided([article("whole", whole), article("part", part, hours=1)])
    assert found["part"].duplicate.relation == "contained_in"
    assert found["part"].duplicate.of == "whole"


TEXTS = (prose(1), prose(2))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://example.org/a", "http://www.example.org/a/?utm_source=feed", True),
        ("https://example.org/?p=7", "https://example.org/?fbclid=x1&p=7", True),
        ("https://example.org/?p=7", "https://example.org/?p=8", False),
        ("https://example.org/?p=7", "https://example.org/?utm=7", False),
    ],
    ids=["of a feed", "of a share", "another page", "a name that begins so"],
)
def test_parameters_that_count_clicks_make_no_other_page(one, other, same):
    rows = zip("ab", TEXTS, ("T", "T"), (0, 1), (one, other), strict=True)
    assert bool(decided([article(*row) for row in rows])["b"].duplicate) == same


def report(number):
    return f"{prose(4, 80)} closed at {number} points"


@pytest.mark.parametrize(
    ("hours", "numbers", "stays"),
    [
        (24, (4101, 4117), True),
        (24, (4101, 4101), False),
        (2, (4101, 4117), False),
        (None, (4101, 4117), False),
    ],
    ids=["next day", "word for word", "same day", "undated"],
)
def test_a_market_report_recurs(hours, numbers, stays):
    first = article("monday", report(numbers[0]))
    found = decided([first, article("tuesday", report(numbers[1]), hours=hours)])
    second = found["tuesday"]
    assert (second.duplicate is None) == stays
    if stays:
        assert [one.relation for one in second.related] == ["recurring"]


def test_a_short_notice_recurs_word_for_word():
    notice = "The registry office is closed today."
    found = decided([article("a", notice), article("b", notice, hours=24)])
    assert found["b"].duplicate is None
    found = decided([article("a", notice), article("b", notice, hours=3)])
    assert found["b"].duplicate.relation == "exact"


def test_a_notice_delivered_again_is_a_copy_of_its_own_series():
    notice = "The registry office is closed today."
    days = [("a", 0), ("b", 24), ("c", 48), ("a", 96), ("b", 97)]
    found = near_duplicates(
        [article(name, notice, title="", hours=hours) for name, hours in days]
    )
    told = [one.duplicate and (one.duplicate.relation, one.of) for _, one in found]
    assert told == [None, None, None, ("exact", 0), ("exact", 1)]


BY_THE_DAY = "2024-03-09"


@pytest.mark.parametrize(
    ("published", "others", "stays"),
    [
        ("2024-03-09T01:00:00", BY_THE_DAY, False),
        ("2024-03-09T23:30:00", BY_THE_DAY, False),
        ("2024-03-08T23:30:00", BY_THE_DAY, True),
        ("2024-03-10T23:30:00", BY_THE_DAY, True),
        ("2024-03-10", BY_THE_DAY, True),
        (BY_THE_DAY, BY_THE_DAY, False),
        ("2024-03-09T01:00:00", "2024-03-09T23:30:00", True),
    ],
)
def test_a_date_without_a_time_is_any_time_of_its_day(published, others, stays):
    notice = "The registry office is closed today."
    for text, other in ((notice, notice), (report(4101), report(4117))):
        first = replace(article("a", text), published=published)
        found = decided([first, replace(article("b", other), published=others)])
        assert any(one.related for one in found.values()) == stays
        assert any(one.duplicate for one in found.values()) != stays


@pytest.mark.parametrize(
    ("mark", "other"),
    [("\u0964", " \u0964"), ("\u060c", ""), ("\uff0c", ","), ("\u1362", " \u1362")],
    ids=["a danda set off", "Arabic commas left out", "of half width", "Ethiopic"],
)
def test_punctuation_of_any_script_is_no_difference(mark, other):
    words = prose(5).split()
    texts = [
        " ".join(f"{word}{end}" if n % 7 == 6 else word for n, word in enumerate(words))
        for end in (mark, other)
    ]
    found = decided([article("a", texts[0]), article("b", texts[1], hours=1)])
    assert found["b"].duplicate.similarity == 1
    assert found["b"].duplicate.changes is None


def test_short_articles_never_collapse_into_one_another():
    notices = [f"Shares of company{n} rose two percent on Monday." for n in range(40)]
    found = decided(
        [article(f"a{n:02}", t, title=f"Shares {n}") for n, t in enumerate(notices)]
    )
    assert not any(decision.duplicate for decision in found.values())


def test_an_update_rests_on_identity_that_title_or_text_confirms():
    old, new = prose(1), prose(2)
    same_title = decided([article("a", old), article("a", new, hours=1)])
    update = [d for d in same_title.values() if d.duplicate]
    assert [d.duplicate.relation for d in update] == ["update"]
    pairs = near_duplicates(
        [article("1", old, title="Rates"), article("1", new, title="Swans", hours=1)]
    )
    first, second = [decision for _, decision in pairs]
    assert first.id is None
    assert second.duplicate is None
    assert second.collided
    assert second.id.startswith("1-")


def test_keep_for_compares_within_its_span_only():
    text = prose(1)
    week = [article("a", text), article("b", text, hours=24 * 8)]
    assert decided(week)["b"].duplicate
    assert not decided(week, Rules(keep_for_days=7.0))["b"].duplicate


def test_the_account_says_what_differs():
    old = prose(7)
    words = old.split()
    words[60] = "changed"
    new = " ".join(words[:-10])
    found = decided([article("a", old), article("b", new, hours=1, title="Other")])
    changes = found["b"].duplicate.changes
    assert changes["edits"] == ["headline", "tail cut", "words"]
    assert (changes["added"], changes["removed"]) == (1, 11)
    assert ["word" in changes["sample"][0][0], changes["sample"][0][1]] == [
        True,
        "changed",
    ]


@pytest.mark.parametrize(
    ("cut", "put", "edit"),
    [
        (slice(70, None), "Subscribe to read on.", "tail cut"),
        (slice(0, 40), "As we reported before,", "head cut"),
        (slice(112, None), prose(9, 50), "tail put in"),
        (slice(110, None), prose(9, 20), "words"),
        (slice(50, 90), "and so on", "words"),
    ],
    ids=["stub", "lead cut", "longer end", "another end", "in between"],
)
def test_words_at_an_end_that_stand_for_many_were_cut(cut, put, edit):
    words = prose(7).split()
    new = list(words)
    new[cut] = put.split()
    found = decided([article("a", " ".join(words)), article("b", " ".join(new))])
    told = found["b"].duplicate.changes["edits"]
    assert [kind for kind in told if kind != "numbers"] == [edit]


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("1.5", "15", ["numbers", "words"]),
        ("1,5", "15", ["numbers", "words"]),
        ("0.25.", "0.75.", ["numbers", "words"]),
        ("1,200", "1200", None),
        ("15,", "15", None),
        ("U.S.", "US", None),
    ],
    ids=[
        "a point that went is another number",
        "a comma that went is another number",
        "a figure behind the point is another number",
        "thousands may have a comma",
        "a comma behind a number is punctuation",
        "points of an abbreviation are punctuation",
    ],
)
def test_a_corrected_number_is_in_the_account(old, new, edits):
    words = prose(7).split()
    texts = [" ".join([*words[:60], one, *words[60:]]) for one in (old, new)]
    found = decided([article("a", texts[0]), article("b", texts[1], hours=1)])
    changes = found["b"].duplicate.changes
    assert (changes or {}).get("edits") == edits
    assert (changes or {}).get("sample") == (edits and [[old, new]])


def test_many_copies_are_one_cluster_and_shared_boilerplate_none():
    text = prose(1)
    copies = [article(f"a{n:04}", text, title=f"T{n}") for n in range(300)]
    found = decided(copies)
    assert {d.duplicate.of for d in found.values() if d.duplicate} == {"a0000"}
    notice = prose(2, 40)
    others = [article(f"b{n:04}", f"{prose(n + 9, 150)} {notice}") for n in range(300)]
    assert not any(d.duplicate for d in decided(others).values())


def test_floods_are_counted():
    notice = prose(2, 60)
    some = [article(f"b{n:04}", f"{prose(n + 9, 90)} {notice}") for n in range(400)]
    for share, flooded in ((60, False), (400, True)):
        leaders = InMemory(in_order(some[:share])).leaders(Rules())
        assert not any(leaders.decide(row).duplicate for row in range(share))
        assert (leaders.flooded > 0) == flooded


@pytest.mark.parametrize(("kept", "flooded"), [(BUCKET, 0), (BUCKET + 1, 1)])
def test_a_bucket_is_flooded_once_one_more_is_kept_than_is_compared(kept, flooded):
    rows = np.arange(kept + 3)
    buckets = Buckets([np.zeros(len(rows), np.uint32)], rows, len(rows))
    for row in range(kept):
        buckets.keep(row)
    assert buckets.flooded == flooded
    assert buckets.kept(kept) == set(range(BUCKET))


def test_of_two_that_are_as_near_the_earlier_is_named():
    parts = [prose(seed, 50) for seed in range(4)]
    found = decided(
        [
            article("b", " ".join(parts[1:])),
            article("a", " ".join(parts[:3]), hours=1),
            article("whole", " ".join(parts), hours=2),
        ],
        Rules(threshold=0.6, replaced=1.0),
    )
    assert found["a"].duplicate is None
    assert found["whole"].duplicate.of == "b"


@pytest.mark.parametrize("same", ["id", "id and content", "all but its place"])
def test_articles_of_one_time_and_id_are_in_one_order_however_they_come(same):
    text = prose(1)
    if same == "id":
        several = [article("x", prose(seed)) for seed in range(5)]
    elif same == "id and content":
        several = [at(article("x", text), uri) for uri in ("b.json", "a.json")]
    else:
        several = [article("x", text, record=n) for n in (1, None, 0)]
    orders = [
        [(one.source, one.content_hash) for one, _ in near_duplicates(them)]
        for them in (several, several[::-1], several[1:] + several[:1])
    ]
    assert orders[0] == orders[1] == orders[2]
