"""Stray headlines and furniture go on evidence; in doubt the line stays."""

import pytest

from transforms.core.composing import compose
from transforms.core.cuts import join
from transforms.core.furniture.kinds import furniture_kind
from transforms.core.headlines import drop_related_headlines
from transforms.core.repeats import drop_repeats
from transforms.core.schema import Draft, Source

STORY = (
    "The harbour bridge will close to traffic on Monday for nine weeks, the port said.",
    "Ferries will run every ten minutes at peak times and every half hour at night.",
    "Shopkeepers on the east bank said that they had not been told until Thursday.",
    "“We heard of it on the radio,” said Ann Lee, who runs a bakery by the quay.",
    "The last closure, thirteen years ago, lasted a fortnight longer than planned.",
)
OTHER = "Swans return to the upper river after ten winters"
STRANGE = "Norwegian chess champion Ivo Brandt resigns after dispute about trousers"
NEARER = "Shopkeepers press council about empty market halls"
OWN = "Shopkeepers on the east bank were not told"


def edited(paragraphs, mode="cut"):
    source = Source(uri="a", format="text", sha256="", bytes=0)
    text = "\n".join(paragraphs)
    draft = Draft(
        source=source, key=bytes(16), raw_text=text, paragraphs=tuple(paragraphs)
    )
    draft = drop_related_headlines(drop_repeats(draft), mode)
    return compose(draft.paragraphs, draft.cuts)


def left_of(paragraphs):
    return edited(paragraphs).text.split("\n\n")


def with_line(line, at=2):
    return [*STORY[:at], line, *STORY[at:]]


@pytest.mark.parametrize(
    ("paragraphs", "why"),
    [
        pytest.param([*with_line(OTHER), *STORY], "in one copy only", id="first copy"),
        pytest.param([*with_line("Read it here?"), *STORY], "in one copy only",
                     id="whatever its shape, if one copy lacks it"),
        pytest.param(with_line(STRANGE) * 2, "none of its words in the story",
                     id="in both copies, of another story"),
        pytest.param(with_line(NEARER) * 2, "between prose",
                     id="in both copies, with a word of the story"),
        pytest.param(with_line(STRANGE), "none of its words in the story",
                     id="in a body that stands once, without a word of the story"),
    ],
)  # fmt: skip
def test_a_headline_of_another_story_goes(paragraphs, why):
    text, removed = edited(paragraphs)
    assert text == join(STORY)
    (headline,) = [p for p in removed if p.reason == "related-headline"]
    assert why in headline.evidence["because"]


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("Ferries", id="a subheading of one word"),
        pytest.param("What the shopkeepers say", id="a short subheading"),
        pytest.param(OWN, id="a line of the story's own words"),
        pytest.param("Lead 301.00 302.50 303.10 304.00", id="a row"),
        pytest.param("- another ferry in the mornings", id="a list item"),
        pytest.param(
            "and nobody else had been asked about it", id="the rest of a line"
        ),
        pytest.param("By Jane Doe, Staff Reporter", id="a byline"),
        pytest.param("Ask the harbour office: port@example.org", id="an address"),
        pytest.param("Filmed and edited by Joyce Lam", id="a credit"),
        pytest.param("Nobody asked the swans. They left.", id="sentences"),
    ],
)
def test_in_doubt_the_line_stays(line):
    assert left_of(with_line(line)) == with_line(line)
    assert line in left_of([*with_line(line), *with_line(line)])


def test_a_text_that_is_broken_at_a_width_has_no_line_that_stands_alone():
    broken = [
        "The harbour bridge will close to traffic on",
        "the first Monday of March, said the port.",
        "Norwegian engineers Ivo Brandt and Lars Moe",
        "have been asked for advice. The last closure,",
        "thirteen years ago, lasted a fortnight longer.",
    ]
    assert left_of(broken * 2) == broken


