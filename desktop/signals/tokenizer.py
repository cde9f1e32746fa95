"""Cutting a text into words, as spaCy's German tokenizer does.

Its rules are asked, its Doc and its vocabulary are not made: both cost more than all the cutting, and the vocabulary of
a long run never stops growing. What stands between two spaces is cut once and remembered.
"""

import re
from collections.abc import Iterator
from typing import Any

import spacy

Place = tuple[int, int]
"""Where a word begins and ends in its text."""

_KEPT_CHUNKS = 50_000
_PLAIN = re.compile("([A-Za-zÀ-ÖØ-öø-ÿ]+(?:-[A-Za-zÀ-ÖØ-öø-ÿ]+)*)([,;:!?]|(?<=[a-zßà-öø-ÿ])[.])?")
"""A word of plain letters, hyphens inside, and at its end a mark that stands for itself, or a full stop that may."""


class Tokenizer:
    """Cuts texts into words with their places; white space is no word."""

    def __init__(self) -> None:
        rules: Any = spacy.blank("de").tokenizer
        written = rules.vocab.strings["ORTH"]
        self._prefix, self._suffix, self._infixes = rules.prefix_search, rules.suffix_search, rules.infix_finditer
        self._is_address = rules.url_match
        self._special = {whole: tuple(part[written] for part in parts) for whole, parts in rules.rules.items()}
        self._known: dict[str, tuple[str, ...]] = {}

    def cut(self, text: str) -> tuple[list[str], list[Place]]:
        """Return the words of `text` and their places."""
        words: list[str] = []
        places: list[Place] = []
        if len(self._known) > _KEPT_CHUNKS:
            self._known.clear()
        known = self._known
        end = 0
        for chunk in text.split():
            start = text.index(chunk, end)
            pieces = known.get(chunk)
            if pieces is None:
                pieces = known[chunk] = self._pieces(chunk)
            words += pieces
            for piece in pieces:
                end = start + len(piece)
                places.append((start, end))
                start = end
        return words, places

    def _pieces(self, chunk: str) -> tuple[str, ...]:
        """Return the words of what stands between two spaces."""
        if chunk.isalpha():
            return (chunk,)
        plain = _PLAIN.fullmatch(chunk)
        if plain and chunk not in self._special:
            return plain.groups() if plain[2] else (chunk,)
        before, core, behind = self._peeled(chunk)
        return (*before, *self._cores(core), *reversed(behind))

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


def _length(found: re.Match[str] | None) -> int:
    return found.end() - found.start() if found else 0
