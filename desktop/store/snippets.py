"""Pieces of texts in which the words that were looked for are marked."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, starmap

from desktop.core.library import Snippet
from desktop.core.text import Span

_SHOWN = 200
"""Characters of a text that are shown."""
_BEFORE = 40
"""How many of them stand before the first word that was found."""
_FIRST = 1_000
"""Characters of a text in which words are looked for first: where all are there, the rest need not be read."""
_LOOKED_AT = 4
"""So many places of a word in a text are enough to choose from."""

_MARK = "\x02"


def snippet(text: str, spellings: Sequence[Sequence[str]]) -> Snippet | None:
    r"""Return the piece of a text, on one line, with the most of these words, each in any spelling; None if none.

    >>> snippet("Der Kreml\nschweigt", [["krem"], ["schweigt"]])
    Snippet(text='Der Kreml schweigt', marks=(Span(start=4, end=9), Span(start=10, end=18)))
    """
    small = _small(text[:_FIRST])
    places = [_some(small, words) for words in spellings]
    if not all(places):
        places = [_some_in_all(text, words) for words in spellings]
    starts = sorted({start for some in places for start in some})
    if not starts:
        return None
    best = max(starts, key=lambda start: sum(_meets(start, some) for some in places))  # of equal ones, the first
    begin = _cut(text, best - _BEFORE) if best > _BEFORE else 0
    begin += len(text[begin:]) - len(text[begin:].lstrip())
    end = len(text) if len(text) <= begin + _SHOWN else _cut(text, begin + _SHOWN)
    marked, at = "… " if begin else "", begin
    for start, stop in sorted(_marked(_small(text[begin:end]), spellings)):
        if at <= begin + start:
            marked += f"{_plain(text[at : begin + start])}{_MARK}{text[begin + start : begin + stop]}{_MARK}"
            at = begin + stop
    return _on_one_line(marked + _plain(text[at:end]) + (" …" if end < len(text) else ""))


def stand_in(text: str, spellings: Sequence[Sequence[str]]) -> bool:
    """Say whether words begin in a text in small letters with each of these, in any spelling.

    >>> stand_in("der kreml schweigt", [["krem"], ["schweig"]]), stand_in("der kreml", [["reml"]])
    (True, False)
    """
    return all(any(next(_starts(text, word), None) is not None for word in words) for words in spellings)


def marks(title: str, spellings: Sequence[Sequence[str]]) -> tuple[Span, ...]:
    """Return where these words stand in a title: at the beginning of its words, else inside them.

    >>> marks("Impfung: Coronaimpfungspflicht beginnt", [["impf"], ["pflicht"]])
    (Span(start=0, end=7), Span(start=23, end=30))
    """
    small = _small(title)
    places = (_marked(small, [words]) or _parts(small, words) for words in spellings)
    return tuple(starmap(Span, sorted(set(chain.from_iterable(places)))))


def _parts(title: str, words: Iterable[str]) -> set[tuple[int, int]]:
    starts = ((title.find(word), len(word)) for word in words)
    return {(start, start + length) for start, length in starts if start >= 0}


def beginning(text: str, title: str = "") -> Snippet:
    r"""Return where a text begins, behind its title, which stands above it.

    >>> beginning("Kreml schweigt\n\nMoskau. Nichts Neues.", "Kreml schweigt").text
    'Moskau. Nichts Neues.'
    """
    words = " ".join(text[: 2 * _SHOWN + len(title)].split()).removeprefix(title).lstrip()
    cut = words if len(words) <= _SHOWN else words[:_SHOWN].rpartition(" ")[0] + " …"
    return Snippet(cut, ())


def _some_in_all(text: str, words: Sequence[str]) -> list[int]:
    """Return some places of a word in a long text, as it is written first of all: to go through all takes long."""
    forms = (form(word) for form in (str.capitalize, str.lower, str.upper) for word in words)
    return next(filter(None, (_some(text, [form]) for form in forms)), []) or _some(_small(text), words)


def _some(text: str, words: Iterable[str]) -> list[int]:
    return list(islice(chain.from_iterable(_starts(text, word) for word in words), _LOOKED_AT))


def _small(text: str) -> str:
    """Return the text in small letters; one capital has two of them, without it each character keeps its place."""
    return text.replace("İ", "I").lower()


def _marked(text: str, spellings: Iterable[Iterable[str]]) -> set[tuple[int, int]]:
    """Return from where to where the words stand that begin with any of these."""
    found = ((start, start + len(word)) for words in spellings for word in words for start in _starts(text, word))
    return {(start, _end(text, end)) for start, end in found}


def _starts(text: str, word: str) -> Iterator[int]:
    """Yield where words begin like this."""
    start = text.find(word)
    while start >= 0:
        if start == 0 or not text[start - 1].isalnum():
            yield start
        start = text.find(word, start + len(word))


def _end(text: str, end: int) -> int:
    """Return where the word ends that goes on there."""
    while end < len(text) and text[end].isalnum():
        end += 1
    return end


def _meets(start: int, starts: Sequence[int]) -> bool:
    """Say whether one of these words begins in the piece that shows what begins there."""
    return any(start <= other <= start + _SHOWN - 2 * _BEFORE for other in starts)


def _cut(text: str, at: int) -> int:
    """Return where a word ends near a place, or the place itself where no space is near; 0 in the first word."""
    least = max(0, at - _BEFORE)
    space = max(text.rfind(" ", least, at), text.rfind("\n", least, at))
    return space if space >= 0 else at if least else 0


def _plain(words: str) -> str:
    """Return words without our mark; where a paragraph ends, a point tells so."""
    return words.replace(_MARK, "").replace("\n\n", " · ")


def _on_one_line(marked: str) -> Snippet:
    text, marks = "", []
    for index, piece in enumerate(" ".join(marked.split()).split(_MARK)):
        if index % 2:
            marks.append(Span(len(text), len(text) + len(piece)))
        text += piece
    return Snippet(text, tuple(marks))
