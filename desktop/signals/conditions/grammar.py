"""Conditions that any family may use: negation, mood of the sentence, how the cue stands in it."""

from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.nearby import (
    clause_has,
    clause_tokens,
    clause_words,
    has_lemma,
    has_shape,
    is_first_person,
    others_in_clause,
    tag_at,
    word_at,
    words_before,
)
from desktop.signals.suppositions import in_condition, is_condition

_ATTRIBUTE_REACH = 4
"""So many words behind an attribute its noun may stand."""

_EXCEPTING = 4
"""So many tokens has "es sei denn," before a clause."""


def negated(context: Context, cue: Cue) -> bool:
    """Return whether a negator governs the cue: in the clause of a verb, directly before anything else."""
    syntax = context.syntax
    if not syntax.forms(cue.head):
        return negated_outside(context, cue)
    negating = words("negators") | words("denying_words")
    negators = (index for index in others_in_clause(syntax, cue) if syntax.lowers[index] in negating)
    return any(not _negates_something_else(syntax, cue, index) for index in negators)


def _negates_something_else(syntax: Syntax, cue: Cue, index: int) -> bool:
    """Say whether a negator belongs to another phrase: nicht nur, keine Schuld."""
    focused = word_at(syntax, index + 1) in words("focus_words")
    if focused or syntax.tags[index] is Tag.DETERMINER:
        subject = syntax.subject_of(cue.head)
        return subject is None or subject.start != index
    return False


def negated_outside(context: Context, cue: Cue) -> bool:
    """Return whether a negator stands directly before the cue and is no part of it."""
    negating = words("negators") | words("denying_words")
    return not negating.isdisjoint(words_before(context.syntax, cue.tokens[0], 2))


def hypothetical(context: Context, cue: Cue) -> bool:
    """Return whether a denial is not told as done (rule D-15): in a condition, an indirect question, the future."""
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    if clause is None:
        return False
    if _opens_condition(syntax, clause) or _asks(syntax, clause):
        return True
    return _is_open(syntax, clause, cue.head)


def _opens_condition(syntax: Syntax, clause: Clause) -> bool:
    if clause.opener is not None and is_condition(syntax, clause.opener):
        return True
    first = clause.tokens[0]
    if words_before(syntax, first, _EXCEPTING)[:3] == ["es", "sei", "denn"] or _goes_on_condition(syntax, clause):
        return True
    inverted = clause.finite == first == syntax.sentence_of(first)[0]
    return inverted and syntax.lowers[first] in words("conditional_modals")


