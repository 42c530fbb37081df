"""The user's corrections of stories: kept beside the store, and the store aligned anew with them."""

from collections.abc import Callable, Sequence

from rashomon.errors import RashomonError
from rashomon.model.ids import make_id
from rashomon.model.judgement import Judgement
from rashomon.pipeline import run
from rashomon.store.judgements import judgements_path, read_judgements, write_judgements
from rashomon.store.views import Store

Align = Callable[[Store], object]


def merge(store: Store, one: str, other: str, align: Align = run.align) -> Judgement:
    """Two stories, by id, title or the start of either, tell one happening."""
    first, second = (story_articles(store, name) for name in (one, other))
    if first == second:
        raise RashomonError(f"{one!r} and {other!r} are the same story: name two")
    return _judge(store, Judgement(_id("same", first, second), "same", first, second), align)


def split(store: Store, story: str, articles: Sequence[str], align: Align = run.align) -> Judgement:
    """Some articles of a story tell another happening."""
    members = story_articles(store, story)
    leaving = tuple(sorted({_found(store, name, "article") for name in articles}))
    if strangers := [a for a in leaving if a not in members]:
        raise RashomonError(f"{', '.join(strangers)} does not belong to the story {story!r}")
    staying = tuple(a for a in members if a not in leaving)
    if not staying:
        raise RashomonError("name some of the story's articles, not all: nothing would stay behind")
    return _judge(store, Judgement(_id("different", leaving, staying), "different", leaving, staying), align)


def undo(store: Store, align: Align = run.align) -> Judgement:
    """Take back the last correction; raises RashomonError where there is none."""
    judgements = read_judgements(store.path)
    if not judgements:
        raise RashomonError(
            f"there is no correction to take back: {judgements_path(store.path)} is empty or missing"
        )
    write_judgements(store.path, judgements[:-1])
    align(store)
    return judgements[-1]


def story_articles(store: Store, name: str) -> tuple[str, ...]:
    """The articles of the story that goes by a name, sorted."""
    key = _found(store, name, "story")
    return tuple(sorted(next(story.articles for story in store.stories() if story.id == key)))


def _judge(store: Store, judgement: Judgement, align: Align) -> Judgement:
    # The same correction made again comes last again, and so outranks what was said in between.
    earlier = [j for j in read_judgements(store.path) if j.id != judgement.id]
    write_judgements(store.path, [*earlier, judgement])
    align(store)
    return judgement


def _found(store: Store, name: str, wanted: str) -> str:
    table, key = store.find(name)
    if table != wanted:
        raise RashomonError(f"{name!r} is no {wanted}: it names the {table} {key}")
    return key


def _id(verdict: str, left: Sequence[str], right: Sequence[str]) -> str:
    return make_id("j", verdict, *left, None, *right)
