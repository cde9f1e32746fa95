"""The infinitives a modal verb governs."""

from itertools import pairwise

from desktop.signals.grammar.clauses import Clause
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.words import words
from desktop.signals.nearby import has_shape


def infinitives(syntax: Syntax, clause: Clause) -> list[int]:
    """Return the tokens of a clause that may be infinitives."""
    return [index for index in clause.tokens if has_shape(syntax, index, "infinitive")]


def has_perfect(syntax: Syntax, clause: Clause, *, certain: bool = False) -> bool:
    """Say whether a clause has a perfect infinitive: geflohen sein, gesehen haben, erschossen worden sein.

    With `certain`, a participle + sein that may be a state (geschlossen sein) does not count.
    """
    for left, right in pairwise(clause.tokens):
        auxiliary = syntax.lowers[right]
        if auxiliary not in words("perfect_auxiliaries") or not has_shape(syntax, left, "participle"):
            continue
        if auxiliary == "haben" or not certain or syntax.lowers[left] in words("perfect_participles"):
            return True
    return False
