"""Identities: which entities of which articles are one person, organisation, place or group.

Names are joined from the surest evidence down: the same full name, two forms of one full name, an acronym, a lone
surname whose bearer the company of names makes plain. Candidates share a block (a part of the name), never all
pairs. A kind never joins another, and two people of one article stay two unless their full names are one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

from rashomon.aligning.base import Aligner
from rashomon.aligning.resolving.nodes import Node, Seen, gather_nodes, seen_in
from rashomon.aligning.resolving.roles import roles_of
from rashomon.model.alignment import Alignment, EntityRef, Identity, NameCount, Pile
from rashomon.model.ids import make_id
from rashomon.model.mention import EntityKind
from rashomon.text.normal_forms import fold, words
from rashomon.text.person_names import Likeness, compare_people, core_parts, misspelt

# A part of a name borne by more distinct full names than this says nothing ("mohamed"); they are compared with their
# neighbours in sorted order only. News of ten years on one country stays below it for surnames.
BLOCK_CAP = 60
# Below this two names stay apart. The weakest accepted: a misspelt surname beside the same first name and office (.6).
THRESHOLD = 0.6
# Above this, names found inside one article are still joined: they are forms of one full name.
SURE = 0.9
# A lone surname goes to its bearer when the article names this much else that the bearer's articles name ...
SHARED_COMPANY = 2
# Both names spelt otherwise, beside one office, is one person where the articles share this many others: one story's.
SPELLING_COMPANY = 3
# ... and to the better of two bearers only with this many times the company of the next.
CLEAR_LEAD = 2
PLACE_SPELLING_CHARS = 8


class Clusters:
    """Nodes joined so far: who is with whom, and the sentences that say why."""

    def __init__(self, nodes: Sequence[Node], company: dict[str, set[str]]) -> None:
        self.nodes = nodes
        self.whys: dict[int, list[str]] = {i: [] for i in range(len(nodes))}
        self.members: dict[int, list[int]] = {i: [i] for i in range(len(nodes))}
        self.articles = {i: set(node.articles) for i, node in enumerate(nodes)}
        self.roles = {i: set(node.roles) for i, node in enumerate(nodes)}
        self.company = {i: set().union(*(company[a] for a in n.articles)) for i, n in enumerate(nodes)}
        self._parent = list(range(len(nodes)))

    def find(self, node: int) -> int:
        """The node that stands for the cluster."""
        while self._parent[node] != node:
            self._parent[node] = self._parent[self._parent[node]]
            node = self._parent[node]
        return node

    def join(self, left: int, right: int, why: str) -> None:
        """Make two clusters one; the larger takes in the smaller."""
        a, b = self.find(left), self.find(right)
        if a == b:
            return
        if (len(self.articles[b]), -b) > (len(self.articles[a]), -a):
            a, b = b, a
        self._parent[b] = a
        self.members[a] += self.members.pop(b)
        self.articles[a] |= self.articles.pop(b)
        self.roles[a] |= self.roles.pop(b)
        self.company[a] |= self.company.pop(b)
        self.whys[a] += [*self.whys.pop(b), why]

    def apart(self, left: int, right: int) -> bool:
        """Whether one article tells the two apart."""
        return bool(self.articles[self.find(left)] & self.articles[self.find(right)])

    def keep_company(self, left: int, right: int) -> bool:
        """Whether the articles of both name the same others."""
        return len(self.company[self.find(left)] & self.company[self.find(right)]) >= SPELLING_COMPANY

    def share_role(self, left: int, right: int) -> bool:
        """Whether the articles give both the same office."""
        a, b = self.roles[self.find(left)], self.roles[self.find(right)]
        return any(r == s and (of is None or other is None or of == other) for r, of in a for s, other in b)


def align_identities(pile: Pile, so_far: Alignment) -> tuple[Identity, ...]:
    """Every person, organisation, place and group of the pile, once."""
    nodes, company = gather_nodes(pile.readings("mentions", "entities"))
    clusters = Clusters(nodes, company)
    for left, right, likeness in sorted(_scored(nodes), key=lambda e: (-e[2].score, e[0], e[1])):
        if likeness.score < SURE and clusters.apart(left, right):
            continue
        if likeness.needs_company and not clusters.keep_company(left, right):
            continue
        if not likeness.needs_role or clusters.share_role(left, right):
            clusters.join(left, right, likeness.why)
    _place_lone_names(clusters)
    return _identities(pile, clusters)


def _scored(nodes: Sequence[Node]) -> Iterator[tuple[int, int, Likeness]]:
    compare = {"person": _people, "organization": _organizations, "place": _places}
    for left, right in sorted(_pairs(nodes)):
        a, b = nodes[left], nodes[right]
        if a.kind in compare and (likeness := compare[a.kind](a, b)) and likeness.score >= THRESHOLD:
            yield left, right, likeness


def _pairs(nodes: Sequence[Node]) -> set[tuple[int, int]]:
    """Nodes of one kind that share a blocking key."""
    blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, node in enumerate(nodes):
        if not node.lone:
            for key in sorted(_block_keys(node)):
                blocks[node.kind, key].append(at)
    pairs: set[tuple[int, int]] = set()
    for block in blocks.values():
        if len(block) <= BLOCK_CAP:
            pairs.update(combinations(block, 2))
        else:
            pairs.update(pairwise(block))
    return pairs


def _block_keys(node: Node) -> set[str]:
    if node.kind == "person":
        parts = core_parts(node.name)
        return {*parts[1:], f"{parts[0]} {parts[-1][:2]}", f"{parts[0][0]} {parts[-1][:3]}"}
    if node.kind == "organization":
        return {acronym} if (acronym := _acronym(node)) else set()
    return {node.key[:4], node.key.split(",")[0]} if node.kind == "place" else set()


def _acronym(node: Node) -> str:
    """The letters an organisation is known by: its initials, or the name itself where that is an acronym."""
    bare = node.name.replace(".", "").removeprefix("the ").removeprefix("The ")
    if bare.isupper() and bare.isalpha() and 3 <= len(bare) <= 6:
        return bare
    initials = "".join(w[0] for w in bare.replace("-", " ").split() if w[0].isupper())
    return initials if len(initials) >= 3 else ""


def _people(a: Node, b: Node) -> Likeness | None:
    return compare_people(a.name, b.name)


def _organizations(a: Node, b: Node) -> Likeness | None:
    short, long = sorted((a, b), key=lambda n: (len(n.name), n.key))
    if _acronym(short) == _acronym(long) and " " not in short.name.removeprefix("the ") and " " in long.name:
        return Likeness(0.8, f"{short.name} are the initials of {long.name}")
    return None


def _places(a: Node, b: Node) -> Likeness | None:
    name, other = a.key.split(",")[0], b.key.split(",")[0]
    if a.country and b.country and a.country != b.country:
        return None
    if name == other:
        return Likeness(0.8, f"both articles name {a.name}, and no second place of that name is told apart")
    if name.startswith("country ") or other.startswith("country "):
        return None
    if min(len(name), len(other)) >= PLACE_SPELLING_CHARS and name[:4] == other[:4] and misspelt(name, other):
        return Likeness(0.7, f"{a.name} and {b.name} are spellings of one name")
    return None


def _place_lone_names(clusters: Clusters) -> None:
    """Give each lone name to the one bearer whose articles keep the same company; else to its like elsewhere."""
    bearers: dict[tuple[EntityKind, str], list[int]] = defaultdict(list)
    for at, node in enumerate(clusters.nodes):
        if node.kind == "person" and not node.lone:
            for part in sorted({*core_parts(node.name)[1:], *_known_aliases(node)}):
                bearers[node.kind, part].append(at)
    for at, node in enumerate(clusters.nodes):
        if node.lone and node.kind == "person":
            candidates = sorted({clusters.find(b) for b in bearers[node.kind, node.key]})
            chosen = _bearer(clusters, at, candidates)
            if chosen is not None:
                clusters.join(chosen, at, _lone_reason(node, clusters.nodes[chosen]))
            elif not candidates:
                bearers[node.kind, node.key].append(at)


def _lone_reason(lone: Node, bearer: Node) -> str:
    if bearer.lone:
        return f"{lone.name} stands alone in articles that name the same others"
    return f"{lone.name} alone can only be {bearer.name} here"


def _known_aliases(node: Node) -> set[str]:
    """Lone names that the bearer's own articles use of him: "Kim", "Lula"."""
    parts = core_parts(node.name)
    first = (
        {parts[0]} if len(parts) == 2 else set()
    )  # "Donald" is many people's name; "Kim" of three parts is not
    return {alias for alias in node.aliases if len(core_parts(alias)) == 1} - first


