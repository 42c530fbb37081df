"""Many readings in, edges between their spans out: one aligner per file, listed here in the order they run."""

from rashomon.aligning.base import Aligner
from rashomon.aligning.copies import COPIES
from rashomon.aligning.events import EVENTS
from rashomon.aligning.identities import IDENTITIES
from rashomon.aligning.origins import ORIGINS
from rashomon.aligning.quote_variants import QUOTE_VARIANTS
from rashomon.aligning.rows import ROWS
from rashomon.aligning.stories import STORIES
from rashomon.aligning.storylines import STORYLINES

ALIGNERS: tuple[Aligner, ...] = (
    COPIES,
    ORIGINS,
    IDENTITIES,
    STORIES,
    STORYLINES,
    EVENTS,
    QUOTE_VARIANTS,
    ROWS,
)
