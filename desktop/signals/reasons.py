"""The sentence that says what was seen at a place, in German and English."""

from desktop.core.signal import Source, Voice, Wording
from desktop.signals.lexicon.rules import Rule

_SAYING = {
    Voice.AUTHOR: Wording("Das sagt die Redaktion.", "The newsroom says so."),
    Voice.REPORTED: Wording("Wiedergegeben wird {source}.", "Reported from {source}."),
    Voice.QUOTED: Wording("Es steht im Zitat von {source}.", "It stands in a quotation from {source}."),
}
_SAYING_OF_NOBODY = {
    Voice.REPORTED: Wording("Wiedergegeben wird eine Aussage.", "A statement is being reported."),
    Voice.QUOTED: Wording("Es steht in einem Zitat.", "It stands in a quotation."),
}
_ACTORS = {
    "official": Wording("amtlich", "official"),
    "unnamed-official": Wording("amtlich, ungenannt", "official, unnamed"),
    "party": Wording("Partei", "party"),
    "org": Wording("Organisation", "organisation"),
    "private": Wording("Privatperson", "private person"),
    "media": Wording("Medium", "medium"),
    "author": Wording("die Redaktion selbst", "the newsroom itself"),
}
_NOBODY = Wording("Wer, steht nicht im Satz: Jemand", "Who is not said in the sentence: somebody")


def reason_for(rule: Rule, *, cue: str, noun: str, voice: Voice, source: Source | None, actor: str | None) -> Wording:
    """Return the filled-in reason of a signal; `noun` is the word behind an adjective cue."""
    return Wording(
        *(
            getattr(rule.kind.reason, language).format(
                cue=cue,
                cue_noun=f"{cue} {noun}".strip(),
                saying=_saying(voice, source).in_language(language).format(source=_name(source)),
                of_source=_of(source, language),
                source_actor=_source_actor(source, actor, language),
                via=_via(source, language),
            )
            for language in ("de", "en")
        )
    )


def _saying(voice: Voice, source: Source | None) -> Wording:
    return _SAYING[voice] if source or voice is Voice.AUTHOR else _SAYING_OF_NOBODY[voice]


def _name(source: Source | None) -> str:
    return f"„{source.text}“" if source else ""


def _of(source: Source | None, language: str) -> str:
    if source is None:
        return ""
    return f" von {_name(source)}" if language == "de" else f" by {_name(source)}"


def _via(source: Source | None, language: str) -> str:
    if source is None or source.via is None:
        return ""
    return f" Bekannt nur über „{source.via}“." if language == "de" else f" Known only through “{source.via}”."


def _source_actor(source: Source | None, actor: str | None, language: str) -> str:
    sort = _ACTORS.get(actor or "")
    if source is None:
        return sort.in_language(language).capitalize() if sort and actor == "author" else _NOBODY.in_language(language)
    named = f"„{source.text}“" if language == "de" else f"“{source.text}”"
    return f"{named} ({sort.in_language(language)})" if sort else named
