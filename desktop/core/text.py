"""Places in a text, the clean-up every text gets at the door, and the border to Qt's counting."""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass

_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\x00")
"""Invisible characters that hide a word from every matcher: soft hyphen, zero width, direction marks, NUL."""

_LINE_ENDS = {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}

_UNCLEAN = re.compile("[" + re.escape("".join(_DROPPED) + "".join(_LINE_ENDS)) + "\ud800-\udfff]")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a text: code points, half open.

    >>> Span(4, 9).of("Der Kreml bestreitet")
    'Kreml'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: {self.start}..{self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the words of `text` at this place."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Say whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text after `normalise`, with the way back to the characters it came from."""

    text: str
    origins: tuple[int, ...] | None
    """For each code point its offset in the raw text, and the raw length at the end; None if nothing changed."""

    def raw(self, span: Span) -> Span:
        """Return where `span` of the clean text lies in the raw one."""
        if self.origins is None or not span:
            return span
        return Span(self.origins[span.start], self.origins[span.end - 1] + self._width(span.end - 1))

    def _width(self, index: int) -> int:
        assert self.origins is not None
        return max(1, self.origins[index + 1] - self.origins[index])


def normalise(raw: str) -> CleanText:
    r"""Return `raw` in NFC, with \n for every line end and without invisible characters.

    Lone surrogates become U+FFFD: neither spaCy nor SQLite nor a UTF-8 file can hold them.

    >>> normalise("angeb\u00adlich\r\n").text
    'angeblich\n'
    """
    if unicodedata.is_normalized("NFC", raw) and not _UNCLEAN.search(raw):
        return CleanText(raw, None)
    pieces: list[str] = []
    origins: list[int] = []
    position = 0
    while position < len(raw):
        end = position + 1
        while end < len(raw) and unicodedata.combining(raw[end]):
            end += 1
        clean = _clean_cluster(raw, position, end)
        pieces.append(clean)
        origins.extend([position] * len(clean))
        position = end
    return CleanText("".join(pieces), (*origins, len(raw)))


def _clean_cluster(raw: str, start: int, end: int) -> str:
    """Return the clean form of one base character with its combining marks."""
    first = raw[start]
    if first in _DROPPED:
        return unicodedata.normalize("NFC", raw[start + 1 : end])
    if first == "\r" and raw[start + 1 : start + 2] == "\n":
        return ""
    if "\ud800" <= first <= "\udfff":
        return "\ufffd"
    if first in _LINE_ENDS:
        return _LINE_ENDS[first]
    return unicodedata.normalize("NFC", raw[start:end])


class Utf16Map:
    """Translate between code points (Python) and UTF-16 units (Qt) in one text.

    >>> Utf16Map("😀 ja").units(2), Utf16Map("😀 ja").code_points(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        self._wide = [index for index, char in enumerate(text) if ord(char) > 0xFFFF]
        self._wide_units = [index + before for before, index in enumerate(self._wide)]

    def units(self, code_points: int) -> int:
        """Return how many UTF-16 units stand before that many code points."""
        return code_points + bisect_left(self._wide, code_points)

    def code_points(self, units: int) -> int:
        """Return how many code points stand before that many UTF-16 units; half a pair counts as none."""
        return units - bisect_left(self._wide_units, units)
