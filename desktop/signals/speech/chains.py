"""Words without a frame of their own: reported speech and quotations that go on for the source named before."""

from collections.abc import Sequence

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.speech.frame import Frame, Range
from desktop.signals.speech.reach import is_subjunctive, trimmed
from desktop.signals.speech.speakers import last_subject


def chained_speech(syntax: Syntax, frames: Sequence[Frame], spoken: Sequence[Range]) -> list[Frame]:
    """Return the frames of sentences in Konjunktiv and of quotations that nobody is said to speak."""
    covered = {number for frame in frames for start, end in frame.content for number in _numbers(syntax, start, end)}
    covered |= {syntax.sentence_number(index) for frame in frames for index in frame.cue}
    taken = {start for frame in frames for start, _ in frame.content}
    quotes = {syntax.sentence_number(start): (start, end) for start, end in spoken if start - 1 not in taken}
    by_sentence: dict[int, list[Frame]] = {}
    for frame in sorted(frames, key=lambda frame: (frame.cue or (frame.start,))[0]):
        by_sentence.setdefault(syntax.sentence_number((frame.cue or (frame.start,))[0]), []).append(frame)
    return _Chain(syntax, covered, quotes, by_sentence).frames()


def _numbers(syntax: Syntax, start: int, end: int) -> range:
    return range(syntax.sentence_number(start), syntax.sentence_number(end - 1) + 1)


class _Chain:
    """The walk through the sentences, with the source that holds until an indicative sentence."""

    def __init__(
        self, syntax: Syntax, covered: set[int], quotes: dict[int, Range], by_sentence: dict[int, list[Frame]]
    ) -> None:
        self._syntax, self._covered, self._quotes, self._by_sentence = syntax, covered, quotes, by_sentence

    def frames(self) -> list[Frame]:
        found: list[Frame] = []
        last: Frame | None = None
        since = 0
        run: list[int] = []
        for number, (start, end) in enumerate(self._syntax.sentences):
            if number not in self._covered and number not in self._quotes and self._is_reported(start, end):
                run.append(number)
                continue
            self._close(run, last if since <= 2 else None, found)
            run = []
            since = 0 if number in self._by_sentence or number in self._covered else since + 1
            last = (self._by_sentence.get(number) or [last])[-1]
            if number in self._quotes and number not in self._covered:
                quoted = self._quotes[number]
                source = last if since <= 2 else None
                found.append(self._frameless(((quoted[0] - 1, quoted[1] + 1),), source, number))
                since = 0
        self._close(run, last if since <= 2 else None, found)
        return found

    def _close(self, run: list[int], last: Frame | None, found: list[Frame]) -> None:
        if run:
            content = trimmed(self._syntax, self._syntax.sentences[run[0]][0], self._syntax.sentences[run[-1]][1])
            if content:
                found.append(self._frameless((content,), last, run[0]))

    def _frameless(self, content: tuple[Range, ...], last: Frame | None, number: int) -> Frame:
        speaker = (last.source or last.speaker) if last else last_subject(self._syntax, number)
        return Frame((), speaker, content, Form.FRAMELESS, last.cue_class if last else "neutral", speaker)

    def _is_reported(self, start: int, end: int) -> bool:
        """Say whether the first main clause of a sentence is in Konjunktiv."""
        for clause in self._syntax.clauses_in(start, end):
            if clause.sort is Clausehood.MAIN and clause.finite is not None:
                return is_subjunctive(self._syntax, clause.finite) and any(
                    form.tense == "subjunctive1" or form.lemma in ("haben", "sein", "werden")
                    for form in self._syntax.forms(clause.finite)
                )
        return False