def test_many_lines_of_the_story_s_words_are_its_subheadings():
    heads = [f"Shopkeepers were not told on {day}" for day in
             ("Monday", "Tuesday", "Friday", "Saturday", "Sunday")]  # fmt: skip
    body = [line for pair in zip(STORY, heads, strict=True) for line in pair][:-1]
    assert left_of([*body, *body]) == body


def test_a_line_in_doubt_goes_in_the_company_of_a_sure_one():
    doubtful = "Who will run the ferries when winter comes?"
    assert doubtful in left_of([*STORY[:3], doubtful, *STORY[3:]] * 2)
    both = [STORY[0], STRANGE, *STORY[1:3], doubtful, *STORY[3:]]
    text, removed = edited([*both, *both])
    assert text == join(STORY)
    (line,) = [piece for piece in removed if piece.text.strip() == doubtful]
    assert "another such line is sure" in line.evidence["because"]


def test_the_evidence_says_how_much_there_is_and_is_asked():
    (line,) = edited(with_line(STRANGE)).removed
    assert line.evidence["weight"] >= line.evidence["asked"]


def test_the_first_and_last_line_have_no_prose_around_them():
    assert left_of([STRANGE, *STORY])[0] == STRANGE
    assert left_of([*STORY, STRANGE])[-1] == STRANGE


def test_a_sign_off_goes_at_the_end_only():
    assert left_of([*STORY, "-30-", "(Reporting by Ann Lee)"]) == list(STORY)
    assert "-30-" in left_of(with_line("-30-"))


def test_marking_leaves_the_line_and_lists_it():
    text, removed = edited(with_line(STRANGE), "mark")
    assert STRANGE in text
    assert [(p.reason, p.applied) for p in removed] == [("related-headline", False)]
    assert edited(with_line(STRANGE), "off").removed == ()


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Also read: Rates rise again", "read-more"),
        ("Lire aussi : Les taux montent", "read-more"),
        ("Читайте также: Ставки выросли", "read-more"),
        ("ADVERTISEMENT", "advert"),
        ("Anzeige", "advert"),
        ("Share this article on Facebook", "share"),
        ("Facebook Twitter WhatsApp", "share"),
        ("© 2019 The Gazette. All rights reserved.", "copyright"),
        ("Sign up for our morning newsletter", "newsletter"),
        ("(Reporting by Ann Lee; editing by Bo Chan)", "credit"),
    ],
)
def test_furniture_is_known_by_its_kind(line, kind):
    assert furniture_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Shares rose.",
        "Share this information, please?",
        "Read more widely, she told the students, and you will write better.",
        "Advertisements are banned on the bridge.",
        "The copyright expired in 2019.",
        f"Also read: {'word ' * 40}",
        "Related: he is her cousin.",
    ],
)
def test_a_sentence_that_mentions_it_is_none(line):
    assert furniture_kind(line) is None


def test_a_paragraph_of_a_script_without_end_marks_is_no_headline():
    story = [
        "นายกรัฐมนตรีกล่าวเมื่อวันอังคารว่ารัฐบาลจะสร้างสะพานข้ามแม่น้ำแห่งใหม่ภายในสามปีข้างหน้า"
        "เพื่อลดการจราจรติดขัดในตัวเมืองและเชื่อมสองฝั่งเข้าด้วยกัน",
        "ฝ่ายค้านวิจารณ์ว่าโครงการนี้จะเพิ่มหนี้สาธารณะโดยไม่จำเป็น",
        "ชาวบ้านริมแม่น้ำกลัวว่าเรือข้ามฟากจะหมดไปเมื่อสะพานเปิดใช้งาน"
        "และร้านค้าที่ท่าเรือจะต้องปิดตัวลงเพราะไม่มีลูกค้าเดินผ่านอีกต่อไป",
    ]
    raw = "\n".join([*story, *story])
    source = Source(uri="a", format="text", sha256="", bytes=0)
    draft = Draft(
        source=source, key=bytes(16), raw_text=raw, paragraphs=(*story, *story)
    )
    draft = drop_related_headlines(drop_repeats(draft))
    assert compose(draft.paragraphs, draft.cuts).text == "\n\n".join(story)
