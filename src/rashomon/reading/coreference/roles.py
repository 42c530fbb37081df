"""Offices given to named people by the grammar: titles, appositions and "X is the president of Y"."""

from rashomon.reading.coreference.scene import Placed, Scene
from rashomon.text.offices import RolePhrase, is_office_word
from rashomon.text.person_words import is_title

# A title with its nation and adjectives is never longer than this many tokens.
_MAX_TITLE = 12
# Names that can share one plural title; it bounds the work on a hostile list.
_MAX_SHARING = 6
# "As X likes to be called at home": the verb stands within this many tokens of the phrase.
_CALLED_WITHIN = 12
_CALLS = frozenset({"call", "know", "style", "dub", "nickname"})
_BREAKS = frozenset({"VERB", "AUX", "ADP", "SCONJ", "CCONJ", "DET", "PRON", "INTJ", "PUNCT", "NUM"})
_AFTER_APPOSITION = frozenset({",", ".", ")", "(", "–", "—", ";", ":", "who", "’s", "'s", "”", '"'})


def title_role(scene: Scene, placed: Placed) -> RolePhrase | None:
    """The office right before a name: "Russian Foreign Minister Sergey Lavrov"."""
    tokens, first = scene.tokens, placed.first
    end = first
    while end and is_title(tokens[end - 1].text) and not is_office_word(tokens[end - 1].lemma):
        end -= 1
    if (shared := _shared_title(scene, placed, end)) is not None:
        return shared
    start = end
    while start and end - start < _MAX_TITLE and _goes_on(scene, start - 1, placed):
        start -= 1
    if start == end:
        return None
    role = scene.role_in(start, end)
    return role if role is not None and role.last == end else None


def _shared_title(scene: Scene, placed: Placed, end: int) -> RolePhrase | None:
    """ "Presidents A and B": the plural title of the first name holds for the others as well."""
    tokens = scene.tokens
    for _ in range(_MAX_SHARING):
        at = end
        while at and tokens[at - 1].text.lower() in ("and", ",", "&"):
            at -= 1
        index = scene.at_token.get(at - 1) if at < end else None
        other = scene.by_index.get(index) if index is not None else None
        if other is None or other.mention.kind != "person" or other.sentence != placed.sentence:
            return None
        end = other.first
        if end and tokens[end - 1].tag in ("NNS", "NNPS"):
            return title_role(scene, other)
    return None


def _goes_on(scene: Scene, at: int, placed: Placed) -> bool:
    """Whether a title can go on to the left over a token: nouns, adjectives, nations, hyphens, owners."""
    token, after = scene.tokens[at], scene.tokens[at + 1]
    if token.end < after.start and "\n" in scene.reading.article.text[token.end : after.start]:
        return False
    if token.text == "-" or token.tag in ("POS", "PRP$"):
        return True
    if token.pos in _BREAKS or token.text in (",", ".", "/", "(", ")"):
        return False
    owner = scene.person_at(at)
    return owner is None or after.tag == "POS" or scene.at_token.get(at) == scene.at_token.get(at + 1)


def appositions(scene: Scene) -> list[tuple[Placed, Placed, str]]:
    """Pairs of a phrase and the name that it stands beside, with the reason in a sentence."""
    names = {p.first: p for p in scene.placed if p.mention.form == "name" and p.mention.kind == "person"}
    ends = {p.last: p for p in names.values()}
    found = []
    for phrase in scene.placed:
        if phrase.mention.form != "nominal" or phrase.mention.kind != "person":
            continue
        name = _name_after(scene, phrase, names) or _name_before(scene, phrase, ends)
        if name is not None:
            found.append((phrase, name, f"Stands beside the name {name.mention.name}."))
            continue
        name = _subject_of_copula(scene, phrase) or _as_called(scene, phrase, names)
        if name is not None:
            found.append(
                (phrase, name, f"The article says that {name.mention.name} is “{phrase.mention.name}”.")
            )
    return found


