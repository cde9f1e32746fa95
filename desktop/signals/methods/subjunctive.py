"""The subjunctive of reported speech (rule H-9)."""

from collections.abc import Iterator

from desktop.core.signal import Voice
from desktop.signals.conditions.grammar import first_person
from desktop.signals.context import Context, Cue
from desktop.signals.grammar.clauses import Clause
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.verbs import Form as VerbForm
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule


def subjunctive1(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield finite verbs in Konjunktiv I."""
    for index in range(len(context.syntax.tokens)):
        if context.syntax.tags[index] is not Tag.FINITE or not _has_tense(context, index, "subjunctive1"):
            continue
        cue = Cue(rule, (index,), index, rule.strength)
        if _reports(context, cue) and not _is_fixed(context, cue):
            yield cue


def _has_tense(context: Context, index: int, tense: str) -> bool:
    return any(form.tense == tense for form in context.syntax.forms(index))


def _reports(context: Context, cue: Cue) -> bool:
    """Say whether a form that may also be first person, imperative or another word reports speech here."""
    syntax = context.syntax
    start, _ = syntax.sentence_of(cue.head)
    if cue.head == start or first_person(context, cue) or "ich" in _clause_words(context, cue.head):
        return False
    if context.voice(cue.head) is Voice.REPORTED:
        return True
    if "ich" in syntax.lowers[start : cue.head]:
        return False
    return syntax.lowers[cue.head] in words("plain_subjunctives")


def _clause_words(context: Context, index: int) -> list[str]:
    clause = context.syntax.clause_of(index)
    return [context.syntax.lowers[token] for token in clause.tokens] if clause else []


def _is_fixed(context: Context, cue: Cue) -> bool:
    """Say whether the form belongs to a fixed phrase, an unreal comparison or a recipe."""
    syntax, index = context.syntax, cue.head
    before, after = syntax.lowers[index - 1], syntax.lowers[index + 1] if index + 1 < len(syntax.lowers) else ""
    here = _clause_words(context, index)
    if (after in ("denn", "dank", "es") and before in ("es", "gott", ",", "")) or "dahingestellt" in here:
        return True
    if "dem" in here and "auch" in here and "wie" in here:
        return True
    clause = syntax.clause_of(index)
    if clause is not None and clause.opener is not None and syntax.lowers[clause.opener] == "als":
        return True
    if before == "als" or syntax.lowers[index] in words("optatives"):
        return True
    frame = context.frame_around(index)
    return "man" in here and (frame is None or frame.source is None)


def subjunctive2(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield Konjunktiv II where it stands in for Konjunktiv I in reported content."""
    for index in range(len(context.syntax.tokens)):
        forms = [form for form in context.syntax.forms(index) if form.tense == "subjunctive2"]
        if not forms or context.syntax.tags[index] is not Tag.FINITE:
            continue
        if _has_tense(context, index, "past") and not _in_chain(context, index):
            continue  # sollten, fielen: as likely a plain past
        if _stands_in(context, index, forms):
            yield Cue(rule, (index,), index, rule.strength)


def _stands_in(context: Context, index: int, forms: list[VerbForm]) -> bool:
    frame = context.frame_around(index)
    if frame is None or frame.cue_class == "adposition" or context.voice(index) is not Voice.REPORTED:
        return False
    clause = context.syntax.clause_of(index)
    if clause is None or index == context.syntax.sentence_of(index)[0] or _unreal(context, clause):
        return False
    if any(form.number == "plural" for form in forms):
        return True
    return context.syntax.lowers[index] in words("chained_subjunctives") and _in_chain(context, index)


def _in_chain(context: Context, index: int) -> bool:
    """Say whether Konjunktiv I stands in the same sentence, so that a singular form goes on with it."""
    start, end = context.syntax.sentence_of(index)
    return any(
        _has_tense(context, other, "subjunctive1")
        for other in range(start, end)
        if context.syntax.tags[other] is Tag.FINITE
    )


def _unreal(context: Context, clause: Clause) -> bool:
    """Say whether a clause is a condition, the consequence of one, or a polite wish."""
    unreal = not words("unreal_words").isdisjoint(context.syntax.lowers[token] for token in clause.tokens)
    return unreal or context.has_condition(clause.start)
