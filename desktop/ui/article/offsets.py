"""The border between an article's offsets and the positions of the document that shows it.

An article counts code points, Qt counts UTF-16 units; and what stands between two blocks of an article is one paragraph
end in the document, however much white space it is.
"""

from bisect import bisect_right
from collections.abc import Sequence

from desktop.core.text import Span, Utf16Map


class ArticleMap:
    r"""Translate places of one article, of which the document shows `pieces` (in order, apart), each as one block.

    >>> ArticleMap("Ja. 😀\n\n\nNein.", (Span(0, 5), Span(8, 13))).position(8)
    7
    """

    def __init__(self, text: str, pieces: Sequence[Span]) -> None:
        self._text = text
        self._utf16 = Utf16Map(text)
        self._pieces = pieces or (Span(0, 0),)
        self._starts = [piece.start for piece in self._pieces]
        self._positions: list[int] = []
        position = 0
        for piece in self._pieces:
            self._positions.append(position)
            position += self._units(piece) + 1

    def position(self, offset: int) -> int:
        """Return the document position of a code point; white space between pieces is the end of the first."""
        index = max(0, bisect_right(self._starts, offset) - 1)
        piece = self._pieces[index]
        inside = min(max(offset, piece.start), piece.end)
        return self._positions[index] + self._utf16.units(inside) - self._utf16.units(piece.start)

    def offset(self, position: int) -> int:
        """Return the code point at a document position."""
        index = max(0, bisect_right(self._positions, position) - 1)
        piece = self._pieces[index]
        units = self._utf16.units(piece.start) + max(0, position - self._positions[index])
        return min(self._utf16.code_points(units), piece.end)

    def positions(self, span: Span) -> tuple[int, int]:
        """Return the first position of a place and the one after its last."""
        return self.position(span.start), self.position(span.end)

    def span(self, first: int, last: int) -> Span | None:
        """Return the words between two document positions without white space around them; None if there are none."""
        start, end = self.offset(first), self.offset(last)
        words = self._text[start:end]
        stripped = words.strip()
        if not stripped:
            return None
        start += len(words) - len(words.lstrip())
        return Span(start, start + len(stripped))

    def _units(self, piece: Span) -> int:
        return self._utf16.units(piece.end) - self._utf16.units(piece.start)
