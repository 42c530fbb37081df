"""The working state of coreference inside one article: where each mention stands, and the chains grown so far."""

from bisect import insort
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rashomon.model.mention import EntityKind, Mention, RoleClaim
from rashomon.model.parse import Parse, Token
from rashomon.model.reading import Reading
from rashomon.reading.coreference.nations import find_nations
from rashomon.text.countries import country_of
from rashomon.text.normal_forms import fold
from rashomon.text.offices import RolePhrase, read_role
from rashomon.text.person_words import given_gender, noun_gender, title_gender

# No honest article has more bearers of one name, office or word; it bounds the work on a hostile one.
KEY_CAP = 64


@dataclass(frozen=True, slots=True)
class Placed:
    """A mention with its tokens [first, last), the index of its head token and of its sentence."""

    index: int
    mention: Mention
    first: int
    last: int
    head: int
    sentence: int


@dataclass(slots=True)
class Chain:
    """Mentions of one somebody so far, with what the words say of them; grows while the article is read."""

    kind: EntityKind
    members: dict[int, str] = field(default_factory=dict)
    names: list[tuple[str, ...]] = field(default_factory=list)
    roles: list[RolePhrase] = field(default_factory=list)
    claims: dict[RoleClaim, None] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    country: str | None = None
    gender: str | None = None
    words: str = ""
    shown: str = ""

    @property
    def first(self) -> int:
        """Index of the first mention."""
        return self.order[0]

    def is_person(self) -> bool:
        """Whether this is one named or described person."""
        return self.kind == "person"


@dataclass(slots=True)
class Scene:
    """One article as the rules see it; `of` leads from a mention's index to its chain."""

    reading: Reading
    parse: Parse
    placed: tuple[Placed, ...]
    chains: list[Chain] = field(default_factory=list)
    of: dict[int, Chain] = field(default_factory=dict)
    at_token: dict[int, int] = field(default_factory=dict)
    by_index: dict[int, Placed] = field(default_factory=dict)
    by_head: dict[int, Placed] = field(default_factory=dict)
    pronoun_at: dict[int, Placed] = field(default_factory=dict)
    position: dict[int, int] = field(default_factory=dict)
    nations: Mapping[str, str] = field(default_factory=dict)
    keyed: dict[tuple[str, ...], list[Chain]] = field(default_factory=dict)

    @property
    def tokens(self) -> Sequence[Token]:
        """The article's tokens."""
        return self.parse.tokens

    def join(self, placed: Placed, chain: Chain, why: str) -> None:
        """Put a mention into a chain, once."""
        if placed.index not in self.of:
            chain.members[placed.index] = why
            insort(chain.order, placed.index)
            self.of[placed.index] = chain

    def start(self, placed: Placed, why: str) -> Chain:
        """Open a chain with its first mention."""
        chain = Chain(placed.mention.kind, words=fold(placed.mention.name))
        if placed.mention.form == "nominal" and chain.is_person():
            chain.gender = noun_gender(self.tokens[placed.head].lemma)
        self.chains.append(chain)
        self.join(placed, chain, why)
        return chain

    def index(self, chain: Chain, *key: str) -> None:
        """Make the chain findable under a key, once."""
        chains = self.keyed.setdefault(key, [])
        if not any(c is chain for c in chains[-KEY_CAP:]):
            chains.append(chain)

    def find(self, *key: str) -> list[Chain]:
        """The chains under a key, oldest first; at most KEY_CAP of them."""
        return self.keyed.get(key, [])[:KEY_CAP]

    def give(self, chain: Chain, role: RolePhrase) -> None:
        """Let a chain hold an office, once for each country, body and status."""
        key = (role.role, role.of, role.country, role.status)
        if all((r.role, r.of, r.country, r.status) != key for r in chain.roles):
            chain.roles.append(role)
            self.index(chain, "role", role.role)
            self.index(chain, "family", role.family)

    def role_in(self, first: int, last: int, head: int | None = None) -> RolePhrase | None:
        """The office that tokens [first, last) name, with the article's own nations."""
        return read_role(self.tokens, first, last, head, self.nations)

    def country_in(self, word: str) -> str | None:
        """The country of a name or nationality; a place no table knows is its own code."""
        return country_of(word) or self.nations.get(word)

    def person_at(self, token: int) -> Chain | None:
        """The person whose name covers a token."""
        index = self.at_token.get(token)
        chain = self.of.get(index) if index is not None else None
        return chain if chain is not None and chain.is_person() else None


def open_scene(reading: Reading) -> Scene:
    """Find the tokens of every mention; names fill `at_token`."""
    parse = reading.parsed
    placed = []
    scene = Scene(reading, parse, (), nations=find_nations(parse.tokens))
    for index, mention in enumerate(reading.mentions):
        tokens = parse.between(mention.span.start, mention.span.end)
        if not tokens:
            continue
        first, last = tokens[0].index, tokens[-1].index + 1
        # The last of several: the parser sometimes cuts an owner off ("Russia’s | foreign minister visited").
        tops = [t.index for t in tokens if not first <= t.head < last or t.head == t.index]
        head = tops[-1] if tops else last - 1
        placed.append(Placed(index, mention, first, last, head, parse.tokens[head].sentence))
        if mention.form == "name":
            scene.at_token.update(dict.fromkeys(range(first, last), index))
    scene.placed = tuple(placed)
    for position, at in enumerate(scene.placed):
        scene.by_index[at.index] = at
        scene.position[at.index] = position
        if at.mention.form == "pronoun":
            scene.pronoun_at[at.first] = at
        else:
            scene.by_head[at.head] = at
    return scene


def name_words(placed: Placed) -> tuple[str, ...]:
    """The folded words of a name, without hyphens' spaces and full stops."""
    return tuple(fold(word).strip(".,'’") for word in placed.mention.name.split() if fold(word).strip(".,'’"))


def gender_of(scene: Scene, placed: Placed) -> str | None:
    """What a form of address, an office word or the given name tells."""
    if placed.first:
        before = scene.tokens[placed.first - 1]
        if (gender := title_gender(before.text) or noun_gender(before.lemma)) is not None:
            return gender
    words = name_words(placed)
    return given_gender(words[0]) if len(words) > 1 else None


def name_of(chain: Chain) -> str:
    """The chain's name for a sentence of explanation."""
    return chain.shown or f"The {chain.words}"
