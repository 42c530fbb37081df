"""A small pile with every layer and every kind of edge, built by hand, so that no test of store or export reads."""

from pathlib import Path

from factory import article, span_of
from rashomon.model.alignment import (
    Alignment,
    Copy,
    EntityRef,
    EventGroup,
    Identity,
    Membership,
    NameCount,
    OriginGroup,
    Report,
    Role,
    Story,
    VariantGroup,
)
from rashomon.model.article import Article
from rashomon.model.clause import Clause
from rashomon.model.event import Actor, Event
from rashomon.model.figure import Figure
from rashomon.model.ids import make_id
from rashomon.model.label import Label
from rashomon.model.mention import Entity, Member, Mention, RoleClaim
from rashomon.model.quote import Quote
from rashomon.model.reading import Reading
from rashomon.model.row import Cell, Link, Row
from rashomon.model.span import Span
from rashomon.model.timex import Timex
from rashomon.store.views import Store
from rashomon.store.write import write_alignment, write_article, write_components, write_reading

POST = article(
    "The ferry Aurora ran aground off Vessel Point on Monday. Harbour master Inés Bellamy said: “Eighty-four "
    "people were on board.”",
    outlet="Harbour Post",
    published="2026-03-03",
    headline="Aurora aground",
    name="post.txt",
)
DAILY = article(
    "79 passengers were on the Aurora 🛳 on Monday. Bellamy, the “<b>queen</b> of the quay”, said: “Eighty-four "
    "people were on board.” <script>alert('x')</script>",
    outlet="Coast <Daily>",
    name="daily.txt",
)


def reading_of(source: Article) -> Reading:
    """Every layer with one record."""

    def cut(words: str) -> Span:
        return span_of(source, words)

    name = "Inés Bellamy" if source is POST else "Bellamy"
    count = "Eighty-four people" if source is POST else "79 passengers"
    return Reading(
        source,
        sentences=(cut(source.text),),
        mentions=(Mention(cut(name), "person", "name", name),),
        entities=(
            Entity(
                0,
                "person",
                name,
                (Member(0, "its own name"),),
                (RoleClaim("harbour master", None, "current", cut(name)),),
            ),
        ),
        timexes=(
            Timex(
                cut("Monday"),
                "DATE",
                "2026-03-02",
                "2026-03-02",
                "2026-03-02",
                "2026-03-03",
                "the Monday before",
            ),
        ),
        clauses=(Clause((cut("on Monday"),), cut("on"), "be", ("monday",), None, None, "occurred", 0),),
        quotes=(
            Quote(
                make_id("q", source.id),
                source.id,
                "direct",
                (cut("Eighty-four people were on board."),),
                (cut("said"),),
                (cut(name),),
                0,
                "the words before the colon",
            ),
        ),
        figures=(Figure(cut(count), 84.0, None, None, "people", "person", "exact", None, name),),
        events=(
            Event(
                make_id("e", source.id),
                "ACCUSE",
                None,
                (),
                "occurred",
                cut("said"),
                (cut("said"),),
                (Actor(0, cut(name), None, "CIV"),),
                (),
                0,
                0,
            ),
        ),
        labels=(
            Label(0, "Harbour master", "narrator", None, cut("Harbour master"))
            if source is POST
            else Label(0, "<b>queen</b> of the quay", "quoted", None, cut("<b>queen</b> of the quay")),
        ),
    )


READINGS = tuple(sorted((reading_of(POST), reading_of(DAILY)), key=lambda reading: reading.article.id))


def _cells() -> tuple[Cell, Cell]:
    post, daily = span_of(POST, "Eighty-four people"), span_of(DAILY, "79 passengers")
    return (
        Cell(POST.id, POST.outlet, "84 people", "exact", None, "Inés Bellamy", (post,)),
        Cell(DAILY.id, DAILY.outlet, "79 passengers", "exact", "2026-03-03", None, (daily,)),
    )


QUOTED = "Eighty-four people were on board."
IDENTITY = Identity(
    "i-bellamy",
    "Inés Bellamy",
    "person",
    (NameCount("Inés Bellamy", 1), NameCount("Bellamy", 1)),
    (EntityRef(POST.id, 0), EntityRef(DAILY.id, 0)),
    (span_of(POST, "Inés Bellamy"), span_of(DAILY, "Bellamy")),
    (Role("harbour master", None, "current", None, None, (span_of(POST, "Harbour master"),)),),
    "the surname is the same and no other Bellamy is named",
)
ALIGNMENT = Alignment(
    copies=(
        Copy(span_of(POST, QUOTED), span_of(DAILY, QUOTED), 1.0, "unknown", "quotation", "the same words"),
    ),
    origins=(OriginGroup("o-post", (POST.id,), "its own"), OriginGroup("o-daily", (DAILY.id,), "its own")),
    identities=(IDENTITY,),
    stories=(
        Story(
            "s-aurora",
            "Aurora runs aground",
            (Membership(POST.id, "names the Aurora"), Membership(DAILY.id, "names the Aurora")),
            "2026-03-02",
            "2026-03-02",
            "one ship, one day",
        ),
    ),
    variants=(VariantGroup("v-84", tuple(r.quotes[0].id for r in READINGS), "the same words"),),
    events=(
        EventGroup(
            "g-say", "s-aurora", tuple(Report(r.article.id, r.events[0].id) for r in READINGS), "the same act"
        ),
    ),
    rows=(
        Row(
            "r-count",
            "s-aurora",
            "figure",
            "How many people were on board?",
            _cells(),
            (Link(0, 1, "conflict", "84 and 79 cannot both be the number on board"),),
            "conflict",
            "both count who was on board",
        ),
        Row(
            "r-place",
            "s-aurora",
            "place",
            "Where did she run aground?",
            (
                Cell(
                    POST.id,
                    POST.outlet,
                    "Vessel Point",
                    "exact",
                    None,
                    None,
                    (span_of(POST, "Vessel Point"),),
                ),
            ),
            (),
            "only",
            "one place",
            (DAILY.id,),
        ),
    ),
)


def write_pile(path: Path) -> Path:
    """A store with the pile in it."""
    with Store.open(path, "write") as store:
        write_components(store, "by-test", "reading", {"reading.test": "1"})
        for reading in READINGS:
            write_article(store, reading.article)
            write_reading(store, reading, "by-test")
        write_alignment(store, ALIGNMENT, "by-test", store.readings_digest())
    return path
