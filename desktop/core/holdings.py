"""Everything a reader has kept, as one value that travels from notebook to notebook, and what became of it there."""

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.core.article import Block, KnownArticle, Notice, Origin
from desktop.core.judging import Judgement, Silence
from desktop.core.note import Anchor, Note


@dataclass(frozen=True, slots=True)
class KeptEdition:
    """One text an article has had."""

    digest: str
    title: str | None = None
    text: str | None = None
    """None where only the digest is known: nothing was written on it."""
    blocks: tuple[Block, ...] = ()
    kept: datetime | None = None


@dataclass(frozen=True, slots=True)
class KeptNote:
    """A note, and when it was put in the trash if it is there."""

    note: Note
    discarded: datetime | None = None
    dated: bool = True
    """Whether it is known when it was changed: without that, a note is never newer than one that is here."""


@dataclass(frozen=True, slots=True)
class KeptSilence:
    """A silence, and since when it holds."""

    silence: Silence
    created: datetime


@dataclass(frozen=True, slots=True)
class KeptSignal:
    """A signal as the analysis last found it."""

    key: str
    """`Signal.kind` and `Signal.rule` joined by "|", as a note names it."""
    start: int
    words: str
    speaker: str | None
    """Who says it, in the words of the text."""


@dataclass(frozen=True, slots=True)
class KeptStatement:
    """A stretch of a text that is handed over as somebody's words."""

    digest: str
    """The text it stands in."""
    start: int
    end: int
    speaker: str


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article with all the reader has said about it."""

    known: KnownArticle
    position: int = 0
    """Where the reader left it, in code points."""
    editions: tuple[KeptEdition, ...] = ()
    notes: tuple[KeptNote, ...] = ()
    verdicts: tuple[Judgement, ...] = ()
    silences: tuple[KeptSilence, ...] = ()
    signals: tuple[KeptSignal, ...] = ()
    """Those of its newest text, where it is known and asked for; they can be found anew, and are in no safe copy."""

    statements: tuple[KeptStatement, ...] = ()
    """What its texts hand over as somebody's words, known as the signals are."""

    def speaker_of(self, note: Note) -> str:
        """Return who says what a note is on: the source of its signal, else whose words its place is part of."""
        signal, place = self.signal_of(note), note.anchor
        if signal is not None or note.signal_key is not None or place is None:
            return (signal.speaker if signal else None) or ""
        text = self.edition_with(place)
        around = [
            one
            for one in self.statements
            if text and one.digest == text.digest and one.start <= place.start and place.end <= one.end
        ]
        return min(around, key=lambda one: one.end - one.start).speaker if around else ""

    def signal_of(self, note: Note) -> KeptSignal | None:
        """Return the signal a note is on; None if there is none, or it could be one of several."""
        place = note.anchor
        alike = [one for one in self.signals if place and (one.key, one.words) == (note.signal_key, place.exact)]
        there = [one for one in alike if place and one.start == place.start] or alike
        return there[0] if len(there) == 1 else None

    def edition_with(self, place: Anchor) -> KeptEdition | None:
        """Return the first text that has these words at their place; None if none is kept."""
        return next((one for one in self.editions if (one.text or "")[place.start : place.end] == place.exact), None)


@dataclass(frozen=True, slots=True)
class ShelvedText:
    """One text of an article in the library."""

    digest: str
    title: str
    text: str
    blocks: tuple[Block, ...]
    notices: tuple[Notice, ...]
    seen: datetime
    """When it was opened first."""
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class Shelved:
    """An article of the library with its texts, the one opened last last."""

    id: str
    title: str
    origin: Origin
    position: int = 0
    """Where the reader left it, in code points."""
    first_seen: datetime | None = None
    opened: datetime | None = None
    texts: tuple[ShelvedText, ...] = ()
    signals: tuple[KeptSignal, ...] = ()
    """Those of its newest text, if it was analysed."""


