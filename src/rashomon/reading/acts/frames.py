"""Acts in clauses: a rule's verb with its actors and recipients, and nouns that are acts ("Lavrov's visit to Cuba")."""

from collections.abc import Iterable
from dataclasses import dataclass

from rashomon.model.clause import Clause, Realis
from rashomon.model.event import Actor
from rashomon.model.parse import Parse
from rashomon.reading.acts.actors import ActorFinder, is_known
from rashomon.reading.acts.rules import VerbRule, verb_rules, violence_words
from rashomon.text.grammar import lemma_of, merged_verbs, participants

# Acts done in words: the clause below says what is asked, promised or alleged, and is no act of its own.
SPEECH_ACTS = frozenset({"AGREE", "REQUEST", "REJECT", "THREATEN", "ACCUSE"})
# Prepositions that lead from an act to those it is done to or with.
_TOWARDS = ("with", "against", "to", "on", "for", "from", "upon", "of", "toward", "towards", "at", "between")
# Acts (or modes of acts) whose named object is who suffers them: "dispersed the protesters", "summoned the envoy".
_ON_THEM = frozenset({"ASSAULT", "ACCUSE", "COERCE", "expel", "release"})
# Things do these too: "a bomb killed five".
_BY_THINGS = frozenset({"ASSAULT"})
_BELOW = frozenset({"xcomp", "ccomp", "pcomp", "dobj", "advcl"})
_VISITED = ("to", "in", "at")
_PREPOSED = frozenset({"prep", "dative"})


@dataclass(frozen=True, slots=True)
class Frame:
    """An act before it is dated and placed; `head` is the token of its verb or noun, `home` that of its clause."""

    head: int
    home: int
    type: str
    mode: str | None
    context: str | None
    realis: Realis
    actors: tuple[Actor, ...]
    recipients: tuple[Actor, ...]
    nominal: bool


