"""Clean paragraphs of open German text: one sort of space, whole sentences, German, no markup, nothing twice.

A sentence that stands in a text we measure by must not be learned from: Exclusion knows them by their digests.
"""

import json
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from pathlib import Path

_GERMAN = """
der die das und in zu den mit von für auf ist im dem nicht ein eine als auch es an werden aus er hat dass daß sie nach
wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde
sei wir ich des sich kann wenn wurden hatte gegen seine ihr unter seit ab vom
"""
_FOREIGN = "of and to is was are with for that this les du est dans pour que el la los y una il di che é het van een"
_GERMAN_WORDS, _FOREIGN_WORDS = frozenset(_GERMAN.split()), frozenset(_FOREIGN.split())
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\ufeff\u200b"))
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_MARKUP = re.compile(r"https?://|www\.|\[\[|\]\]|\{\{|\}\}|<[a-z/]|\||&[a-z]+;|\S+@\S+\.\w+")
_ENDED = re.compile(r"[.!?:…][\"“”»«')‘’\]]*$")
_BETWEEN = re.compile(r"(?<=[.!?…])([\"“”»«')]*)\s+(?=[„\"»«‚'(A-ZÄÖÜ0-9])")
_WORD = re.compile(r"[^\W\d_]+")

_FEWEST_WORDS = 5
_LEAST_LETTERS = 0.65
_LEAST_GERMAN = 0.1
_TELLING = 20
"""Letters from which on a sentence is taken for the same wherever it stands."""
_MEASURED = 0.15
"""Share of excluded sentences from which on a document is left out as a whole."""


class Exclusion:
    """The sentences that must not be learned from."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        lines = (line for text in texts for line in text.split("\n"))
        pieces = (piece for line in lines for piece in (*split(tidy(line)), line))
        self._digests = {digest(piece) for piece in pieces if len(_letters(piece)) >= _TELLING}

    def __contains__(self, sentence: str) -> bool:
        return digest(sentence) in self._digests

    def left_of(self, document: Sequence[str]) -> list[str]:
        """Return the paragraphs without the excluded sentences; nothing if too many of them are excluded."""
        paragraphs = [split(tidy(paragraph)) for paragraph in document]
        sentences = [sentence for paragraph in paragraphs for sentence in paragraph]
        hits = sum(sentence in self for sentence in sentences)
        if sentences and hits / len(sentences) >= _MEASURED:
            return []
        return [" ".join(sentence for sentence in paragraph if sentence not in self) for paragraph in paragraphs]


def excluded(files: Iterable[Path]) -> Exclusion:
    """Return what files of JSON lines with a “text” exclude."""
    return Exclusion(json.loads(line)["text"] for file in files for line in file.read_text("utf-8").splitlines())


def clean(paragraphs: Iterable[str]) -> Iterator[str]:
    """Yield the paragraphs that are good German prose, each once."""
    seen: set[bytes] = set()
    for paragraph in paragraphs:
        line = tidy(paragraph)
        if is_prose(line) and digest(line) not in seen:
            seen.add(digest(line))
            yield line


def without_headings(paragraph: str) -> str:
    """Drop sentences with markup, and the heading that clings to the last sentence."""
    sentences = [sentence for sentence in split(tidy(paragraph)) if not _MARKUP.search(sentence)]
    while sentences and not _ENDED.search(sentences[-1]):
        sentences.pop()
    return " ".join(sentences)


def is_prose(line: str) -> bool:
    """Say whether a line is words of German that end as sentences do.

    >>> is_prose("Der Rat der Stadt hat das Vorhaben am Montag abgelehnt.")
    True
    >>> is_prose("Siehe auch: Rat, Stadt, Vorhaben")
    False
    """
    if len(line.split()) < _FEWEST_WORDS or _MARKUP.search(line) or not _ENDED.search(line):
        return False
    return sum(char.isalpha() for char in line) / len(line) >= _LEAST_LETTERS and _is_german(line)


def tidy(text: str) -> str:
    """Return a text in one Unicode form, with single spaces and nothing invisible."""
    visible = unicodedata.normalize("NFC", text).translate(_INVISIBLE)
    return " ".join(_CONTROL.sub(" ", visible).split())


def split(line: str) -> list[str]:
    """Split a line into sentences, roughly: good enough to compare texts by.

    >>> split("„Das ist falsch.“ Er ging. Am 3. Mai kam er wieder.")
    ['„Das ist falsch.“', 'Er ging.', 'Am 3.', 'Mai kam er wieder.']
    """
    sentences, start = [], 0
    for between in _BETWEEN.finditer(line):
        sentences.append(line[start : between.end(1)])
        start = between.end()
    return [sentence for sentence in (*sentences, line[start:]) if sentence.strip()]


def digest(text: str) -> bytes:
    """Return what two texts share that differ in marks, spaces and capitals only."""
    return blake2b(_letters(text).encode(), digest_size=8).digest()


def _letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text.lower())


def _is_german(line: str) -> bool:
    words = [word.lower() for word in _WORD.findall(line)]
    if len(words) < _FEWEST_WORDS:
        return False
    german = sum(word in _GERMAN_WORDS for word in words) / len(words)
    foreign = sum(word in _FOREIGN_WORDS for word in words) / len(words)
    return german >= _LEAST_GERMAN and german > 1.5 * foreign