def _goes_on_condition(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a clause still belongs to a condition that opens its sentence: wenn man lügt, es *leugnet*."""
    start, _ = syntax.sentence_of(clause.start)
    before = syntax.clauses_in(start, clause.start)
    if not before or before[0].opener is None or not is_condition(syntax, before[0].opener):
        return False
    return clause.finite == clause.tokens[-1] and clause.finite != clause.start


def _asks(syntax: Syntax, clause: Clause) -> bool:
    return syntax.lowers[clause.start] == "wozu" or (clause.opener is not None and syntax.lowers[clause.opener] == "ob")


def _is_open(syntax: Syntax, clause: Clause, verb: int) -> bool:
    """Say whether an infinitive leaves open if it is done: wird es bestreiten, will dem widersprechen, zu leugnen.

    What somebody says he must or can do, he does with these words: Das muss ich zurückweisen.
    """
    if has_shape(syntax, verb, "zu") or _is_to_be_done(syntax, clause, verb):
        return True
    if verb == clause.finite or not has_shape(syntax, verb, "infinitive"):
        return False
    if clause.finite is None:
        return clause.sort is Clausehood.INFINITIVE
    subject = syntax.subject_of(verb)
    performs = subject is not None and syntax.lowers[subject.head] in words("first_person_subjects")
    if syntax.lowers[clause.finite] in words("unfulfilled_modals"):
        return not performs
    return syntax.lowers[clause.finite] in words("future_auxiliaries")


def _is_to_be_done(syntax: Syntax, clause: Clause, verb: int) -> bool:
    """Say whether something has to be done, or is imagined: muss widersprochen *werden*; höre ihn widersprechen."""
    finite = clause.finite
    if finite is None or finite == verb:
        return False
    imagined = has_shape(syntax, verb, "infinitive") and has_lemma(syntax, [finite], words("imagining_verbs"))
    passive = has_shape(syntax, verb, "participle") and word_at(syntax, verb + 1) == "werden"
    return imagined or (passive and syntax.lowers[finite] in words("unfulfilled_modals"))


def supposed(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands in a condition, be it one by its verb first: geht man von tausend aus."""
    return in_condition(context.syntax, cue.head)


def asked(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands in a direct question."""
    _, end = context.syntax.sentence_of(cue.head)
    return "?" in context.syntax.tokens[cue.head : end]


def attributive(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands as an attribute before a noun."""
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    if clause is not None and clause.finite == cue.head and syntax.tags[cue.head] is Tag.FINITE:
        return False  # Anwälte bestreiten Absprachen
    near = range(cue.head + 1, min(cue.head + 1 + _ATTRIBUTE_REACH, len(syntax.tags)))
    end = next((index for index in near if not _goes_on(syntax, index)), cue.head)
    if end == cue.head or syntax.tags[end] is not Tag.NOUN or syntax.tokens[end - 1] == ",":
        return False
    return _is_declined(syntax.lowers[cue.head])


def _is_declined(lower: str) -> bool:
    return lower.endswith(tuple(words("adjective_endings")))


def _goes_on(syntax: Syntax, index: int) -> bool:
    """Say whether a word may stand between an attribute and its noun."""
    tag, lower = syntax.tags[index], syntax.lowers[index]
    if tag in (Tag.ADJECTIVE, Tag.NUMERAL, Tag.ADVERB) or lower == "," or lower in words("joining_words"):
        return True
    if lower in words("inner_determiners"):
        return True
    return tag is Tag.NONFINITE and _is_declined(lower)


def noun(context: Context, cue: Cue) -> bool:
    """Return whether the head is written as a noun."""
    return context.syntax.tags[cue.head] is Tag.NOUN


def pronoun(context: Context, cue: Cue) -> bool:
    """Return whether the head stands for itself and not before a noun."""
    phrase = context.syntax.phrase_around(cue.head)
    if phrase is not None and phrase.start == cue.head < phrase.head:
        return False  # mehrere mit dem Plan vertraute Personen
    alone = context.syntax.tags[cue.head] in (Tag.PRONOUN, Tag.DETERMINER, Tag.NOUN, Tag.ADJECTIVE)
    return alone and not attributive(context, cue)


def not_a_verb(context: Context, cue: Cue) -> bool:
    """Return whether the head is no verb of its clause."""
    return context.syntax.tags[cue.head] not in (Tag.FINITE, Tag.NONFINITE) or attributive(context, cue)


def before_adjective(context: Context, cue: Cue) -> bool:
    """Return whether the cue grades an adjective or adverb: unwahrscheinlich gut."""
    return tag_at(context.syntax, cue.tokens[-1] + 1) in (Tag.ADVERB, Tag.ADJECTIVE)


def has_particle(context: Context, cue: Cue) -> bool:
    """Return whether a split-off particle makes the verb another one."""
    return context.syntax.tags[cue.head] is Tag.FINITE and context.syntax.particle_of(cue.head) is not None


def first_person(context: Context, cue: Cue) -> bool:
    """Return whether the subject is ich or wir."""
    return is_first_person(context.syntax, cue.head)


def reflexive(context: Context, cue: Cue) -> bool:
    """Return whether the verb has its subject as object: erinnert sich."""
    syntax = context.syntax
    return not words("reflexives").isdisjoint(syntax.lowers[index] for index in clause_tokens(syntax, cue.head))


def with_something(context: Context, cue: Cue) -> bool:
    """Return whether it is told what with: hat damit nichts zu tun; and nobody merely wants it so."""
    syntax = context.syntax
    others = others_in_clause(syntax, cue)
    told = not words("with_words").isdisjoint(syntax.lowers[index] for index in others)
    clause = syntax.clause_of(cue.head)
    if clause is None or clause.sort is Clausehood.RELATIVE:
        return False  # Gründe, die damit nichts zu tun haben
    return told and not has_lemma(syntax, others, words("refusing_modals"))


def finite_be(context: Context, cue: Cue) -> bool:
    """Return whether the clause has a copula: the cue is its predicate and no attribute."""
    return clause_has(context.syntax, cue.head, words("copulas"))


def predicative(context: Context, cue: Cue) -> bool:
    """Return whether the cue is said of a subject, be the copula left out; not: nicht klar zu sehen."""
    syntax, after = context.syntax, cue.tokens[-1] + 1
    verbs = [index for index in others_in_clause(syntax, cue) if syntax.forms(index)]
    if verbs and not finite_be(context, cue):
        return False
    behind = tag_at(syntax, after)
    return word_at(syntax, after) != "zu" and (behind is not Tag.NONFINITE or has_lemma(syntax, [after], {"sein"}))


def obliged(context: Context, cue: Cue) -> bool:
    """Return whether the clause says that somebody has to: muss mit Strafe rechnen."""
    return clause_has(context.syntax, cue.head, {"müssen"})


def without_doing(context: Context, cue: Cue) -> bool:
    """Return whether the clause says what is not done: ohne Ärger befürchten zu müssen."""
    return "ohne" in clause_words(context.syntax, cue.head)


def with_predicate(context: Context, cue: Cue) -> bool:
    """Return whether an adjective that is no attribute ends the clause, the verb aside: erscheint fraglich."""
    syntax = context.syntax
    rest = [index for index in others_in_clause(syntax, cue) if syntax.tags[index] is not Tag.FINITE]
    annotation = syntax.annotations[rest[-1]] if rest else None
    return annotation is not None and annotation.tag == "ADJD"


def reported_voice(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands in somebody's reported or quoted words."""
    return not context.is_authors(cue.head)


def unbroken(context: Context, cue: Cue) -> bool:
    """Return whether no comma parts the pieces of the cue: ist das nicht; not: ist der Termin, nicht aber der Ort."""
    return "," not in context.syntax.lowers[cue.tokens[0] : cue.tokens[-1]]


def no_such_thing(context: Context, cue: Cue) -> bool:
    """Return whether the thing is said not to exist: kein Zweifel."""
    return not words("negating_determiners").isdisjoint(words_before(context.syntax, cue.tokens[0], 3))


def without(context: Context, cue: Cue) -> bool:
    """Return whether ohne stands before the cue."""
    return "ohne" in words_before(context.syntax, cue.tokens[0], 3)


def purpose(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands in an um-zu-clause: something intended, not done."""
    clause = context.syntax.clause_of(cue.head)
    return clause is not None and clause.finite is None and context.syntax.lowers[clause.start] == "um"
