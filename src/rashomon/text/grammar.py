"""Grammar that several readers ask of a parse: lemmas, predicates, participants, passives, noun phrases."""

from collections.abc import Mapping

from rashomon.model.article import Article
from rashomon.model.parse import Parse, Token
from rashomon.model.span import Span
from rashomon.text.vocabulary import load_vocabulary

_CLAUSAL = frozenset(
    {
        "ROOT",
        "conj",
        "advcl",
        "relcl",
        "acl",
        "ccomp",
        "xcomp",
        "pcomp",
        "csubj",
        "csubjpass",
        "parataxis",
        "dep",
        "appos",
    }
)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
_OBJECTS = ("dobj", "attr", "oprd", "dative", "acomp")
# What hangs on a noun but is not part of the name of a participant.
_LOOSE = frozenset({"relcl", "acl", "appos", "punct", "advcl", "parataxis", "cc", "preconj"})
_FINITE = frozenset({"VBD", "VBZ"})
_RELATIVES = frozenset({"WDT", "WP", "WP$"})


def lemma_of(token: Token) -> str:
    """The lemma, put right where the lemmatiser is known to slip."""
    return str(load_vocabulary("clauses")["lemma_fixes"].get(token.lemma, token.lemma))


def merged_verbs(parse: Parse) -> dict[int, int]:
    """Verbs that only add tense or aspect, each with the infinitive below it ("is due to visit": is, due, visit)."""
    kinds = load_vocabulary("clauses")["auxiliary_verbs"]
    lemmas = {lemma for words in kinds.values() for lemma in words}
    found = {}
    for token in parse.tokens:
        if token.dep != "xcomp" or not any(parse.tokens[c].tag == "TO" for c in parse.children[token.index]):
            continue
        verb = parse.tokens[token.head]
        if lemma_of(verb) not in lemmas or parse.child_with(verb.index, "dobj") is not None:
            continue
        if verb.pos not in {"VERB", "AUX", "ADJ"} or not heads_clause(token):
            continue  # the way down must end in a clause's head, or the search for a word's owner never ends
        found[verb.index] = token.index
        if verb.dep == "acomp" and parse.tokens[verb.head].pos == "AUX":
            found[verb.head] = verb.index
    return found


def heads_clause(token: Token) -> bool:
    """Whether the token is a predicate: a verb in a clausal relation, or the root of its sentence."""
    if token.dep == "ROOT":
        return token.pos != "PUNCT"
    return token.pos in {"VERB", "AUX"} and token.dep in _CLAUSAL


def predicate_of(parse: Parse, head: int) -> str:
    """The lemma, with its particle ("carry out"); a light verb gives way to its noun ("hold a meeting": "meet")."""
    particle = parse.child_with(head, "prt")
    verb = lemma_of(parse.tokens[head]) + (f" {particle.lemma}" if particle else "")
    noun = light_noun(parse, head, verb)
    return verb if noun is None else str(_light_nouns(verb)[noun.lemma])


def light_noun(parse: Parse, head: int, verb: str) -> Token | None:
    """The noun that carries the meaning of a light verb, if it has one."""
    noun = parse.child_with(head, "dobj", "nsubjpass") if _light_nouns(verb) else None
    return noun if noun is not None and noun.lemma in _light_nouns(verb) else None


def _light_nouns(verb: str) -> dict[str, str]:
    """The nouns that make one act with a light verb, each with the verb that names the act."""
    light = load_vocabulary("clauses")["light"]
    if verb in light["verbs"]:
        return dict(light["nouns"] | light["pacts"])
    return dict(light["pacts"]) if verb in light["pact_verbs"] else {}


def participants(parse: Parse, head: int, above: Mapping[int, int]) -> tuple[int | None, int | None]:
    """Token indices of who does it and whom or what it is done to, passives turned round."""
    top = head
    while top in above:
        top = above[top]
    token = parse.tokens[head]
    passive = is_passive(parse, head)
    subject = _subject(parse, top, above)
    direct = _object(parse, head)
    obj = None if direct is None else direct.index
    if token.dep == "relcl" and direct is not None and direct.tag in _RELATIVES:
        obj = token.head
    if not passive:
        return subject, obj
    agent = parse.child_with(head, "agent")
    doer = None if agent is None else parse.child_with(agent.index, "pobj")
    return (None if doer is None else doer.index), subject


