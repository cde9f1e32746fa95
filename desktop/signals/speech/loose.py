"""Clauses in Konjunktiv that hang on no verb of saying: they are the words of whom their sentence tells."""

from collections.abc import Iterator, Sequence

from desktop.core.signal import Form
from desktop.signals.descriptions import is_written_as_brand
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.frame import Frame, Speaker
from desktop.signals.speech.persons import is_document, may_speak, names_speaker
from desktop.signals.speech.pronouns import concerned, is_namesake, points_back, resolved
from desktop.signals.speech.reach import end_after, is_subjunctive, trimmed


class LooseSpeech:
    """Finds in a sentence the clauses in Konjunktiv that no frame covers: Viele zweifeln, *denn das sei teuer*."""

    def __init__(self, syntax: Syntax, frames: Sequence[Frame], covered: bytearray) -> None:
        self._syntax, self._covered = syntax, covered
        self._heard = sorted((one for one in frames if one.cue and one.source), key=lambda frame: frame.cue[0])
        names = (one.source for one in self._heard if one.source and one.source.start == one.source.end - 1)
        self._named = {syntax.lowers[name.head] for name in names if syntax.tags[name.head] is Tag.NOUN}

    def of_sentence(self, number: int, last: Speaker | None, sure: int | None, *, near: bool) -> Iterator[Frame]:
        """Yield the frames of a sentence; where it tells of nobody who may speak, `last` goes on.

        `sure` is a verb that surely stands in somebody's words; `near` tells that such words stand right before.
        """
        start, end = self._syntax.sentences[number]
        clauses = self._syntax.clauses_in(start, end)
        for at, clause in enumerate(clauses):
            main = clause.sort is Clausehood.MAIN
            verb = clause.finite
            if verb is None or self._covered[verb] or not (verb == sure or self._is_reported(verb)):
                continue
            speaker = self._in_sentence(clauses, at, start, end)
            going_on = last is not None and last[1] is not None and self._may_go_on(last[1], verb)
            if speaker is None and going_on and (main or near or self._has_quotation(start, end)):
                speaker = last
            until = end_after(self._syntax, clauses, at, end) if main else clause.end
            content = trimmed(self._syntax, clause.start, until)
            if speaker is not None and content is not None:
                self._covered[slice(*content)] = b"\x01" * (content[1] - content[0])
                yield Frame((), speaker[0], (content,), Form.FRAMELESS, "neutral", speaker[1])

    def _in_sentence(self, clauses: Sequence[Clause], at: int, start: int, end: int) -> Speaker | None:
        """Return who was heard before a clause, was told of, or is heard behind it: Da er krank sei, …, sagte er."""
        before = self._heard_in(start, clauses[at].start)
        since = before[-1].cue[-1] if before else start
        ahead = [clause for clause in clauses[:at] if clause.end > since + 1]
        relative = clauses[at].sort is Clausehood.RELATIVE
        topic = self._syntax.antecedent_of(clauses[at]) if relative else None
        subject = self._subject_ahead(ahead, topic or self._shared(clauses[at]))
        if subject is not None and (not before or subject.start > since):
            return subject, subject
        if before:
            return before[-1].speaker, before[-1].source
        behind = self._heard_in(clauses[at].end, end)
        told = next((frame for frame in behind if self._tells(frame)), None)
        return None if told is None else (told.speaker, told.source)

    def _shared(self, clause: Clause) -> NounPhrase | None:
        """Return the subject of which a clause tells as well as one before: *Er* zahlt nicht, sondern *sei* arm."""
        return None if clause.finite is None else self._syntax.subject_of(clause.finite)

    def _tells(self, frame: Frame) -> bool:
        """Say whether by a frame the author tells who speaks: …, *sagte Weber*; *heißt es in der Mitteilung*."""
        clause, source = self._syntax.clause_of(frame.cue[0]), frame.source
        if source is None or clause is None or clause.finite is None:
            return False
        if self._is_said(clause.finite) and clause.finite != clause.start:
            return False
        speaks = names_speaker(self._syntax, source) or is_document(self._syntax.lowers[source.head])
        return speaks and (clause.sort is Clausehood.MAIN or self._syntax.lowers[clause.start] == "wie")

    def _heard_in(self, start: int, end: int) -> list[Frame]:
        return [frame for frame in self._heard if start <= frame.cue[0] < end]

    def _has_quotation(self, start: int, end: int) -> bool:
        return any(start <= opened < end for opened, _ in self._syntax.utterances)

    def _is_reported(self, verb: int) -> bool:
        """Say whether a form is nothing but a Konjunktiv I, and no unreal comparison: sei, habe; not: als sei."""
        syntax = self._syntax
        if not any(form.tense == "subjunctive1" for form in syntax.forms(verb)) or not is_subjunctive(syntax, verb):
            return False
        sure = syntax.lowers[verb] in words("plain_subjunctives") or syntax.is_subjunctive(verb)
        return sure and syntax.lowers[verb - 1] != "als" and syntax.lowers[verb] not in words("optatives")

    def _subject_ahead(self, clauses: Sequence[Clause], topic: NounPhrase | None) -> NounPhrase | None:
        """Return the subject of the last clause before that tells of somebody: *Weber* tadelt, was teuer sei.

        Or for whom it tells something: Für *Weber* ist klar, es sei zu teuer. It is not the topic of a relative clause.
        """
        syntax = self._syntax
        for clause in reversed(clauses):
            if clause.finite is None or clause.sort is Clausehood.SUBORDINATE or self._is_said(clause.finite):
                continue
            subject = syntax.subject_of(clause.finite)
            if clause.sort is Clausehood.RELATIVE:
                ahead = subject if subject is not None and subject.head < clause.start else None
                subject = self._shows(clause) or ahead
            elif subject is not None and points_back(syntax, subject):
                before = [frame for frame in self._heard if frame.cue[0] < subject.start]
                subject = resolved(syntax, subject, before[-1] if before else None)
            if subject is not None and subject != topic and self._may_say(subject):
                return subject
            told = concerned(syntax, clause)
            if told is not None:
                return told
        return None

    def _shows(self, clause: Clause) -> NounPhrase | None:
        """Return who gives what follows a colon in a relative clause: Zahlen, die *Weber* vorlegt: Es sei zu teuer."""
        if self._syntax.tokens[clause.end : clause.end + 1] != [":"]:
            return None
        behind = self._syntax.phrases_between(clause.start + 1, clause.end)
        return next((found for found in behind if found.nominative and names_speaker(self._syntax, found)), None)

    def _may_go_on(self, source: NounPhrase, verb: int) -> bool:
        """Say whether a source is somebody and not whom the clause by name tells of: Man meint, *Weber* sei klug."""
        subject = self._syntax.subject_of(verb)
        told = subject is not None and is_namesake(self._syntax, subject, source)
        return self._syntax.tags[source.head] is Tag.NOUN and may_speak(self._syntax, source) and not told

    def _may_say(self, phrase: NounPhrase) -> bool:
        lower = self._syntax.lowers[phrase.head]
        if lower in words("first_person_subjects"):
            return False
        if lower in words("many_pronouns") or lower in self._named or names_speaker(self._syntax, phrase):
            return True
        return is_written_as_brand(self._syntax.tokens[phrase.head])

    def _is_said(self, verb: int) -> bool:
        return is_subjunctive(self._syntax, verb) or self._syntax.quote_around(verb) in self._syntax.utterances
