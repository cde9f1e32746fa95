"""Conditions of family D: whether what is denied is a claim, and whether somebody contradicts it or calls it false."""

from desktop.signals.conditions.complements import content_clause
from desktop.signals.conditions.grammar import attributive
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.roles import ACTORS, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import (
    bare_phrases,
    clause_after,
    clause_has,
    clause_tokens,
    clause_words,
    has_content_beside,
    is_passive,
    others_in_clause,
    sentence_words,
    subject_word,
)
from desktop.signals.phrase_parts import core_words


def _is_any(name: str, lowers: list[str]) -> bool:
    """Say whether one of some words is in a list or a compound of a member."""
    return any(is_listed(name, lower) for lower in lowers)


def claim_object(context: Context, cue: Cue) -> bool:
    """Return whether what is rejected is a claim: a claim noun, das or dies, or a dass-clause (rule D-2)."""
    syntax = context.syntax
    heads = [lower for found in bare_phrases(syntax, cue.head) for lower in core_words(syntax, found)]
    if _is_any("claim_nouns", heads):
        return True
    if _is_any("demand_nouns", heads):
        return False
    if not words("claim_pronouns").isdisjoint(heads) or has_content_beside(syntax, cue.head):
        return True
    start, _ = syntax.sentence_of(cue.head)
    return len(heads) < 2 and _is_any("claim_nouns", syntax.lowers[start : cue.head])


def nondenial_object(context: Context, cue: Cue) -> bool:
    """Return whether the object is a match, a concert, a livelihood: another sense of bestreiten (rule D-1)."""
    syntax = context.syntax
    tokens = clause_tokens(syntax, cue.head)
    nouns = [syntax.lowers[index] for index in tokens if syntax.tags[index] is Tag.NOUN]
    if _is_any("claim_nouns", nouns) or content_clause(context, cue):
        return False
    return _is_any("nondenial_objects", nouns)


def speaking_subject(context: Context, cue: Cue) -> bool:
    """Return whether a person or body contradicts, not a fact or a figure (rule D-6)."""
    syntax = context.syntax
    subject = syntax.subject_of(cue.head)
    if subject is None:
        return is_passive(syntax, cue.head)
    lower = syntax.lowers[subject.head]
    if not words("norm_nouns").isdisjoint(clause_words(syntax, cue.head)):
        return False
    if syntax.tags[subject.head] is Tag.PRONOUN:
        return lower in words("contradicting_pronouns")
    if is_listed("claim_nouns", lower):
        return False
    return is_role(lower, *ACTORS) or not lower.endswith(tuple(words("fact_endings")))


def science_topic(context: Context, cue: Cue) -> bool:
    """Return whether a refutation is the topic of research, not an answer to an allegation."""
    return not words("science_words").isdisjoint(sentence_words(context.syntax, cue.head))


def own_mistake(context: Context, cue: Cue) -> bool:
    """Return whether somebody himself makes false statements: falsche Angaben machen."""
    return clause_has(context.syntax, cue.head, {"machen"})


def predicate_of_claim(context: Context, cue: Cue) -> bool:
    """Return whether something is called false, by somebody in reported words or by the author of a claim noun."""
    syntax = context.syntax
    if attributive(context, cue) or syntax.tags[cue.head] is Tag.NOUN or not _is_predicate(syntax, cue.head):
        return False
    subject = subject_word(syntax, cue.head)
    if is_listed("claim_nouns", subject):
        return not context.is_authors(cue.head) or "rechnung" not in clause_words(syntax, cue.head)
    if context.is_authors(cue.head):
        return False
    pronoun = not subject or subject in words("claim_pronouns")
    return pronoun or _is_any("claim_nouns", clause_words(syntax, cue.head))


def _is_predicate(syntax: Syntax, index: int) -> bool:
    """Say whether an adjective is the predicate of its clause: ist falsch, and not: hat falsch gerechnet."""
    other = clause_has(syntax, index, words("full_predicates"))
    if other or not clause_has(syntax, index, words("predicating_verbs")):
        return False
    return not _completes(syntax, index)


def _completes(syntax: Syntax, index: int) -> bool:
    """Say whether an infinitive follows that an adjective is said of: falsch, das zu tun."""
    following = clause_after(syntax, index)
    return following is not None and following.finite is None and following.start - index <= 2


def predicate_noun(context: Context, cue: Cue) -> bool:
    """Return whether a claim is said to be a lie, an invention, propaganda: as predicate and in somebody's words."""
    syntax = context.syntax
    if syntax.tags[cue.head] is not Tag.NOUN or context.is_authors(cue.head):
        return False
    subject = syntax.subject_of(cue.head)
    itself = subject is not None and subject.head == cue.head
    return not itself and clause_has(syntax, cue.head, words("predicate_noun_verbs"))


def claim_subject(context: Context, cue: Cue) -> bool:
    """Return whether a claim is said not to be true, in somebody's words."""
    syntax = context.syntax
    if "etwas" in (syntax.lowers[index] for index in others_in_clause(syntax, cue)):
        return False
    subject = subject_word(syntax, cue.head)
    reported = subject in words("claim_pronouns") and not context.is_authors(cue.head)
    return reported or is_listed("claim_nouns", subject)
