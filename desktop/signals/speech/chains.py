"""Words without a frame of their own: reported speech and quotations that go on for the source named before."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.words import words
from desktop.signals.phrase_parts import genitive_of
from desktop.signals.speech.cues import listed
from desktop.signals.speech.frame import Frame, Range, Speaker
from desktop.signals.speech.loose import LooseSpeech
from desktop.signals.speech.persons import is_document, is_thing, names_speaker
from desktop.signals.speech.pronouns import told_of
from desktop.signals.speech.quotations import is_name
from desktop.signals.speech.reach import DASHES, is_subjunctive, trimmed

_MEMORY = 2
"""So many sentences after its last words a source may be taken up again by a quotation."""
_LONG_MEMORY = 3
"""So many sentences after them it may be taken up again in Konjunktiv."""


def chained_speech(syntax: Syntax, frames: Sequence[Frame]) -> list[Frame]:
    """Return the frames of sentences in Konjunktiv and of quotations that nobody is said to speak."""
    return _Chain(syntax, frames, _outermost(syntax, frames)).frames()


def _outermost(syntax: Syntax, frames: Sequence[Frame]) -> dict[int, Frame]:
    """Return for each sentence its last frame that does not stand inside another one's content."""
    found: dict[int, Frame] = {}
    for frame in sorted(frames, key=_place):
        number = syntax.sentence_number(_place(frame))
        known = found.get(number)
        outer = known is None or known.form is Form.REPORTED or not known.covers(_place(frame))
        if frame.source is not None and outer and not is_aside(syntax, frame):
            found[number] = frame
    return found


def is_aside(syntax: Syntax, frame: Frame) -> bool:
    """Say whether a frame stands between brackets, or tells of a speech act by the way: its speaker does not go on."""
    clause = syntax.clause_of(_place(frame))
    if clause is None:
        return False
    first, _ = syntax.sentence_of(clause.start)
    opening = {syntax.tokens[max(0, clause.start - 1)], syntax.tokens[first]}
    dashed = {syntax.tokens[clause.start - 1], *syntax.tokens[clause.end : clause.end + 1]} <= DASHES
    bracketed = not opening.isdisjoint(("(", "[")) or (dashed and clause.end < len(syntax.tokens))
    return bracketed or (frame.form is Form.REPORTED and clause.sort is not Clausehood.MAIN)


def _is_newsroom(syntax: Syntax, source: NounPhrase) -> bool:
    """Say whether ich or wir outside a quotation stands for who writes."""
    return syntax.lowers[source.head] in words("first_person_subjects") and syntax.quote_around(source.head) is None


def _place(frame: Frame) -> int:
    """Return where a frame is told: at its cue, a report at the end of its clause."""
    if frame.form is Form.REPORTED:
        return frame.end - 1
    return frame.cue[0] if frame.cue else frame.start


def with_cues(syntax: Syntax, frames: Sequence[Frame]) -> list[Frame]:
    """Give quotations that go on for somebody the cue that handed over the words before: „…“, *sagte* er. „…“."""
    quotes = {(opened, closed + 1) for opened, closed in syntax.quotes}
    found: list[Frame] = []
    last: Frame | None = None
    until = -1
    for frame in sorted(frames, key=_place):
        number = syntax.sentence_number(_place(frame))
        if frame.cue and _may_go_on(syntax, frame):
            last, until = frame, syntax.sentence_number(max(frame.end - 1, frame.cue[0]))
        near = last is not None and not frame.cue and number <= until + 1 and frame.content[:1]
        if last is not None and near and frame.content[0] in quotes and _goes_on(syntax, frame, last):
            found.append(replace(frame, cue=last.cue, form=Form.DIRECT))
            until = number
        else:
            found.append(frame)
    return found


def _goes_on(syntax: Syntax, frame: Frame, last: Frame) -> bool:
    """Say whether words are those of who was heard last, in the same paragraph."""
    begun = any(last.cue[0] < start <= frame.start for start, _ in syntax.paragraphs)
    same = frame.source is not None and last.source is not None and frame.source.head == last.source.head
    return same and not begun


def _may_go_on(syntax: Syntax, frame: Frame) -> bool:
    """Say whether a cue can hand over more than what stands beside it: sagte, so; not: laut, nannte."""
    return frame.cue_class not in ("adposition", "naming") or syntax.lowers[frame.cue[0]] == "so"


def _speaker_of(syntax: Syntax, frame: Frame) -> Speaker:
    """Return who goes on behind a frame, nobody for who writes; demnach stands for its source."""
    if frame.source is not None and _is_newsroom(syntax, frame.source):
        return None, None
    invoking = _who_invokes(syntax, frame)
    if invoking is not None:
        return invoking, invoking
    adverb = frame.speaker is not None and syntax.lowers[frame.speaker.head] in listed("adverbs", "anaphoric")
    return (frame.source if adverb else frame.speaker), frame.source