def _bearer(clusters: Clusters, lone: int, candidates: Sequence[int]) -> int | None:
    """The candidate that shares clearly more company with the article of a lone name than any other."""
    named = clusters.company[clusters.find(lone)]
    free = [c for c in candidates if not clusters.apart(c, lone)]
    ranked = sorted(((len(clusters.company[c] & named), -c) for c in free), reverse=True)
    with_role = [c for c in free if clusters.share_role(c, lone)]
    if len(with_role) == 1:
        return with_role[0]
    if not ranked or ranked[0][0] < SHARED_COMPANY:
        return None
    if len(ranked) > 1 and ranked[0][0] < CLEAR_LEAD * ranked[1][0]:
        return None
    return -ranked[0][1]


def _identities(pile: Pile, clusters: Clusters) -> tuple[Identity, ...]:
    wanted: dict[EntityRef, int] = {}
    for cluster, members in clusters.members.items():
        for member in members:
            wanted.update(dict.fromkeys(clusters.nodes[member].refs, cluster))
    found: dict[int, list[Seen]] = defaultdict(list)  # no readings: they would be the pile in memory
    for reading in pile.readings("mentions", "entities"):
        for entity in reading.entities:
            if (cluster := wanted.get(EntityRef(reading.article.id, entity.key), -1)) >= 0:
                found[cluster].append(seen_in(reading, entity))
    made = (_identity(found[cluster], clusters.whys[cluster]) for cluster in sorted(found))
    return tuple(sorted(made, key=lambda i: (-len(i.members), -len(i.mentions), i.name, i.id)))


