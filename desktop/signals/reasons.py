"""The sentence that says what was seen at a place, in German and English."""

from dataclasses import dataclass

from desktop.core.signal import Source, Voice, Wording
from desktop.signals.lexicon.rules import Rule
from desktop.signals.rulebook import load_lexicon

_LANGUAGES = ("de", "en")


@dataclass(frozen=True, slots=True)
class Seen:
    """What a reason speaks of."""

    cue: str
    noun: str
    """The word behind an adjective cue."""
    voice: Voice
    source: Source | None
    actor: str | None
    via: str | None
    """The medium through which an unnamed source reaches the reader."""


def reason_for(rule: Rule, seen: Seen) -> Wording:
    """Return the reason of a signal, its slots filled."""
    return Wording(*(_filled(rule, seen, language) for language in _LANGUAGES))


def _filled(rule: Rule, seen: Seen, language: str) -> str:
    return rule.kind.reason.in_language(language).format_map(_Slots(seen, language))


class _Slots:
    """What a reason is completed with; a reason has few of all slots, and only those are worded."""

    def __init__(self, seen: Seen, language: str) -> None:
        self._seen, self._language = seen, language

    def __getitem__(self, slot: str) -> str:
        return str(getattr(self, slot))

    @property
    def cue(self) -> str:
        """Return the words of the cue."""
        return self._seen.cue

    @property
    def cue_noun(self) -> str:
        """Return cue and noun after it."""
        return f"{self._seen.cue} {self._seen.noun}".strip()

    @property
    def saying(self) -> str:
        """Return whose voice it stands in."""
        return self._part(f"voice.{self._seen.voice}").format(of_source=self.of_source)

    @property
    def of_source(self) -> str:
        """Return who says it."""
        return self._part("of_source").format(source=self._seen.source.text) if self._seen.source else ""

    @property
    def via(self) -> str:
        """Return the medium an unnamed source comes through."""
        return self._part("via").format(medium=self._seen.via) if self._seen.via else ""

    @property
    def source_actor(self) -> str:
        """Return who denies and what sort of actor that is."""
        if self._seen.source is None:
            return self._part("actor.author" if self._seen.actor == "author" else "actor.nobody")
        sort = self._part(f"actor.{self._seen.actor}")
        shape = self._part("actor.with_sort" if sort else "actor.without_sort")
        return shape.format(source=self._seen.source.text, sort=sort)

    def _part(self, name: str) -> str:
        found = load_lexicon().reason_parts.get(name)
        return found.in_language(self._language) if found else ""
