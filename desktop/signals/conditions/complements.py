"""Conditions that any family may use: which clause or phrase completes the cue."""

from desktop.signals.conditions.grammar import attributive
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.words import words
from desktop.signals.nearby import (
    clause_after,
    clauses_beside,
    is_content_clause,
    word_at,
)

_STOPS = frozenset(".;:")
_NEAR = 6
"""A dass-clause that begins further behind a noun than this belongs to another one."""


def content_clause(context: Context, cue: Cue) -> bool:
    """Return whether a clause says what is thought: dass, ob, a question word, an infinitive, or words before."""
    syntax = context.syntax
    if any(frame.content for frame in context.cued(cue.head)):
        return True
    after = clause_after(syntax, cue.head)
    if after is None or not _STOPS.isdisjoint(syntax.tokens[cue.head : after.start]):
        return False
    told = after.finite is not None and any(form.tense == "subjunctive1" for form in syntax.forms(after.finite))
    return told or is_content_clause(syntax, after) or after.sort is Clausehood.INFINITIVE


def as_if_clause(context: Context, cue: Cue) -> bool:
    """Return whether what it looks like follows: so, als sei er weg."""
    after = clause_after(context.syntax, max(cue.tokens))
    return after is not None and context.syntax.lowers[after.start] in words("appearing_openers")


def about_something(context: Context, cue: Cue) -> bool:
    """Return whether the noun is followed by its topic: Unsicherheit über den Termin; Unsicherheit, ob."""
    return question_clause(context, cue) or word_at(context.syntax, cue.head + 1) in words("topic_words")


def dass_clause(context: Context, cue: Cue) -> bool:
    """Return whether a dass- or wonach-clause hangs on the noun."""
    after = clause_after(context.syntax, cue.head)
    if after is None or after.opener is None or after.start - cue.head > _NEAR:
        return False
    return context.syntax.lowers[after.opener] in words("that_openers")


def noun_content(context: Context, cue: Cue) -> bool:
    """Return whether the noun says of what: a clause, a für- or auf-phrase, a genitive."""
    return dass_clause(context, cue) or word_at(context.syntax, cue.head + 1) in words("noun_complements")


def question_clause(context: Context, cue: Cue) -> bool:
    """Return whether an indirect question stands beside the clause of the cue."""
    syntax = context.syntax
    return any(
        is_content_clause(syntax, clause)
        and clause.opener is not None
        and syntax.lowers[clause.opener] not in words("that_openers")
        for clause in clauses_beside(syntax, cue.head)
    )


def predicative_dass(context: Context, cue: Cue) -> bool:
    """Return whether the cue is said of a dass-clause: es ist möglich, dass."""
    return not attributive(context, cue) and dass_clause(context, cue)
