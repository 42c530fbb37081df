"""The offices of an identity, dated by the articles that give them."""

from collections import defaultdict
from collections.abc import Sequence

from rashomon.aligning.resolving.nodes import Seen
from rashomon.model.alignment import Role
from rashomon.model.mention import RoleClaim
from rashomon.text.offices import epithets


def roles_of(found: Sequence[Seen]) -> tuple[Role, ...]:
    """One role per office, holder's status and body; dates are those of the articles that show it held."""
    claims: dict[tuple[str, str, str], list[tuple[str | None, RoleClaim]]] = defaultdict(list)
    for seen in found:
        for claim in seen.roles:
            if claim.role in epithets():
                continue
            claims[claim.role, claim.of or "", claim.status].append((seen.published, claim))
    return tuple(_role(claims[key]) for key in sorted(claims))


def _role(claims: Sequence[tuple[str | None, RoleClaim]]) -> Role:
    """A held office lasts from the first article to the last; a former one had ended by the first."""
    dates = sorted(date[:10] for date, _ in claims if date)
    first = claims[0][1]
    held = first.status in ("current", "acting")
    return Role(
        role=first.role,
        of=first.of,
        status=first.status,
        start=dates[0] if dates and held else None,
        end=(dates[-1] if held else dates[0]) if dates and first.status != "elect" else None,
        spans=tuple(sorted(claim.span for _, claim in claims)),
    )
