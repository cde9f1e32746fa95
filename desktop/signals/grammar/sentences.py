"""Where sentences begin, by marks, abbreviations, ordinals and paragraph ends."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import compress

from desktop.signals.grammar.words import words

_TERMINAL = frozenset(".!?…")
_STOPPING = _TERMINAL | {"]"}
"""What a sentence may end in; a bracket ends one that it opened."""
_CLOSING = frozenset('“”«‘")]')
_ORDINAL = re.compile(r"\d{1,2}\.")
_YEAR = re.compile(r"(?:\d+[.,])*\d{3,}\.")
_LONG = 200
_LONGEST = 250
"""Tokens after which a sentence is cut at the next mark, and at any word."""
_SINGLE = re.compile(r"[A-Za-zÄÖÜäöü]\.")


def sentence_starts(
    tokens: Sequence[str], paragraph_ends: frozenset[int], quotes: Sequence[tuple[int, int]]
) -> list[int]:
    """Return the index of the first token of every sentence.

    `paragraph_ends` holds the last token of each paragraph; `quotes` the paired marks, which tell closing from opening.
    """
    closing = {close for _, close in quotes}
    starts = [0] if tokens else []
    marked = {token for token in set(tokens) if not token.isalpha() and token[-1] in _STOPPING}
    ends = set(compress(range(len(tokens)), map(marked.__contains__, tokens)))
    stops = [*sorted(ends | paragraph_ends), len(tokens)]
    index = 0
    while (index := _next_stop(stops, index, starts)) < len(tokens) - 1:
        if index in paragraph_ends or _is_endless(tokens, index + 1 - starts[-1], index):
            starts.append(index + 1)
        elif index in ends and _ends(tokens, index) and (tokens[index] != "]" or tokens[starts[-1]] == "["):
            while index + 1 < len(tokens) and _closes(tokens, index + 1, closing) and index not in paragraph_ends:
                index += 1
            if index + 1 < len(tokens) and (index in paragraph_ends or _may_begin(tokens, index + 1)):
                starts.append(index + 1)
        index += 1
    return starts


def _next_stop(stops: Sequence[int], index: int, starts: Sequence[int]) -> int:
    """Return the next place at or behind a token where a sentence may end, by a mark or by its length."""
    endless = starts[-1] + _LONG - 1 if starts else 0
    return max(index, min(stops[bisect_left(stops, index)], endless)) if index < stops[-1] else index


def _is_endless(tokens: Sequence[str], length: int, index: int) -> bool:
    """Say whether a sentence has grown beyond what anybody writes, so that its cost must not grow with its square."""
    return length >= _LONG and (not tokens[index].isalnum() or length >= _LONGEST)


def _closes(tokens: Sequence[str], index: int, closing: set[int]) -> bool:
    return index in closing or (tokens[index] in _CLOSING and tokens[index] != '"')


def _ends(tokens: Sequence[str], index: int) -> bool:
    """Say whether a token with a mark at its end looks like the end of a sentence."""
    token = tokens[index]
    if len(token) == 1 or set(token) <= _TERMINAL:
        return True
    if token.lower() in words("abbreviations") or _SINGLE.fullmatch(token):
        return False
    if _ORDINAL.fullmatch(token):
        return False
    return bool(_YEAR.fullmatch(token)) or token.count(".") == 1


def _may_begin(tokens: Sequence[str], index: int) -> bool:
    """Say whether a token may open a sentence; a word in lower case or a comma goes on with the last one."""
    while index < len(tokens) and not tokens[index].strip():
        index += 1
    return index < len(tokens) and not tokens[index][0].islower() and tokens[index][0] not in ",;:)"
