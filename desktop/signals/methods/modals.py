"""Modal verbs that say "possibly" or "it is claimed" (rules H-2 to H-6)."""

from collections.abc import Iterator

from desktop.core.signal import Form, Voice
from desktop.signals.conditions.grammar import asked, first_person, negated
from desktop.signals.context import Context, Cue
from desktop.signals.grammar.clauses import Clause
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule


def epistemic_modal(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield könnte, dürfte, müsste, mag, kann and muss where they grade how sure something is."""
    for index, lower in enumerate(context.syntax.lowers):
        if lower not in words("epistemic_modals") or context.syntax.tags[index] is Tag.NOUN:
            continue
        cue = Cue(rule, (index,), index, rule.strength)
        clause = context.syntax.clause_of(index)
        if clause is not None and _is_epistemic(context, cue, clause):
            yield cue


def _is_epistemic(context: Context, cue: Cue, clause: Clause) -> bool:
    lower = context.syntax.lowers[cue.head]
    if first_person(context, cue) or _conditional(context, cue, clause) or _reports(context, cue.head):
        return False
    if lower in words("could"):
        return not _ability(context, cue, clause)
    if lower in words("might"):
        return not (negated(context, cue) and context.has_lemma(list(clause.tokens), {"geben"}))
    if lower in words("may"):
        return context.has_lemma(_infinitives(context, clause), {"sein", "stimmen", "zu|treffen"}) or has_perfect(
            context, clause
        )
    if lower in words("ought"):
        return context.has_lemma(_infinitives(context, clause), {"sein"}) and not context.has_lemma(
            list(clause.tokens), {"werden"}
        )
    return has_perfect(context, clause, certain=True)


def _infinitives(context: Context, clause: Clause) -> list[int]:
    return [index for index in clause.tokens if any(form.shape == "infinitive" for form in context.syntax.forms(index))]


def _conditional(context: Context, cue: Cue, clause: Clause) -> bool:
    """Say whether the modal stands in a condition, in its consequence, in a wish or in a polite question (H-4 a, c)."""
    syntax = context.syntax
    start, _ = syntax.sentence_of(cue.head)
    if clause.opener is not None and syntax.lowers[clause.opener] == "als":
        return True
    if cue.head == clause.tokens[0] and cue.head == start:
        return True
    if cue.head > 0 and syntax.lowers[cue.head - 1] == "als":
        return True
    return context.has_condition(cue.head) or (asked(context, cue) and clause.finite == clause.tokens[0])


def _ability(context: Context, cue: Cue, clause: Clause) -> bool:
    """Say whether könnte tells what somebody is able to do by some means (H-4 b)."""
    before = [context.syntax.lowers[index] for index in clause.tokens if index < cue.head]
    means = bool(before) and before[0] in words("ability_means")
    return (means and not words("ability_nouns").isdisjoint(before)) or before[:1] == ["mithilfe"]


def _reports(context: Context, index: int) -> bool:
    """Say whether a plural form stands in for the subjunctive of reported speech, so that it is H.konj."""
    frame = context.frame_around(index)
    if frame is None or frame.cue_class == "adposition" or context.voice(index) is not Voice.REPORTED:
        return False
    plural = any(form.number == "plural" and form.tense == "subjunctive2" for form in context.syntax.forms(index))
    return plural or frame.form is Form.FRAMELESS


def has_perfect(context: Context, clause: Clause, *, certain: bool = False) -> bool:
    """Say whether a clause has a perfect infinitive: geflohen sein, gesehen haben, erschossen worden sein.

    With `certain`, a participle + sein that may be a state (geschlossen sein) does not count.
    """
    syntax = context.syntax
    for left, right in zip(clause.tokens, clause.tokens[1:], strict=False):
        auxiliary = syntax.lowers[right]
        if auxiliary not in ("haben", "sein") or not any(form.shape == "participle" for form in syntax.forms(left)):
            continue
        if auxiliary == "haben" or not certain or syntax.lowers[left] in ("worden", "gewesen"):
            return True
    return False


def reportive_sollen(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield soll and sollen where they mean: it is said that (rule H-2)."""
    for index, lower in enumerate(context.syntax.lowers):
        if lower not in ("soll", "sollen") or context.syntax.tags[index] is Tag.NOUN:
            continue
        cue = Cue(rule, (index,), index, rule.strength)
        clause = context.syntax.clause_of(index)
        if clause is None or asked(context, cue) or not _is_claimed(context, clause):
            continue
        stative = not has_perfect(context, clause)
        weaker = stative or context.frame_around(index) is not None
        yield Cue(rule, (index,), index, 2 if weaker else 3)


def _is_claimed(context: Context, clause: Clause) -> bool:
    lowers = {context.syntax.lowers[index] for index in clause.tokens}
    if has_perfect(context, clause, certain=True):
        return True
    if has_perfect(context, clause):
        return lowers.isdisjoint(words("future_time"))
    if not lowers.isdisjoint(words("plan_words")) or not lowers.isdisjoint(words("future_time")):
        return False
    final = _infinitives(context, clause)
    states = {"geben", "stammen", "befinden", "besitzen", "gehören", "wohnen", "leben", "existieren", "handeln"}
    return bool(final) and context.has_lemma(final[-1:], states) and not context.has_lemma(final, {"werden"})


def reportive_wollen(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield will and wollen where the subject claims something of itself (rule H-3)."""
    for index, lower in enumerate(context.syntax.lowers):
        if lower not in ("will", "wollen") or context.syntax.tags[index] is Tag.NOUN:
            continue
        clause = context.syntax.clause_of(index)
        if clause is None or not has_perfect(context, clause):
            continue
        lowers = {context.syntax.lowers[token] for token in clause.tokens}
        if lowers.isdisjoint(words("future_time")):
            yield Cue(rule, (index,), index, rule.strength)
