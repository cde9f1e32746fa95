"""Conditions of family H: which sense of an ambiguous word is meant."""

from desktop.signals.conditions.grammar import attributive, question_clause
from desktop.signals.context import Context, Cue
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words


def modal_particle_wohl(context: Context, cue: Cue) -> bool:
    """Return whether wohl means "presumably" (rule H-1)."""
    syntax, index = context.syntax, cue.head
    before = syntax.lowers[index - 1] if index else ""
    after = syntax.lowers[index + 1] if index + 1 < len(syntax.lowers) else ""
    if syntax.tags[index] is Tag.NOUN and index != syntax.sentence_of(index)[0]:
        return False
    if before in words("wohl_before") or after in words("wohl_after"):
        return False
    clause = syntax.clause_of(index)
    return clause is None or not any("fühl" in syntax.lowers[token] for token in clause.tokens)


def light_subject(context: Context, cue: Cue) -> bool:
    """Return whether something shines rather than seems (rule H-8)."""
    subject = context.syntax.subject_of(cue.head)
    near = context.others_in_clause(cue)
    lights = words("light_nouns")
    return (subject is not None and context.syntax.lowers[subject.head] in lights) or any(
        context.syntax.lowers[index] in lights for index in near
    )


def idiom_seem(context: Context, cue: Cue) -> bool:
    """Return whether scheinen belongs to a fixed phrase that has a rule of its own: wie es scheint."""
    lowers = context.syntax.lowers
    return lowers[max(0, cue.head - 2) : cue.head] == ["wie", "es"] or (
        cue.head > 0 and lowers[cue.head - 1] == "so" and lowers[cue.head + 1 : cue.head + 2] == ["es"]
    )


def with_lassen(context: Context, cue: Cue) -> bool:
    """Return whether lassen governs the verb: lässt vermuten."""
    return context.has_lemma(context.others_in_clause(cue), {"lassen"})


def finance(context: Context, cue: Cue) -> bool:
    """Return whether the sentence is about markets."""
    start, end = context.syntax.sentence_of(cue.head)
    return not words("finance_words").isdisjoint(context.syntax.lowers[start:end])


def all_possible(context: Context, cue: Cue) -> bool:
    """Return whether the phrase means every kind of or as … as possible."""
    lowers, start = context.syntax.lowers, cue.tokens[0]
    sentence, _ = context.syntax.sentence_of(start)
    before = lowers[max(sentence, start - 2) : start]
    return any(lower in words("all_words") for lower in before[-1:]) or "wie" in before[-1:]


def scale_of_options(context: Context, cue: Cue) -> bool:
    """Return whether the noun names a scale or set of options (rule H-10)."""
    following = context.syntax.lowers[cue.head + 1 : cue.head + 4]
    return not words("scale_nouns").isdisjoint(following)


def open_question(context: Context, cue: Cue) -> bool:
    """Return whether offen or zweifelhaft is said of an indirect question."""
    if attributive(context, cue):
        return False
    clause = context.syntax.clause_of(cue.head)
    if clause is None or not context.has_lemma(list(clause.tokens), words("copulas") | {"lassen"}):
        return False
    bare = [context.syntax.lowers[index] for index in clause.tokens]
    return question_clause(context, cue) or ("bleibt" in bare and len(bare) <= 4)


def fact_subject(context: Context, cue: Cue) -> bool:
    """Return whether a cause, motive, number or the like is said to be unknown."""
    if attributive(context, cue):
        return False
    subject = context.syntax.subject_of(cue.head)
    return subject is not None and context.syntax.lowers[subject.head] in words("fact_nouns")


def unverified(context: Context, cue: Cue) -> bool:
    """Return whether nobody in particular could check: passive, or sich lassen."""
    clause = context.syntax.clause_of(cue.head)
    if clause is None or attributive(context, cue):
        return False
    lemmas = {lemma for index in clause.tokens if index not in cue.tokens for lemma in context.syntax.lemmas(index)}
    lowers = [context.syntax.lowers[index] for index in clause.tokens]
    return (
        ("lassen" in lemmas and "sich" in lowers)
        or "werden" in lemmas
        or lemmas <= {"sein"}
        or ("sein" in lemmas and "haben" not in lemmas and "wollen" not in lemmas)
    )
