"""Conditions of family D: whether somebody concerned says that he knows nothing, or says nothing."""

from desktop.signals.conditions.grammar import negated
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS, BODIES, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import (
    bare_phrases,
    clause_has,
    has_lemma,
    is_passive,
    others_in_clause,
    subject_word,
)


def knower(context: Context, cue: Cue) -> bool:
    """Return whether a body or person concerned says that it knows nothing (rule D-14)."""
    if not context.is_authors(cue.head):
        return True
    subject = context.syntax.subject_of(cue.head)
    if subject is None:
        return False
    return _wants(context.syntax, cue) or context.actors.type_of(subject) in ACTORS


def _wants(syntax: Syntax, cue: Cue) -> bool:
    """Say whether somebody will not: will nichts gewusst haben, wollte keine Angaben machen."""
    return has_lemma(syntax, others_in_clause(syntax, cue), {"wollen"})


def knower_phrase(context: Context, cue: Cue) -> bool:
    """Return whether somebody concerned sees no sign, in his own or in reported words."""
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    if clause is None or clause.finite is None:
        return False
    if not context.is_authors(cue.head):
        return True
    subject = syntax.subject_of(clause.finite)
    if subject is None or subject.head in cue.tokens or not clause_has(syntax, cue.head, words("holding_verbs")):
        return False
    return context.actors.can_speak(subject) or is_listed("official_knowers", syntax.lowers[subject.head])


def dative_knower(context: Context, cue: Cue) -> bool:
    """Return whether it is said to whom something is not known: dem Ministerium ist nichts bekannt."""
    syntax = context.syntax
    datives = [found for found in bare_phrases(syntax, cue.head) if _is_dative_knower(syntax, found)]
    if not datives or datives[0].head == cue.head:
        return False
    subject = syntax.subject_of(cue.head)
    nothing = "nichts" in (syntax.lowers[token] for token in cue.tokens)
    return nothing or subject is None or subject.head != datives[0].head


def _is_dative_knower(syntax: Syntax, found: NounPhrase) -> bool:
    if syntax.lowers[found.start] not in words("dative_starts"):
        return False
    return syntax.tags[found.head] is Tag.PRONOUN or is_role(syntax.lowers[found.head], *BODIES)


def noc_verb(context: Context, cue: Cue) -> bool:
    """Return whether somebody asked gives no answer (rule D-4 and kind D.noc)."""
    syntax = context.syntax
    lemmas = syntax.lemmas(cue.head)
    others = [syntax.lowers[index] for index in others_in_clause(syntax, cue)]
    if lemmas & words("answering_verbs"):
        return not words("inquiry_words").isdisjoint(others)
    if lemmas & words("commenting_verbs"):
        return "sich" in others or "kommentieren" in lemmas
    subject = syntax.subject_of(cue.head)
    if lemmas & words("addressing_verbs"):
        return subject is not None and "auf" in others and not words("noc_nouns").isdisjoint(others)
    return subject is not None and _refuses_to(syntax, cue) and context.actors.can_speak(subject)


def _refuses_to(syntax: Syntax, cue: Cue) -> bool:
    """Say whether somebody will or may not: wollte das nicht bestätigen; not: konnte nicht bestätigt werden."""
    modal = has_lemma(syntax, others_in_clause(syntax, cue), words("refusing_modals"))
    negator_before = any(syntax.lowers[index] == "nicht" for index in cue.tokens if index < cue.head)
    return modal and negator_before and not is_passive(syntax, cue.head)


def refusal(context: Context, cue: Cue) -> bool:
    """Return whether the complement really is refused: keine Angaben machen, eine Stellungnahme ablehnen."""
    syntax = context.syntax
    if any(syntax.lowers[index] in words("negating_determiners") for index in cue.tokens):
        return _wants(syntax, cue) or _has_speaker(syntax, cue)
    return bool(syntax.lemmas(cue.head) & words("refusal_verbs")) and not negated(context, cue)


def _has_speaker(syntax: Syntax, cue: Cue) -> bool:
    """Say whether somebody, not es or the complement itself, is the subject of a cue."""
    subject = syntax.subject_of(cue.head)
    if subject is None or subject.head in cue.tokens:
        return False
    return syntax.lowers[subject.head] not in words("impersonal_subjects")


def place_subject(context: Context, cue: Cue) -> bool:
    """Return whether a place is out of reach, not a person."""
    return is_listed("place_nouns", subject_word(context.syntax, cue.head))
