"""Clauses in Konjunktiv that hang on no verb of saying: they are the words of whom their sentence tells."""

from collections.abc import Iterator, Sequence

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.words import words
from desktop.signals.speech.frame import Frame
from desktop.signals.speech.persons import names_speaker
from desktop.signals.speech.pronouns import points_back, resolved
from desktop.signals.speech.reach import end_after, is_subjunctive, trimmed


def loose_speech(syntax: Syntax, frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames of clauses in Konjunktiv that no frame covers: Viele zweifeln, *denn das sei teuer*."""
    covered = bytearray(len(syntax.tokens))
    for frame in frames:
        for start, end in frame.content if frame.form is not Form.REPORTED else ():
            covered[start:end] = b"\x01" * (end - start)
    return [found for sentence in syntax.sentences for found in _in_sentence(syntax, frames, sentence, covered)]


def _in_sentence(
    syntax: Syntax, frames: Sequence[Frame], sentence: tuple[int, int], covered: bytearray
) -> Iterator[Frame]:
    clauses = syntax.clauses_in(*sentence)
    for number, clause in enumerate(clauses[1:], 1):
        verb = clause.finite
        if verb is None or covered[verb] or not _is_reported(syntax, verb):
            continue
        heard = _heard_in(frames, sentence[0], clause.start)
        source = heard.source if heard else _subject_ahead(syntax, frames, clauses[:number])
        main = clause.sort is Clausehood.MAIN
        content = trimmed(syntax, clause.start, end_after(syntax, clauses, number, sentence[1]) if main else clause.end)
        if source is not None and content is not None:
            covered[slice(*content)] = b"\x01" * (content[1] - content[0])
            speaker = heard.speaker if heard else source
            yield Frame((), speaker, (content,), Form.FRAMELESS, "neutral", source)


def _is_reported(syntax: Syntax, verb: int) -> bool:
    """Say whether a form is nothing but a Konjunktiv I, and no unreal comparison: sei, habe; not: als sei."""
    if not any(form.tense == "subjunctive1" for form in syntax.forms(verb)) or not is_subjunctive(syntax, verb):
        return False
    sure = syntax.lowers[verb] in words("plain_subjunctives") or syntax.is_subjunctive(verb)
    return sure and syntax.lowers[verb - 1] != "als"


def _heard_in(frames: Sequence[Frame], start: int, end: int) -> Frame | None:
    """Return the last frame between two places: „…“, sagte *Weber*, es sei besser zu warten."""
    heard = [frame for frame in frames if frame.cue and start <= frame.cue[0] < end and frame.source is not None]
    return max(heard, key=lambda frame: frame.cue[0], default=None)


def _subject_ahead(syntax: Syntax, frames: Sequence[Frame], clauses: Sequence[Clause]) -> NounPhrase | None:
    """Return the subject of the last clause before that tells of somebody: *Weber* tadelte den Plan, der teuer sei."""
    for clause in reversed(clauses):
        if clause.finite is None or _is_said(syntax, clause.finite):
            continue
        subject = syntax.subject_of(clause.finite)
        if clause.sort is Clausehood.RELATIVE:
            subject = subject if subject is not None and subject.head < clause.start else None
        elif subject is not None and points_back(syntax, subject):
            before = [frame for frame in frames if frame.cue and frame.cue[0] < subject.start and frame.source]
            subject = resolved(syntax, subject, max(before, key=lambda frame: frame.cue[0], default=None))
        if subject is not None and _may_say(syntax, subject):
            return subject
    return None


def _may_say(syntax: Syntax, phrase: NounPhrase) -> bool:
    lower = syntax.lowers[phrase.head]
    if lower in words("first_person_subjects"):
        return False
    return lower in words("many_pronouns") or names_speaker(syntax, phrase)


def _is_said(syntax: Syntax, verb: int) -> bool:
    return is_subjunctive(syntax, verb) or syntax.quote_around(verb) in syntax.utterances
