"""Modal verbs that say "possibly" (rules H-4 to H-6)."""

from collections.abc import Iterator

from desktop.core.signal import Form, Voice
from desktop.signals.conditions.grammar import asked, first_person, negated
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clause
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.methods.infinitives import has_perfect, infinitives
from desktop.signals.nearby import has_condition, has_lemma, word_at


def epistemic_modal(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield könnte, dürfte, müsste, mag, kann and muss where they grade how sure something is."""
    syntax = context.syntax
    for index, lower in enumerate(syntax.lowers):
        if lower not in words("epistemic_modals") or syntax.tags[index] is Tag.NOUN:
            continue
        cue = Cue(rule, (index,), index, rule.strength)
        clause = syntax.clause_of(index)
        if clause is not None and not _is_other_mood(context, cue, clause) and _is_epistemic(context, cue, clause):
            yield cue


def _is_other_mood(context: Context, cue: Cue, clause: Clause) -> bool:
    """Say whether the verb is a wish, a condition or reported speech rather than a guess."""
    return first_person(context, cue) or _is_conditional(context, cue, clause) or _is_reported(context, cue.head)


def _is_epistemic(context: Context, cue: Cue, clause: Clause) -> bool:
    syntax, lower = context.syntax, context.syntax.lowers[cue.head]
    if lower in words("could"):
        return not _is_ability(syntax, cue, clause)
    if lower in words("might"):
        return not (negated(context, cue) and has_lemma(syntax, clause.tokens, {"geben"}))
    final = infinitives(syntax, clause)
    if lower in words("may"):
        return has_lemma(syntax, final, words("may_be_verbs")) or has_perfect(syntax, clause)
    if lower in words("ought"):
        return has_lemma(syntax, final, {"sein"}) and not has_lemma(syntax, clause.tokens, {"werden"})
    return has_perfect(syntax, clause, certain=True)


def _is_conditional(context: Context, cue: Cue, clause: Clause) -> bool:
    """Say whether the modal stands in a condition, in its consequence, in a wish or in a polite question (H-4 a, c)."""
    syntax = context.syntax
    start, _ = syntax.sentence_of(cue.head)
    compared = clause.opener is not None and syntax.lowers[clause.opener] == "als"
    if compared or cue.head == clause.tokens[0] == start or word_at(syntax, cue.head - 1) == "als":
        return True
    return has_condition(syntax, cue.head) or (asked(context, cue) and clause.finite == clause.tokens[0])


def _is_ability(syntax: Syntax, cue: Cue, clause: Clause) -> bool:
    """Say whether könnte tells what somebody is able to do by some means (H-4 b): mit den Daten könnten sie helfen."""
    before = [syntax.lowers[index] for index in clause.tokens if index < cue.head]
    if not before or before[0] not in words("ability_means"):
        return False
    return before[0] == "mithilfe" or not words("ability_nouns").isdisjoint(before)


def _is_reported(context: Context, index: int) -> bool:
    """Say whether a form stands in for the subjunctive of reported speech, so that it is H.konj."""
    frame = context.frame_around(index)
    if frame is None or frame.cue_class == "adposition" or context.voice(index) is not Voice.REPORTED:
        return False
    plural = any(form.number == "plural" and form.tense == "subjunctive2" for form in context.syntax.forms(index))
    return plural or frame.form is Form.FRAMELESS
