"""From words to places in the article's own text; all ranges half open, all offsets code points."""

from collections.abc import Sequence

from desktop.core.text import CleanText, Span


class Offsets:
    """The places of a text's words. They were cut from the clean text; offsets that leave here are the article's."""

    def __init__(self, places: Sequence[tuple[int, int]], clean: CleanText) -> None:
        self._places = places
        self._clean = clean

    def of_words(self, start: int, end: int) -> Span:
        """Return the place of a range of words."""
        return self._clean.raw(Span(self._places[start][0], self._places[end - 1][1]))

    def of_pieces(self, words: tuple[int, ...]) -> tuple[Span, ...]:
        """Return the places of the unbroken runs of some words."""
        return tuple(self.of_words(start, end) for start, end in runs(words))


def runs(words: tuple[int, ...]) -> list[tuple[int, int]]:
    """Return the unbroken runs of some words as ranges.

    >>> runs((0, 1, 3))
    [(0, 2), (3, 4)]
    """
    found: list[tuple[int, int]] = []
    for word in words:
        start = found.pop()[0] if found and found[-1][1] == word else word
        found.append((start, word + 1))
    return found
