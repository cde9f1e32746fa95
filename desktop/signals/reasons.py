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
    def part(name: str, **slots: str) -> str:
        return load_lexicon().reason_parts[name].in_language(language).format(**slots)

    of_source = part("of_source", source=seen.source.text) if seen.source else ""
    return rule.kind.reason.in_language(language).format(
        cue=seen.cue,
        cue_noun=f"{seen.cue} {seen.noun}".strip(),
        saying=part(f"voice.{seen.voice}", of_source=of_source),
        of_source=of_source,
        source_actor=_source_actor(seen, language),
        via=part("via", medium=seen.via) if seen.via else "",
    )


def _source_actor(seen: Seen, language: str) -> str:
    """Return who denies and what sort of actor that is."""
    parts = load_lexicon().reason_parts
    if seen.source is None:
        return parts["actor.author" if seen.actor == "author" else "actor.nobody"].in_language(language)
    sort = parts.get(f"actor.{seen.actor}")
    shape = parts["actor.with_sort" if sort else "actor.without_sort"].in_language(language)
    return shape.format(source=seen.source.text, sort=sort.in_language(language) if sort else "")