@dataclass(frozen=True, slots=True)
class Holdings:
    """All articles with what belongs to them, the silences that hold everywhere, and the library."""

    articles: tuple[KeptArticle, ...] = ()
    silences: tuple[KeptSilence, ...] = ()
    shelf: tuple[Shelved, ...] = ()

    def living(self) -> Iterator[tuple[KeptArticle, tuple[Note, ...]]]:
        """Yield the articles that have notes outside the trash, the one written on last first; these in text order."""
        living = [(one, [kept.note for kept in one.notes if kept.discarded is None]) for one in self.articles]
        for article, notes in sorted(living, key=_last_change, reverse=True):
            if notes:
                yield article, tuple(sorted(notes, key=lambda note: note.anchor.start if note.anchor else -1))

    def count(self) -> int:
        """Return how many notes are not in the trash."""
        return sum(kept.discarded is None for article in self.articles for kept in article.notes)

    def collection(self) -> tuple[tuple[KnownArticle, tuple[Note, ...]], ...]:
        """Return the same as the notebook lists it."""
        return tuple((article.known, notes) for article, notes in self.living())

    def placed(self) -> frozenset[str]:
        """Return the ids of the articles with notes on places."""
        return frozenset(kept.note.article_id for one in self.articles for kept in one.notes if kept.note.anchor)

    def with_analysis(
        self,
        signals: Mapping[str, tuple[KeptSignal, ...]],
        statements: Mapping[str, tuple[KeptStatement, ...]],
    ) -> "Holdings":
        """Return the same with what was found in some articles, by the ids of these."""
        known = (
            replace(one, signals=signals.get(one.known.id, ()), statements=statements.get(one.known.id, ()))
            for one in self.articles
        )
        return replace(self, articles=tuple(known))

    def only(self, notes: Container[str]) -> "Holdings":
        """Return the articles that have some of these notes (ids), with no others, and nothing that holds anywhere."""
        chosen = (
            replace(article, notes=tuple(kept for kept in article.notes if kept.note.id in notes))
            for article in self.articles
        )
        return Holdings(tuple(article for article in chosen if article.notes))


def _last_change(noted: tuple[KeptArticle, list[Note]]) -> float:
    return max((note.changed.timestamp() for note in noted[1]), default=0.0)


@dataclass(frozen=True, slots=True)
class Intake:
    """What taking a file in changes."""

    articles: tuple[tuple[str, int], ...] = ()
    """Titles of articles, and how many notes come to each."""
    new: int = 0
    newer: int = 0
    """Notes that were changed elsewhere after they were here."""
    known: int = 0
    """Notes that are here already, word for word."""
    older: int = 0
    """Notes that were changed here later: they stay as they are."""
    trashed: int = 0
    """Notes the reader put in the trash here: there they stay."""
    texts: int = 0
    """Texts of articles that were not here."""
    shelved: int = 0
    """Articles that were not in the library."""
    judgements: int = 0
    """Verdicts and silences that were not here."""
    form: str = ""
    loose: int = 0
    skipped: tuple[tuple[str, int], ...] = ()

    @property
    def changes(self) -> bool:
        """Say whether anything comes."""
        return bool(self.new or self.newer or self.texts or self.shelved or self.judgements)


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the notebook before and after a file was taken in; a note with its tags and the trash."""

    table: str
    key: tuple[tuple[str, str | int | None], ...]
    before: KeptNote | dict[str, str | int | None] | None
    """None where there was no such row."""
    after: KeptNote | dict[str, str | int | None] | None


@dataclass(frozen=True, slots=True)
class Shelving:
    """What came into the library."""

    articles: tuple[tuple[str, str | None], ...] = ()
    """Articles that were not there (ids), and when each was opened last."""
    texts: tuple[tuple[str, str, str], ...] = ()
    """Texts that came to articles that were there (id and digest), and when each was opened last."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a file that was taken in changed, so that all of it can be taken back."""

    intake: Intake
    changes: tuple[Change, ...] = ()
    last: int = 0
    """The number of the last note there was before."""
    shelved: Shelving = Shelving()


@dataclass(frozen=True, slots=True)
class Incoming:
    """What a file of another program, or of another notebook, holds for this one."""

    form: str
    """lesart | w3c | hypothesis"""
    holdings: Holdings
    loose: int = 0
    """Notes whose place is told without its words: they come to the whole article."""
    skipped: tuple[tuple[str, int], ...] = ()
    """Why some of it is no note, as the end of a key of messages, and how often."""

    def told_by(self, intake: Intake) -> Intake:
        """Return what taking it in changes, with what the file alone can tell."""
        return replace(intake, form=self.form, loose=self.loose, skipped=self.skipped)
