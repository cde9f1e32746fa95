"""What lies on an article: stretches of the text, each with a value, found again by place. No Qt."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Generic, TypeVar

from desktop.core.text import Span

V = TypeVar("V")


class Layer(Generic[V]):
    """Stretches of one article (code points) in text order, each with its value.

    >>> layer = Layer([(Span(0, 9), "all"), (Span(4, 6), "part")])
    >>> [value for _, value in layer.within(5, 7)], layer.at(8)
    (['all', 'part'], ['all'])
    """

    def __init__(self, stretches: Iterable[tuple[Span, V]] = ()) -> None:
        self._stretches = sorted(stretches, key=lambda stretch: stretch[0].start)
        self._starts = [span.start for span, _ in self._stretches]
        self._reach = list(accumulate((span.end for span, _ in self._stretches), max))
        """How far everything up to this one reaches: rising, so it can be searched."""

    def __len__(self) -> int:
        return len(self._stretches)

    def within(self, start: int, end: int) -> Iterator[tuple[Span, V]]:
        """Yield what shares a character with start..end (not empty), in text order."""
        first = bisect_left(self._reach, start + 1)
        last = bisect_left(self._starts, end)
        for span, value in self._stretches[first:last]:
            if span.end > start:
                yield span, value

    def at(self, offset: int) -> list[V]:
        """Return the values that lie on one character, the shortest stretch first."""
        found = list(self.within(offset, offset + 1))
        found.sort(key=lambda stretch: len(stretch[0]))
        return [value for _, value in found]

    def index(self, value: V, start: int) -> int | None:
        """Return the index of `value` among the stretches that begin at `start`, or None."""
        for index in range(self.first_from(start), self.first_from(start + 1)):
            if self._stretches[index][1] == value:
                return index
        return None

    def first_from(self, offset: int) -> int:
        """Return the index of the first stretch that starts at `offset` or later; their number if none does."""
        return bisect_left(self._starts, offset)

    def __iter__(self) -> Iterator[tuple[Span, V]]:
        return iter(self._stretches)

    def __getitem__(self, index: int) -> tuple[Span, V]:
        return self._stretches[index]
