"""Short quoted words that stand inside a longer quotation elsewhere: "optimistic", "massive damage".

The variants of whole utterances leave out what is too short to tell one utterance from another; a phrase is joined
only with quotations of the same speaker, word for word.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence

from rashomon.aligning.sheet.facts import Fact
from rashomon.model.quote import Quote
from rashomon.text.normal_forms import words
from rashomon.text.vocabulary import load_vocabulary

# Longer quotations are compared as utterances.
MAX_WORDS = 6


def phrase_groups(
    facts: Sequence[Fact[Quote]], same_speaker: Callable[[Fact[Quote], Fact[Quote]], bool]
) -> list[list[Fact[Quote]]]:
    """Groups of a short quotation with all quotations of its speaker in other articles that hold its words."""
    printed = [words(fact.what.words) for fact in facts]
    places: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for n, form in enumerate(printed):
        for at, word in enumerate(form):
            places[word].append((n, at))
    empty = frozenset(load_vocabulary("wording")["function_words"])
    groups = []
    seen: set[tuple[tuple[str, ...], str | None]] = set()
    for n, form in enumerate(printed):
        if (key := (tuple(form), facts[n].said_by)) in seen:
            continue
        seen.add(key)
        telling = [w for w in form if w not in empty]
        if not telling or len(form) > MAX_WORDS:
            continue
        holding = sorted(
            {m for m, at in places[form[0]] if m != n and printed[m][at : at + len(form)] == form}
        )
        others = [m for m in holding if same_speaker(facts[n], facts[m])]
        if any(facts[m].article.id != facts[n].article.id for m in others):
            groups.append([facts[n], *(facts[m] for m in others)])
    return groups
