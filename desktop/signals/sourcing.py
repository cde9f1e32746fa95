"""Who says it, as a value: sort of actor, named or not, and the medium an unnamed source comes through."""

from bisect import bisect_left
from collections.abc import Sequence

from desktop.core.signal import Form, Source, Voice
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.descriptions import is_bare_noun, surrounded_by
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.offsets import Offsets
from desktop.signals.phrase_parts import nouns_in
from desktop.signals.speech.reach import is_subjunctive

_SORTS = {"A.media": "media", "A.doc": "document", "A.vague": "group"}
_KNOWN_ACTORS = frozenset({*ACTORS, "unnamed-official"})


class Sourcing:
    """Tells the sources of the cues of one text."""

    def __init__(self, context: Context, cues: Sequence[Cue], offsets: Offsets, text: str) -> None:
        self._context, self._offsets, self._text = context, offsets, text
        sources = sorted((cue for cue in cues if cue.family == "A"), key=lambda cue: cue.head)
        self._unnamed = {cue.head: cue.rule.kind.id for cue in sources}
        self._media = [cue for cue in sources if cue.rule.kind.id == "A.media"]
        self._known: dict[NounPhrase, Source] = {}
        phrases = (phrase for frame in context.frames for phrase in (frame.speaker, frame.source) if phrase)
        syntax = context.syntax
        syntax.annotations.look_up(phrase.head for phrase in phrases if is_bare_noun(syntax, phrase))

    def of_cue(self, cue: Cue, voice: Voice) -> Source | None:
        """Return who says or denies what a cue stands for."""
        return self.of_phrase(source_of(self._context, cue, voice))

    def of_phrase(self, phrase: NounPhrase | None) -> Source | None:
        """Return the source a noun phrase names, or fails to name."""
        if phrase is None:
            return None
        if phrase not in self._known:
            self._known[phrase] = self._source(phrase)
        return self._known[phrase]

    def _source(self, phrase: NounPhrase) -> Source:
        span = self._offsets.of_words(phrase.start, phrase.end)
        kind = self._unnamed.get(phrase.head)
        sort = self._sort(phrase, kind)
        named = kind is None and self._has_name(phrase)
        return Source(span, span.of(self._text), sort, named=named, via=self.via(phrase.head))

    def _sort(self, phrase: NounPhrase, kind: str | None) -> str:
        """Return the sort of a source by the kind of its signal: one of the official side stays official."""
        if kind in _SORTS:
            return _SORTS[kind]
        syntax, actors = self._context.syntax, self._context.actors
        told = surrounded_by(syntax, phrase) if kind == "A.circle" else actors.type_of(phrase)
        if kind is None:
            alone = phrase.head == phrase.end - 1 and syntax.tags[phrase.start] is not Tag.DETERMINER
            if told == "official" and alone and is_listed("officers", syntax.lowers[phrase.head]):
                return "unnamed-official"
            group = syntax.lowers[phrase.head] in words("group_pronouns")
            return "group" if group and told == "unknown" else told
        if told in ("party", "org"):
            return told
        return "unnamed-official" if told == "official" or kind == "A.official" else "unnamed"

    def via(self, head: int) -> str | None:
        """Return the medium an unnamed source reaches the reader through, in the words of the text (rule A-11)."""
        if self._unnamed.get(head, "A.media") == "A.media":
            return None
        around = self._context.source(head)
        if around is not None and self._unnamed.get(around.head) == "A.media":
            return self._shown(around.start, around.end)
        medium = self._last_medium(*self._stretch(head))
        return self._shown(medium.tokens[0], medium.tokens[-1] + 1) if medium else None

    def _stretch(self, head: int) -> tuple[int, int]:
        """Return the sentence of a source, or the one before where it only takes up that: Darin hieß es."""
        syntax = self._context.syntax
        start, end = syntax.sentence_of(head)
        taken_up = start > 0 and syntax.lowers[start] in words("taking_up")
        return syntax.sentence_of(start - 1) if taken_up else (start, end)

    def _last_medium(self, start: int, end: int) -> Cue | None:
        """Return the last medium named between two tokens."""
        position = bisect_left(self._media, end, key=lambda cue: cue.head) - 1
        return self._media[position] if position >= 0 and self._media[position].head >= start else None

    def _shown(self, start: int, end: int) -> str:
        return self._offsets.of_words(start, end).of(self._text)

    def _has_name(self, phrase: NounPhrase) -> bool:
        return self._context.syntax.is_bare(phrase) or len(nouns_in(self._context.syntax, phrase)) > 1


def voice_of(context: Context, cue: Cue) -> Voice:
    """Say in whose voice a cue stands; the frame itself is the author's (rule V-4).

    Reuters meldet unter Berufung auf Insider, er gehe: the author names Reuters. A subjunctive of reported speech is
    somebody's words even where nothing else tells so.
    """
    frame = context.frame_around(cue.head)
    loose = frame is not None and (frame.cue_class == "adposition" or frame.form is Form.FRAMELESS)
    framing = cue.family == "A" and context.is_subject_of_saying(cue.head)
    voice = Voice.AUTHOR if loose and framing else context.voice(cue.head)
    told = cue.family in ("A", "D") and _is_told_before(context, cue.head)
    if voice is Voice.REPORTED and (told or (cue.family == "D" and _is_comment(context, cue.head))):
        return Voice.AUTHOR
    return Voice.REPORTED if voice is Voice.AUTHOR and cue.rule.kind.id == "H.konj" else voice


def _is_told_before(context: Context, index: int) -> bool:
    """Say whether the author tells what the next sentence says to be somebody's: *Bonn bestreitet es.* So ein Blatt."""
    syntax, frame = context.syntax, context.frame_around(index)
    clause = syntax.clause_of(index)
    if frame is None or not frame.cue or clause is None or clause.finite is None:
        return False
    later = syntax.sentence_number(frame.cue[0]) > syntax.sentence_number(index)
    return later and not is_subjunctive(syntax, clause.finite)


def _is_comment(context: Context, verb: int) -> bool:
    """Say whether a clause comments on somebody's words: Er warf ihm Betrug vor, *was er bestritt*."""
    clause, frame = context.syntax.clause_of(verb), context.frame_around(verb)
    if clause is None or clause.finite is None or frame is None or frame.start >= clause.start:
        return False
    opened = context.syntax.lowers[clause.start] in words("commenting_openers")
    return opened and not is_subjunctive(context.syntax, clause.finite)


def source_of(context: Context, cue: Cue, voice: Voice) -> NounPhrase | None:
    """Return the phrase of who says or denies what a cue stands for; an anonymous source is its own."""
    if cue.family == "A":
        return None
    if cue.family == "D":
        return cue.source
    if voice is Voice.AUTHOR:
        return None
    return context.source(cue.head)


def actor_of(cue: Cue, voice: Voice, source: Source | None) -> str | None:
    """Return the sort of actor behind a denial, "author" for the newsroom itself; None for the other families."""
    if cue.family != "D":
        return None
    if source is None:
        return "author" if cue.rule.kind.id == "D.false" and voice is Voice.AUTHOR else "unknown"
    if source.type in ("person", "group"):
        return "private"
    return source.type if source.type in _KNOWN_ACTORS else "unknown"
