"""Conditions that any family may use: negation, mood of the sentence, what stands beside the cue."""

from desktop.core.signal import Voice
from desktop.signals.context import Context, Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words

_NEAR = 6


def negated(context: Context, cue: Cue) -> bool:
    """Return whether a negator governs the cue: in the clause of a verb, directly before anything else."""
    syntax = context.syntax
    if not syntax.forms(cue.head):
        return _negator_before(context, cue)
    for index in context.others_in_clause(cue):
        lower = syntax.lowers[index]
        negator = lower in words("negators") or lower in words("denying_words")
        if negator and not _negates_something_else(context, cue, index):
            return True
    return False


def _negates_something_else(context: Context, cue: Cue, index: int) -> bool:
    """Say whether a negator belongs to another phrase: nicht nur, keine Schuld."""
    syntax = context.syntax
    after = syntax.lowers[index + 1] if index + 1 < len(syntax.lowers) else ""
    if after in ("nur", "allein", "zuletzt") or syntax.tags[index] is Tag.DETERMINER:
        subject = syntax.subject_of(cue.head)
        return not (subject is not None and subject.start == index)
    return False


def negated_outside(context: Context, cue: Cue) -> bool:
    """Return whether a negator stands directly before the cue and is no part of it."""
    return _negator_before(context, cue)


def _negator_before(context: Context, cue: Cue) -> bool:
    start = cue.tokens[0]
    sentence, _ = context.syntax.sentence_of(start)
    return any(context.syntax.lowers[index] in words("negators") for index in range(max(sentence, start - 2), start))


