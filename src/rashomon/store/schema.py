"""The tables of a store, as SQL, and which record class each table's `record` column holds.

Every row keeps its whole record as JSON; the columns beside it are read out of that JSON on the fly (VIRTUAL),
so there is one truth and Datasette, or any SQL, can still filter by them.
"""

from dataclasses import dataclass

from rashomon.model.clause import Clause
from rashomon.model.event import Event
from rashomon.model.figure import Figure
from rashomon.model.label import Label
from rashomon.model.mention import Entity, Mention
from rashomon.model.quote import Quote
from rashomon.model.span import Span
from rashomon.model.timex import Timex

# "RSMN": how a file says that it is a store of ours and not somebody's other database.
APPLICATION_ID = 0x52534D4E


@dataclass(frozen=True, slots=True)
class LayerTable:
    """A layer of `Reading`, the table that keeps it, and the class of its records."""

    layer: str
    table: str
    kind: type


LAYER_TABLES = (
    LayerTable("sentences", "sentence", Span),
    LayerTable("mentions", "mention", Mention),
    LayerTable("entities", "entity", Entity),
    LayerTable("timexes", "timex", Timex),
    LayerTable("clauses", "clause", Clause),
    LayerTable("quotes", "quote", Quote),
    LayerTable("figures", "figure", Figure),
    LayerTable("events", "event", Event),
    LayerTable("labels", "label", Label),
)

