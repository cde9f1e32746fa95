"""Conditions of family A: whether a phrase speaks, and whether a medium or a rumour is what is meant."""

from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import (
    clause_after,
    clause_words,
    cue_phrase,
    has_content_beside,
    subject_word,
    words_after,
)
from desktop.signals.phrase_parts import phrase_words

_RELATIVE_REACH = 4
"""A relative clause that begins further behind a noun than this belongs to another one."""

_HEARING = ("factive", "naming")
"""Classes of verbs whose subject takes something in rather than passing it on."""


def speaks(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is the source of an attribution or denial (rule A-1)."""
    speaker = context.speaker_with(cue.head)
    if speaker is None and context.is_subject_of_saying(cue.head):
        speaker = cue_phrase(context.syntax, cue)
    return speaker is not None and _is_core(context.syntax, speaker, cue.head)


def _is_core(syntax: Syntax, speaker: NounPhrase, head: int) -> bool:
    """Say whether a noun is the head of the speaker and no attribute in it: der Chef *der Experten*."""
    if head <= speaker.head or syntax.lowers[speaker.head] in words("vouching_nouns"):
        return True
    return all(_may_join(lower) for lower in syntax.lowers[speaker.head + 1 : head])


def _may_join(lower: str) -> bool:
    """Say whether a word between head and noun may be part of a name or a conjunct."""
    if lower in words("joining_words"):
        return True
    return lower[:1].isalpha() and not any(
        lower in words(name) for name in ("genitive_determiners", "prepositions", "determiners")
    )


def speaks_or_introduced(context: Context, cue: Cue) -> bool:
    """Return whether the phrase speaks, or a relative clause on it does: ein Informant, der enthüllte, dass."""
    if speaks(context, cue):
        return True
    after = clause_after(context.syntax, cue.head)
    if after is None or after.sort is not Clausehood.RELATIVE or after.start - cue.head > _RELATIVE_REACH:
        return False
    return after.finite is not None and bool(context.cued(after.finite))


def other_spring(context: Context, cue: Cue) -> bool:
    """Return whether a spring or the source of something is meant, not one that speaks (rule A-6)."""
    springs = tuple(words("spring_attributes"))
    return any(lower.startswith(springs) for lower in words_after(context.syntax, cue.head, 3))


def medium_carries_content(context: Context, cue: Cue) -> bool:
    """Return whether a medium is the source of what is said, not merely mentioned or spoken to (rule A-10)."""
    if any(frame.cue_class == "adposition" for frame in context.cued(cue.head)):
        return True
    speaker = context.speaker_with(cue.head)
    if speaker is None:
        return context.is_subject_of_saying(cue.head)
    frame = context.speaking(cue.head)
    hears = frame is not None and frame.cue_class in _HEARING
    return not hears and _is_the_speaker(context.syntax, speaker, cue.head)


def _is_the_speaker(syntax: Syntax, speaker: NounPhrase, head: int) -> bool:
    """Say whether nothing but names and adjectives stands between a medium and the head of the speaker."""
    low, high = sorted((speaker.head, head))
    return all(tag in (Tag.NOUN, Tag.MARK, Tag.ADJECTIVE) for tag in syntax.tags[low:high])


def own_report(context: Context, cue: Cue) -> bool:
    """Return whether the outlet's own report is meant, or that of somebody who is no medium."""
    if context.syntax.lowers[cue.head].startswith(tuple(words("institution_reports"))):
        return True
    inside = phrase_words(context.syntax, cue_phrase(context.syntax, cue))
    others = [lower for lower in inside if not is_listed("media", lower)]
    return any(is_role(lower, *ACTORS) for lower in others) or not words("own_report_words").isdisjoint(inside)


def claim_circulates(context: Context, cue: Cue) -> bool:
    """Return whether a claim makes the round, not a virus or banknotes (rule A-9)."""
    syntax = context.syntax
    if "gemunkelt" in clause_words(syntax, cue.head) or has_content_beside(syntax, cue.head):
        return True
    subject = subject_word(syntax, cue.head)
    return is_listed("circulating", subject) or is_listed("claim_nouns", subject)
