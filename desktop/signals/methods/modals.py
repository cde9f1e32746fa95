"""Modal verbs that say "possibly" (rules H-4 to H-6)."""

from collections.abc import Iterator

from desktop.signals.conditions.grammar import asked, first_person, negated
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.methods.infinitives import has_perfect, infinitives
from desktop.signals.methods.subjunctive import stands_in
from desktop.signals.nearby import has_lemma, word_at
from desktop.signals.suppositions import in_condition, on_condition, on_unreal_condition


def epistemic_modal(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield könnte, dürfte, müsste, mag, kann and muss where they grade how sure something is."""
    syntax = context.syntax
    for index in syntax.places_of(words("epistemic_modals")):
        if syntax.tags[index] is Tag.NOUN:
            continue
        cue = Cue(rule, (index,), index, rule.strength)
        clause = syntax.clause_of(index)
        if clause is not None and not _is_other_mood(context, cue, clause) and _is_epistemic(context, cue, clause):
            yield cue


def _is_other_mood(context: Context, cue: Cue, clause: Clause) -> bool:
    """Say whether the verb is a wish, a condition or reported speech rather than a guess."""
    if first_person(context, cue) or _is_wished(context, cue, clause):
        return True
    return _is_conditional(context.syntax, cue.head) or stands_in(context, cue.head)


def _is_epistemic(context: Context, cue: Cue, clause: Clause) -> bool:
    syntax, lower = context.syntax, context.syntax.lowers[cue.head]
    if lower in words("could"):
        return not _is_option(syntax, cue, clause)
    if lower in words("might"):
        return not (negated(context, cue) and has_lemma(syntax, clause.tokens, {"geben"}))
    final = infinitives(syntax, clause)
    if lower in words("may"):
        return has_lemma(syntax, final, words("may_be_verbs")) or has_perfect(syntax, clause)
    if lower in words("ought"):
        passive = has_lemma(syntax, clause.tokens, {"werden"})
        return has_lemma(syntax, final, {"sein"}) and not passive and not _is_option(syntax, cue, clause)
    return has_perfect(syntax, clause, certain=True)


def _is_wished(context: Context, cue: Cue, clause: Clause) -> bool:
    """Say whether the modal stands in a comparison, a purpose, or first in its sentence (H-4 c)."""
    syntax = context.syntax
    start, _ = syntax.sentence_of(cue.head)
    aimed = clause.opener is not None and syntax.lowers[clause.opener] in words("aiming_openers")
    if aimed or _is_missing(syntax, clause):
        return True
    if cue.head == clause.tokens[0] == start or word_at(syntax, cue.head - 1) == "als":
        return True
    return asked(context, cue) and clause.finite == clause.tokens[0]


def _is_missing(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a relative clause tells what nobody is: keinen, der sie ersetzen könnte."""
    number = syntax.clause_at[clause.start]
    if clause.sort is not Clausehood.RELATIVE or not number:
        return False
    before = {syntax.lowers[index] for index in syntax.clauses[number - 1].tokens}
    return not before.isdisjoint(words("negating_determiners") | {"niemand", "nichts"})


def _is_conditional(syntax: Syntax, modal: int) -> bool:
    """Say whether the modal stands in a condition or hangs on one (H-4 a); dürfte is a guess unless that is unreal."""
    if syntax.lowers[modal] in words("might"):
        return in_condition(syntax, modal) or on_unreal_condition(syntax, modal)
    return on_condition(syntax, modal)


def _is_option(syntax: Syntax, cue: Cue, clause: Clause) -> bool:
    """Say whether könnte tells what somebody is able or free to do (H-4 b, c): mit den Daten könnten sie helfen."""
    here = [syntax.lowers[index] for index in clause.tokens]
    if not words("option_words").isdisjoint(here):
        return True
    before = [syntax.lowers[index] for index in clause.tokens if index < cue.head]
    if not before or before[0] not in words("ability_means"):
        return False
    return before[0] == "mithilfe" or not words("ability_nouns").isdisjoint(before)
