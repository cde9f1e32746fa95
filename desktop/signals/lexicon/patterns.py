"""The pattern language of the lexicon: a phrase, word by word.

dem Vernehmen nach      these words, one after the other, in any case
möglich~                with an adjective ending (mögliche, möglichen …), never bare
Gerücht+                with a noun ending or none; a capital asks for a word written as a noun
*kreise+                the last part of a compound, or the word itself
laut/nach               either word
(sehr) sicher           an optional word
allem … nach            up to three words between
^Vernehmen              the head of the cue; without the mark the last word is
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words

_GAP = 3
"""So many words of any kind fit between two that are given."""
_QUOTATION_MARKS = frozenset('„“”»«"‚‘›‹')
_MOST_WORDS, _MOST_GAPS, _MOST_OPTIONAL = 12, 2, 4
"""What a pattern may hold: each gap and each optional word multiplies the ways it is tried in."""
_CHOICE = r"\*?-?\w[\w.,'’-]*[~+]?"
_PART = re.compile(rf"\^?{_CHOICE}(?:/{_CHOICE})*")


@dataclass(frozen=True, slots=True)
class Word:
    """One place in a pattern."""

    written: frozenset[str]
    """Lower-case forms that fit."""
    endings: tuple[str, ...]
    """Lower-case word endings that fit, for compounds."""
    noun: bool
    optional: bool
    head: bool
    gap: bool
    """Stands for up to three words of any kind."""

    @property
    def certain(self) -> bool:
        """Say whether it can't be left out."""
        return not self.optional and not self.gap


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled pattern."""

    words: tuple[Word, ...]
    literal: str
    """The pattern as it stands in the lexicon."""
    first: Word
    """The first of the words it can't do without."""
    telling: Word
    """The noun of the phrase, else the longest word it can't do without, where a search begins: mit … *vertraut*."""


@cache
def compile_phrase(literal: str) -> Phrase:
    """Return the compiled form of a pattern."""
    every = tuple(_compile_word(part) for part in literal.split())
    certain = [word for word in every if word.certain]
    return Phrase(every, literal, certain[0], max(certain, key=lambda word: (word.noun, min(map(len, word.written)))))


def pattern_fault(literal: str) -> str | None:
    """Return what is wrong with a pattern, None if it can be compiled and matched in bounded time.

    >>> pattern_fault("allem … nach"), pattern_fault("(sehr sicher"), pattern_fault("(sehr) …")
    (None, 'bad_pattern', 'pattern_without_word')
    """
    parts = literal.split()
    optional = [part for part in parts if part[0] == "(" and part[-1] == ")"]
    certain = [part for part in parts if part != "…" and part not in optional]
    if not all(_PART.fullmatch(part) for part in (*certain, *(part[1:-1] for part in optional))):
        return "bad_pattern"
    if not certain or "…" in (parts[0], parts[-1]):
        return "pattern_without_word"
    if len(parts) > _MOST_WORDS or parts.count("…") > _MOST_GAPS or len(optional) > _MOST_OPTIONAL:
        return "pattern_too_wide"
    return "two_heads" if literal.count("^") > 1 else None


def _compile_word(part: str) -> Word:
    if part == "…":
        return Word(frozenset(), (), noun=False, optional=False, head=False, gap=True)
    optional = part.startswith("(") and part.endswith(")")
    part = part[1:-1] if optional else part
    head = part.startswith("^")
    part = part.removeprefix("^")
    written: set[str] = set()
    endings: list[str] = []
    for choice in part.split("/"):
        forms = list(_spell(choice.removeprefix("*").lower()))
        if choice.startswith("*"):
            endings.extend(forms)
        written.update(forms)
    noun = part.removeprefix("*")[0].isupper()
    return Word(frozenset(written), tuple(endings), noun=noun, optional=optional, head=head, gap=False)


def _spell(choice: str) -> Iterator[str]:
    if choice.endswith("~"):
        yield from (choice[:-1] + ending for ending in words("adjective_endings"))
    elif choice.endswith("+"):
        yield from (choice[:-1] + ending for ending in ("", *words("noun_endings")))
    else:
        yield choice


def fits(word: Word, syntax: Syntax, index: int) -> bool:
    """Say whether a token fits one place of a pattern."""
    return may_fit(word, syntax.lowers[index]) and (not word.noun or syntax.tags[index] is Tag.NOUN)


def may_fit(word: Word, lower: str) -> bool:
    """Say whether a lower-case word fits one place of a pattern, wherever it stands."""
    return lower in word.written or lower.endswith(word.endings)


def may_fit_any(word: Word, lowers: Sequence[str]) -> bool:
    """Say whether one of some lower-case words fits one place of a pattern, wherever it stands."""
    if not word.written.isdisjoint(lowers):
        return True
    return bool(word.endings) and any(lower.endswith(word.endings) for lower in lowers)


def match_at(phrase: Phrase, syntax: Syntax, start: int, end: int) -> tuple[tuple[int, ...], int] | None:
    """Return the tokens a phrase covers if it begins at `start`, and its head; None if it does not fit before `end`."""
    return _match(phrase.words, 0, syntax, start, end, ())


def _match(
    pattern: tuple[Word, ...], place: int, syntax: Syntax, index: int, end: int, found: tuple[tuple[int, bool], ...]
) -> tuple[tuple[int, ...], int] | None:
    if place == len(pattern):
        tokens = tuple(token for token, _ in found)
        return tokens, next((token for token, head in found if head), tokens[-1])
    word = pattern[place]
    if word.gap:
        for skipped in range(_GAP + 1):
            matched = _match(pattern, place + 1, syntax, index + skipped, end, found)
            if matched:
                return matched
        return None
    if found and index < end and syntax.tokens[index] in _QUOTATION_MARKS:
        index += 1  # als „absoluten Unsinn“: marks inside a phrase say nothing about its words
    if index < end and fits(word, syntax, index):
        matched = _match(pattern, place + 1, syntax, index + 1, end, (*found, (index, word.head)))
        if matched:
            return matched
    return _match(pattern, place + 1, syntax, index, end, found) if word.optional else None