def _who_invokes(syntax: Syntax, frame: Frame) -> NounPhrase | None:
    """Return who tells of a text in which something stands: *Weber* verweist auf eine Studie."""
    source = frame.source
    if source is None or source.preposition is None or not is_document(syntax.lowers[source.head]):
        return None
    clause = syntax.clause_of(source.head)
    if clause is None or clause.finite is None or not syntax.lemmas(clause.finite) & words("invoking_verbs"):
        return None
    subject = syntax.subject_of(clause.finite)
    return subject if subject is not None and names_speaker(syntax, subject) else None


def _frameless(content: Range, speaker: Speaker | None) -> Frame:
    named, source = speaker or (None, None)
    return Frame((), named, (content,), Form.FRAMELESS, "neutral", source)


class _Chain:
    """The walk through the sentences, with the source that holds until an indicative sentence."""

    def __init__(self, syntax: Syntax, frames: Sequence[Frame], outermost: dict[int, Frame]) -> None:
        self._syntax, self._outermost = syntax, outermost
        self._heard = sorted((frame for frame in frames if frame.cue and frame.source), key=_place)
        self._told = {syntax.sentence_number(_place(frame)) for frame in frames if frame.source is not None}
        self._covered = bytearray(len(syntax.tokens))
        for frame in frames:
            for start, end in frame.content if frame.form is not Form.REPORTED else ():
                self._covered[start:end] = b"\x01" * (end - start)
        free = (pair for pair in syntax.utterances if not self._covered[pair[0]] and not is_name(syntax, pair[0]))
        self._quotes = {syntax.sentence_number(pair[0]): pair for pair in free}
        self._loose = LooseSpeech(syntax, frames, self._covered)

    def frames(self) -> list[Frame]:
        """Return the frames of what goes on without a cue."""
        found: list[Frame] = []
        last: Speaker | None = None
        since = _LONG_MEMORY
        run: list[int] = []
        for number, (start, end) in enumerate(self._syntax.sentences):
            near = bool(run) or since == 0
            verb = self._reported(start, end, running=bool(run), going_on=since == 0)
            if verb is not None and not self._is_told(number):
                run.append(number)
                continue
            quoted = self._quotes.get(number)
            self._close(run, last if since <= _LONG_MEMORY else None, found)
            run, since = [], 1 if run else since + 1
            here, before = self._outermost.get(number), last if since <= _MEMORY else None
            if here is not None:
                last = _speaker_of(self._syntax, here)
            if number in self._told or any(self._covered[start:end]):
                since = 0
            if quoted is not None:
                heard = last if since <= _MEMORY else None
                found.append(_frameless((quoted[0], quoted[1] + 1), heard))
                since = 0
            heard_last = before if here is not None and self._is_cited(here) else last if since <= _MEMORY else None
            for frame in self._loose.of_sentence(number, heard_last, verb, near=near):
                found.append(frame)
                main = self._syntax.clause_of(frame.start)
                leads = (main is not None and main.sort is Clausehood.MAIN) or not self._are_many(frame.source)
                last = (frame.speaker, frame.source) if leads else last
                since = 0
        self._close(run, last if since <= _LONG_MEMORY else None, found)
        return found

    def _is_told(self, number: int) -> bool:
        """Say whether somebody is said to speak in a sentence: Man müsse klären, „was nun wird“, *sagt Weber*."""
        here = self._outermost.get(number)
        clause = self._syntax.clause_of(here.cue[0]) if here is not None and here.cue else None
        if here is None or clause is None or clause.finite is None or clause.sort is not Clausehood.MAIN:
            return False
        if here.source is None or is_thing(self._syntax, here.source):
            return False
        told = not is_subjunctive(self._syntax, clause.finite) and self._syntax.lowers[here.cue[0] - 1] != "zu"
        return told and not self._syntax.lemmas(clause.finite) & listed("rules", "hearsaying")

    def _is_cited(self, frame: Frame) -> bool:
        """Say whether somebody else tells that somebody speaks: Wenn die Stadt darauf *bestehe*, sei es gut."""
        clause = self._syntax.clause_of(frame.cue[0]) if frame.cue else None
        return clause is not None and clause.finite is not None and is_subjunctive(self._syntax, clause.finite)

    def _close(self, run: list[int], last: Speaker | None, found: list[Frame]) -> None:
        if run:
            content = trimmed(self._syntax, self._syntax.sentences[run[0]][0], self._syntax.sentences[run[-1]][1])
            introduced = self._introduced(run[0] - 1)
            if last is not None and introduced is not None and self._are_many(introduced[0]):
                introduced = None
            speaker = introduced or last or self._behind(run[-1] + 1)
            if content:
                found.append(_frameless(content, speaker))
            quoted = self._quotes.get(run[-1])
            if quoted is not None and quoted[1] >= self._syntax.sentences[run[-1]][1]:
                found.append(_frameless((quoted[0], quoted[1] + 1), speaker))

    def _are_many(self, phrase: NounPhrase | None) -> bool:
        """Say whether many are told of; who was heard before goes on to speak of them: Die Teams haben viel zu tun."""
        return phrase is not None and self._syntax.number_of(phrase) == "Plur"

    def _introduced(self, number: int) -> Speaker | None:
        """Return who is the subject of a sentence in which nobody speaks: Weber ist entsetzt. Das sei ein Skandal.

        Or whose aim the next one tells.
        """
        if number < 0 or number in self._outermost:
            return None
        start, _ = self._syntax.sentences[number]
        position = bisect_left(self._heard, start, key=_place) - 1
        heard = self._heard[position] if position >= 0 else None
        found = self._aiming(number + 1) or told_of(self._syntax, number, heard, self._covered)
        return None if found is None else (found, found)

    def _aiming(self, number: int) -> NounPhrase | None:
        """Return whose aim a sentence tells: Ziel *der Liga* sei es, zu warten."""
        start, end = self._syntax.sentences[number]
        noun = next((index for index in range(start, end) if self._syntax.lowers[index] in words("aims")), None)
        clause = None if noun is None else self._syntax.clause_of(noun)
        if noun is None or clause is None or clause.finite is None:
            return None
        owner = genitive_of(self._syntax, noun) if self._syntax.lowers[clause.finite + 1] == "es" else None
        return owner if owner is not None and names_speaker(self._syntax, owner) else None

    def _behind(self, number: int) -> Speaker | None:
        """Return who is heard or told of next, where a text begins with somebody's words."""
        syntax = self._syntax
        if number >= len(syntax.sentences):
            return None
        here = self._outermost.get(number)
        if here is not None:
            return _speaker_of(syntax, here)
        found = told_of(syntax, number, None, self._covered)
        return None if found is None else (found, found)

    def _reported(self, start: int, end: int, *, running: bool, going_on: bool) -> int | None:
        """Return the verb of the first main clause of a sentence that tells its mood, if it is in Konjunktiv.

        A chain begins with a Konjunktiv I; right behind a sentence with somebody's words it may begin with what stands
        in for one, too.
        """
        clauses = self._syntax.clauses_in(start, end)
        for clause, behind in zip(clauses, [*clauses[1:], None], strict=False):
            if clause.sort is Clausehood.MAIN and clause.finite is not None:
                if self._covered[clause.finite] or self._syntax.quote_around(clause.finite) in self._syntax.utterances:
                    return None
                if self._goes_on(clause.finite, running=running, going_on=going_on):
                    return clause.finite
                if not is_subjunctive(self._syntax, clause.finite) and not self._is_resumed(behind):
                    return None
        return self._of_fragment(clauses) if running or going_on else None

    def _of_fragment(self, clauses: Sequence[Clause]) -> int | None:
        """Return the verb by which a sentence without a main clause goes on in Konjunktiv: Dass er arm *sei*."""
        if any(clause.sort is Clausehood.MAIN and clause.finite is not None for clause in clauses):
            return None
        verbs = [clause.finite for clause in clauses if clause.finite is not None]
        going = (
            verb for verb in verbs if self._goes_on(verb, running=False, going_on=False) and not self._covered[verb]
        )
        return next(going, None)

    def _is_resumed(self, behind: Clause | None) -> bool:
        """Say whether the clause before one is its first constituent: Was er *weiß*, sage er nicht."""
        resumed = behind is not None and behind.sort is Clausehood.MAIN and behind.finite == behind.start
        return resumed and behind is not None and self._syntax.tokens[behind.start - 1] == ","

    def _goes_on(self, verb: int, *, running: bool, going_on: bool) -> bool:
        forms = self._syntax.forms(verb)
        if any(form.tense == "subjunctive1" for form in forms):
            return is_subjunctive(self._syntax, verb)
        if self._syntax.lowers[verb] in words("guessing_modals") or (not running and self._guesses(verb)):
            return False
        plural = any(form.tense == "subjunctive2" and form.number == "plural" for form in forms)
        sure = is_subjunctive(self._syntax, verb) or self._syntax.lowers[verb] in words("advising_modals")
        return sure and (running or (going_on and plural))

    def _guesses(self, verb: int) -> bool:
        """Say whether a modal may be the author's guess at what was: Auch anderes *dürften* sie getan haben."""
        clause = self._syntax.clause_of(verb)
        if clause is None or self._syntax.lowers[verb] not in words("open_modals"):
            return False
        auxiliaries = words("perfect_auxiliaries")
        before = (left for left, right in pairwise(clause.tokens) if self._syntax.lowers[right] in auxiliaries)
        return any(form.shape == "participle" for left in before for form in self._syntax.forms(left))
