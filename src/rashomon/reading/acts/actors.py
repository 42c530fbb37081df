"""Who acts and on whom: participants of a clause with the entity behind them, their country and their sector.

Codes are ISO 3166 alpha-3 (or IGO for bodies of many states), sectors PLOVER's. What the words do not show stays None.
"""

from collections.abc import Iterable

from rashomon.model.event import Actor
from rashomon.model.mention import Entity, Mention
from rashomon.model.reading import Reading
from rashomon.reading.acts.rules import (
    bearing_sectors,
    followers,
    generic_parties,
    quantities,
    sectors_by_word,
)
from rashomon.text.countries import capital_of, country_of, government_of
from rashomon.text.grammar import block_words, noun_words
from rashomon.text.mention_index import MentionIndex

# Pronouns that stand for somebody who can act, named or not.
_PERSONAL = frozenset(
    {
        "it",
        "he",
        "she",
        "they",
        "we",
        "i",
        "him",
        "her",
        "them",
        "us",
        "me",
        "you",
        "who",
        "whom",
        "his",
        "their",
    }
)
# Words whose noun after "of", "from" or "in" says whose they are: "members of the opposition".
_BELONGS = ("of", "from", "in")
_NO_PARTY = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "ORDINAL", "QUANTITY", "LANGUAGE"})
_GLUED = frozenset({"compound", "amod", "nmod"})
_CONTINENTS = frozenset({"Latin", "South", "North", "Central"})


