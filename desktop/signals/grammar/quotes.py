"""Pairs of quotation marks in a run of tokens; never gives up on an unpaired one."""

from collections.abc import Sequence

_CLOSERS = {"„": "“”\"", "“": "”", "»": "«", "«": "»", "‚": "‘’", "›": "‹", "‹": "›", '"': '"'}


def pair_quotes(tokens: Sequence[str], paragraph_ends: frozenset[int]) -> list[tuple[int, int]]:
    """Return (opening, closing) token indices in text order, outermost pairs only.

    A mark left open closes at the end of its paragraph, so that one missing mark spoils one paragraph and no more.

    >>> pair_quotes(["„", "Ja", "“", ",", "sagte", "er"], frozenset())
    [(0, 2)]
    """
    pairs: list[tuple[int, int]] = []
    opened: int | None = None
    for index, token in enumerate(tokens):
        if opened is None:
            if token in _CLOSERS and index not in paragraph_ends:
                opened = index
        elif token in _CLOSERS[tokens[opened]]:
            pairs.append((opened, index))
            opened = None
        if opened is not None and index in paragraph_ends:
            pairs.append((opened, index))
            opened = None
    return pairs