def hypothetical(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands in a condition or in the future: sollte er dementieren, wird es bestreiten."""
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    if clause is None:
        return False
    if clause.opener is not None and context.is_condition(clause.opener):
        return True
    first = clause.tokens[0]
    if (
        clause.finite == first
        and syntax.lowers[first] in ("sollte", "sollten")
        and first == syntax.sentence_of(first)[0]
    ):
        return True
    future = clause.finite is not None and syntax.lowers[clause.finite] in words("future_auxiliaries")
    return future and any(form.shape == "infinitive" for form in syntax.forms(cue.head)) and cue.head != clause.finite


def asked(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands in a direct question."""
    start, end = context.syntax.sentence_of(cue.head)
    return "?" in context.syntax.tokens[max(start, cue.head) : end]


def attributive(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands as an attribute before a noun."""
    syntax = context.syntax
    if not syntax.lowers[cue.head].endswith(("e", "en", "em", "er", "es")):
        return False
    for index in range(cue.head + 1, min(cue.head + 5, len(syntax.tags))):
        if syntax.tags[index] is Tag.NOUN:
            return True
        joins = syntax.tags[index] in (Tag.ADJECTIVE, Tag.NUMERAL, Tag.ADVERB) or syntax.lowers[index] in (
            "und",
            "oder",
            ",",
        )
        if not joins and not _may_be_attribute(syntax.lowers[index], syntax.tags[index]):
            return False
    return False


def _may_be_attribute(lower: str, tag: Tag) -> bool:
    return tag is Tag.NONFINITE and lower.endswith(("e", "en", "er", "es"))


def noun(context: Context, cue: Cue) -> bool:
    """Return whether the head is written as a noun."""
    return context.syntax.tags[cue.head] is Tag.NOUN


def pronoun(context: Context, cue: Cue) -> bool:
    """Return whether the head stands for itself and not before a noun."""
    return not attributive(context, cue) and context.syntax.tags[cue.head] in (
        Tag.PRONOUN,
        Tag.DETERMINER,
        Tag.NOUN,
        Tag.ADJECTIVE,
    )


def not_a_verb(context: Context, cue: Cue) -> bool:
    """Return whether the head is no verb of its clause."""
    return context.syntax.tags[cue.head] not in (Tag.FINITE, Tag.NONFINITE) or attributive(context, cue)


def before_adjective(context: Context, cue: Cue) -> bool:
    """Return whether the cue grades an adjective or adverb: unwahrscheinlich gut."""
    after = cue.tokens[-1] + 1
    return after < len(context.syntax.tags) and context.syntax.tags[after] in (Tag.ADVERB, Tag.ADJECTIVE)


def has_particle(context: Context, cue: Cue) -> bool:
    """Return whether a split-off particle makes the verb another one."""
    return context.syntax.tags[cue.head] is Tag.FINITE and context.syntax.particle_of(cue.head) is not None


def first_person(context: Context, cue: Cue) -> bool:
    """Return whether the subject is ich or wir."""
    subject = context.syntax.subject_of(cue.head)
    return subject is not None and context.syntax.lowers[subject.head] in ("ich", "wir")


def content_clause(context: Context, cue: Cue) -> bool:
    """Return whether a clause follows that says what is thought: dass, ob, a question word, an infinitive, a report."""
    after = context.clause_after(cue.head)
    if after is None or any(context.syntax.tokens[index] in ".;:" for index in range(cue.head, after.start)):
        return False
    if context.is_content_clause(after) or after.sort is Clausehood.INFINITIVE:
        return True
    frame = context.frame_around(after.start)
    return frame is not None and cue.head in frame.cue


def dass_clause(context: Context, cue: Cue) -> bool:
    """Return whether a dass- or wonach-clause hangs on the noun."""
    after = context.clause_after(cue.head)
    if after is None or after.opener is None or after.start - cue.head > _NEAR:
        return False
    return context.syntax.lowers[after.opener] in ("dass", "daß", "wonach")


def noun_content(context: Context, cue: Cue) -> bool:
    """Return whether the noun says of what: a clause, a für- or auf-phrase, a genitive."""
    following = cue.head + 1
    lower = context.syntax.lowers[following] if following < len(context.syntax.lowers) else ""
    return dass_clause(context, cue) or lower in (
        "für",
        "dafür",
        "auf",
        "darauf",
        "von",
        "einer",
        "eines",
        "der",
        "des",
    )


def question_clause(context: Context, cue: Cue) -> bool:
    """Return whether an indirect question stands beside the clause of the cue."""
    lowers = context.syntax.lowers
    return any(
        context.is_content_clause(clause) and clause.opener is not None and lowers[clause.opener] not in ("dass", "daß")
        for clause in context.clauses_beside(cue.head)
    )


def predicative_dass(context: Context, cue: Cue) -> bool:
    """Return whether the cue is said of a dass-clause: es ist möglich, dass."""
    return not attributive(context, cue) and dass_clause(context, cue)


def finite_be(context: Context, cue: Cue) -> bool:
    """Return whether the clause has a copula: the cue is its predicate and no attribute."""
    clause = context.syntax.clause_of(cue.head)
    return clause is not None and context.has_lemma(list(clause.tokens), words("copulas"))


def reported_voice(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands in somebody's reported or quoted words."""
    return context.voice(cue.head) is not Voice.AUTHOR


def no_such_thing(context: Context, cue: Cue) -> bool:
    """Return whether the thing is said not to exist: kein Zweifel."""
    syntax = context.syntax
    start, _ = syntax.sentence_of(cue.head)
    before = [syntax.lowers[index] for index in range(max(start, cue.tokens[0] - 3), cue.tokens[0])]
    return any(lower.startswith("kein") for lower in before) or "außer" in before


def without(context: Context, cue: Cue) -> bool:
    """Return whether ohne stands before the cue."""
    start, _ = context.syntax.sentence_of(cue.head)
    return "ohne" in context.syntax.lowers[max(start, cue.tokens[0] - 3) : cue.tokens[0]]


def purpose(context: Context, cue: Cue) -> bool:
    """Return whether the cue stands in an um-zu-clause: something intended, not done."""
    clause = context.syntax.clause_of(cue.head)
    return clause is not None and clause.finite is None and context.syntax.lowers[clause.start] == "um"
