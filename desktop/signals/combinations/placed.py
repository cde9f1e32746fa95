"""Things by their places, so that those at one place are found without asking all of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from desktop.core.text import Span

Thing = TypeVar("Thing")


class Placed(Generic[Thing]):
    """Some things, each with a place of its own: a signal with its words, or their head."""

    def __init__(self, things: Iterable[tuple[Span, Thing]]) -> None:
        self._things = sorted(things, key=_start)
        self._longest = max((len(place) for place, _ in self._things), default=0)

    def at(self, place: Span) -> Iterator[Thing]:
        """Yield the things whose places overlap a place, in text order."""
        first = bisect_left(self._things, place.start - self._longest, key=_start)
        last = bisect_left(self._things, place.end, lo=first, key=_start)
        return (thing for here, thing in self._things[first:last] if here.overlaps(place))


def _start(placed: tuple[Span, object]) -> int:
    return placed[0].start
