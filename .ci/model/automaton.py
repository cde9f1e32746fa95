"""Read the word list out of a Morfologik dictionary: a finite automaton in the CFSA2 format, version 0xC6.

Its paths are lines “form_code_tags” in UTF-8; the code would build the lemma, which we do not use.
"""

from collections.abc import Iterator
from typing import NamedTuple

_MAGIC, _VERSION = b"\\fsa", 0xC6
_NUMBERED = 1 << 8
"""Flag of the file: each state begins with a number."""
_NEXT, _LAST, _FINAL, _LABEL = 0x80, 0x40, 0x20, 0x1F
"""Bits of an arc: its target follows this state; it is the last one; a word ends here; index of its letter."""


class _Arc(NamedTuple):
    letter: int
    is_final: bool
    target: int
    """Where the next state begins; 0 if there is none."""


def entries(dictionary: bytes) -> Iterator[tuple[str, str]]:
    """Yield each word form with its tags; raise ValueError if it is no such dictionary."""
    for path in _Automaton(dictionary).paths():
        form, _, rest = path.partition(b"_")
        _, mark, tags = rest.partition(b"_")
        if mark:
            yield form.decode(), tags.decode()


class _Automaton:
    def __init__(self, data: bytes) -> None:
        if data[:4] != _MAGIC or data[4] != _VERSION:
            raise ValueError("not a Morfologik dictionary in the CFSA2 format")
        self._numbered = bool(int.from_bytes(data[5:7]) & _NUMBERED)
        count = data[7]
        self._letters = data[8 : 8 + count]
        self._arcs = data[8 + count :]

    def paths(self) -> Iterator[bytes]:
        waiting = [(self._state(0)[0].target, b"")]
        while waiting:
            offset, before = waiting.pop()
            for arc in reversed(self._state(offset)):
                path = before + bytes([arc.letter])
                if arc.is_final:
                    yield path
                if arc.target:
                    waiting.append((arc.target, path))

    def _state(self, offset: int) -> list[_Arc]:
        if self._numbered:
            _, offset = self._number(offset)
        arcs: list[_Arc] = []
        following: list[int] = []
        is_last = False
        while not is_last:
            flags = self._arcs[offset]
            offset += 1
            letter = self._letters[flags & _LABEL]
            if not flags & _LABEL:
                letter = self._arcs[offset]
                offset += 1
            target = 0
            if flags & _NEXT:
                following.append(len(arcs))
            else:
                target, offset = self._number(offset)
            arcs.append(_Arc(letter, bool(flags & _FINAL), target))
            is_last = bool(flags & _LAST)
        for index in following:
            arcs[index] = arcs[index]._replace(target=offset)
        return arcs

    def _number(self, offset: int) -> tuple[int, int]:
        """Read a number of seven bits per byte, lowest first; return it and what follows."""
        value = shift = 0
        while True:
            byte = self._arcs[offset]
            value |= (byte & 0x7F) << shift
            offset, shift = offset + 1, shift + 7
            if not byte & 0x80:
                return value, offset
