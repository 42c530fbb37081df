"""The model's own attribute rules (which tag is which part of speech), remembered by token instead of matched anew.

What the rules say of a token depends on its tag, lower-case form, relation and whether it is white space; few rules
also look at the next token. spaCy's matcher, which asks every rule at every token, takes 12 % of the pipeline's time,
this 3 %; the outcome is the same, token by token (a test compares them).
"""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

Key = tuple[int, int, int, int]
# What rules may look at, in the order of a key.
LOOKED_AT = ("TAG", "LOWER", "DEP", "IS_SPACE")
# What rules may set, and the field of a token that holds it.
_FIELDS = {"TAG": "tag", "POS": "pos", "MORPH": "morph", "LEMMA": "lemma", "DEP": "dep"}


class AttributeRules:
    """A pipeline component that stands in for the `attribute_ruler` it is made from."""

    def __init__(
        self, ruler: Any, attribute_ids: Mapping[str, int], morphology_of: Callable[[Any, int], Any]
    ) -> None:
        self._vocab = ruler.vocab
        field_of = {attribute_ids[name]: field for name, field in _FIELDS.items()}
        self._settings = [{field_of[number]: value for number, value in a.items()} for a in ruler.attrs]
        for fields in self._settings:
            if "morph" in fields:
                fields["morph"] = morphology_of(ruler.vocab, fields["morph"])
        self._alone: list[tuple[int, dict[str, Any]]] = []
        self._paired: list[tuple[int, int, dict[str, Any], dict[str, Any]]] = []
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                if len(pattern) == 1:
                    self._alone.append((number, pattern[0]))
                else:
                    self._paired.append((number, rule["index"], *pattern))
        told = [token for rule in ruler.patterns for pattern in rule["patterns"] for token in pattern]
        conditions = [token["LOWER"] for token in told if "LOWER" in token]
        self._named = frozenset(word for wanted in conditions for word in _words_of(wanted))
        self._shaped = [w for w in conditions if isinstance(w, dict) and "REGEX" in w]
        self._words: dict[int, int] = {}
        self._rules: dict[Key, tuple[int, ...]] = {}
        self._merged: dict[tuple[int, ...], tuple[tuple[str, Any], ...]] = {}
        self._firsts: dict[Key, bool] = {}

    @staticmethod
    def understands(ruler: Any) -> bool:
        """Whether every rule is of the kinds known here; a replaced model could bring others."""
        return all(
            len(pattern) <= 2
            and rule["index"] in range(len(pattern))
            and set(rule["attrs"]) <= set(_FIELDS)
            and all(set(token) <= set(LOOKED_AT) and all(map(_known, token.values())) for token in pattern)
            for rule in ruler.patterns
            for pattern in rule["patterns"]
        )

    def __call__(self, doc: Any) -> Any:
        """Set what the rules say, later rules over earlier ones."""
        told = self._told_word
        keys: list[Key] = [
            (tag, told(lower), dep, sp) for tag, lower, dep, sp in doc.to_array(list(LOOKED_AT)).tolist()
        ]
        found = [self._matching(key) for key in keys]
        for at in range(len(keys) - 1):
            if self._opens(keys[at]):
                for number, index, first, second in self._paired:
                    if self._fits(keys[at], first) and self._fits(keys[at + 1], second):
                        found[at + index] = tuple(sorted({*found[at + index], number}))
        for token, numbers in zip(doc, found, strict=True):
            for field, value in self._attributes(numbers):
                setattr(token, field, value)
        return doc

    def _told_word(self, lower: int) -> int:
        """The word itself where some rule names it, else 0: words that no rule tells apart share their keys."""
        if (found := self._words.get(lower)) is None:
            form = self._vocab.strings[lower]
            told = form in self._named or any(_fits(form, wanted) for wanted in self._shaped)
            found = self._words[lower] = lower if told else 0
        return found

    def _matching(self, key: Key) -> tuple[int, ...]:
        if (found := self._rules.get(key)) is None:
            found = tuple(sorted({number for number, token in self._alone if self._fits(key, token)}))
            self._rules[key] = found
        return found

    def _opens(self, key: Key) -> bool:
        """Whether the token may be the first of a pair."""
        if (found := self._firsts.get(key)) is None:
            found = self._firsts[key] = any(self._fits(key, first) for _, _, first, _ in self._paired)
        return found

    def _attributes(self, numbers: tuple[int, ...]) -> tuple[tuple[str, Any], ...]:
        if (merged := self._merged.get(numbers)) is None:
            fields = {field: value for number in numbers for field, value in self._settings[number].items()}
            merged = self._merged[numbers] = tuple(fields.items())
        return merged

    def _fits(self, key: Key, token: dict[str, Any]) -> bool:
        strings = self._vocab.strings
        return all(
            bool(has) == wanted if isinstance(wanted, bool) else _fits(strings[has], wanted)
            for has, wanted in ((key[LOOKED_AT.index(name)], wanted) for name, wanted in token.items())
        )


def _fits(form: str, wanted: Any) -> bool:
    if isinstance(wanted, str):
        return form == wanted
    if "IN" in wanted:
        return form in wanted["IN"]
    if "NOT_IN" in wanted:
        return form not in wanted["NOT_IN"]
    return re.search(wanted["REGEX"], form) is not None


def _words_of(wanted: Any) -> Iterable[str]:
    """The words that a condition names, be they asked for or excluded."""
    return (wanted,) if isinstance(wanted, str) else wanted.get("IN", wanted.get("NOT_IN", ()))


def _known(wanted: object) -> bool:
    return isinstance(wanted, str | bool) or (
        isinstance(wanted, dict) and set(wanted) in ({"IN"}, {"NOT_IN"}, {"REGEX"})
    )
