"""The sentence that says what was seen at a place, in German and English."""

from dataclasses import dataclass

from desktop.core.signal import Source, Voice, Wording
from desktop.signals.lexicon.rules import Rule

_SAYING = {
    Voice.AUTHOR: Wording("Das sagt die Redaktion.", "The newsroom says so."),
    Voice.REPORTED: Wording("Wiedergegebene Aussage{of_source}.", "A reported statement{of_source}."),
    Voice.QUOTED: Wording("Aus einem Zitat{of_source}.", "From a quotation{of_source}."),
}
_ACTORS = {
    "official": Wording("amtlich", "official"),
    "unnamed-official": Wording("amtlich, ungenannt", "official, unnamed"),
    "party": Wording("Partei", "party"),
    "org": Wording("Organisation", "organisation"),
    "private": Wording("Privatperson", "private person"),
    "media": Wording("Medium", "medium"),
}
_AUTHOR = Wording("der Redaktion selbst", "the newsroom itself")
_NOBODY = Wording("jemandem, den der Satz nicht nennt", "somebody the sentence does not name")


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
    return Wording(de=_filled(rule, seen, "de"), en=_filled(rule, seen, "en"))


def _filled(rule: Rule, seen: Seen, language: str) -> str:
    of_source = _of(seen.source, language)
    return rule.kind.reason.in_language(language).format(
        cue=seen.cue,
        cue_noun=f"{seen.cue} {seen.noun}".strip(),
        saying=_SAYING[seen.voice].in_language(language).format(of_source=of_source),
        of_source=of_source,
        source_actor=_source_actor(seen.source, seen.actor, language),
        via=_via(seen.via, language),
    )


def _quoted(words: str, language: str) -> str:
    return f"„{words}“" if language == "de" else f"“{words}”"


def _of(source: Source | None, language: str) -> str:
    if source is None:
        return ""
    label = "Quelle" if language == "de" else "source"
    return f" ({label}: {_quoted(source.text, language)})"


def _via(via: str | None, language: str) -> str:
    if via is None:
        return ""
    label = "Bekannt nur über" if language == "de" else "Known only through"
    return f" {label} {_quoted(via, language)}."


def _source_actor(source: Source | None, actor: str | None, language: str) -> str:
    if source is None:
        return (_AUTHOR if actor == "author" else _NOBODY).in_language(language)
    sort = _ACTORS.get(actor or "")
    named = _quoted(source.text, language)
    return f"{named} ({sort.in_language(language)})" if sort else named
