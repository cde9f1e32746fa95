"""Conditions of family A: whether a phrase speaks, and whether a rumour is what is meant."""

from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import BODIES
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import (
    clause_after,
    clause_has,
    clause_tokens,
    clause_words,
    cue_phrase,
    doers_of,
    has_content_beside,
    has_lemma,
    subject_word,
    word_at,
    words_after,
    words_before,
)
from desktop.signals.phrase_parts import speaking_phrase
from desktop.signals.speech.reach import is_subjunctive

_RELATIVE_REACH = 4
"""A relative clause that begins further behind a noun than this belongs to another one."""

_LABELLED = 4
"""A sentence with a label before a colon has more tokens than this; Quelle: dpa."""

HEARING = ("factive", "naming")
"""Classes of verbs whose subject takes something in rather than passing it on."""


def speaks(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is the source of an attribution or denial (rule A-1)."""
    if _gives_a_term(context.syntax, cue.head) or _is_nobody(context.syntax, cue.head):
        return False
    if _is_label(context.syntax, cue.head):
        return True
    speaker = None if _asks(context, cue.head) else context.speaker_with(cue.head)
    if speaker is None and (context.is_subject_of_saying(cue.head) or _is_invoked(context.syntax, cue.head)):
        speaker = cue_phrase(context.syntax, cue)
    return speaker is not None and _is_core(context.syntax, speaker, cue.head)


def _is_nobody(syntax: Syntax, head: int) -> bool:
    """Say whether a phrase is denied: *kein* Experte glaubt das."""
    return syntax.lowers[speaking_phrase(syntax, head)[0]] in words("negating_determiners")


def _is_invoked(syntax: Syntax, head: int) -> bool:
    """Say whether somebody refers to a phrase for what he says: beruft sich auf zwei *Insider*."""
    phrase = syntax.phrase_around(head)
    governed = phrase is not None and phrase.preposition is not None and syntax.lowers[phrase.preposition] == "auf"
    return governed and "sich" in clause_words(syntax, head) and clause_has(syntax, head, words("invoking_verbs"))


def _gives_a_term(syntax: Syntax, head: int) -> bool:
    """Say whether somebody has a word for a thing and claims nothing of it: Fachleute nennen das Fading."""
    here = clause_words(syntax, head)
    return clause_has(syntax, head, words("naming_verbs")) and not words("fronted_objects").isdisjoint(here)


def _is_label(syntax: Syntax, head: int) -> bool:
    """Say whether a bare noun before a colon opens a sentence: Insider: Bank vor dem Verkauf."""
    start, end = syntax.sentence_of(head)
    if syntax.lowers[head] in words("other_labels"):
        return False
    return head == start and word_at(syntax, head + 1) == ":" and end - head > _LABELLED


def _asks(context: Context, head: int) -> bool:
    """Say whether a phrase asks and does not inform (rule A-1)."""
    frame = context.speaking(head)
    return frame is not None and has_lemma(context.syntax, frame.cue, words("asking_verbs"))


def hands_over(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is the speaker of words in the text, or of words taken up: das sagen viele."""
    if tells(context, cue):
        return True
    if context.speaking(cue.head) is not None or not context.is_subject_of_saying(cue.head):
        return False
    return not words("fronted_objects").isdisjoint(clause_words(context.syntax, cue.head))


def tells(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is the speaker of words in the text, or thinks: halten das für falsch."""
    if context.speaking(cue.head) is not None:
        return not _asks(context, cue.head)
    return context.is_subject_of_saying(cue.head) and _thinks(context.syntax, cue.head)


def _thinks(syntax: Syntax, index: int) -> bool:
    """Say whether the verb of a clause tells an opinion: halten das für falsch; not: halten Abstand."""
    holds = clause_has(syntax, index, {"halten"}) and "für" not in clause_words(syntax, index)
    return clause_has(syntax, index, words("opinion_verbs")) and not holds


def degree(context: Context, cue: Cue) -> bool:
    """Return whether the word counts or measures: so viele wie nie, zu viele."""
    return not words("measuring_words").isdisjoint(words_before(context.syntax, cue.head, 1))


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
    near = [context.syntax.lowers[cue.head], *words_after(context.syntax, cue.head, 3)]
    return any(lower.startswith(springs) for lower in near)


def told_in_clause(context: Context, cue: Cue) -> bool:
    """Return whether something is said in the clause: von Länderseite hieß es; not: von dort kam Hilfe."""
    said = words("it_is_said") | words("it_transpired") | words("learning_infinitives")
    here = clause_tokens(context.syntax, cue.head)
    told = any(context.cued(index) for index in here) or not said.isdisjoint(clause_words(context.syntax, cue.head))
    return told or has_lemma(context.syntax, here, words("denying_verbs") | words("confirming_verbs"))


def before_circles(context: Context, cue: Cue) -> bool:
    """Return whether circles follow, which are a signal of their own: nach Informationen aus *Parteikreisen*."""
    endings = tuple(words("circles"))
    return any(lower.endswith(endings) for lower in words_after(context.syntax, max(cue.tokens), 4))


def reported_clause(context: Context, cue: Cue) -> bool:
    """Return whether a clause beside tells what is heard or rumoured: dass er geht; er sei tot."""
    after = clause_after(context.syntax, cue.head)
    reported = after is not None and after.finite is not None and is_subjunctive(context.syntax, after.finite)
    return reported or has_content_beside(context.syntax, cue.head)


def heard_content(context: Context, cue: Cue) -> bool:
    """Return whether news is heard, not a sound: man hört, dass; von Streit hört man."""
    syntax = context.syntax
    if syntax.tags[cue.head] is not Tag.FINITE or word_at(syntax, cue.head + 1) == "und":
        return False  # kann man hören, man höre und staune
    inside = frozenset(clause_tokens(syntax, cue.head))
    phrases = (found for found in syntax.phrases_of(*syntax.sentence_of(cue.head)) if found.preposition in inside)
    told_by = [found for found in phrases if syntax.lowers[found.preposition or 0] == "von"]
    if any(context.actors.type_of(found) in BODIES for found in told_by):
        return False  # von der Partei hört man, dass
    after = clause_after(syntax, cue.head)
    opener = "" if after is None or after.opener is None else syntax.lowers[after.opener]
    subjunctive = after is not None and after.finite is not None and is_subjunctive(syntax, after.finite)
    return bool(told_by) or subjunctive or opener in words("that_openers")


def existing_rumour(context: Context, cue: Cue) -> bool:
    """Return whether a rumour is there or goes about, not somebody's object: es gibt Gerüchte, Gerüchte halten sich."""
    verbs = clause_tokens(context.syntax, cue.head)
    return has_lemma(context.syntax, verbs, words("rumour_being"))


def rumour_told_of(context: Context, cue: Cue) -> bool:
    """Return whether the clause of a rumour has a cue of its own: kursiert, wird zurückgewiesen."""
    return clause_has(context.syntax, cue.head, words("rumour_verbs"))


def claim_circulates(context: Context, cue: Cue) -> bool:
    """Return whether a claim makes the round, not a virus or banknotes (rule A-9)."""
    syntax = context.syntax
    if has_lemma(syntax, [cue.head], {"munkeln"}) and subject_word(syntax, cue.head) not in ("", "man", "es"):
        return False
    handled = has_lemma(syntax, [cue.head], words("handling_verbs"))  # wie damit umzugehen ist
    if "gemunkelt" in clause_words(syntax, cue.head) or (has_content_beside(syntax, cue.head) and not handled):
        return True
    subject = syntax.subject_of(cue.head)
    doers = [subject] if subject is not None else doers_of(syntax, cue)
    heads = [syntax.lowers[found.head] for found in doers]
    return any(is_listed("circulating", lower) or is_listed("claim_nouns", lower) for lower in heads)
