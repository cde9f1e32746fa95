"""The subjunctive of reported speech (rule H-9)."""

from collections.abc import Iterator

from desktop.core.signal import Voice
from desktop.signals.conditions.grammar import first_person
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clause
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.nearby import clause_words, has_condition, word_at


def subjunctive1(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield finite verbs in Konjunktiv I."""
    for index in _finite_verbs(context.syntax, "subjunctive1"):
        cue = Cue(rule, (index,), index, rule.strength)
        if _reports(context, cue) and not _is_fixed(context, index):
            yield cue


def subjunctive2(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield Konjunktiv II where it stands in for Konjunktiv I in reported content."""
    syntax = context.syntax
    for index in _finite_verbs(syntax, "subjunctive2"):
        # A form such as sollten, fielen is as likely a plain past, unless a clear Konjunktiv stands beside it.
        sure = not _has_tense(syntax, index, "past") or _in_chain(syntax, index)
        if sure and _stands_in(context, index):
            yield Cue(rule, (index,), index, rule.strength)


def _finite_verbs(syntax: Syntax, tense: str) -> Iterator[int]:
    """Yield the finite verbs that may have a tense."""
    for index, tag in enumerate(syntax.tags):
        if tag is Tag.FINITE and _has_tense(syntax, index, tense):
            yield index


def _has_tense(syntax: Syntax, index: int, tense: str) -> bool:
    return any(form.tense == tense for form in syntax.forms(index))


def _reports(context: Context, cue: Cue) -> bool:
    """Say whether a form that may also be first person, imperative or another word reports speech here."""
    syntax = context.syntax
    start, _ = syntax.sentence_of(cue.head)
    if cue.head == start or first_person(context, cue) or "ich" in clause_words(syntax, cue.head):
        return False
    if context.voice(cue.head) is Voice.REPORTED:
        return True
    plain = syntax.lowers[cue.head] in words("plain_subjunctives") or syntax.is_subjunctive(cue.head)
    return plain and "ich" not in syntax.lowers[start : cue.head]


def _is_fixed(context: Context, index: int) -> bool:
    """Say whether the form belongs to a fixed phrase, an unreal comparison or a recipe."""
    syntax = context.syntax
    if _is_idiom(syntax, index) or _is_compared(syntax, index) or syntax.lowers[index] in words("optatives"):
        return True
    frame = context.frame_around(index)
    return "man" in clause_words(syntax, index) and (frame is None or frame.source is None)


def _is_idiom(syntax: Syntax, index: int) -> bool:
    """Say whether the form stands in es sei denn, Gott sei Dank, sei dahingestellt, wie dem auch sei."""
    here = clause_words(syntax, index)
    led = word_at(syntax, index - 1) in words("idiom_before_subjunctive")
    if led and word_at(syntax, index + 1) in words("idiom_after_subjunctive"):
        return True
    return "dahingestellt" in here or words("wie_dem_auch").issubset(here)


def _is_compared(syntax: Syntax, index: int) -> bool:
    """Say whether the form stands in an unreal comparison: als ob nichts gewesen sei."""
    clause = syntax.clause_of(index)
    opened = clause is not None and clause.opener is not None and syntax.lowers[clause.opener] == "als"
    return opened or word_at(syntax, index - 1) == "als"


def _stands_in(context: Context, index: int) -> bool:
    """Say whether a Konjunktiv II stands for a Konjunktiv I: in the plural, or in a chain with one."""
    frame = context.frame_around(index)
    if frame is None or frame.cue_class == "adposition" or context.voice(index) is not Voice.REPORTED:
        return False
    syntax = context.syntax
    clause = syntax.clause_of(index)
    if clause is None or index == syntax.sentence_of(index)[0] or _is_unreal(syntax, clause):
        return False
    if any(form.tense == "subjunctive2" and form.number == "plural" for form in syntax.forms(index)):
        return True
    return syntax.lowers[index] in words("chained_subjunctives") and _in_chain(syntax, index)


def _in_chain(syntax: Syntax, index: int) -> bool:
    """Say whether Konjunktiv I stands in the same sentence, so that a form of the Konjunktiv II goes on with it."""
    sentence = range(*syntax.sentence_of(index))
    return any(syntax.tags[other] is Tag.FINITE and _has_tense(syntax, other, "subjunctive1") for other in sentence)


def _is_unreal(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a clause is a condition, the consequence of one, or a polite wish."""
    wished = not words("unreal_words").isdisjoint(clause_words(syntax, clause.start))
    return wished or has_condition(syntax, clause.start)
