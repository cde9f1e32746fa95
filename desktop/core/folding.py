"""A text as its words alone: what a new layout changes, quotation marks, dashes and white space, is all one here."""

import re
from bisect import bisect_right
from functools import lru_cache

from desktop.core.text import Span

_ALIKE = {
    '"': "„“”‟«»",
    "'": "‚‘’‛‹›`´",
    "-": "‐‑‒–—―−",
    " ": "\t\n\u00a0\u2002\u2003\u2007\u2009\u200a\u202f\u205f\u3000",
}
_TABLE = str.maketrans({char: one for one, chars in _ALIKE.items() for char in chars})
_BLANKS = re.compile(" {2,}")


class Folded:
    """A text with one kind of quotation mark, of dash and of blank, and the way back to the text as it is."""

    def __init__(self, text: str) -> None:
        plain = alike(text)
        self.text = _BLANKS.sub(" ", plain)
        self._ends, self._left_out = [0], [0]
        """Where runs of blanks end in the folded text, and how many blanks are left out up to there."""
        for run in _BLANKS.finditer(plain):
            self._left_out.append(self._left_out[-1] + len(run[0]) - 1)
            self._ends.append(run.end() - self._left_out[-1])
        self._raw_ends = [end + more for end, more in zip(self._ends, self._left_out, strict=True)]

    def raw(self, span: Span) -> Span:
        r"""Return where a place of the folded text lies in the text as it is.

        >>> Folded("so\n\nläuft").raw(Span(3, 8))
        Span(start=4, end=9)
        """
        return Span(self._raw(span.start), self._raw(span.end))

    def at(self, raw: int) -> int:
        """Return where an offset of the text as it is lies in the folded one."""
        return raw - self._left_out[bisect_right(self._raw_ends, raw) - 1]

    def _raw(self, at: int) -> int:
        return at + self._left_out[bisect_right(self._ends, at) - 1]


def alike(text: str) -> str:
    """Return a text of the same length with one kind of quotation mark, of dash and of blank."""
    return text.translate(_TABLE)


@lru_cache(maxsize=2)
def folded(text: str) -> Folded:
    """Return `text` folded; the last ones are kept, since all notes of an article are looked for in one text."""
    return Folded(text)


def fold(words: str) -> str:
    r"""Return some words folded.

    >>> fold("„So –\nja“")
    '"So - ja"'
    """
    return Folded(words).text
