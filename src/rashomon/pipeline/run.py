"""The whole job: paths to articles, articles to readings, readings to an alignment, all kept in a store.

Every step asks the store what is missing and commits each finished piece at once. A run that was killed
anywhere is therefore completed by the next one, and ends as if it had never been killed.
"""

import logging
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass

from rashomon import intake
from rashomon.aligning import ALIGNERS
from rashomon.aligning.base import Aligner, apply_aligner
from rashomon.errors import NothingToRead, RashomonError
from rashomon.model.alignment import Alignment
from rashomon.model.refusal import Refusal
from rashomon.pipeline.components import aligning_components, reading_components, signature_of
from rashomon.pipeline.progress import SILENT, Progress
from rashomon.pipeline.read import jobs_for, one_line, read_articles
from rashomon.reading import READERS
from rashomon.reading.base import Reader
from rashomon.store.judgements import read_judgements
from rashomon.store.views import Store, Warned
from rashomon.store.write import (
    forget_warnings,
    write_alignment,
    write_article,
    write_components,
    write_encoded,
    write_inputs,
    write_warning,
)

log = logging.getLogger(__name__)

# How many refusals the error names when nothing could be read at all.
NAMED_REFUSALS = 3


@dataclass(frozen=True, slots=True)
class Added:
    """What came out of the paths: articles found, how many of them were new, and what was refused."""

    found: int
    new: int
    refused: tuple[Warned, ...]


def compare(
    store: Store,
    paths: Sequence[str],
    progress: Progress = SILENT,
    *,
    readers: Sequence[Reader] = READERS,
    aligners: Sequence[Aligner] = ALIGNERS,
    jobs: int | None = 1,
) -> Added:
    """The whole job on some paths; raises NothingToRead where no article comes out of them."""
    added = add(store, paths, progress, readers=readers, jobs=jobs)
    align(store, progress, readers=readers, aligners=aligners, jobs=jobs)
    return added


def add(
    store: Store,
    paths: Sequence[str],
    progress: Progress = SILENT,
    *,
    readers: Sequence[Reader] = READERS,
    jobs: int | None = 1,
) -> Added:
    """Take in and read the articles that the store has not; raises NothingToRead where none comes out."""
    added = take_in(store, paths, progress)
    if not added.found:
        raise NothingToRead(_nothing(paths, added.refused))
    read_missing(store, progress, readers=readers, jobs=jobs)
    return added


def take_in(store: Store, paths: Sequence[str], progress: Progress = SILENT) -> Added:
    """Keep every article that comes out of the paths, and note what is refused."""
    inputs = [(file.path, file.sha256) for file in intake.inputs(paths)]
    write_inputs(store, inputs)
    forget_warnings(store, sorted({*paths, *(path for path, _ in inputs)}))
    found, new, refused = 0, 0, []
    progress.start("taking in", intake.count_hint(paths))
    for taken in intake.read_paths(paths):
        if isinstance(taken, Refusal):
            warning = Warned(taken.path, taken.place, taken.reason)
            refused.append(warning)
            write_warning(store, warning)
            continue
        found += 1
        new += write_article(store, taken)
        progress.advance()
    progress.finish()
    log.info("took in %d articles, %d of them new, refused %d", found, new, len(refused))
    return Added(found, new, tuple(refused))


def read_missing(
    store: Store,
    progress: Progress = SILENT,
    *,
    readers: Sequence[Reader] = READERS,
    jobs: int | None = 1,
) -> int:
    """Read every article that has no reading by these readers; returns how many that were.

    In `jobs` processes, None for as many as pay off; a script of its own needs `if __name__ == "__main__":` then.
    """
    components = reading_components(readers)
    signature = signature_of(components)
    missing = store.unread(signature)
    if not missing:
        return 0
    write_components(store, signature, "reading", components)
    progress.start("reading", len(missing))
    articles = (store.article(key) for key in missing)
    with closing(read_articles(articles, readers, jobs or jobs_for(len(missing)))) as found:
        for reading, problems in found:
            write_encoded(store, reading, signature, problems)
            progress.advance()
    progress.finish()
    return len(missing)


def align(
    store: Store,
    progress: Progress = SILENT,
    *,
    readers: Sequence[Reader] = READERS,
    aligners: Sequence[Aligner] = ALIGNERS,
    jobs: int | None = 1,
) -> bool:
    """Align all articles of the store, reading first what is unread; False where nothing had changed."""
    read_missing(store, progress, readers=readers, jobs=jobs)
    components = aligning_components(aligners)
    judgements = read_judgements(store.path)
    decided = {f"judgement.{n}": str(judgement) for n, judgement in enumerate(judgements)}
    signature, digest = signature_of(components | decided), store.readings_digest()
    if store.aligned_by() == (signature, digest):
        return False
    write_components(store, signature, "aligning", components)
    progress.start("aligning", len(aligners))
    found = Alignment(judgements=judgements)
    for aligner in aligners:
        try:
            found = apply_aligner(store, found, aligner)
        except RashomonError:
            raise
        except Exception as error:
            raise RashomonError(
                f"aligning {aligner.field} failed ({one_line(error)}): all readings are kept; please "
                "report this with what -vv shows"
            ) from error
        progress.advance()
    write_alignment(store, found, signature, digest)
    progress.finish()
    return True


def _nothing(paths: Sequence[str], refused: Sequence[Warned]) -> str:
    named = "; ".join(f"{r.path}: {r.reason}" for r in refused[:NAMED_REFUSALS])
    more = f"; and {len(refused) - NAMED_REFUSALS} more" if len(refused) > NAMED_REFUSALS else ""
    return f"no article could be read from {', '.join(paths)}" + (f" ({named}{more})" if named else "")