class ActorFinder:
    """Looks participants up among the mentions and entities of one reading."""

    def __init__(self, reading: Reading) -> None:
        self.article = reading.article
        self.parse = reading.parsed
        self.entities = {e.key: e for e in reading.entities}
        self._mentions = MentionIndex(reading)
        times = (self.parse.between(t.span.start, t.span.end) for t in reading.timexes)
        self._times = frozenset(token.index for words in times for token in words)

    def parties(self, indices: Iterable[int]) -> tuple[Actor, ...]:
        """Those of the participants (and of those coordinated with them) that can act, each once."""
        found: dict[tuple[int | None, str], Actor] = {}
        for index in dict.fromkeys(c for i in indices for c in self.coordinated(i)):
            if self.can_act(index):
                actor = self.actor(index)
                found.setdefault((actor.entity, "" if actor.entity is not None else actor.span.text), actor)
        return tuple(found.values())

    def can_act(self, index: int) -> bool:
        """Whether the head word names or stands for somebody or some state, and not for a thing of theirs."""
        token = self.parse.tokens[index]
        if token.entity in _NO_PARTY or index in self._times:
            return False
        if (
            self._named(index)
            or token.pos == "PROPN"
            or token.text.lower() in _PERSONAL
            or token.lemma in generic_parties()
        ):
            return True
        return self._sector(index, self._own_words(index)) is not None or country_of(token.text) is not None

    def coordinated(self, index: int) -> tuple[int, ...]:
        """The token and its conjuncts ("Cuba and Nicaragua"), quantities giving way to what they count."""
        found, todo = [], [index]
        while todo:
            at = todo.pop()
            found.append(self._counted(at))
            below = (self.parse.tokens[c] for c in self.parse.children[at])
            todo.extend(t.index for t in below if t.dep == "conj" and t.pos not in {"VERB", "AUX"})
        return tuple(sorted(set(found)))

    def _counted(self, index: int) -> int:
        """ "thousands of students": the students."""
        token = self.parse.tokens[index]
        if token.lemma in quantities() or token.pos == "NUM":
            of = next((c for c in self.parse.children[index] if self.parse.tokens[c].lemma == "of"), None)
            noun = None if of is None else self.parse.child_with(of, "pobj")
            return index if noun is None else noun.index
        return index

    def actor(self, index: int) -> Actor:
        """One participant without its conjuncts."""
        words = self._own_words(index)
        found = self._named(index)
        entity = self.entities[found[1]] if found else None
        tokens = self.parse.tokens
        span = found[0].span if found else self.article.span(tokens[words[0]].start, tokens[words[-1]].end)
        code, sector = self._entity_codes(entity) if entity else (None, None)
        if found is None or entity is None or entity.kind != "place":
            code = code or self._country(words)
            sector = sector or self._sector(index, words)
        elif code and capital_of(found[0].name):
            sector = "GOV"
        if sector == "IGO":
            code = "IGO"
        return Actor(found[1] if found else None, span, code, sector)

    def names_state(self, index: int) -> bool:
        """Whether one word is a country, its adjective, or the seat of its government; "Latin American" is none."""
        before = self.parse.tokens[index - 1].text if index else ""
        return before not in _CONTINENTS and self._words_country([self.parse.tokens[index].text]) is not None

    def place_at(self, index: int) -> int | None:
        """The key of the place a token names."""
        found = self._mentions.at(self.parse.tokens[index])
        return found[1] if found and self.entities[found[1]].kind == "place" else None

    def bears(self, actor: Actor, kind: str | None) -> bool:
        """Whether a party can be the actor or recipient a rule asks for."""
        if kind is None or kind == "party":
            return True
        entity = self.entities.get(actor.entity) if actor.entity is not None else None
        if kind == "envoy" and (actor.span.text.lower() in _PERSONAL or (entity and entity.kind == "person")):
            return True
        people = (
            entity is None
            and actor.code is not None
            and actor.sector is None
            and actor.span.text.endswith("s")
        )
        crowd = kind == "crowd" and (people or (entity is not None and entity.kind == "group"))
        return actor.sector in bearing_sectors(kind) or crowd

    def _named(self, index: int) -> tuple[Mention, int] | None:
        """The mention over the head word, else over an apposition to it ("his foreign minister, Mauro Vieira")."""
        direct = self._mentions.at(self.parse.tokens[index])
        if direct:
            return direct
        apposed = (
            self._mentions.at(self.parse.tokens[c])
            for c in self.parse.children[index]
            if self.parse.tokens[c].dep == "appos"
        )
        return next((m for m in apposed if m), None)

    def _own_words(self, index: int) -> tuple[int, ...]:
        """The participant's words without those of its conjuncts."""
        tokens = self.parse.tokens
        others = {
            w
            for c in self.parse.children[index]
            if tokens[c].dep == "conj"
            for w in noun_words(self.parse, c)
        }
        return tuple(w for w in block_words(self.article, self.parse, index) if w not in others)

    def _entity_codes(self, entity: Entity) -> tuple[str | None, str | None]:
        """Country and sector from what is known of the entity: its country, the offices it holds, its name."""
        code, sector = entity.country, _igo(entity.name)
        former = all(r.status == "former" for r in entity.roles)
        for role in entity.roles:
            code = code or (role.of and (country_of(role.of) or government_of(role.of))) or None
            sector = sector or ("ELI" if former else _role_sector(role.role.lower()))
        if entity.kind != "person" and entity.kind != "place":
            code = code or self._words_country(entity.name.split())
            sector = sector or _sector_of_words(entity.name.lower().split())
        return code or (country_of(entity.name) if entity.kind == "place" else None), sector

    def _country(self, words: Iterable[int]) -> str | None:
        """The one country that the participant's words name; None where they name two."""
        codes = {self._place_code(w) for w in words} - {None}
        if not codes:
            return self._words_country([self.parse.tokens[w].text for w in words])
        return codes.pop() if len(codes) == 1 else None

    def _place_code(self, index: int) -> str | None:
        found = self._mentions.at(self.parse.tokens[index])
        entity = self.entities[found[1]] if found else None
        return entity.country if entity and entity.kind in {"place", "group"} else None

    def _words_country(self, words: list[str]) -> str | None:
        pairs = [" ".join(words[i : i + 2]) for i in range(len(words) - 1)]
        # "Latin American" is no American.
        single = [w for i, w in enumerate(words) if i == 0 or words[i - 1] not in _CONTINENTS]
        return next(
            (c for w in pairs + single if w[:1].isupper() and (c := country_of(w) or government_of(w))), None
        )

    def _sector(self, index: int, words: tuple[int, ...]) -> str | None:
        """From the head word, then the words before it, then the noun it belongs to."""
        tokens = self.parse.tokens
        igo = _igo(" ".join(tokens[w].text for w in words if tokens[w].pos == "PROPN"))
        if igo:
            return igo
        near = [tokens[c].lemma for c in self.parse.children[index] if tokens[c].dep in _GLUED]
        if tokens[index].lemma in followers() and (led := _sector_of_words(near)):
            return led  # "business leaders" are of business, "leaders" alone of the state
        sector = _sector_of_words([tokens[index].lemma])
        if sector or not (tokens[index].pos == "PROPN" or tokens[index].lemma in generic_parties()):
            return sector
        sector = _sector_of_words(near)
        for child in self.parse.children[index]:
            if tokens[child].dep == "prep" and tokens[child].lemma in _BELONGS:
                noun = self.parse.child_with(child, "pobj")
                sector = sector or (noun and _sector_of_words([noun.lemma])) or None
        return sector


def is_known(actor: Actor) -> bool:
    """Whether anything is known of who it is; a pronoun that leads nowhere is not."""
    return (
        actor.entity is not None
        or bool(actor.code or actor.sector)
        or actor.span.text.lower() not in _PERSONAL
    )


def _igo(name: str) -> str | None:
    """IGO for a body of many states."""
    bare = name.lower().removeprefix("the ")
    return "IGO" if sectors_by_word().get(bare) == "IGO" else None


def _role_sector(role: str) -> str | None:
    """The sector of an office, by its last two words ("secretary general") or its last known word."""
    words = role.split()
    return _sector_of_words([" ".join(words[-2:]), *reversed(words)])


def _sector_of_words(words: Iterable[str]) -> str | None:
    return next((s for w in words if (s := sectors_by_word().get(w))), None)
