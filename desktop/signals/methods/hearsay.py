"""Hearsay: what is said by nobody in particular (rules A-7, A-8)."""

from collections.abc import Iterator

from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clause
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import BODIES, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.nearby import (
    clause_phrases,
    clause_tokens,
    clause_words,
    has_content_beside,
    has_lemma,
    sentence_words,
    subject_word,
    word_at,
)

_MEMORY = 3
"""So many sentences before may tell whose words end in "hieß es"."""


def hearsay_says(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield es heißt, hieß es where neither the sentence nor the one before tells who says it."""
    syntax = context.syntax
    for index in syntax.places_of(words("it_is_said")):
        subject = next((near for near in (index - 1, index + 1) if word_at(syntax, near) == "es"), None)
        if word_at(syntax, max(index, subject or 0) + 1) == "nicht":
            continue  # es heißt nicht, dass: it does not mean
        if subject is None or _means_something(syntax, index) or not _reports(context, index):
            continue
        habit = word_at(syntax, max(index, subject) + 1) in words("habit_words")  # heißt es gern
        if not (_is_answered(syntax, index) or (_goes_on_for_source(context, index) and not habit)):
            yield Cue(rule, tuple(sorted((index, subject))), index, rule.strength)


def _means_something(syntax: Syntax, index: int) -> bool:
    """Say whether heißen means "to be called" or "that is": das heißt, er geht."""
    opener = clause_words(syntax, index)[:1]
    asked = opener == ["wie"] and "?" in sentence_words(syntax, index)
    return asked or not words("that_is").isdisjoint(opener)


def _reports(context: Context, index: int) -> bool:
    """Say whether words are handed over, be it in an aside: wie es hieß."""
    clause = context.syntax.clause_of(index)
    aside = clause is not None and context.syntax.lowers[clause.start] == "wie"
    return aside or bool(context.cued(index))


def _is_answered(syntax: Syntax, index: int) -> bool:
    """Say whether a phrase in the clause or a word for one answers: hieß es *in der Erklärung*, *darin* (rule A-7)."""
    here = clause_words(syntax, index)
    if _opens_with_text(syntax, index):
        return True
    answers = words("taken_up_again") | words("agent_prepositions")
    return not answers.isdisjoint(here) or any(
        found.preposition is not None and syntax.lowers[found.head] not in words("time_nouns")
        for found in clause_phrases(syntax, index)
    )


def _opens_with_text(syntax: Syntax, index: int) -> bool:
    """Say whether a phrase with a comma in it stands first: *In der Mitteilung der Ämter für Bau, Umwelt* heißt es."""
    start, _ = syntax.sentence_of(index)
    verbs = any(tag is Tag.FINITE for tag in syntax.tags[start:index])
    return not verbs and syntax.lowers[start] in words("document_prepositions")


def _goes_on_for_source(context: Context, index: int) -> bool:
    """Say whether somebody speaks in the sentence before, or a few before where words come first: …, hieß es."""
    syntax = context.syntax
    number = syntax.sentence_number(index)
    clause = syntax.clause_of(index)
    behind = clause is not None and clause.start > syntax.sentence_of(index)[0]
    first = max(0, number - (_MEMORY if behind else 1))
    before = range(syntax.sentences[first][0], syntax.sentences[number][0])
    return any(frame.source is not None for token in before for frame in context.cued(token))


def hearsay_passive(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield agentless passives of claiming and supposing: wird behauptet (rule A-8)."""
    syntax = context.syntax
    for index in syntax.places_of(words("hearsay_participles")):
        if syntax.tags[index] is Tag.NOUN:
            continue
        clause = syntax.clause_of(index)
        if clause is None or clause.finite is None or clause.finite == index:
            continue
        if not has_lemma(syntax, [clause.finite], {"werden"}) and word_at(syntax, index + 1) != "worden":
            continue
        claimed = _is_impersonal(syntax, index) and not _is_unclaimed(context, clause, index)
        if claimed and not _has_author(syntax, index):
            yield Cue(rule, tuple(sorted((clause.finite, index))), index, rule.strength)


def _is_unclaimed(context: Context, clause: Clause, index: int) -> bool:
    """Say whether a case is put, or it is not told what is claimed: wenn vermutet wird; darüber wird berichtet."""
    syntax = context.syntax
    opener = "" if clause.opener is None else syntax.lowers[clause.opener]
    inside = clause.opener is not None and syntax.lowers[clause.opener] in words("that_openers")
    told = any(frame.content for frame in context.cued(index)) or (has_content_beside(syntax, index) and not inside)
    if opener in words("condition_openers") or opener == "als":
        return True
    if syntax.lowers[index] in words("content_participles"):
        return not told or opener == "wie"
    return not {"nicht", "nichts"}.isdisjoint(clause_words(syntax, index))


def _is_impersonal(syntax: Syntax, index: int) -> bool:
    """Say whether a claim is reported: es as subject, none at all, or a content clause beside."""
    subject = subject_word(syntax, index)
    return not subject or subject in words("passive_dummies") or has_content_beside(syntax, index)


def _has_author(syntax: Syntax, index: int) -> bool:
    """Say whether somebody, a report or a paper answers for the words: in einem Bericht wurde vermutet."""
    if not words("agent_prepositions").isdisjoint(clause_words(syntax, index)):
        return True
    inside = clause_tokens(syntax, index)
    phrases = syntax.phrases_of(*syntax.sentence_of(index))
    return any(found.preposition in inside and _answers_for_it(syntax, found) for found in phrases)


def _answers_for_it(syntax: Syntax, found: NounPhrase) -> bool:
    """Say whether a phrase with a preposition is a text or a body: *beim Verein* wird vermutet."""
    at_body = found.preposition is not None and syntax.lowers[found.preposition] in ("bei", "beim")
    return _is_text(syntax, found) or (at_body and is_role(syntax.lowers[found.head], *BODIES))


def _is_text(syntax: Syntax, found: NounPhrase) -> bool:
    lower = syntax.lowers[found.head]
    if not words("anybodys_media").isdisjoint(syntax.lowers[found.start : found.head]):
        return False
    return is_listed("media", lower) or lower in words("document_nouns")