def _name_after(scene: Scene, phrase: Placed, names: dict[int, Placed]) -> Placed | None:
    """ "The Russian Foreign Minister, Sergey Lavrov,"; a comma, or none, between the two."""
    tokens = scene.tokens
    at = phrase.last
    comma = at < len(tokens) and tokens[at].text == ","
    name = names.get(at + 1 if comma else at)
    if name is None or name.sentence != phrase.sentence or _counterpart_of_other(scene, phrase, name):
        return None
    hangs = (
        tokens[name.head].dep == "appos"
        or tokens[phrase.head].head == name.head
        or tokens[name.head].head == phrase.head
    )
    after = tokens[name.last].text if name.last < len(tokens) else "."
    closed = (after in _AFTER_APPOSITION and after != ",") or (after == "," and comma)
    starts = (
        tokens[phrase.head].dep in ("nsubj", "nsubjpass")
        or phrase.first == scene.parse.sentences[phrase.sentence][0]
    )
    full = len(name.mention.name.split()) > 1
    office = is_office_word(tokens[phrase.head].lemma) or tokens[phrase.head].lemma == "counterpart"
    unattached = tokens[phrase.head].dep not in ("dobj", "pobj", "attr", "conj") and scene.role_in(
        phrase.first, phrase.last
    )
    if comma and office and full and (unattached or tokens[phrase.head].lemma == "counterpart"):
        return name
    if comma:
        return name if (office and full and (hangs or closed or starts)) or (hangs and closed) else None
    return name if hangs or (office and full) else None


def _counterpart_of_other(scene: Scene, phrase: Placed, name: Placed) -> bool:
    """A plural phrase names several people, never one."""
    return (
        scene.tokens[phrase.head].tag in ("NNS", "NNPS")
        or "\n" in scene.reading.article.text[phrase.mention.span.end : name.mention.span.start]
    )


def _name_before(scene: Scene, phrase: Placed, ends: dict[int, Placed]) -> Placed | None:
    """ "Sergey Lavrov, the foreign minister of Russia," and "Igor Sechin, who ..." is none."""
    tokens = scene.tokens
    if phrase.first < 2 or tokens[phrase.first - 1].text not in (",", "–", "—", "("):
        return None
    end = phrase.first - 1
    if (
        end >= 2 and tokens[end - 1].pos == "NUM" and tokens[end - 2].text == ","
    ):  # "Fatima Benali, 34, a teacher"
        end -= 2
    name = ends.get(end)
    if name is None or name.sentence != phrase.sentence:
        return None
    after = tokens[phrase.last].text if phrase.last < len(tokens) else "."
    if tokens[phrase.head].dep in ("nsubj", "nsubjpass", "poss"):
        return None
    hangs = tokens[phrase.head].dep == "appos" and tokens[phrase.head].head in range(name.first, name.last)
    office = is_office_word(tokens[phrase.head].lemma)
    return name if hangs or (office and after in _AFTER_APPOSITION) else None


def _as_called(scene: Scene, phrase: Placed, names: dict[int, Placed]) -> Placed | None:
    """ "The general, as Mr. Montero likes to be called": the phrase is what the name goes by."""
    tokens = scene.tokens[phrase.last : phrase.last + _CALLED_WITHIN]
    if len(tokens) < 4 or tokens[0].text != "," or tokens[1].text.lower() != "as":
        return None
    name = next((names[t.index] for t in tokens[2:4] if t.index in names), None)
    if name is None or not any(t.lemma in _CALLS and t.index >= name.last for t in tokens):
        return None
    return name


def _subject_of_copula(scene: Scene, phrase: Placed) -> Placed | None:
    """The named subject of "is": "X is the president of Y", not negated and not in the past."""
    tokens, parse = scene.tokens, scene.parse
    head = tokens[phrase.head]
    verb = tokens[head.head]
    if (
        head.dep != "attr"
        or verb.lemma != "be"
        or verb.tag not in ("VBZ", "VBP")
        or parse.child_with(verb.index, "neg")
    ):
        return None
    subject = parse.child_with(verb.index, "nsubj")
    index = scene.at_token.get(subject.index) if subject is not None else None
    found = scene.by_index.get(index) if index is not None else None
    return found if found is not None and found.mention.kind == "person" else None
