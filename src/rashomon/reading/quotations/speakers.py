"""From the words that name a source to the entity behind them, with the rule that decided in a sentence."""

from bisect import bisect_left
from collections import defaultdict
from dataclasses import dataclass

from rashomon.model.mention import Entity
from rashomon.model.quote import Quote
from rashomon.model.reading import Reading
from rashomon.reading.quotations.cues import word_list
from rashomon.reading.quotations.scene import Draft, Scene

# Longest mention looked for around a source, in characters: bounds the search backwards.
_REACH = 300
_PRONOUNS = frozenset({"he", "she"})
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
        self._mentions = reading.mentions
        self._order = sorted(range(len(reading.mentions)), key=lambda i: reading.mentions[i].span.start)
        self._starts = [reading.mentions[i].span.start for i in self._order]
        self._entities: dict[int, Entity] = {e.key: e for e in reading.entities}
        self._keys: dict[int, list[int]] = defaultdict(list)
        self._reasons: dict[tuple[int, int], str] = {}
        for entity in reading.entities:
            for member in entity.members:
                self._keys[member.mention].append(entity.key)
                self._reasons[entity.key, member.mention] = member.why

    def decide(self, draft: Draft, before: Quote | None, start: int, *, carried: bool) -> Decision:
        """The entity behind a draft's source; `before` is the quotation before, `start` where this one begins."""
        lead = self._lead(draft, carried=carried)
        head = self._head_range(draft)
        if head is None:
            return Decision(None, f"{lead}; nobody is named as the source")
        words = self._source_words(draft)
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
        if len(keys) > 1:
            names = " and ".join(self._entities[k].name for k in keys)
            return Decision(None, f"{lead}; “{words}” fits {names} equally", tuple(keys))
        if not keys or not self._named(keys[0]):
            same = self._goes_on(draft, head, before)
            if same is not None:
                reason = f"“{words}” goes on from the quotation before, with nobody else named between"
                return Decision(same, f"{lead}; {reason}")
        if not keys or mention is None:
            return Decision(None, f"{lead}; the article does not say who “{words}” is")
        return Decision(keys[0], f"{lead}{self._because(keys[0], mention, words)}")

    def _interrupted(self, before: Quote, start: int, mention: int) -> bool:
        keys = self._keys[mention]
        last = max(s.end for s in (*before.content, *before.cue, *before.source))
        return last < start and bool(keys) and self._others_named(last, start, keys[0])

    def _named(self, key: int) -> bool:
        return any(self._mentions[m.mention].form == "name" for m in self._entities[key].members)

    def _goes_on(self, draft: Draft, head: tuple[int, int], before: Quote | None) -> int | None:
        """The speaker of the quotation before, for a lone "he" or for "the diplomat continued"."""
        if before is None or before.speaker is None or self._entities[before.speaker].kind != "person":
            return None
        pronoun = self._scene.text[head[0] : head[1]].lower() in _PRONOUNS
        if not pronoun and not self._continuing(draft):
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
            if (
                self._mentions[i].kind == "person"
                and self._mentions[i].form == "name"
                and speaker not in self._keys[i]
            ):
                return True
        return False

    def _because(self, key: int, mention: int, words: str) -> str:
        name = self._entities[key].name
        if self._mentions[mention].form == "name" and self._mentions[mention].name == name:
            return ""
        reason = self._reasons.get((key, mention), "").rstrip(".")
        return f"; “{words}” is {name}" + (f": {reason}" if reason else "")

    def _lead(self, draft: Draft, *, carried: bool) -> str:
        words = f"“{self._attribution_words(draft)}”"
        sentence = {
            "follows": f"{words} follows the quoted words",
            "opens": f"{words} opens the quotation",
            "clause": f"{words} governs these words",
            "colon block": f"{words} ends in a colon and introduces this block",
            "dialogue": f"{words} and a colon stand before the words",
            "colon": "a colon leads into the quoted words",
            "signed": f"the quotation is signed {words}",
            "owner after": f"the next paragraph calls these the words of {words}",
            "headline": f"the line ends in a colon and the name {words}",
            "post": f"the post is signed {words}",
            "nobody": "the words stand in quotation marks with no verb of saying",
        }[draft.rule]
        return (
            f"no cue of its own, so it goes with the quotation before, where {sentence}"
            if carried
            else sentence
        )

    def _attribution_words(self, draft: Draft) -> str:
        tokens = self._scene.parse.tokens
        groups = [(tokens[g[0]].start, tokens[g[-1]].end) for g in draft.source] or list(draft.source_chars)
        cue = [(tokens[draft.cue.tokens[0]].start, tokens[draft.cue.tokens[-1]].end)] if draft.cue else []
        return " ".join(" ".join(self._scene.text[a:b].split()) for a, b in sorted(groups + cue))

    def _source_words(self, draft: Draft) -> str:
        tokens = self._scene.parse.tokens
        groups = [(tokens[g[0]].start, tokens[g[-1]].end) for g in draft.source[:1]] or list(
            draft.source_chars
        )
        return " ".join(" ".join(self._scene.text[a:b].split()) for a, b in groups)

    def _head_range(self, draft: Draft) -> tuple[int, int] | None:
        if draft.source_chars:
            return draft.source_chars[0]
        if not draft.source:
            return None
        tokens, group = self._scene.parse.tokens, draft.source[0]
        inside = set(group)
        head = next((i for i in group if tokens[i].head not in inside or tokens[i].head == i), group[-1])
        head = self._author(head)
        return tokens[head].start, tokens[head].end

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

    def _coordinated(self, draft: Draft, mention: int | None) -> list[int]:
        """Mentions joined to the head by "and": "the mayor and the governor said"."""
        if not draft.source:
            return []
        tokens, group = self._scene.parse.tokens, draft.source[0]
        inside = set(group)
        head = next((i for i in group if tokens[i].head not in inside or tokens[i].head == i), group[-1])
        found = []
        for child in self._scene.parse.children[head]:
            if tokens[child].dep == "conj" and child in inside:
                other = self._mention_at(tokens[child].start, tokens[child].end)
                if other is not None and other != mention:
                    found.append(other)
        return found
