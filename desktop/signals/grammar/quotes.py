"""Pairs of quotation marks in a run of tokens, and which of them hold whole sentences."""

from collections.abc import Iterator, Sequence
from itertools import compress

from desktop.signals.grammar.tags import Tag

_TERMINAL = frozenset(".!?…")
_CLOSERS = {"„": '“”"', "“": "”", "»": "«", "«": "»", "‚": "‘’", "›": "‹", "‹": "›", '"': '"“”'}
_STRAIGHT, _CURLED = '"', "„"
_EVERY = frozenset(_CLOSERS).union(*_CLOSERS.values())
_MARKS = frozenset(_CLOSERS) | _EVERY - frozenset("’‘‚")
"""An apostrophe inside a word is no quotation mark."""


def pair_quotes(
    tokens: Sequence[str], paragraph_ends: frozenset[int], closing: frozenset[int] = frozenset()
) -> list[tuple[int, int]]:
    """Return (opening, closing) token indices in text order, outermost pairs only.

    A mark left open closes at the end of its paragraph, so that one missing mark spoils one paragraph and no more.
    `closing` are straight marks that by the space behind them open nothing: a text may begin within a quotation.

    >>> pair_quotes(["„", "Ja", "“", ",", "sagte", "er"], frozenset())
    [(0, 2)]
    >>> pair_quotes(["die", "„", "Kleine", "Welt“-Reporter", "RBB-„Schau", "“"], frozenset())
    [(1, 3), (4, 5)]
    >>> pair_quotes(['Nein', '"', ',', 'sagte', 'er', ':', '"', 'Die', '„', 'Welt', '“', 'irrt', '"'], frozenset(), {1})
    [(6, 12)]
    """
    pairs: list[tuple[int, int]] = []
    opened: tuple[int, str] | None = None
    inner = False
    marked = {token for token in set(tokens) if not (token.isalpha() or _EVERY.isdisjoint(token))}
    places = compress(range(len(tokens)), map(marked.__contains__, tokens))
    for index in sorted(paragraph_ends.union(places)):
        token = tokens[index]
        for mark in _marks(token):
            if opened is None:
                if mark in _CLOSERS and not (index in paragraph_ends or index in closing or _ends_word(token, mark)):
                    opened, inner = (index, mark), False
            elif opened[1] == _STRAIGHT and mark in _CURLED:
                inner = True
            elif inner and mark in _CLOSERS[_CURLED]:
                inner = False
            elif mark in _CLOSERS[opened[1]]:
                pairs.append((opened[0], index))
                opened = None
        if opened is not None and index in paragraph_ends:
            pairs.append((opened[0], index))
            opened = None
    return [pair for pair in pairs if pair[0] < pair[1]]


def _marks(token: str) -> Iterator[str]:
    """Yield the quotation marks of a token: itself, or what stands inside a compound such as Welt“-Reporter."""
    if len(token) == 1:
        yield token
    else:
        yield from (mark for mark in token if mark in _MARKS)


def _ends_word(token: str, mark: str) -> bool:
    """Say whether a mark inside a token stands behind a part of it rather than before one."""
    return len(token) > 1 and not token[token.index(mark) + 1 :][:1].isalnum()


def utterances(tokens: Sequence[str], tags: Sequence[Tag], quotes: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the pairs that hold a sentence of somebody's: words with a finite verb, a closing mark or a colon before.

    Titles, names and single words in quotation marks are no utterances.
    """
    return [pair for pair in quotes if _is_utterance(tokens, tags, *pair)]


def _is_utterance(tokens: Sequence[str], tags: Sequence[Tag], opened: int, closed: int) -> bool:
    if closed - opened < 4:
        return False
    if any(tags[index] is Tag.FINITE for index in range(opened + 1, closed)):
        return True
    return tokens[closed - 1] in _TERMINAL or (opened > 0 and tokens[opened - 1] == ":")


def stands_alone(tokens: Sequence[str], opened: int) -> bool:
    """Say whether a quotation begins a clause of its own rather than in the middle of one."""
    return opened == 0 or not any(char.isalnum() for char in tokens[opened - 1])