def _object(parse: Parse, head: int) -> Token | None:
    """The direct object, or what stands for it: "met with them", "held a meeting with them"."""
    verb = lemma_of(parse.tokens[head])
    noun = light_noun(parse, head, verb)
    if noun is None:
        direct = parse.child_with(head, *_OBJECTS)
        if direct is not None:
            return direct
    prepositions = load_vocabulary("clauses")["prepositional"]
    wanted = prepositions["light"] if noun is not None else prepositions.get(verb, ())
    for child in parse.children[head if noun is None else noun.index]:
        if parse.tokens[child].dep == "prep" and parse.tokens[child].lemma in wanted:
            return parse.child_with(child, "pobj")
    return None


def is_passive(parse: Parse, head: int) -> bool:
    """Whether the verb is passive: an auxiliary or subject says so, or it is a participle after its noun."""
    token = parse.tokens[head]
    if parse.child_with(head, "auxpass", "nsubjpass", "agent") is not None:
        return True
    return token.tag == "VBN" and token.dep == "acl"


def _subject(parse: Parse, head: int, above: Mapping[int, int]) -> int | None:
    """The grammatical subject: its own, the noun a relative clause hangs on, or the one it shares with the verb above."""
    for _ in range(8):  # control chains longer than this are misparses
        token = parse.tokens[head]
        own = parse.child_with(head, *_SUBJECTS)
        if own is not None:
            return token.head if own.tag in _RELATIVES and token.dep == "relcl" else own.index
        infinitive = any(parse.tokens[c].tag == "TO" for c in parse.children[head])
        if (
            token.dep in {"acl", "relcl"} and infinitive
        ):  # "Minister to visit Poland", the whole of a headline
            return token.head if parse.tokens[token.head].dep == "ROOT" else None
        if token.dep == "acl":
            return token.head
        if token.dep not in {"conj", "xcomp", "advcl", "pcomp"} or token.head == head:
            return None
        controller = _controller(parse, token)
        while controller is not None and token.dep == "conj" and token.tag in _FINITE:
            verb = parse.tokens[
                controller
            ]  # "urged them to leave and denounced": a finite verb goes with a finite one
            if verb.tag != "VB" or verb.dep == "ROOT":
                break
            controller = verb.head
        if controller is None:
            return None
        if parse.tokens[controller].pos not in {"VERB", "AUX"}:
            return controller if token.dep == "xcomp" else None
        head = controller
        while head in above:
            head = above[head]
    return None


def _controller(parse: Parse, token: Token) -> int | None:
    """The verb above whose subject is shared, or the object that an infinitive belongs to ("urged them to leave")."""
    above = parse.tokens[token.head]
    if token.dep == "pcomp":
        if above.dep != "prep" or parse.tokens[above.head].pos not in {"VERB", "AUX"}:
            return None
        return above.head
    if token.dep == "xcomp":
        obj = parse.child_with(above.index, "dobj", "nsubjpass") if above.index != token.index else None
        if obj is not None and (obj.dep == "dobj" or is_passive(parse, above.index)):
            return obj.index
    return above.index


def noun_words(parse: Parse, index: int) -> tuple[int, ...]:
    """The tokens of a participant: its subtree without relative clauses, appositions and the like."""
    found, todo = [index], [index]
    while todo:
        at = todo.pop()
        for child in parse.children[at]:
            token = parse.tokens[child]
            if token.dep in _LOOSE and not (token.dep == "punct" and token.text == "-"):
                continue
            if token.dep in {"prep", "conj"} and token.pos in {"VERB", "AUX"}:
                continue
            found.append(child)
            todo.append(child)
    return tuple(sorted(found))


def block_words(article: Article, parse: Parse, index: int) -> tuple[int, ...]:
    """A participant's tokens without a dateline that the parse took for a part of it."""
    block = article.block_at(parse.tokens[index].start)
    words = noun_words(parse, index)
    return (
        words
        if block is None
        else tuple(w for w in words if block.start <= parse.tokens[w].start < block.end)
    )


def noun_span(article: Article, parse: Parse, index: int) -> Span:
    """A participant from its first word to its last."""
    words = block_words(article, parse, index)
    return article.span(parse.tokens[words[0]].start, parse.tokens[words[-1]].end)
