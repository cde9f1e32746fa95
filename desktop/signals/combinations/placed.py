"""Signals by their places, so that those at one place are found without asking all of them."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from desktop.core.signal import Signal
from desktop.core.text import Span


class Placed:
    """Some signals, each with a place of its own: its words, or their head."""

    def __init__(self, signals: Iterable[tuple[Span, Signal]]) -> None:
        self._signals = sorted(signals, key=_start)
        self._longest = max((len(place) for place, _ in self._signals), default=0)

    def at(self, place: Span) -> Iterator[Signal]:
        """Yield the signals whose places overlap a place, in text order."""
        first = bisect_left(self._signals, place.start - self._longest, key=_start)
        last = bisect_left(self._signals, place.end, lo=first, key=_start)
        return (signal for here, signal in self._signals[first:last] if here.overlaps(place))


def _start(placed: tuple[Span, Signal]) -> int:
    return placed[0].start
