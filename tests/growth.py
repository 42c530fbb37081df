"""How much longer something takes when its input is four times as long."""

import time
from collections.abc import Callable

# A pairwise loop takes sixteen times as long for four times the text; a machine with other work doubles a time.
MOST = 10.0
# Below this many seconds a ratio says nothing.
NOISE = 0.1


def grows_in_step(run: Callable[[str], object], piece: str, characters: int) -> bool:
    """Whether the time for a text of the piece over and over grows about as its length does."""
    few, many = (_seconds(run, piece * (n // len(piece))) for n in (characters // 4, characters))
    return many < NOISE or many / max(few, NOISE / 10) < MOST


def _seconds(run: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    run(text)
    return time.process_time() - begun
