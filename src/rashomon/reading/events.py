"""Events: who did what to whom, when and where, in PLOVER's terms.

Acts come from rules over clauses (`data/plover.toml`); what no rule knows is no event. Words inside a direct quotation
are its speaker's and stay with the quote. Date and place are those of the act's own clause, never guessed from afar.
"""

from rashomon.model.clause import Clause, Realis
from rashomon.model.event import Event
from rashomon.model.ids import make_id
from rashomon.model.parse import Parse
from rashomon.model.reading import Reading
from rashomon.model.span import Span
from rashomon.reading.acts.actors import ActorFinder, is_known
from rashomon.reading.acts.frames import Frame, FrameFinder
from rashomon.reading.acts.nouns import noun_frames
from rashomon.reading.acts.rules import contexts_by_word, noun_rules
from rashomon.reading.base import Reader
from rashomon.text.grammar import noun_span

_PLACED = frozenset({"in", "at", "to", "near", "outside"})
# Relations over which a clause shares the date and place of the one above: "arrived on Tuesday to meet".
_SHARES = frozenset({"xcomp", "advcl"})
# "is due to arrive on Friday to hold talks to end the war": beyond that it is another matter.
_SHARED_STEPS = 3
_CARRIES = frozenset({"with", "including", "during"})
_DATED = frozenset({"DATE", "TIME"})


def read_events(reading: Reading) -> tuple[Event, ...]:
    """All events of the article in text order."""
    parse = reading.parsed
    clauses = _by_head(parse, reading.clauses)
    verbs = FrameFinder(parse, clauses, ActorFinder(reading))
    frames = verbs.frames()
    frames += noun_frames(verbs, clauses)
    quoted = _quoted(reading)
    scene = _Scene(reading, clauses, verbs.finder, verbs.used)
    kept = [f for f in frames if not _inside(parse.tokens[f.head].start, quoted) and scene.told(f)]
    return tuple(sorted((scene.event(f) for f in kept), key=lambda e: (e.trigger.start, e.id)))


def _by_head(parse: Parse, clauses: tuple[Clause, ...]) -> dict[int, Clause]:
    """Clauses by the index of their trigger's token."""
    starts = {t.start: t.index for t in reversed(parse.tokens)}
    return {starts[c.trigger.start]: c for c in clauses}


def _quoted(reading: Reading) -> list[tuple[int, int]]:
    """Stretches of direct quotation, sorted."""
    return sorted((s.start, s.end) for q in reading.quotes if q.type == "direct" for s in q.content)


def _inside(offset: int, stretches: list[tuple[int, int]]) -> bool:
    low, high = 0, len(stretches)
    while low < high:
        mid = (low + high) // 2
        if stretches[mid][1] <= offset:
            low = mid + 1
        else:
            high = mid
    return low < len(stretches) and stretches[low][0] <= offset


