"""The best tree over the words of a sentence, given how well each word suits as the head of each other one."""

from typing import Any

import numpy as np

_IMPOSSIBLE = -1e9
_ROOTS = 4
"""How many words are tried as the only root if the best tree has several."""

Scores = Any
"""Matrix dependent × head; index 0 is the root above all words."""


def best_tree(scores: Scores, length: int) -> list[int]:
    """Return the head of each word, counted from 1; exactly one is 0, the root.

    `scores` has a row for each word and a column for the root and each word.
    """
    square = np.full((length + 1, length + 1), _IMPOSSIBLE)
    square[1:] = scores[:length, : length + 1]
    np.fill_diagonal(square, _IMPOSSIBLE)
    heads = _spanning(square.copy())
    if np.count_nonzero(heads[1:] == 0) != 1:
        candidates = sorted(range(1, length + 1), key=lambda word: -square[word, 0])[:_ROOTS]
        trees = [_rooted(square, word) for word in candidates]
        heads = max(trees, key=lambda tree: sum(square[word, tree[word]] for word in range(1, length + 1)))
    return [int(head) for head in heads[1:]]


def _rooted(square: Scores, root: int) -> Scores:
    only = square.copy()
    only[1:, 0] = _IMPOSSIBLE
    only[root] = _IMPOSSIBLE
    only[root, 0] = 0
    return _spanning(only)


def _spanning(scores: Scores) -> Scores:
    """Return the heads of the maximum spanning tree (Chu-Liu-Edmonds): break a cycle, solve the rest, put it back."""
    heads = scores.argmax(1)
    heads[0] = -1
    cycle = _cycle(heads)
    if not cycle:
        return heads
    rest = [node for node in range(len(scores)) if node not in cycle]
    smaller, entry, exits = _contracted(scores, heads, cycle, rest)
    solved = _spanning(smaller)
    one = len(rest)
    result = heads.copy()
    for index, node in enumerate(rest[1:], start=1):
        result[node] = exits[node] if solved[index] == one else rest[solved[index]]
    outside = rest[solved[one]]
    result[entry[outside]] = outside
    return result


def _contracted(scores: Scores, heads: Scores, cycle: list[int], rest: list[int]) -> tuple[Scores, Any, Any]:
    """Return the scores with the cycle as one last node, where each other node would enter it, and where leave it."""
    one = len(rest)
    smaller = np.full((one + 1, one + 1), _IMPOSSIBLE)
    smaller[:one, :one] = scores[np.ix_(rest, rest)]
    total = sum(scores[node, heads[node]] for node in cycle)
    entry, exits = {}, {}
    for index, node in enumerate(rest):
        leaving = {inner: scores[node, inner] for inner in cycle}
        exits[node] = max(leaving, key=leaving.__getitem__)
        smaller[index, one] = leaving[exits[node]]
        gains = {inner: scores[inner, node] - scores[inner, heads[inner]] for inner in cycle}
        entry[node] = max(gains, key=gains.__getitem__)
        smaller[one, index] = total + gains[entry[node]]
    smaller[0] = _IMPOSSIBLE
    np.fill_diagonal(smaller, _IMPOSSIBLE)
    return smaller, entry, exits


def _cycle(heads: Scores) -> list[int]:
    """Return the nodes of a cycle, or nothing."""
    done: set[int] = set()
    for start in range(1, len(heads)):
        path: list[int] = []
        node = start
        while node > 0 and node not in done:
            done.add(node)
            path.append(node)
            node = int(heads[node])
        if node in path:
            return path[path.index(node) :]
    return []
