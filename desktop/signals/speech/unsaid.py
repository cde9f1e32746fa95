"""Verbs of saying by which nobody says anything: Niemand sagt, kann sagen, kurz gesagt."""

from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.cues import SayVerb, is_participle, listed, needed_words
from desktop.signals.speech.speakers import speaker_of


def says_nothing(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether a verb needs somebody beside it and has nobody, or is denied: wird *erwartet*, ist zu sagen."""
    if say.lemma in listed("rules", "affirmed"):
        return any(syntax.lowers[index] in words("negators") for index in say.clause.tokens)
    if _is_nobodys(syntax, say) or is_unsaid(syntax, say) or _is_idle(syntax, say):
        return True
    to_be = say.passive and not any(form.shape == "participle" for form in syntax.forms(say.verb))
    if to_be and say.lemma not in listed("rules", "audible"):
        return True
    if say.lemma not in listed("rules", "personal"):
        return False
    holder = speaker_of(syntax, say)
    return holder is None or not _is_held(syntax, say, holder)


def _is_idle(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether a participle by itself tells of no act: sind *eingeladen*, wie *berichtet*, kurz *gesagt*."""
    if say.passive and say.clause.sort is Clausehood.INFINITIVE:
        return True  # um zitiert zu werden
    if not is_participle(syntax, say.verb) or speaker_of(syntax, say) is not None:
        return False
    verbs = [form.lemma for at in say.clause.tokens if at != say.verb for form in syntax.forms(at)]
    return not verbs or (say.passive and "werden" not in verbs and say.cue_class == "directive")


def _is_nobodys(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether a verb of saying has a subject that is nobody: *Niemand* erwartet das, *man* kann es sagen."""
    absent = words("absent_subjects")
    if (absent | {"man"}).isdisjoint(syntax.lowers[slice(*syntax.sentence_of(say.verb))]):
        return False  # most subjects need not be looked for
    subject = syntax.subject_of(say.verb)
    lower = "" if subject is None else syntax.lowers[subject.start]
    finite = say.clause.finite
    if (
        lower == "man"
        and say.clause.opener is not None
        and syntax.lowers[say.clause.opener] in words("condition_openers")
    ):
        return True  # wenn man annimmt, dass
    if lower != "man" or finite is None or finite == say.verb:
        return lower in absent
    return any(form.lemma in words("modal_verbs") for form in syntax.forms(finite)) and speaker_of(syntax, say) is None


def _is_held(syntax: Syntax, say: SayVerb, holder: NounPhrase) -> bool:
    """Say whether the adjective that a verb needs is somebody's view: *sie* ist sicher; but not: sicher ist, dass."""
    views = needed_words("needs", say.lemma)
    if views is None:
        return True
    # the view stands last but for verbs: not die *sicher* geglaubte Mehrheit
    rest = [index for index in say.clause.tokens if syntax.tags[index] not in (Tag.FINITE, Tag.NONFINITE)]
    last = {syntax.lowers[index] for index in (*rest[-1:], say.clause.tokens[-1])}
    return syntax.lowers[holder.head] not in views and not views.isdisjoint(last)


def is_unsaid(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether a verb tells of what is not or not yet said: gab *nicht* bekannt, *kann* sagen."""
    denied = "nicht" in (syntax.lowers[say.tokens[-1] - 1], syntax.lowers[say.clause.end - 1])
    if denied and say.cue_class in listed("rules", "told_classes"):
        return True
    shapes = {form.shape for form in syntax.forms(say.verb)}
    heard = listed("rules", "audible") | listed("rules", "impersonal")  # soll es im Vertrag heißen
    if "infinitive" not in shapes or "participle" in shapes or say.lemma in heard:
        return False
    finite = say.clause.finite
    if finite is None or finite == say.verb or syntax.lowers[say.verb - 1] == "zu" or _is_likely(syntax, finite):
        return False
    done = {form.tense for form in syntax.forms(finite)} == {"past"}  # konnte nachweisen, but not: sollte zeigen
    return not done and bool(syntax.lemmas(finite) & listed("rules", "open_verbs"))


def _is_likely(syntax: Syntax, finite: int) -> bool:
    """Say whether a modal tells that something is likely, not that it is free to be done: *dürfte* wissen."""
    return syntax.lowers[finite] in words("might")
