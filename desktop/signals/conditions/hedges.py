"""Conditions of family H: which sense of an ambiguous word is meant."""

from desktop.signals.conditions.complements import question_clause
from desktop.signals.conditions.grammar import attributive
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import (
    clause_has,
    clause_words,
    has_lemma,
    is_passive,
    others_in_clause,
    sentence_words,
    subject_word,
    word_at,
    words_after,
    words_before,
)


def modal_particle_wohl(context: Context, cue: Cue) -> bool:
    """Return whether wohl means "presumably" (rule H-1)."""
    syntax, index = context.syntax, cue.head
    if syntax.tags[index] is Tag.NOUN and index != syntax.sentence_of(index)[0]:
        return False
    if word_at(syntax, index - 1) in words("wohl_before") or word_at(syntax, index + 1) in words("wohl_after"):
        return False
    return not clause_has(syntax, index, {"fühlen"})


def light_subject(context: Context, cue: Cue) -> bool:
    """Return whether something shines rather than seems (rule H-8)."""
    syntax = context.syntax
    near = {subject_word(syntax, cue.head), *clause_words(syntax, cue.head)}
    return not words("light_nouns").isdisjoint(near)


def with_lassen(context: Context, cue: Cue) -> bool:
    """Return whether lassen governs the verb: lässt vermuten."""
    return has_lemma(context.syntax, others_in_clause(context.syntax, cue), {"lassen"})


def other_thought(context: Context, cue: Cue) -> bool:
    """Return whether the verb means something else: denkt daran, fürchtet sich, wird angenommen."""
    syntax = context.syntax
    others = {syntax.lowers[index] for index in others_in_clause(syntax, cue)}
    return is_passive(syntax, cue.head) or not words("other_thoughts").isdisjoint(others)


def pronoun_subject(context: Context, cue: Cue) -> bool:
    """Return whether er, sie or wir is the subject: a person points with the finger."""
    return subject_word(context.syntax, cue.head) in words("speaking_pronouns")


def existing(context: Context, cue: Cue) -> bool:
    """Return whether the clause says that there is something: es gibt Hinweise, but not: gebe es nicht."""
    here = clause_words(context.syntax, cue.head)
    return clause_has(context.syntax, cue.head, {"geben"}) and "es" in here and words("negators").isdisjoint(here)


def emanates(context: Context, cue: Cue) -> bool:
    """Return whether something spreads rather than somebody assumes: von ihm geht Gefahr aus, die von ihm ausgeht."""
    subject = context.syntax.subject_of(cue.head)
    if subject is None or is_listed("emanating_nouns", context.syntax.lowers[subject.head]):
        return True
    clause = context.syntax.clause_of(cue.head)
    return clause is not None and clause.sort is Clausehood.RELATIVE


def finance(context: Context, cue: Cue) -> bool:
    """Return whether the sentence is about markets."""
    return not words("finance_words").isdisjoint(sentence_words(context.syntax, cue.head))


def all_possible(context: Context, cue: Cue) -> bool:
    """Return whether the phrase means every kind of, as … as possible, or the best possible."""
    before = word_at(context.syntax, cue.tokens[0] - 1)
    return before in words("before_all_possible") or before.endswith(tuple(words("superlative_endings")))


def scale_of_options(context: Context, cue: Cue) -> bool:
    """Return whether the noun names a scale or set of options, or as much as can be is meant (rule H-10)."""
    utmost = word_at(context.syntax, cue.head - 1) in words("utmost")
    return utmost or not words("scale_nouns").isdisjoint(words_after(context.syntax, cue.head, 3))


def open_question(context: Context, cue: Cue) -> bool:
    """Return whether offen or zweifelhaft is said of an indirect question, or something bleibt offen."""
    syntax = context.syntax
    if attributive(context, cue) or not clause_has(syntax, cue.head, words("open_verbs")):
        return False
    here = clause_words(syntax, cue.head)
    if question_clause(context, cue) or ("bleibt" in here and len(here) <= 4):
        return True
    return subject_word(syntax, cue.head) in words("open_subjects")


def fact_subject(context: Context, cue: Cue) -> bool:
    """Return whether a cause, a motive, a number or what an indirect question asks is said to be unknown."""
    if attributive(context, cue):
        return False
    return subject_word(context.syntax, cue.head) in words("fact_nouns") or question_clause(context, cue)


def occupied(context: Context, cue: Cue) -> bool:
    """Return whether a bed or a seat is free, not a claim unproven: nicht belegt."""
    return is_listed("seats", subject_word(context.syntax, cue.head))


def unverified(context: Context, cue: Cue) -> bool:
    """Return whether nobody in particular could check: passive, sich lassen, a state, or a headline without a verb."""
    syntax = context.syntax
    lemmas = {lemma for index in others_in_clause(syntax, cue) for lemma in syntax.lemmas(index)}
    if "werden" in lemmas or ("lassen" in lemmas and "sich" in clause_words(syntax, cue.head)):
        return True
    return not lemmas or ("sein" in lemmas and lemmas.isdisjoint(words("active_auxiliaries")))


def as_set_phrase(context: Context, cue: Cue) -> bool:
    """Return whether the noun stands in a fixed phrase: im Zweifel, unter dem Eindruck der Krise."""
    return not words("set_phrase_starts").isdisjoint(words_before(context.syntax, cue.head, 2))


def offered(context: Context, cue: Cue) -> bool:
    """Return whether the noun is an option somebody gives: eröffnet die Möglichkeit."""
    return clause_has(context.syntax, cue.head, words("offering_verbs")) and "es" not in clause_words(
        context.syntax, cue.head
    )
