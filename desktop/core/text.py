"""Places in a text, the clean-up every text gets at the door, and the border to Qt's counting."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

_DROPPED = frozenset(
    "\x00\u00ad\u034f\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f\ufeff"
)
"""Invisible characters that hide a word from every matcher: soft hyphen, zero width, direction marks, NUL."""

_JOINERS = frozenset("\u200c\u200d")
"""Zero-width as well, but part of the spelling in some scripts, and what holds an emoji of several together."""

_JOINED = re.compile("[\u0600-\u0dff\u0f00-\u109f\u1700-\u18af\u1900-\u1cff]+")
"""A character with its marks in the scripts that write joiners: Arabic, Persian, Hindi and others of Asia."""

_PICTURE = re.compile("[\u2190-\u21ff\u2300-\u27bf\u2900-\u297f\u2b00-\u2bff\ufe0f\U0001f000-\U0001faff]")
"""What an emoji is made of."""

_LINE_ENDS = {"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n", "\x85": "\n"}

_CHANGING = re.escape("".join(_DROPPED | _JOINERS) + "".join(_LINE_ENDS)) + "\ud800-\udfff"

_UNCLEAN = re.compile(f"[{_CHANGING}]")

_TOUCHY = re.compile(f"[^{_CHANGING}\u0300-\U0010ffff]?(?:\r\n|[{_CHANGING}\u0300-\U0010ffff])+")
"""All that can change, with the letter before it, which a mark may join; NFC leaves what lies between as it is."""

_MOST_MARKS = 30
"""As many combining marks on one character as Unicode's stream-safe format allows (UAX 15)."""

_PILED = re.compile(rf"[^\w\s\x00-\u02ff\u2000-\u20cf\u2100-\u2fff]{{{_MOST_MARKS + 1}}}")
"""What may be a pile of marks: Python sorts them in quadratic time, 64,000 in three seconds."""

_WIDE = re.compile("[\U00010000-\U0010ffff]")
"""What UTF-16 needs two units for."""


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
        return max(self.start, other.start) < min(self.end, other.end)

    def contains(self, other: "Span") -> bool:
        """Say whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class CleanText:
    """A text after `normalise`, with the way back to the characters it came from."""

    text: str
    origins: tuple[tuple[int, int], ...] | None
    """For each code point where the characters it came from begin and end in the raw text; None if nothing changed."""

    def raw(self, span: Span) -> Span:
        r"""Return where `span` of the clean text lies in the raw one.

        >>> normalise("so\r\nla\u0308uft").raw(Span(3, 7))
        Span(start=4, end=9)
        """
        if self.origins is None or not span:
            return span
        return Span(self.origins[span.start][0], self.origins[span.end - 1][1])


def normalise(raw: str) -> CleanText:
    r"""Return `raw` in NFC, with \n for every line end and without invisible characters.

    A joiner stays where it belongs to a word of a script that needs it, or to an emoji; in a German word it only hides.
    Lone surrogates become U+FFFD: neither spaCy nor SQLite nor a UTF-8 file can hold them. Of more than 30 combining
    marks on one character the rest is left out.

    >>> normalise("angeb\u00adlich\r\n").text
    'angeblich\n'
    """
    if not _PILED.search(raw) and not _UNCLEAN.search(raw) and unicodedata.is_normalized("NFC", raw):
        return CleanText(raw, None)
    pieces: list[str] = []
    origins: list[tuple[int, int]] = []
    done = 0
    for touched in _TOUCHY.finditer(raw):
        _keep(raw, done, touched.start(), pieces, origins)
        for chars, start, end in _clusters(raw, touched.start(), touched.end()):
            clean = unicodedata.normalize("NFC", chars)
            pieces.append(clean)
            origins.extend([(start, end)] * len(clean))
        done = touched.end()
    _keep(raw, done, len(raw), pieces, origins)
    text = "".join(pieces)
    return CleanText(text, None if text == raw else tuple(origins))


def _keep(raw: str, start: int, end: int, pieces: list[str], origins: list[tuple[int, int]]) -> None:
    """Add a stretch of `raw` that stays as it is."""
    pieces.append(raw[start:end])
    origins.extend(zip(range(start, end), range(start + 1, end + 1), strict=True))


def _clusters(raw: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """Yield what NFC can change by itself, a character with its marks, and where it stands in `raw`."""
    chars, start, end = "", 0, 0
    for char, begin, after in _visible(raw, first, last):
        if char in _JOINERS and not _belongs(chars, char, raw[after : after + 1]):
            continue
        if chars and not _joins(chars, char):
            yield chars, start, end
            chars = ""
        if not chars:
            start = begin
        if len(chars) <= _MOST_MARKS:
            chars += char
        end = after
    if chars:
        yield chars, start, end


def _visible(raw: str, first: int, last: int) -> Iterator[tuple[str, int, int]]:
    """Yield each character that stays, with its place in `raw`."""
    position = first
    while position < last:
        char, after = raw[position], position + 1
        if char == "\r" and raw[after : after + 1] == "\n":
            after += 1
        if char not in _DROPPED:
            yield "\ufffd" if "\ud800" <= char <= "\udfff" else _LINE_ENDS.get(char, char), position, after
        position = after


def _belongs(before: str, joiner: str, after: str) -> bool:
    """Say whether a joiner belongs to the text, behind a character with its marks and before another one."""
    if _JOINED.fullmatch(before):
        return True
    return joiner == "\u200d" and bool(_PICTURE.match(before[-1:]) and _PICTURE.match(after))


def _joins(chars: str, char: str) -> bool:
    """Say whether `char` may change with what stands before it: a mark, or a piece of a Korean or Indic letter."""
    if char < "\u0300":
        return False
    if unicodedata.combining(char):
        return True
    apart = unicodedata.normalize("NFC", chars) + unicodedata.normalize("NFC", char)
    return unicodedata.normalize("NFC", chars + char) != apart


class Utf16Map:
    """Translate between code points (Python) and UTF-16 units (Qt) in one text.

    >>> Utf16Map("😀 ja").units(2), Utf16Map("😀 ja").code_points(3)
    (3, 2)
    """

    def __init__(self, text: str) -> None:
        self._wide = [found.start() for found in _WIDE.finditer(text)]
        self._wide_units = [index + before for before, index in enumerate(self._wide)]

    def units(self, code_points: int) -> int:
        """Return how many UTF-16 units stand before that many code points."""
        return code_points + bisect_left(self._wide, code_points)

    def code_points(self, units: int) -> int:
        """Return how many code points stand before that many UTF-16 units; half a pair counts as none."""
        return units - bisect_left(self._wide_units, units)