class _Scene:
    """Puts a frame in its time and place."""

    def __init__(
        self, reading: Reading, clauses: dict[int, Clause], finder: ActorFinder, used: set[int]
    ) -> None:
        self.reading, self.clauses, self.finder, self.parse = reading, clauses, finder, reading.parsed
        self.boilerplate = sorted((b.start, b.end) for b in reading.article.blocks if b.kind == "boilerplate")
        self.published = reading.article.published.value[:10] if reading.article.published else None
        self._timex_at: dict[int, list[int]] = {}
        for number, timex in enumerate(reading.timexes):
            if timex.type in _DATED:
                words = self.parse.between(timex.span.start, timex.span.end)
                if words:
                    self._timex_at.setdefault(self._dated(words[0].index, used), []).append(number)

    def told(self, frame: Frame) -> bool:
        """Whether it is worth telling: not in the furniture of the page, and somebody known, or a date or place, is in it."""
        if _inside(self.parse.tokens[frame.head].start, self.boilerplate):
            return False
        if frame.mode == "visit" and not frame.recipients and self._place(frame) is None:
            return False
        parties = (*frame.actors, *frame.recipients)
        if frame.realis == "hypothetical" and not any(a.entity is not None or a.code for a in parties):
            return False  # "a person may seek help" is advice, no event
        known = any(is_known(a) for a in parties)
        return known or self._date(frame) is not None or self._place(frame) is not None

    def event(self, frame: Frame) -> Event:
        """The frame with its date, place, contexts and citation."""
        token = self.parse.tokens[frame.head]
        article = self.reading.article
        date = self._date(frame)
        trigger = article.span(token.start, token.end)
        return Event(
            id=make_id("e", article.id, frame.type, trigger.start, trigger.end),
            type=frame.type,
            mode=frame.mode,
            context=self._contexts(frame),
            realis=self._realis(frame.realis, date),
            trigger=trigger,
            spans=self._spans(frame),
            actors=tuple(filter(is_known, frame.actors)),
            recipients=tuple(filter(is_known, frame.recipients)),
            date=date,
            place=self._place(frame),
        )

    def _dated(self, index: int, used: set[int]) -> int:
        """What a time expression dates: the act noun it hangs on ("his tour in 2023"), else its clause."""
        at = index
        while at not in self.clauses and self.parse.tokens[at].head != at:
            token = self.parse.tokens[at]
            if token.pos == "NOUN" and token.lemma in noun_rules() and at not in used:
                return at
            at = token.head
        return at

    def _home(self, index: int) -> int:
        """The head of the clause around a token, or of its sentence."""
        at = index
        while at not in self.clauses and self.parse.tokens[at].head != at:
            at = self.parse.tokens[at].head
        return at

    def _spans(self, frame: Frame) -> tuple[Span, ...]:
        if frame.nominal:
            return (noun_span(self.reading.article, self.parse, frame.head),)
        return self.clauses[frame.home].spans

    def _realis(self, told: Realis, date: int | None) -> Realis:
        """What lies after the day of publication has not happened yet, whatever the tense."""
        start = self.reading.timexes[date].start if date is not None else None
        later = (
            start is not None
            and self.published is not None
            and len(self.published) == len(start)
            and start > self.published
        )
        return "planned" if later and told in {"occurred", "ongoing"} else told

    def _date(self, frame: Frame) -> int | None:
        """The time expression of the frame's own clause, else of the clause it shares its time with."""
        home, at = frame.home, self.parse.tokens[frame.head].start
        if frame.nominal:
            if own := self._timex_at.get(frame.head):
                return min(own, key=lambda n: abs(self.reading.timexes[n].span.start - at))
            if not self._leads(frame):
                return None
        for _ in range(_SHARED_STEPS):
            if found := self._timex_at.get(home):
                return min(found, key=lambda n: abs(self.reading.timexes[n].span.start - at))
            token = self.parse.tokens[home]
            if token.dep not in _SHARES:
                return None
            home = self._home(token.head)
        return None

    def _leads(self, frame: Frame) -> bool:
        """Whether a noun's clause is about it: it is the subject or object, or hangs on the verb by one preposition."""
        noun = self.parse.tokens[frame.head]
        if noun.index == frame.home:
            return True
        above = self.parse.tokens[noun.head]
        return above.index == frame.home or (
            above.dep == "prep" and above.head == frame.home and above.text.lower() in _CARRIES
        )

    def _place(self, frame: Frame) -> int | None:
        """A place named after in, at or to; the country or city visited; else that of the clause above."""
        home = frame.home
        heads = [frame.head, frame.home]
        for _ in range(_SHARED_STEPS):
            for head in heads:
                if (place := self._place_under(head)) is not None:
                    return place
            if frame.mode == "visit":
                break
            token = self.parse.tokens[home]
            if token.dep not in _SHARES:
                return None
            home = self._home(token.head)
            heads = [home]
        keys = (r.entity for r in frame.recipients if r.entity is not None)
        return next((k for k in keys if self.finder.entities[k].kind == "place"), None)

    def _place_under(self, head: int) -> int | None:
        for child in self.parse.children[head]:
            token = self.parse.tokens[child]
            if token.dep == "prep" and token.text.lower() in _PLACED:
                noun = self.parse.child_with(child, "pobj")
                if noun is not None and (place := self.finder.place_at(noun.index)) is not None:
                    return place
        return None

    def _contexts(self, frame: Frame) -> tuple[str, ...]:
        """The fields of politics that the words of the clause speak of, sorted."""
        words = self.clauses[frame.home].words
        found = {c for w in words for c in contexts_by_word().get(w, ())}
        return tuple(sorted(found | ({frame.context} if frame.context else set())))


EVENTS = Reader(
    "events", "1", read_events, needs=("parse", "mentions", "entities", "timexes", "clauses", "quotes")
)
