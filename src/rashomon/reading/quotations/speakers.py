"""From the words that name a source to the entity behind them, with the rule that decided in a sentence."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from rashomon.model.mention import Entity
from rashomon.model.quote import Quote
from rashomon.model.reading import Reading
from rashomon.reading.quotations.cues import word_list
from rashomon.reading.quotations.reasons import lead_of, source_words
from rashomon.reading.quotations.scene import Draft, Scene
from rashomon.text.normal_forms import fold
from rashomon.text.person_words import given_gender

# Longest mention looked for around a source, in characters: bounds the search backwards.
_REACH = 300
_PRONOUNS = frozenset({"he", "she"})
_SEXES = {"male": "he", "female": "she"}
_GENDERS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}
# Of two people of one last name, one with so many times the mentions is meant.
_MUCH_MORE = 3
# A quotation farther back than this is not gone on with.
_MAX_CHARS_BETWEEN = 400


@dataclass(frozen=True, slots=True)
class Decision:
    """The entity key of the speaker or None, the reason, and the keys that fit equally."""

    speaker: int | None
    why: str
    candidates: tuple[int, ...] = ()


class Speakers:
    """Looks up which entity an article's mention belongs to."""

    def __init__(self, reading: Reading, scene: Scene) -> None:
        """Index mentions by place and by entity."""
        self._scene = scene
        # Drafts live as long as this object, so that their ids stay theirs.
        self._decided: dict[int, Decision] = {}
        self._mentions = reading.mentions
        self._order = sorted(range(len(reading.mentions)), key=lambda i: reading.mentions[i].span.start)
        self._starts = [reading.mentions[i].span.start for i in self._order]
        self._entities: dict[int, Entity] = {e.key: e for e in reading.entities}
        self._keys: dict[int, list[int]] = defaultdict(list)
        self._reasons: dict[tuple[int, int], str] = {}
        self._by_last_name: dict[str, list[int]] = defaultdict(list)
        self._by_office: dict[str, list[int]] = defaultdict(list)
        for entity in reading.entities:
            if entity.kind == "person" and entity.name:
                self._by_last_name[fold(entity.name).split()[-1]].append(entity.key)
                for office in sorted({r.role.lower().split()[-1] for r in entity.roles if r.role}):
                    self._by_office[office].append(entity.key)
            for member in entity.members:
                self._keys[member.mention].append(entity.key)
                self._reasons[entity.key, member.mention] = member.why

    def decide(self, draft: Draft, before: Quote | None, start: int, *, carried: bool) -> Decision:
        """The entity behind a draft's source; `before` is the quotation before, `start` where this one begins."""
        lead = lead_of(self._scene, draft, carried=carried)
        first = self._decided.get(id(draft)) if carried else None
        if first is not None:
            return self._as_before(draft, first, lead, before, start)
        found = self._decide(draft, before, start, lead, carried=carried)
        self._decided[id(draft)] = found
        return found

    def _as_before(
        self, draft: Draft, first: Decision, lead: str, before: Quote | None, start: int
    ) -> Decision:
        """The decision on the quotation that this one goes on from, unless somebody else is named between."""
        if first.speaker is not None and before is not None and self._cut_off(before, start, first.speaker):
            return Decision(None, f"{lead}; but somebody else is named between")
        reason = first.why.removeprefix(lead_of(self._scene, draft, carried=False))
        return Decision(first.speaker, lead + reason, first.candidates)

    def _decide(
        self, draft: Draft, before: Quote | None, start: int, lead: str, *, carried: bool
    ) -> Decision:
        head = self._head_range(draft)
        if head is None:
            return Decision(None, f"{lead}; nobody is named as the source")
        words = source_words(self._scene, draft)
        mention = self._mention_at(*head)
        others = self._coordinated(draft, mention)
        if (
            carried
            and before is not None
            and mention is not None
            and self._interrupted(before, start, mention)
        ):
            return Decision(None, f"{lead}; but somebody else is named between")
        keys = sorted({k for m in (mention, *others) if m is not None for k in self._keys[m]})
        keys = keys or self._called(*head)
        if draft.rule == "post":  # an account called after a place ("MFA Verana") is not the place
            keys = [k for k in keys if self._entities[k].kind != "place"]
        if len(keys) > 1 and others:
            names = " and ".join(self._entities[k].name for k in keys)
            return Decision(None, f"{lead}; {names} are named together, no one speaker", tuple(keys))
        if len(keys) > 1:
            return self._equal(lead, words, keys)
        if keys and mention is not None and self._joined_by_somebody(draft, mention):
            name = self._entities[keys[0]].name
            return Decision(None, f"{lead}; {name} is named together with others, no one speaker", (keys[0],))
        if not keys or not self._named(keys[0]) or self._is_pronoun(head):
            same = self._goes_on(draft, head, before)
            if same is not None and (spoken_to := self._spoken_to(draft, head, before, same)):
                return self._answering(lead, words, head, same, spoken_to)
            other = bool(keys) and self._named(keys[0]) and keys[0] != same
            if same is not None and other and not self._referred_to_as(same, head):
                return self._equal(lead, words, sorted((keys[0], same)))
            if same is not None and keys != [same]:
                reason = f"“{words}” goes on from the quotation before, and nobody else is spoken of between"
                return Decision(same, f"{lead}; {reason}")
        if keys and self._is_pronoun(head) and (others := self._beside_in_sentence(keys[0], head, before)):
            return self._equal(lead, words, sorted((keys[0], *others)))
        if keys and self._is_pronoun(head) and self._only_in_own_words(keys[0], draft, head[0]):
            name = self._entities[keys[0]].name
            return Decision(
                None, f"{lead}; “{words}” comes after {name}, who is named only in the words themselves"
            )
        if not keys and len(holders := self._holders(draft)) > 1:
            return self._equal(lead, words, holders)
        if not keys:
            return Decision(None, f"{lead}; the article does not say who “{words}” is")
        return Decision(keys[0], f"{lead}{self._because(keys[0], mention, words)}")

    def _equal(self, lead: str, words: str, keys: list[int]) -> Decision:
        names = " and ".join(self._entities[k].name for k in keys)
        return Decision(None, f"{lead}; “{words}” fits {names} equally", tuple(keys))

    def _is_pronoun(self, head: tuple[int, int]) -> bool:
        return self._scene.text[head[0] : head[1]].lower() in _PRONOUNS

    def _called(self, low: int, high: int) -> list[int]:
        """People whose name ends in a capitalised word that no mention covers."""
        word = self._scene.text[low:high]
        found = self._by_last_name.get(fold(word), []) if word[:1].isupper() else []
        most = sorted((len(self._entities[k].members) for k in found), reverse=True)
        if len(most) > 1 and most[0] >= _MUCH_MORE * most[1]:
            # A headline read as one long name ("Bellamy Joins Okoro") is nobody beside the person named throughout.
            return [k for k in found if len(self._entities[k].members) == most[0]]
        return found

    def _holders(self, draft: Draft) -> list[int]:
        """The people to whom the article gives the office that the source names: "the minister", of two."""
        if not draft.source:
            return []
        tokens, group = self._scene.parse.tokens, draft.source[0]
        office = tokens[self._head(group)].lemma
        return self._by_office.get(office, [])

    def _head(self, group: tuple[int, ...]) -> int:
        tokens, inside = self._scene.parse.tokens, set(group)
        return next((i for i in group if tokens[i].head not in inside or tokens[i].head == i), group[-1])

    def _only_in_own_words(self, key: int, draft: Draft, before: int) -> bool:
        """Whether the last one called by this name before the cue stands inside the words attributed."""
        spans = [self._mentions[m.mention] for m in self._entities[key].members]
        named = [m.span.start for m in spans if m.form == "name" and m.span.start < before]
        named = named or [m.span.start for m in spans if m.form == "nominal" and m.span.start < before]
        if not named or draft.type == "indirect":
            return False
        return any(low <= max(named) < high for low, high in draft.content)

    def _referred_to_as(self, key: int, head: tuple[int, int]) -> bool:
        """Whether the article elsewhere calls somebody "he" (or "she"), as it does here."""
        return self._called_only(key, self._scene.text[head[0] : head[1]].lower())

    def _called_only(self, key: int, pronoun: str) -> bool:
        said = {
            _GENDERS[word]
            for m in self._entities[key].members
            if (word := self._mentions[m.mention].span.text.lower()) in _GENDERS
        }
        return said == {pronoun}

    def _sex(self, key: int) -> str | None:
        """ "he" or "she", by the pronouns that the article uses of somebody or else by the given name."""
        names = self._entities[key].name.split()
        by_name = given_gender(names[0]) if len(names) > 1 else None
        if by_name is not None:
            return _SEXES.get(by_name)
        return next((p for p in ("he", "she") if self._called_only(key, p)), None)

    def _spoken_to(
        self, draft: Draft, head: tuple[int, int], before: Quote | None, same: int
    ) -> tuple[int, ...]:
        """The named people whom the quotation before was said to; only `same` where this one answers nobody named."""
        if before is None or not self._is_pronoun(head):
            return ()
        parse, found = self._scene.parse, set()
        for verb in (t for span in before.cue for t in parse.between(span.start, span.end)):
            told = parse.child_with(verb.index, "dobj", "dative")
            mention = self._mention_at(told.start, told.end) if told is not None else None
            if mention is not None and self._mentions[mention].kind == "person":
                found |= {k for k in self._keys[mention] if self._named(k)}
        answering = draft.cue is not None and draft.cue.lemma in word_list("phrases", "answering")
        return tuple(sorted(found - {same})) or ((same,) if answering else ())

    def _answering(
        self, lead: str, words: str, head: tuple[int, int], same: int, told: tuple[int, ...]
    ) -> Decision:
        """Who "he" is after "X told Y": by the sex of each, where that decides."""
        said = self._scene.text[head[0] : head[1]].lower()
        fits = [k for k in sorted({same, *told}) if self._sex(k) in (None, said)]
        if told == (same,):
            return Decision(None, f"{lead}; “{words}” may be whoever was spoken to before", (same,))
        if len(fits) == 1:
            name = self._entities[fits[0]].name
            return Decision(fits[0], f"{lead}; “{words}” is {name}: of the two who speak, only {name} fits")
        return self._equal(lead, words, fits)

    def _beside_in_sentence(self, key: int, head: tuple[int, int], before: Quote | None) -> list[int]:
        """Others of the same sex, by their names, in the sentence where somebody was last named before "she"."""
        if before is not None and before.speaker == key:
            return []
        members = [self._mentions[m.mention] for m in self._entities[key].members]
        named = [m.span for m in members if m.form == "name" and m.span.start < head[0]]
        last_named = max(named, key=lambda span: span.start, default=None)
        inside = self._scene.parse.between(last_named.start, last_named.end) if last_named else ()
        if last_named is None or not inside:
            return []
        first, last = self._scene.parse.sentences[inside[0].sentence]
        low, high = self._scene.parse.tokens[first].start, self._scene.parse.tokens[last - 1].end
        low, high = max(low, last_named.start - _REACH), min(high, last_named.end + _REACH)
        found: set[int] = set()
        for i in self._order[bisect_left(self._starts, low) : bisect_left(self._starts, min(high, head[0]))]:
            mention = self._mentions[i]
            if mention.kind == "person" and mention.form == "name" and not self._keys[i].count(key):
                found.update(self._keys[i])
        said = self._scene.text[head[0] : head[1]].lower()
        return sorted(k for k in found if self._entities[k].kind == "person" and self._sex(k) == said)

    def _interrupted(self, before: Quote, start: int, mention: int) -> bool:
        keys = self._keys[mention]
        return bool(keys) and self._cut_off(before, start, keys[0])

    def _cut_off(self, before: Quote, start: int, speaker: int) -> bool:
        last = max(s.end for s in (*before.content, *before.cue, *before.source))
        return last < start and self._others_named(last, start, speaker)

    def _named(self, key: int) -> bool:
        return any(self._mentions[m.mention].form == "name" for m in self._entities[key].members)

    def _goes_on(self, draft: Draft, head: tuple[int, int], before: Quote | None) -> int | None:
        """The speaker of the quotation before, for a lone "he" or for "the diplomat continued"."""
        if before is None or before.speaker is None or self._entities[before.speaker].kind != "person":
            return None
        pronoun = self._is_pronoun(head)
        if pronoun and self._sex(before.speaker) not in (None, self._scene.text[head[0] : head[1]].lower()):
            return None
        if not pronoun and (self._scene.text[head[0]].isupper() or not self._continuing(draft)):
            return None
        low = before.content[-1].end
        start = min(head[0], draft.content[0][0])
        between = self._scene.text[low:start]
        if low > start or between.count("\n\n") > 1 or len(between) > _MAX_CHARS_BETWEEN:
            return None
        return None if self._others_named(low, start, before.speaker) else before.speaker

    def _continuing(self, draft: Draft) -> bool:
        if draft.cue is None:
            return False
        parse = self._scene.parse
        lemmas = [parse.tokens[draft.cue.head].lemma, *(t.lemma for t in parse.ancestors(draft.cue.head))]
        return any(lemma in ("continue", "add", "go") for lemma in lemmas[:3])

    def _others_named(self, low: int, high: int, speaker: int) -> bool:
        for i in self._order[bisect_left(self._starts, low) : bisect_left(self._starts, high)]:
            mention = self._mentions[i]
            person = mention.kind == "person" and mention.form == "name"
            if person and speaker not in self._keys[i] and self._spoken_of(i):
                return True
        return False

    def _spoken_of(self, mention: int) -> bool:
        """Whether a name is what its clause is about: its subject, in the outlet's own words."""
        span = self._mentions[mention].span
        if self._scene.stretch_at(span.start) is not None:
            return False
        inside = self._scene.parse.between(span.start, span.end)
        outer = [t for t in inside if not inside[0].index <= t.head <= inside[-1].index or t.head == t.index]
        return any(t.dep in ("nsubj", "nsubjpass", "ROOT", "appos", "conj") for t in outer)

    def _because(self, key: int, mention: int | None, words: str) -> str:
        name = self._entities[key].name
        if mention is None:
            return f"; “{words}” is {name}: nobody else here is called so"
        if self._mentions[mention].form == "name" and self._mentions[mention].name == name:
            return ""
        reason = self._reasons.get((key, mention), "").rstrip(".")
        return f"; “{words}” is {name}" + (f": {reason}" if reason else "")

    def _head_range(self, draft: Draft) -> tuple[int, int] | None:
        if draft.source_chars:
            return draft.source_chars[0]
        if not draft.source:
            return None
        tokens, group = self._scene.parse.tokens, draft.source[0]
        head = self._named_beside(self._author(self._head(group)), set(group))
        return tokens[head].start, tokens[head].end

    def _named_beside(self, head: int, inside: set[int]) -> int:
        """The name that stands in apposition to a plain noun: "its editor, Tomas Okoro"."""
        tokens = self._scene.parse.tokens
        if tokens[head].pos != "NOUN":
            return head
        for child in self._scene.parse.children[head]:
            if tokens[child].dep == "appos" and tokens[child].pos == "PROPN" and child in inside:
                return child
        return head

    def _author(self, head: int) -> int:
        """Whose statement it is, where the source is a statement: "the statement from her lawyer, X, said"."""
        parse = self._scene.parse
        if parse.tokens[head].lemma not in word_list("phrases", "messages"):
            return head
        owner = parse.child_with(head, "poss")
        if owner is not None:
            return owner.index
        for child in parse.children[head]:
            if parse.tokens[child].lemma in ("from", "by") and (giver := parse.child_with(child, "pobj")):
                named = parse.child_with(giver.index, "appos")
                return named.index if named is not None and named.pos == "PROPN" else giver.index
        return head

    def _mention_at(self, low: int, high: int) -> int | None:
        """The mention over [low, high): a name before a nominal, the longest of each."""
        at = bisect_left(self._starts, high)
        found = []
        for i in self._order[bisect_left(self._starts, low - _REACH) : at]:
            if self._mentions[i].span.end > low:
                found.append(i)
        rank = {"name": 0, "pronoun": 1, "nominal": 1}
        found.sort(
            key=lambda i: (
                not self._keys[i],
                rank[self._mentions[i].form],
                self._mentions[i].kind == "place",
                self._mentions[i].span.start - self._mentions[i].span.end,
            )
        )
        return found[0] if found else None

    def _joined_by_somebody(self, draft: Draft, mention: int) -> bool:
        """Whether "and" joins others to the source who are no entity: "the port and nearly sixty towns"."""
        if not draft.source:
            return False
        parse, inside = self._scene.parse, set(draft.source[0])
        end = self._mentions[mention].span.end
        for child in parse.children[self._head(draft.source[0])]:
            token = parse.tokens[child]
            # "the founder and chairman" is one person; "the founder and his sons" are not.
            own = token.pos == "PROPN" or parse.child_with(child, "det", "nummod", "poss")
            if token.dep == "conj" and child in inside and own and token.start >= end:
                return True
        return False

    def _coordinated(self, draft: Draft, mention: int | None) -> list[int]:
        """Mentions joined to the head by "and": "the mayor and the governor said"."""
        if not draft.source:
            return []
        tokens, group = self._scene.parse.tokens, draft.source[0]
        inside, head = set(group), self._head(group)
        found = []
        for child in self._scene.parse.children[head]:
            if tokens[child].dep == "conj" and child in inside:
                other = self._mention_at(tokens[child].start, tokens[child].end)
                if other is not None and other != mention:
                    found.append(other)
        return found
