"""Take a sample of the open text in fixed shares, in tokens and sentences as Lesart itself sees them."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random

import spacy
from spacy.tokens import Doc

from desktop.signals.grammar.quotes import pair_quotes
from desktop.signals.grammar.sentences import sentence_starts
from model import sources, tagging
from model.sentences import Sentence, Word

_SEED = 7
_SHORTEST_LINE, _LONGEST_LINE = 30, 4_000
_SHORTEST, _LONGEST = 3, 70
"""Tokens of a sentence."""
_LEAST_WORDS = 0.6
"""Share of tokens that begin with a letter."""


def sample(texts: Path, *, share: float = 1.0) -> Iterator[Sentence]:
    """Yield tagged sentences of each text up to its quota, or to a share of it."""
    for text in sources.texts():
        taken = 0
        for sentence in tagging.tagged(_sentences(texts / f"{text.name}.txt", text.name)):
            yield sentence
            taken += len(sentence.words)
            if taken >= text.tokens * share:
                break


def _sentences(file: Path, source: str) -> Iterator[Sentence]:
    """Yield the sentences of a file, its paragraphs well mixed."""
    with file.open(encoding="utf-8") as lines:
        paragraphs = [line.strip() for line in lines if len(line) > _SHORTEST_LINE]
    Random(_SEED).shuffle(paragraphs)  # noqa: S311 - the same order each time is what we want
    blank = spacy.blank("de")
    for paragraph in paragraphs:
        for words in _split(blank.make_doc(paragraph[:_LONGEST_LINE])):
            if _is_good(words):
                yield Sentence(source, words)


def _split(doc: Doc) -> Iterator[list[Word]]:
    tokens = [token.text for token in doc]
    words = [Word(token.text, bool(token.whitespace_), {}) for token in doc]
    end = frozenset([len(tokens) - 1])
    starts = [*sentence_starts(tokens, end, pair_quotes(tokens, end)), len(tokens)]
    return (words[first:last] for first, last in pairwise(starts))


def _is_good(words: list[Word]) -> bool:
    if not _SHORTEST <= len(words) <= _LONGEST or any(word.form.isspace() for word in words):
        return False
    return sum(word.form[0].isalpha() for word in words) >= _LEAST_WORDS * len(words)