def _identity(found: Sequence[Seen], whys: Sequence[str]) -> Identity:
    members = tuple(sorted((seen.ref for seen in found), key=lambda m: (m.article, m.entity)))
    counts = Counter(name for seen in found for name in seen.names)
    kind = found[0].kind
    return Identity(
        id=make_id("i", kind, *(f"{m.article} {m.entity}" for m in members)),
        name=_best_name(counts, kind),
        kind=kind,
        names=tuple(NameCount(text, n) for text, n in sorted(counts.items(), key=lambda c: (-c[1], c[0]))),
        members=members,
        mentions=tuple(sorted(span for seen in found for span in seen.spans)),
        roles=roles_of(found),
        why=_reason(whys, len({m.article for m in members})),
        country=next((seen.country for seen in found if seen.country), None),
    )


def _best_name(counts: Counter[str], kind: EntityKind) -> str:
    """A person by the full form most used, the rest by the form most used; ties go to the longer."""
    full = {name: n for name, n in counts.items() if kind != "person" or len(core_parts(name)) > 1}
    return max(full or counts, key=lambda name: (counts[name], len(words(name)), fold(name)))


def _reason(whys: Sequence[str], articles: int) -> str:
    distinct = list(dict.fromkeys(whys))
    if distinct:
        return "; ".join(distinct[:4]) + (
            "" if len(distinct) <= 4 else f"; and {len(distinct) - 4} more such"
        )
    return "one article names it" if articles == 1 else "the articles use the same name"


IDENTITIES = Aligner("identities", "2", align_identities)