class FrameFinder:
    """Matches the rules against the clauses of one reading."""

    def __init__(self, parse: Parse, clauses: dict[int, Clause], finder: ActorFinder) -> None:
        self.parse, self.clauses, self.finder = parse, clauses, finder
        self._merged = merged_verbs(parse)
        self._above = {below: verb for verb, below in self._merged.items()}
        self.used: set[int] = set()  # nouns that belong to a verb's act ("held a meeting")
        self._absorbed: set[int] = set()
        self._violence = any(t.lemma in violence_words() for t in parse.tokens)

    def frames(self) -> list[Frame]:
        """The acts that verbs name, outer clauses first."""
        found = []
        for head in self._outer_first():
            if head not in self._absorbed and (frame := self._verb_frame(head)):
                found.append(frame)
        return found

    def _outer_first(self) -> list[int]:
        order = [t.index for t in self.parse.tokens if t.head == t.index]
        for at in order:
            order.extend(self.parse.children[at])
        return [at for at in order if at in self.clauses]

    def _verb_frame(self, head: int) -> Frame | None:
        token = self.parse.tokens[head]
        particle = self.parse.child_with(head, "prt")
        lemma = lemma_of(token)
        rules = verb_rules().get(f"{lemma} {particle.lemma}" if particle else lemma, ())
        if not rules or token.pos not in {"VERB", "AUX"}:
            return None
        subject, _ = participants(self.parse, head, self._above)
        actors = () if subject is None else self.finder.parties([subject])
        if not any(is_known(a) for a in actors):
            actors = self._both(head, subject) or self._reporter(head, actors) or actors
        objects = self._objects(head)
        for rule in rules:
            recipients = self._recipients(head, objects, rule)
            if recipients is None or not all(self.finder.bears(a, rule.actor) for a in actors):
                continue
            if subject is not None and not actors and rule.type not in _BY_THINGS:
                continue
            actors = actors or self._between(head, objects)
            if rule.violent and not actors and not self._violence:
                continue
            if rule.actor and not actors and not self._agentless_passive(head):
                continue
            return self._verb_act(head, rule, objects, actors, recipients)
        return None

    def _both(self, head: int, subject: int | None) -> tuple[Actor, ...]:
        """The two sides of the clause above, for "both" below it: "received him at the port, where both signed"."""
        if subject is None or self.parse.tokens[subject].text.lower() != "both":
            return ()
        above = next((t.index for t in self.parse.ancestors(head) if t.index in self.clauses), None)
        if above is None:
            return ()
        sides = [i for i in participants(self.parse, above, self._above) if i is not None]
        found = self.finder.parties(sides)
        return found if len(found) == 2 else ()

    def _reporter(self, head: int, actors: tuple[Actor, ...]) -> tuple[Actor, ...]:
        """Who says what "it" or "they" do, where the pronoun leads nowhere: "Syria says it will withdraw"."""
        top = head
        while top in self._above:
            top = self._above[top]
        pronouns = {a.span.text.lower() for a in actors}
        if self.parse.tokens[top].dep != "ccomp" or not pronouns & {"it", "they"}:
            return ()
        subject, _ = participants(self.parse, self.parse.tokens[top].head, self._above)
        found = () if subject is None else self.finder.parties([subject])
        many = len(found) > 1 or (subject is not None and self.parse.tokens[subject].tag in {"NNS", "NNPS"})
        return found if many == ("they" in pronouns) else ()

    def _verb_act(
        self,
        head: int,
        rule: VerbRule,
        objects: tuple[int, ...],
        actors: tuple[Actor, ...],
        recipients: tuple[Actor, ...],
    ) -> Frame:
        self.used.update(o for o in objects if rule.objects and self._names(o, rule.objects))
        if rule.type in SPEECH_ACTS:
            below = self._below(head, asked=rule.type == "REQUEST")
            recipients = recipients or below
        actors, recipients = _apart(actors, recipients)
        return Frame(
            head,
            head,
            rule.type,
            rule.mode,
            rule.context,
            self.clauses[head].realis,
            actors,
            recipients,
            nominal=False,
        )

    def _recipients(self, head: int, objects: tuple[int, ...], rule: VerbRule) -> tuple[Actor, ...] | None:
        """Those acted on, None where the rule does not hold."""
        if rule.infinitive and not self._governs_infinitive(head):
            return None
        named = [o for o in objects if self._names(o, rule.objects)] if rule.objects else []
        if rule.objects and not named:
            return None
        towards = tuple(sorted(rule.preps)) or (_VISITED if rule.mode == "visit" else _TOWARDS)
        reached = self.reached((head, *named), towards)
        if rule.preps and not reached:
            return None
        reached += (
            self.reached(tuple(o for o in objects if o not in named), towards) if not rule.preps else []
        )
        if rule.recipient_words:
            return () if any(self._names(r, rule.recipient_words) for r in reached) else None
        on_them = rule.type in _ON_THEM or rule.mode in _ON_THEM
        direct = [] if rule.preps else [o for o in objects if on_them or o not in named]
        for group in (direct, reached, self.owners(named or objects)):
            fit = [a for a in self.finder.parties(group) if self.finder.bears(a, rule.recipient)]
            if fit:
                return tuple(fit)
        return () if rule.recipient is None else None

    def _governs_infinitive(self, head: int) -> bool:
        below = (c for c in self.parse.children[head] if self.parse.tokens[c].dep in {"xcomp", "ccomp"})
        return any(self.parse.tokens[g].tag == "TO" for c in below for g in self.parse.children[c])

    def _objects(self, head: int) -> tuple[int, ...]:
        """Direct objects with their conjuncts; the subject of a passive; the noun that a participle hangs on."""
        token = self.parse.tokens[head]
        passive = self.parse.child_with(head, "nsubjpass")
        direct = [c for c in self.parse.children[head] if self.parse.tokens[c].dep in {"dobj", "dative"}]
        if passive is not None:
            direct.append(passive.index)
        if not direct and token.dep in {"acl", "relcl"} and token.tag == "VBN":
            direct.append(token.head)
        own = [
            token.head if self.parse.tokens[d].tag in {"WDT", "WP"} else d
            for d in direct
            if self.parse.tokens[d].pos != "ADP"
        ]
        if passive is None:
            _, shared = participants(self.parse, head, self._above)
            own = own or ([shared] if shared is not None and self._agentless_passive(head) else [])
        return tuple(dict.fromkeys(c for o in own for c in self.finder.coordinated(o)))

    def _names(self, index: int, words: frozenset[str]) -> bool:
        """Whether the noun or a word glued to it is one of the words."""
        near = [self.parse.tokens[c] for c in self.parse.children[index]]
        token = self.parse.tokens[index]
        glued = [t.lemma for t in near if t.dep in {"compound", "amod", "nmod"}]
        of = next((t.index for t in near if t.lemma == "of"), None)
        noun = None if of is None else self.parse.child_with(of, "pobj")
        glued += [noun.lemma] if noun else []
        return token.lemma in words or token.text.lower() in words or any(g in words for g in glued)

    def reached(self, indices: tuple[int, ...], towards: Iterable[str]) -> list[int]:
        """Nouns that the given prepositions lead to, in the order of the prepositions, then of the text."""
        found = []
        for word in towards:
            for index in indices:
                for child in self.parse.children[index]:
                    if self.parse.tokens[child].dep in _PREPOSED and self.parse.tokens[child].lemma == word:
                        noun = self.parse.child_with(child, "pobj")
                        found += [noun.index] if noun else []
        return found

    def owners(self, objects: Iterable[int]) -> list[int]:
        """Whose the object is: "rejected Cairo's proposal", "the U.S. campaign"."""
        near = [self.parse.tokens[c] for o in objects for c in self.parse.children[o]]
        return [
            t.index
            for t in near
            if (t.dep == "poss" and t.pos == "PROPN")
            or (t.dep in {"compound", "amod"} and self.finder.names_state(t.index))
        ]

    def _between(self, head: int, objects: tuple[int, ...]) -> tuple[Actor, ...]:
        """ "agreements were signed between A and B": both are actors."""
        return self.finder.parties(self.reached((head, *objects), ("between",)))

    def _agentless_passive(self, head: int) -> bool:
        return self.parse.child_with(head, "auxpass", "nsubjpass") is not None or (
            self.parse.tokens[head].dep == "acl" and self.parse.tokens[head].tag == "VBN"
        )

    def _below(self, head: int, *, asked: bool) -> tuple[Actor, ...]:
        """Take over the clauses below a speech act; those they act on stand in for its recipient.

        With `asked` it is those who are to act: "demanded that Israel ease the curfew".
        """
        found: tuple[Actor, ...] = ()
        for clause in self._clauses_below(head):
            self._absorbed.add(clause)
            subject = self.parse.child_with(clause, "nsubj", "nsubjpass") if asked else None
            if subject is not None:
                found = found or self.finder.parties([subject.index])
            objects = self._objects(clause)
            found = found or self.finder.parties(objects)
            found = found or self.finder.parties(self.reached((clause, *objects), _TOWARDS))
        return found

    def _clauses_below(self, head: int) -> list[int]:
        """What is asked, promised or alleged: complements, the nouns between them and the verb stepped over."""
        found, todo = [], [head]
        while todo:
            at = todo.pop()
            for child in self.parse.children[at]:
                token = self.parse.tokens[child]
                verbal = token.pos in {"VERB", "AUX"} and token.dep not in {"prep", "aux", "auxpass"}
                bare_conjunct = token.dep == "conj" and at != head and token.tag not in {"VBD", "VBZ"}
                if verbal and (
                    token.dep in _BELOW or bare_conjunct or (token.dep == "acl" and token.tag == "VB")
                ):
                    found.append(self._lowest(child))
                    todo.append(self._lowest(child))
                elif token.dep in {"prep", "pobj", "dobj", "nsubjpass"}:
                    todo.append(child)
        return found

    def _lowest(self, index: int) -> int:
        while index in self._merged:
            index = self._merged[index]
        return index


def _apart(
    actors: tuple[Actor, ...], recipients: tuple[Actor, ...]
) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    """Nobody is on both sides of an act."""
    taken = {(a.entity, a.span) if a.entity is None else (a.entity, None) for a in actors}
    return actors, tuple(
        r for r in recipients if ((r.entity, r.span) if r.entity is None else (r.entity, None)) not in taken
    )
