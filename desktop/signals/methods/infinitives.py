"""The infinitives a modal verb governs."""

from itertools import pairwise

from desktop.signals.grammar.clauses import Clause
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.nearby import has_shape

_TAGS = {"infinitive": ("VVINF", "VVIZU"), "participle": ("VVPP",)}


def infinitives(syntax: Syntax, clause: Clause) -> list[int]:
    """Return the tokens of a clause that may be infinitives."""
    return [index for index in clause.tokens if _is(syntax, index, "infinitive")]


def has_perfect(syntax: Syntax, clause: Clause, *, certain: bool = False) -> bool:
    """Say whether a clause has a perfect infinitive: geflohen sein, gesehen haben, erschossen worden sein.

    With `certain`, a participle + sein that may be a state (geschlossen sein) does not count.
    """
    for left, right in pairwise(clause.tokens):
        auxiliary = syntax.lowers[right]
        if auxiliary not in words("perfect_auxiliaries") or not _is(syntax, left, "participle"):
            continue
        if clause.finite is not None and clause.finite > right and syntax.lowers[right + 1] in words("joining_words"):
            continue  # bis sie gewonnen haben und arbeiten können: a verb of its own
        if auxiliary == "haben" or not certain or _happened(syntax, left):
            return True
    return False


def _happened(syntax: Syntax, participle: int) -> bool:
    """Say whether a participle + sein tells an event: geflohen, erschossen worden, but not: geöffnet."""
    if syntax.lowers[participle] in words("perfect_participles"):
        return True
    bases = {lemma.rpartition("|")[2] for lemma in syntax.lemmas(participle)}
    return not bases.isdisjoint(words("happening_verbs"))


def _is(syntax: Syntax, index: int, shape: str) -> bool:
    """Say whether a token has a shape, by the list of verbs, else by the language model."""
    if syntax.forms(index):
        return has_shape(syntax, index, shape)
    annotation = syntax.annotations[index] if syntax.tags[index] is Tag.NONFINITE else None
    return annotation is not None and annotation.tag in _TAGS[shape]
