"""One article in, layers of spans over its text out: one reader per file, listed here in the order they run."""

from rashomon.reading.base import Reader
from rashomon.reading.clauses import CLAUSES
from rashomon.reading.entities import ENTITIES
from rashomon.reading.events import EVENTS
from rashomon.reading.figures import FIGURES
from rashomon.reading.labels import LABELS
from rashomon.reading.mentions import MENTIONS
from rashomon.reading.parse import PARSE
from rashomon.reading.quotes import QUOTES
from rashomon.reading.sentences import SENTENCES
from rashomon.reading.timexes import TIMEXES

READERS: tuple[Reader, ...] = (
    PARSE,
    SENTENCES,
    MENTIONS,
    ENTITIES,
    TIMEXES,
    CLAUSES,
    QUOTES,
    FIGURES,
    EVENTS,
    LABELS,
)
