"""Did it happen? Tense, modals, governing verbs and negation decide the reality of a clause (TimeML's modality in five classes)."""

from collections.abc import Mapping

from rashomon.model.clause import Realis
from rashomon.model.parse import Parse, Token
from rashomon.text.grammar import lemma_of
from rashomon.text.vocabulary import load_vocabulary

# Relations in which a bare participle or infinitive takes its reality from the verb above.
# "accused of lying" is about the lie; "invited him upon arriving" is not about the arrival.
_COMPLEMENT_PREPOSITIONS = frozenset(
    {"of", "from", "to", "for", "with", "about", "on", "against", "into", "at"}
)
_FOLLOWS = frozenset({"advcl", "pcomp", "conj", "xcomp"})


def realis_of(parse: Parse, head: int, above: Mapping[int, int], known: Mapping[int, Realis]) -> Realis:
    """Reality of the clause headed by `head`.

    `above` leads from a head to the auxiliary-like verbs merged into it; `known` holds the clauses already decided.
    """
    lists = load_vocabulary("clauses")
    chain = [parse.tokens[head]]
    while chain[-1].index in above:
        chain.append(parse.tokens[above[chain[-1].index]])
    own = [parse.tokens[c] for verb in chain for c in parse.children[verb.index]]
    if _negated(parse, chain, own, lists):
        return "negated"
    low = {t.text.lower() for t in own if t.dep in {"aux", "mark", "advmod"}}
    if low & set(lists["marks"]["hypothetical"]):
        return "hypothetical"
    if low & set(lists["modals"]["planned"]):
        return "planned"
    if low & set(lists["modals"]["hypothetical"]):
        reported = chain[-1].dep == "ccomp" and low & set(lists["modals"]["reported_future"])
        return "planned" if reported else "hypothetical"
    for verb in chain[1:]:
        for realis in ("planned", "negated", "hypothetical"):
            if lemma_of(verb) in lists["auxiliary_verbs"][realis]:
                return realis if realis != "planned" or not _past_plan(parse, verb) else "hypothetical"
    return _from_above(parse, chain[-1], known, lists) or _tense(chain[-1], own)


def _negated(
    parse: Parse, chain: list[Token], own: list[Token], lists: Mapping[str, Mapping[str, list[str]]]
) -> bool:
    """Whether "not", "never", "no" before a participant, or "without" rules the clause; two cancel out ("did not fail")."""
    negative = lists["marks"]["negative_words"]
    count = sum(t.dep == "neg" or t.text.lower() in negative for t in own if t.dep not in {"conj", "intj"})
    count += sum(
        parse.tokens[c].dep == "det" and parse.tokens[c].text.lower() in negative
        for t in own
        if t.dep in {"nsubj", "nsubjpass", "dobj"}
        for c in parse.children[t.index]
    )
    count += sum(v.lemma in lists["auxiliary_verbs"]["negated"] for v in chain[1:])
    count += any(v.lemma == "have" and any(t.text.lower() == "yet" for t in own) for v in chain[1:])
    above = parse.tokens[chain[-1].head]
    count += chain[-1].dep == "pcomp" and above.text.lower() in lists["marks"]["negated"]
    return count % 2 == 1


def _past_plan(parse: Parse, verb: Token) -> bool:
    """ "had planned to visit": nothing says that it is still planned."""
    return any(parse.tokens[c].text.lower() == "had" for c in parse.children[verb.index])


def _from_above(
    parse: Parse, verb: Token, known: Mapping[int, Realis], lists: Mapping[str, Mapping[str, list[str]]]
) -> Realis | None:
    """What the governing verb or noun makes of an infinitive, a participle or a bare conjunct."""
    governor = parse.tokens[verb.head]
    infinitive = any(parse.tokens[c].tag == "TO" for c in parse.children[verb.index])
    if governor.index == verb.index:
        return "planned" if infinitive else None  # a headline: "Minister to visit the port"
    if verb.dep in {"xcomp", "ccomp", "pcomp", "advcl", "dobj"} and (infinitive or verb.tag in {"VBG", "VB"}):
        lemma = governor.lemma
        if governor.dep == "prep" and governor.lemma in _COMPLEMENT_PREPOSITIONS:
            lemma = parse.tokens[governor.head].lemma
        for realis in ("planned", "hypothetical", "negated"):
            if lemma in lists["governs"][realis]:
                return _weaker(known.get(governor.index), realis)
    if infinitive and verb.dep in {"relcl", "acl", "pcomp", "csubj"}:
        return "planned" if governor.dep == "ROOT" and verb.dep != "csubj" else "hypothetical"
    if infinitive and verb.dep == "advcl":
        return "planned"  # a purpose: "flew in to meet her"
    if infinitive and verb.dep in {"xcomp", "ccomp"}:
        return "hypothetical"
    if verb.dep == "pcomp" and governor.lemma in {"of", "for"} and parse.tokens[governor.head].pos == "NOUN":
        return "hypothetical"  # "the goal of overthrowing"
    if verb.dep in _FOLLOWS and verb.tag in {"VB", "VBG", "VBN"} and not _own_tense(parse, verb):
        at = governor.head if governor.dep in {"prep", "mark"} else governor.index
        above = known.get(at)
        return above if above in {"planned", "hypothetical"} else None
    return None


def _weaker(above: Realis | None, own: Realis) -> Realis:
    """A plan inside a hypothesis is a hypothesis."""
    return "hypothetical" if own == "planned" and above == "hypothetical" else own


def _own_tense(parse: Parse, verb: Token) -> bool:
    """Whether the verb has an auxiliary of its own besides "to"."""
    return any(
        parse.tokens[c].dep in {"aux", "auxpass"} and parse.tokens[c].tag != "TO"
        for c in parse.children[verb.index]
    )


def _tense(verb: Token, own: list[Token]) -> Realis:
    """Present progressive is ongoing; every other tense, a headline's present included, has occurred."""
    present = any(
        t.dep == "aux" and t.text.lower() in {"is", "are", "am", "'re", "’re", "'m", "’m"} for t in own
    )
    perfect = any(t.text.lower() in {"has", "have"} and t.dep == "aux" for t in own)
    been = any(t.text.lower() == "been" and t.dep == "aux" for t in own)
    return "ongoing" if verb.tag == "VBG" and (present or (perfect and been)) else "occurred"
