"""Modal verbs that say "it is claimed": soll, will (rules H-2, H-3)."""

from collections.abc import Iterator

from desktop.signals.conditions.grammar import asked
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clause
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.methods.infinitives import has_perfect, infinitives
from desktop.signals.nearby import clause_words, has_lemma


def reportive_sollen(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield soll and sollen where they mean: it is said that (rule H-2)."""
    syntax = context.syntax
    for index, clause in _modals(syntax, "reportive_sollen"):
        if asked(context, Cue(rule, (index,), index, rule.strength)) or not _is_claimed(syntax, index, clause):
            continue
        weaker = not has_perfect(syntax, clause) or context.frame_around(index) is not None
        yield Cue(rule, (index,), index, rule.strength - weaker)


def reportive_wollen(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield will and wollen where the subject claims something of itself (rule H-3)."""
    for index, clause in _modals(context.syntax, "reportive_wollen"):
        if has_perfect(context.syntax, clause) and not _is_planned(context.syntax, clause, "future_time"):
            yield Cue(rule, (index,), index, rule.strength)


def _modals(syntax: Syntax, name: str) -> Iterator[tuple[int, Clause]]:
    """Yield the verbs of a list with their clauses."""
    for index in syntax.places_of(words(name)):
        if syntax.tags[index] is not Tag.NOUN:
            clause = syntax.clause_of(index)
            if clause is not None:
                yield index, clause


def _is_claimed(syntax: Syntax, modal: int, clause: Clause) -> bool:
    """Say whether soll reports rather than plans: a perfect infinitive, or a state nobody can order."""
    if has_perfect(syntax, clause, certain=True):
        return True
    here = clause_words(syntax, clause.start)
    final = [index for index in infinitives(syntax, clause) if index != modal]
    holds = has_lemma(syntax, final[-1:], {"haben"}) and not words("claimed_holdings").isdisjoint(here)
    if _is_planned(syntax, clause, "future_time") or (_is_planned(syntax, clause, "plan_words") and not holds):
        return False
    if has_lemma(syntax, final, {"werden"}) or (has_lemma(syntax, final, {"geben"}) and _is_given(syntax, clause)):
        return False
    return holds or has_lemma(syntax, final[-1:], words("states")) or any(_is_quality(syntax, at) for at in final[-1:])


def _is_quality(syntax: Syntax, copula: int) -> bool:
    """Say whether sein stands behind a quality nobody can order: ansteckender sein, krank sein, verletzt sein."""
    if syntax.lowers[copula] != "sein":
        return False
    quality, annotation = syntax.lowers[copula - 1], syntax.annotations[copula - 1]
    compared = annotation is not None and annotation.tag == "ADJD" and quality.endswith("er")
    return compared or quality in words("claimed_qualities")


def _is_given(syntax: Syntax, clause: Clause) -> bool:
    """Say whether soll geben tells what is granted, refused or given: für sie soll es Hilfe geben, soll Halt geben."""
    here = clause_words(syntax, clause.start)
    return here[0] == "für" or "es" not in here or not words("negators").isdisjoint(here)


def _is_planned(syntax: Syntax, clause: Clause, name: str) -> bool:
    """Say whether a word of a list sets a clause in the future or in a plan."""
    return not words(name).isdisjoint(clause_words(syntax, clause.start))
