"""Who can speak: persons and bodies by their words; things, and pronouns that stand for nobody, cannot."""

from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS, BODIES, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.introductions import has_full_name
from desktop.signals.speech.cues import listed


def names_speaker(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase surely names somebody who can speak: a role, a body, a name without an article."""
    lower = syntax.lowers[phrase.head]
    if syntax.tags[phrase.head] is not Tag.NOUN:
        return lower in words("speaking_pronouns")
    if is_role(lower, *ACTORS, "media") or _is_named_body(syntax, phrase):
        return True
    if lower.endswith(tuple(words("thing_endings"))) or not syntax.is_bare(phrase):
        return False
    annotation = syntax.annotations[phrase.head]
    if annotation is None or annotation.tag == "NE":
        return True
    return annotation.number != "Plur" and _is_last_name(syntax, phrase.head)


def _is_last_name(syntax: Syntax, noun: int) -> bool:
    """Say whether a noun stands behind a first name or a role anywhere: Anna *Katz*; not: das Thema *Gewalt*."""
    if not has_full_name(syntax, syntax.tokens[noun]):
        return False
    before = [place - 1 for place in syntax.places[syntax.lowers[noun]] if syntax.tags[place - 1] is Tag.NOUN]
    told = (syntax.annotations[place] for place in before)
    named = any(annotation is None or annotation.tag == "NE" for annotation in told)
    return named or any(is_role(syntax.lowers[place], *ACTORS) for place in before)


def _is_named_body(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether the name of a body begins with an adjective: der *Deutsche* Reiseverband, die *Berliner* Polizei."""
    after = phrase.head + 1
    within = phrase.start < phrase.head and after < phrase.end and syntax.tags[after] is Tag.NOUN
    return within and syntax.lowers[phrase.head].endswith(("e", "er", "en")) and is_role(syntax.lowers[after], *BODIES)


def may_speak(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase may name somebody: no neuter article, no abstract noun, no es, das, dies."""
    lower = syntax.lowers[phrase.head]
    if syntax.tags[phrase.head] is Tag.PRONOUN:
        return lower not in words("impersonal_subjects")
    neuter = syntax.lowers[phrase.start] in words("neuter_starts")
    return not neuter and not lower.endswith(tuple(words("thing_endings")))


def is_thing(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase by its ending names something that does not speak; a document does."""
    lower = syntax.lowers[phrase.head]
    measured = lower in listed("rules", "measures") or lower.endswith(tuple(listed("rules", "abstract_endings")))
    return (
        syntax.tags[phrase.head] is Tag.NOUN
        and measured
        and not is_document(lower)
        and not is_role(lower, *ACTORS, "media")
    )


def is_document(lower: str) -> bool:
    """Say whether a noun stands for a text, which is the speaker of its own content."""
    return lower in listed("rules", "documents") or lower.endswith(tuple(listed("rules", "document_endings")))


def is_nobody(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase is a pronoun that stands for no speaker: es, das."""
    return phrase.end == phrase.start + 1 and syntax.lowers[phrase.start] in listed("rules", "nobody")
