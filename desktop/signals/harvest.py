"""From what was read in a text to values: signals and attributions. Words and grammar never leave the room."""

from bisect import bisect_right

from desktop.core.article import Article, Place
from desktop.core.signal import Attribution, Signal
from desktop.core.text import Span
from desktop.signals.cue import Cue
from desktop.signals.grammar.tags import Tag
from desktop.signals.reading import Reading
from desktop.signals.reasons import Seen, reason_for
from desktop.signals.sourcing import Sourcing, actor_of, voice_of
from desktop.signals.speech.frame import Frame


class Harvest:
    """Turns the cues and frames of one text into signals and attributions."""

    def __init__(self, reading: Reading, article: Article) -> None:
        self._text = article.text
        self._context = reading.context
        self._cues = reading.cues
        self._offsets = reading.offsets
        self._sourcing = Sourcing(self._context, self._cues, self._offsets, article.text)
        self._blocks = article.blocks
        self._block_starts = [block.span.start for block in article.blocks]

    def signals(self) -> tuple[Signal, ...]:
        """Return the signals in text order."""
        return tuple(sorted(map(self._signal, self._cues), key=lambda signal: (signal.cue[0], signal.kind)))

    def attributions(self) -> tuple[Attribution, ...]:
        """Return the attributions in text order of their content."""
        return tuple(self._attribution(frame) for frame in self._context.frames if frame.content)

    def _signal(self, cue: Cue) -> Signal:
        voice = voice_of(self._context, cue)
        source = self._sourcing.of_cue(cue, voice)
        actor = actor_of(cue, voice, source)
        spans = self._offsets.of_pieces(cue.tokens)
        shown = " … ".join(span.of(self._text) for span in spans)
        seen = Seen(shown, self._noun_after(cue.head), voice, source, actor, self._sourcing.via(cue.head))
        return Signal(
            kind=cue.rule.kind.id,
            rule=cue.rule.id,
            cue=spans,
            head=self._offsets.of_words(cue.head, cue.head + 1),
            scope=self._scope(cue),
            voice=voice,
            source=source,
            actor=actor,
            strength=cue.strength,
            place=self._place(spans[0].start),
            sentence=self._offsets.of_words(*self._context.syntax.sentence_of(cue.head)),
            reason=reason_for(cue.rule, seen),
            why=cue.rule.why,
            harmless_when=cue.rule.harmless_when,
        )

    def _attribution(self, frame: Frame) -> Attribution:
        content = tuple(self._offsets.of_words(start, end) for start, end in frame.content)
        speaker = self._sourcing.of_phrase(frame.speaker)
        return Attribution(self._offsets.of_pieces(frame.cue), speaker, content, frame.form)

    def _scope(self, cue: Cue) -> Span | None:
        clause = self._context.syntax.clause_of(cue.head)
        return self._offsets.of_words(clause.start, clause.end) if clause else None

    def _noun_after(self, index: int) -> str:
        """Return the noun an adjective cue stands before, "" if none is near."""
        syntax = self._context.syntax
        following = range(index + 1, min(index + 4, syntax.sentence_of(index)[1]))
        return next((syntax.tokens[after] for after in following if syntax.tags[after] is Tag.NOUN), "")

    def _place(self, offset: int) -> Place:
        number = bisect_right(self._block_starts, offset) - 1
        return self._blocks[number].place if number >= 0 else Place.BODY
