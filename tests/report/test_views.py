from factory import article, span_of
from rashomon.model.alignment import EntityRef, Identity, Membership, NameCount, Role, Story
from rashomon.model.article import Article
from rashomon.model.clause import Clause
from rashomon.model.label import Label
from rashomon.model.mention import Entity, Member
from rashomon.model.reading import Reading
from rashomon.model.row import Cell, Link, Row, Verdict
from rashomon.model.timex import Timex
from rashomon.report.article_view import build_article
from rashomon.report.links import Links
from rashomon.report.people_view import Naming, build_people
from rashomon.report.sheet_view import build_sheet
from rashomon.report.timeline_view import build_timeline

LEFT = article(
    "The ferry carried 212 passengers on Saturday.", outlet="Post", published="2026-03-14", name="l.txt"
)
RIGHT = article("On Saturday 187 passengers were aboard.", outlet="Voz", published="2026-03-15", name="r.txt")
SILENT = article("The harbour is closed.", outlet="Standard", name="s.txt")


def cell(where: Article, words: str) -> Cell:
    return Cell(where.id, where.outlet, words, "exact", None, None, (span_of(where, words),))


def row(verdict: Verdict) -> Row:
    cells = (cell(LEFT, "212 passengers"), cell(RIGHT, "187 passengers"))
    link = Link(0, 1, verdict, "“212” and “187” cannot both be true")
    return Row(
        "r-1", "s-1", "figure", "How many passengers?", cells, (link,), verdict, "both count passengers"
    )


def story(*articles: Article) -> Story:
    return Story("s-1", "Ferry", tuple(Membership(a.id, "same") for a in articles), None, None, "same ferry")


def identity(where: Article, **changes: object) -> Identity:
    names = (NameCount("Rafael Montero", 2), NameCount("Montero", 1))
    roles = (
        Role("president", None, "current", None, None, ()),
        Role("president", "Verana", "current", None, None, ()),
    )
    return Identity(
        "i-1", "Rafael Montero", "person", names, (EntityRef(where.id, 0),), (), roles, "one name"
    )


def test_sheet_has_a_column_per_article_and_leaves_the_silent_one_empty() -> None:
    articles = {a.id: a for a in (LEFT, RIGHT, SILENT)}
    sheet = build_sheet(story(LEFT, RIGHT, SILENT), articles, (row("conflict"),), Links())
    assert [c.outlet for c in sheet.columns] == ["Post", "Standard", "Voz"]
    assert [len(tellings) for tellings in sheet.compared[0].cells] == [1, 0, 1]
    assert sheet.counts == (("conflict", 1),)


def test_sheet_marks_the_words_that_differ() -> None:
    sheet = build_sheet(story(LEFT, RIGHT), {a.id: a for a in (LEFT, RIGHT)}, (row("conflict"),), Links())
    words = sheet.compared[0].cells[0][0].words
    assert [(p.text, p.kinds) for p in words] == [("212", ("differs",)), (" passengers", ())]


def test_sheet_keeps_what_one_tells_apart() -> None:
    alone = Row(
        "r-2", "s-1", "figure", "How many?", (cell(LEFT, "212 passengers"),), (), "only", "", (RIGHT.id,)
    )
    sheet = build_sheet(story(LEFT, RIGHT), {a.id: a for a in (LEFT, RIGHT)}, (alone,), Links())
    assert sheet.compared == ()
    assert [r.id for r in sheet.told_by_one] == ["r-2"]


def test_sheet_cell_leads_to_an_anchor_in_the_article() -> None:
    sheet = build_sheet(story(LEFT, RIGHT), {a.id: a for a in (LEFT, RIGHT)}, (row("conflict"),), Links())
    view = build_article(Reading(LEFT), [row("conflict")], Naming(()), Links())
    anchors = {a for block in view.blocks for piece in block.pieces for a in piece.anchors}
    assert sheet.compared[0].cells[0][0].href.removeprefix("#") in anchors


def test_article_gives_its_text_back() -> None:
    view = build_article(Reading(LEFT), [row("conflict")], Naming(()), Links())
    assert "".join(p.text for b in view.blocks for p in b.pieces) == LEFT.text


def test_people_keep_the_narrator_and_the_quoted_apart() -> None:
    told = article("Strongman Rafael Montero, a “tyrant”, spoke.", outlet="Standard")
    labels = (
        Label(0, "Strongman", "narrator", None, span_of(told, "Strongman")),
        Label(0, "tyrant", "quoted", None, span_of(told, "tyrant")),
    )
    entity = Entity(0, "person", "Rafael Montero", (Member(0, "name"),))
    reading = Reading(told, entities=(entity,), labels=labels)
    people = build_people({told.id: reading}, ("Standard",), Naming((identity(told),)), Links())
    assert [(x.words, x.voice) for x in people[0].labels[0]] == [
        ("Strongman", None),
        ("tyrant", "somebody quoted"),
    ]


def test_people_hold_an_office_once() -> None:
    reading = Reading(LEFT, entities=(Entity(0, "person", "Rafael Montero", (Member(0, "name"),)),))
    people = build_people({LEFT.id: reading}, ("Post",), Naming((identity(LEFT),)), Links())
    assert people[0].roles == ("president, Verana",)


def test_timeline_puts_what_is_told_of_a_day_on_that_day() -> None:
    day = Timex(span_of(LEFT, "Saturday"), "DATE", "2026-03-14", "2026-03-14", "2026-03-14", None, "")
    old = Timex(span_of(RIGHT, "Saturday"), "DATE", "2020-01-04", "2020-01-04", "2020-01-04", None, "")
    readings = {
        where.id: Reading(
            where,
            sentences=(where.span(0, len(where.text)),),
            timexes=(timex,),
            clauses=(
                Clause(
                    (where.span(0, len(where.text)),), where.span(0, 3), "be", (), None, None, "planned", 0
                ),
            ),
        )
        for where, timex in ((LEFT, day), (RIGHT, old))
    }
    timeline = build_timeline(readings, Links())
    assert [d for d, _ in timeline.days] == ["2026-03-14", "2026-03-15"]
    assert [m.kind for m in timeline.days[0][1]] == ["published", "planned"]
    assert [d for d, _ in timeline.background] == ["2020-01-04"]
