"""The subjunctive of reported speech (rule H-9)."""

from collections.abc import Iterator

from desktop.core.signal import Form, Voice
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.methods.infinitives import has_perfect
from desktop.signals.nearby import clause_words, has_lemma, is_first_person, word_at
from desktop.signals.speech.frame import Frame
from desktop.signals.suppositions import in_condition, on_unreal_condition


def subjunctive1(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield finite verbs in Konjunktiv I."""
    for index in context.tensed["subjunctive1"]:
        if _reports(context, index) and not _is_fixed(context, index):
            yield Cue(rule, (index,), index, rule.strength)


def subjunctive2(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield Konjunktiv II where it stands in for Konjunktiv I in reported content."""
    for index in context.tensed["subjunctive2"]:
        if stands_in(context, index):
            yield Cue(rule, (index,), index, rule.strength)
    for index in context.tensed["past"]:
        if _goes_on_as_past(context, index):
            yield Cue(rule, (index,), index, rule.strength)


def stands_in(context: Context, index: int) -> bool:
    """Say whether a verb is a Konjunktiv II that stands for a Konjunktiv I.

    It does where that would look like the indicative (sie hätten), or where it goes on after one (er sei krank und
    hätte Fieber). A form such as fielen or führen is as likely an indicative, unless it goes on.
    """
    syntax = context.syntax
    frame = context.frame_around(index)
    if frame is None or context.voice(index) is not Voice.REPORTED or _is_unreal(syntax, index):
        return False
    forms = syntax.forms(index)
    chained = _in_chain(context, frame, index)
    doubtful = any(form.tense in ("past", "present") for form in forms)
    if doubtful and not chained and syntax.lowers[index] not in words("advising_modals"):
        return False
    if not chained and in_condition(syntax, index):
        return False
    if syntax.lowers[index] in words("open_modals") and _is_guess(syntax, frame, index, chained=chained):
        return False
    plural = any(form.tense == "subjunctive2" and form.number == "plural" for form in forms)
    if plural and (chained or not has_lemma(syntax, [index], {"sein"})):
        return True
    return chained and syntax.lowers[index] in words("chained_subjunctives")


def _goes_on_as_past(context: Context, index: int) -> bool:
    """Say whether a plural that looks like a past goes on with a Konjunktiv I: sie seien müde und *warteten*."""
    syntax = context.syntax
    plural = any(form.tense == "past" and form.number == "plural" for form in syntax.forms(index))
    if not plural or _has_tense(syntax, index, "subjunctive2") or context.voice(index) is not Voice.REPORTED:
        return False
    weak = syntax.lowers[index].endswith(tuple(words("weak_pasts")))
    return weak and not _is_unreal(syntax, index) and _has_reported(context, *syntax.sentence_of(index))


def _has_tense(syntax: Syntax, index: int, tense: str) -> bool:
    return any(form.tense == tense for form in syntax.forms(index))


def _reports(context: Context, index: int) -> bool:
    """Say whether a form that may also be first person, imperative or another word reports speech here."""
    syntax = context.syntax
    start, _ = syntax.sentence_of(index)
    if index == start or _in_first_person(syntax, index) or "ich" in clause_words(syntax, index):
        return False
    if context.voice(index) is Voice.REPORTED:
        return True
    if syntax.lowers[index] in words("sure_subjunctives"):
        return True
    plain = syntax.lowers[index] in words("plain_subjunctives") or syntax.is_subjunctive(index)
    return plain and "ich" not in syntax.lowers[start:index]


def _in_first_person(syntax: Syntax, verb: int) -> bool:
    """Say whether ich or wir is the subject, be it that of the clause before: nehme ich mit und *baue* auf."""
    if is_first_person(syntax, verb):
        return True
    if word_at(syntax, verb - 1) not in words("coordinators"):
        return False
    return "ich" in clause_words(syntax, verb - 2) if verb > 1 else False


def _is_fixed(context: Context, index: int) -> bool:
    """Say whether the form belongs to a fixed phrase, an unreal comparison or a recipe."""
    syntax = context.syntax
    if _is_idiom(syntax, index) or _is_compared(syntax, index) or syntax.lowers[index] in words("optatives"):
        return True
    frame = context.frame_around(index)
    unsaid = frame is None or (frame.form is Form.FRAMELESS and frame.source is None)
    start, _ = syntax.sentence_of(index)
    return unsaid and start == index - 1 and syntax.lowers[start] == "man"


def _is_idiom(syntax: Syntax, index: int) -> bool:
    """Say whether a form stands in es sei denn, Gott sei Dank, dahingestellt, wie dem auch sei, sei es, also bitte."""
    here = clause_words(syntax, index)
    led = syntax.lowers[index] == "sei" and word_at(syntax, index - 1) in words("idiom_before_subjunctive")
    if led and word_at(syntax, index + 1) in words("idiom_after_subjunctive"):
        return True
    if syntax.lowers[index] in words("interjections") and syntax.tags[index + 1] is Tag.MARK:
        return True
    either = word_at(syntax, index + 1) == "es" and syntax.tags[index - 1] is Tag.MARK
    return "dahingestellt" in here or words("wie_dem_auch").issubset(here) or (syntax.lowers[index] == "sei" and either)


def _is_compared(syntax: Syntax, index: int) -> bool:
    """Say whether the form stands in an unreal comparison: als ob nichts gewesen sei, als sei nichts gewesen."""
    if word_at(syntax, index - 1) == "als":
        return True
    clause = syntax.clause_of(index)
    opener = None if clause is None else clause.opener
    if opener is None or syntax.lowers[opener] != "als":
        return False
    return word_at(syntax, opener + 1) in words("comparing_words")


def _is_unreal(syntax: Syntax, index: int) -> bool:
    """Say whether a Konjunktiv II is one of its own: a wish, a comparison, a condition or what hangs on one."""
    if index == syntax.sentence_of(index)[0] or _in_first_person(syntax, index) or _is_compared(syntax, index):
        return True
    here = clause_words(syntax, index)
    wished = not words("unreal_words").isdisjoint(here)
    missed = has_lemma(syntax, [index], {"haben"}) and here[-1] in words("missed_modals")
    return wished or missed or on_unreal_condition(syntax, index)


def _in_chain(context: Context, frame: Frame, index: int) -> bool:
    """Say whether a Konjunktiv I of the same words stands in the sentence, or in the one before that goes on here."""
    syntax = context.syntax
    start, end = syntax.sentence_of(index)
    if frame.form is Form.FRAMELESS and start:
        start, _ = syntax.sentence_of(start - 1)
    return _has_reported(context, start, end)


def _has_reported(context: Context, start: int, end: int) -> bool:
    syntax = context.syntax
    return any(
        syntax.tags[other] is Tag.FINITE
        and _has_tense(syntax, other, "subjunctive1")
        and context.voice(other) is Voice.REPORTED
        and not _in_first_person(syntax, other)
        for other in range(start, end)
    )


def _is_guess(syntax: Syntax, frame: Frame, index: int, *, chained: bool) -> bool:
    """Say whether a modal means "possibly": könnten geflohen sein; in words that are thought or warned of."""
    clause = syntax.clause_of(index)
    if clause is not None and has_perfect(syntax, clause):
        return True
    if chained:
        return False
    if frame.form is Form.FRAMELESS:
        return True
    if frame.cue_class == "adposition":
        return syntax.lowers[index] in words("might") or all(syntax.lowers[at] != "so" for at in frame.cue)
    return frame.cue_class in words("conjecturing_classes") or has_lemma(syntax, frame.cue, words("warning_verbs"))
