"""Who can speak: persons and bodies by their words; things, and pronouns that stand for nobody, cannot."""

from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.cues import listed


def names_speaker(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase surely names somebody who can speak: a role, a body, a name without an article."""
    lower = syntax.lowers[phrase.head]
    if syntax.tags[phrase.head] is not Tag.NOUN:
        return lower in words("speaking_pronouns")
    if is_role(lower, *ACTORS, "media"):
        return True
    if lower.endswith(tuple(words("thing_endings"))) or not syntax.is_bare(phrase):
        return False
    annotation = syntax.annotations[phrase.head]
    return annotation is None or annotation.tag == "NE"


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
    abstract = syntax.tags[phrase.head] is Tag.NOUN and lower.endswith(tuple(listed("rules", "abstract_endings")))
    return abstract and not is_document(lower) and not is_role(lower, *ACTORS, "media")


def is_document(lower: str) -> bool:
    """Say whether a noun stands for a text, which is the speaker of its own content."""
    return lower in listed("rules", "documents") or lower.endswith(tuple(listed("rules", "document_endings")))


def is_nobody(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase is a pronoun that stands for no speaker: es, das."""
    return phrase.end == phrase.start + 1 and syntax.lowers[phrase.start] in listed("rules", "nobody")
