"""Cutting a text into words, as spaCy's German tokenizer does.

Its rules are asked, its Doc and its vocabulary are not made: both cost more than all the cutting, and the vocabulary of
a long run never stops growing. What stands between two spaces is cut once and remembered.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Any

import spacy

Place = tuple[int, int]
"""Where a word begins and ends in its text."""

_KEPT_CHUNKS = 50_000
_WORD = "[A-Za-zÀ-ÖØ-öø-ÿ]+"
_OPENING, _CLOSING = '„“”"»«‚‘([', '“”"»«‘)\\],;:!?'
_PLAIN = re.compile(
    rf"([{_OPENING}]*)((?:{_WORD}|[0-9]+-{_WORD})(?:-{_WORD})*|[0-9]+(?:[.,][0-9]+)*)"
    rf"((?:[{_CLOSING}]|(?<=[a-zßà-öø-ÿ{_CLOSING}])[.](?![.]))*)"
)
"""Letters or figures, hyphens inside, between marks each of which stands for itself; a full stop may."""


class _Remembered(dict[str, tuple[str, ...]]):
    """Calls a function for what it was never asked about before."""

    def __init__(self, find: Callable[[str], tuple[str, ...]]) -> None:
        self._find = find

    def __missing__(self, key: str) -> tuple[str, ...]:
        found = self[key] = self._find(key)
        return found


class Tokenizer:
    """Cuts texts into words; white space is no word."""

    def __init__(self) -> None:
        rules: Any = spacy.blank("de").tokenizer
        written = rules.vocab.strings["ORTH"]
        self._prefix, self._suffix, self._infixes = rules.prefix_search, rules.suffix_search, rules.infix_finditer
        self._is_address = rules.url_match
        self._special = {whole: tuple(part[written] for part in parts) for whole, parts in rules.rules.items()}
        self._known = _Remembered(self._pieces)

    def cut(self, text: str) -> list[str]:
        """Return the words of `text`."""
        if len(self._known) > _KEPT_CHUNKS:
            self._known.clear()
        return list(chain.from_iterable(map(self._known.__getitem__, text.split())))

    def _pieces(self, chunk: str) -> tuple[str, ...]:
        """Return the words of what stands between two spaces."""
        if chunk.isalpha():
            return (chunk,)
        plain = _PLAIN.fullmatch(chunk)
        if plain and self._is_plain(plain[2], plain[3]):
            return (*plain[1], plain[2], *plain[3])
        before, core, behind = self._peeled(chunk)
        return (*before, *self._cores(core), *reversed(behind))

    def _is_plain(self, core: str, behind: str) -> bool:
        """Say whether marks end a word, and no abbreviation: one is of a single letter or has its full stop with it."""
        return len(core) > 1 and core not in self._special and core + behind[:1] not in self._special

    def _peeled(self, chunk: str) -> tuple[list[str], str, list[str]]:
        """Take marks and units off both ends, one by one, until a known abbreviation or nothing more is left."""
        before: list[str] = []
        behind: list[str] = []
        while chunk and chunk not in self._special:
            start = _length(self._prefix(chunk))
            if start and chunk[start:] in self._special:
                before.append(chunk[:start])
                return before, chunk[start:], behind
            end = len(chunk) - _length(self._suffix(chunk[start:]))
            if end < len(chunk) and chunk[:end] in self._special:
                behind.append(chunk[end:])
                return before, chunk[:end], behind
            if start:
                before.append(chunk[:start])
            if end < len(chunk):
                behind.append(chunk[end:])
            if not start and end == len(chunk):
                break
            chunk = chunk[start:end]
        return before, chunk, behind

    def _cores(self, core: str) -> Iterator[str]:
        """Yield the parts of a word, cut at the marks inside it: Und/oder, 2005–2009."""
        if core in self._special:
            yield from self._special[core]
        elif core and (core.isalpha() or self._is_address(core)):
            yield core
        elif core:
            start = 0
            for found in self._infixes(core):
                if found.start() > start:
                    yield core[start : found.start()]
                if found.end() > found.start() > 0:
                    yield found.group()
                    start = found.end()
            if start < len(core):
                yield core[start:]


def places_of(text: str, words: Sequence[str]) -> list[Place]:
    """Return where the words of a text begin and end in it."""
    places: list[Place] = []
    end = 0
    for word in words:
        start = text.index(word, end)
        end = start + len(word)
        places.append((start, end))
    return places


def _length(found: re.Match[str] | None) -> int:
    return found.end() - found.start() if found else 0