FIRST = """
CREATE TABLE input (path TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (path, sha256)) WITHOUT ROWID;

CREATE TABLE article (
    n         INTEGER PRIMARY KEY,
    id        TEXT NOT NULL UNIQUE,
    text      TEXT NOT NULL,
    record    TEXT NOT NULL,  -- the article without its text and blocks
    outlet    TEXT AS (json_extract(record, '$.outlet')),
    headline  TEXT AS (json_extract(record, '$.headline')),
    published TEXT AS (json_extract(record, '$.published.value')),
    language  TEXT AS (json_extract(record, '$.language')),
    url       TEXT AS (json_extract(record, '$.url')),
    path      TEXT AS (json_extract(record, '$.origin.path')),
    place     TEXT AS (json_extract(record, '$.origin.record'))
);
-- content="article" in double quotes: with single ones Datasette shows no search box.
CREATE VIRTUAL TABLE article_fts USING fts5(headline, text, content="article", content_rowid="n",
                                            tokenize="porter unicode61");
CREATE TRIGGER article_fts_insert AFTER INSERT ON article BEGIN
    INSERT INTO article_fts (rowid, headline, text) VALUES (new.n, new.headline, new.text);
END;

CREATE TABLE block (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    kind    TEXT AS (json_extract(record, '$.kind')),
    start   INTEGER AS (json_extract(record, '$.start')),
    "end"   INTEGER AS (json_extract(record, '$.end')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

-- What made a reading or an alignment: one signature stands for a set of components at their versions.
CREATE TABLE component (
    signature TEXT NOT NULL,
    step      TEXT NOT NULL CHECK (step IN ('reading', 'aligning')),
    name      TEXT NOT NULL,
    version   TEXT NOT NULL,
    PRIMARY KEY (signature, name)
) WITHOUT ROWID;

CREATE TABLE reading (
    article   TEXT PRIMARY KEY REFERENCES article (id),
    signature TEXT NOT NULL
) WITHOUT ROWID;

-- `article` is set where a reader failed on an article, null where a file or record could not be taken in.
CREATE TABLE warning (
    n       INTEGER PRIMARY KEY,
    path    TEXT NOT NULL,
    place   TEXT,
    reason  TEXT NOT NULL,
    article TEXT REFERENCES article (id)
);
CREATE INDEX warning_path ON warning (path);
CREATE INDEX warning_article ON warning (article);

CREATE TABLE sentence (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    start   INTEGER AS (json_extract(record, '$.start')),
    "end"   INTEGER AS (json_extract(record, '$.end')),
    text    TEXT AS (json_extract(record, '$.text')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE mention (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    start   INTEGER AS (json_extract(record, '$.span.start')),
    "end"   INTEGER AS (json_extract(record, '$.span.end')),
    text    TEXT AS (json_extract(record, '$.span.text')),
    kind    TEXT AS (json_extract(record, '$.kind')),
    form    TEXT AS (json_extract(record, '$.form')),
    name    TEXT AS (json_extract(record, '$.name')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE entity (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    name    TEXT AS (json_extract(record, '$.name')),
    kind    TEXT AS (json_extract(record, '$.kind')),
    country TEXT AS (json_extract(record, '$.country')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE timex (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    start   INTEGER AS (json_extract(record, '$.span.start')),
    "end"   INTEGER AS (json_extract(record, '$.span.end')),
    text    TEXT AS (json_extract(record, '$.span.text')),
    type    TEXT AS (json_extract(record, '$.type')),
    value   TEXT AS (json_extract(record, '$.value')),
    first_day TEXT AS (json_extract(record, '$.start')),
    last_day  TEXT AS (json_extract(record, '$.end')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE clause (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    start   INTEGER AS (json_extract(record, '$.trigger.start')),
    "end"   INTEGER AS (json_extract(record, '$.trigger.end')),
    text    TEXT AS (json_extract(record, '$.trigger.text')),
    predicate TEXT AS (json_extract(record, '$.predicate')),
    realis  TEXT AS (json_extract(record, '$.realis')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE quote (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    id      TEXT AS (json_extract(record, '$.id')),
    type    TEXT AS (json_extract(record, '$.type')),
    start   INTEGER AS (json_extract(record, '$.content[0].start')),
    text    TEXT AS (json_extract(record, '$.content[0].text')),
    cue     TEXT AS (json_extract(record, '$.cue[0].text')),
    source  TEXT AS (json_extract(record, '$.source[0].text')),
    speaker INTEGER AS (json_extract(record, '$.speaker')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX quote_id ON quote (id);

CREATE TABLE figure (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    start   INTEGER AS (json_extract(record, '$.span.start')),
    "end"   INTEGER AS (json_extract(record, '$.span.end')),
    text    TEXT AS (json_extract(record, '$.span.text')),
    number  REAL AS (json_extract(record, '$.number')),
    unit    TEXT AS (json_extract(record, '$.unit')),
    counted TEXT AS (json_extract(record, '$.counted')),
    bound   TEXT AS (json_extract(record, '$.bound')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

CREATE TABLE event (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    id      TEXT AS (json_extract(record, '$.id')),
    type    TEXT AS (json_extract(record, '$.type')),
    realis  TEXT AS (json_extract(record, '$.realis')),
    start   INTEGER AS (json_extract(record, '$.trigger.start')),
    "end"   INTEGER AS (json_extract(record, '$.trigger.end')),
    text    TEXT AS (json_extract(record, '$.trigger.text')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;
CREATE INDEX event_id ON event (id);

CREATE TABLE label (
    article TEXT NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,
    record  TEXT NOT NULL,
    start   INTEGER AS (json_extract(record, '$.span.start')),
    "end"   INTEGER AS (json_extract(record, '$.span.end')),
    text    TEXT AS (json_extract(record, '$.span.text')),
    words   TEXT AS (json_extract(record, '$.words')),
    voice   TEXT AS (json_extract(record, '$.voice')),
    entity  INTEGER AS (json_extract(record, '$.entity')),
    PRIMARY KEY (article, n)
) WITHOUT ROWID;

-- One row at most: what made the alignment that the tables below hold, and a digest of the readings it used.
CREATE TABLE alignment (signature TEXT NOT NULL, readings TEXT NOT NULL);

CREATE TABLE copy (
    n       INTEGER PRIMARY KEY,
    record  TEXT NOT NULL,
    a       TEXT AS (json_extract(record, '$.a.article')),
    b       TEXT AS (json_extract(record, '$.b.article')),
    score   REAL AS (json_extract(record, '$.score')),
    voice   TEXT AS (json_extract(record, '$.voice')),
    earlier TEXT AS (json_extract(record, '$.earlier'))
);

CREATE TABLE origin (
    n      INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    why    TEXT AS (json_extract(record, '$.why'))
);

CREATE TABLE identity (
    n       INTEGER PRIMARY KEY,
    id      TEXT NOT NULL UNIQUE,
    record  TEXT NOT NULL,
    name    TEXT AS (json_extract(record, '$.name')),
    kind    TEXT AS (json_extract(record, '$.kind')),
    country TEXT AS (json_extract(record, '$.country')),
    why     TEXT AS (json_extract(record, '$.why'))
);

-- Which identity an entity of an article is: kept apart, so that one article's people are one look-up.
CREATE TABLE identity_entity (
    article  TEXT NOT NULL REFERENCES article (id),
    entity   INTEGER NOT NULL,
    identity TEXT NOT NULL REFERENCES identity (id),
    PRIMARY KEY (article, entity)
) WITHOUT ROWID;

CREATE TABLE story (
    n      INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    title  TEXT AS (json_extract(record, '$.title')),
    "from" TEXT AS (json_extract(record, '$.start')),
    "to"   TEXT AS (json_extract(record, '$.end')),
    why    TEXT AS (json_extract(record, '$.why'))
);

CREATE TABLE story_article (
    article TEXT NOT NULL REFERENCES article (id),
    story   TEXT NOT NULL REFERENCES story (id),
    why     TEXT NOT NULL,
    PRIMARY KEY (article, story)
) WITHOUT ROWID;

CREATE TABLE storyline (
    n      INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    title  TEXT AS (json_extract(record, '$.title')),
    why    TEXT AS (json_extract(record, '$.why'))
);

CREATE TABLE variant (
    n      INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    why    TEXT AS (json_extract(record, '$.why'))
);

CREATE TABLE variant_quote (
    quote   TEXT NOT NULL PRIMARY KEY,
    variant TEXT NOT NULL REFERENCES variant (id)
) WITHOUT ROWID;

CREATE TABLE event_group (
    n      INTEGER PRIMARY KEY,
    id     TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    story  TEXT AS (json_extract(record, '$.story')),
    why    TEXT AS (json_extract(record, '$.why'))
);

CREATE TABLE event_group_event (
    event       TEXT NOT NULL PRIMARY KEY,
    event_group TEXT NOT NULL REFERENCES event_group (id)
) WITHOUT ROWID;

CREATE TABLE "row" (
    n        INTEGER PRIMARY KEY,
    id       TEXT NOT NULL UNIQUE,
    story    TEXT NOT NULL REFERENCES story (id),
    record   TEXT NOT NULL,
    kind     TEXT AS (json_extract(record, '$.kind')),
    question TEXT AS (json_extract(record, '$.question')),
    verdict  TEXT AS (json_extract(record, '$.verdict')),
    why      TEXT AS (json_extract(record, '$.why'))
);
CREATE INDEX row_story ON "row" (story);

CREATE VIEW cell AS
SELECT "row".id AS "row", cell.key AS n, "row".question, "row".verdict,
       json_extract(cell.value, '$.outlet') AS outlet, json_extract(cell.value, '$.value') AS value,
       json_extract(cell.value, '$.bound') AS bound, json_extract(cell.value, '$.said_by') AS said_by,
       json_extract(cell.value, '$.article') AS article,
       json_extract(cell.value, '$.spans[0].start') AS start, json_extract(cell.value, '$.spans[0].text') AS text
FROM "row", json_each("row".record, '$.cells') AS cell;

CREATE VIEW link AS
SELECT "row".id AS "row", "row".question, json_extract(link.value, '$.a') AS a, json_extract(link.value, '$.b') AS b,
       json_extract(link.value, '$.verdict') AS verdict, json_extract(link.value, '$.why') AS why
FROM "row", json_each("row".record, '$.links') AS link;
"""

# Emptied and filled anew by every aligning, in this order (what refers before what is referred to).
ALIGNMENT_TABLES = (
    "alignment",
    "identity_entity",
    "story_article",
    "variant_quote",
    "event_group_event",
    '"row"',
    "copy",
    "origin",
    "identity",
    "story",
    "storyline",
    "variant",
    "event_group",
)
