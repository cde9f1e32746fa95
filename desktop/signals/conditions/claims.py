"""Conditions of family D: whether what is denied is a claim, and whether somebody contradicts it or calls it false."""

from desktop.signals.conditions.grammar import attributive
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import role_of
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import (
    agent_of,
    bare_phrases,
    clause_after,
    clause_has,
    clause_phrases,
    clause_tokens,
    clause_words,
    clauses_beside,
    has_lemma,
    has_shape,
    is_passive,
    others_in_clause,
    sentence_words,
    subject_word,
)
from desktop.signals.phrase_parts import core_end, core_words

_NEAR = 2
"""So many sentences before tell whether something is alleged that is then called nonsense."""

_SHORT = 6
"""A sentence of so many tokens, its full stop counted, says nothing but that something is not true."""


def _is_any(name: str, lowers: list[str]) -> bool:
    """Say whether one of some words is in a list or a compound of a member."""
    return any(is_listed(name, lower) for lower in lowers)


def claim_object(context: Context, cue: Cue) -> bool:
    """Return whether what is rejected is a claim: a claim noun, das or dies, or a dass-clause (rule D-2)."""
    syntax = context.syntax
    heads = _bare_heads(syntax, cue.head)
    if _is_any("claim_nouns", heads):
        return True
    if _is_any("demand_nouns", heads):
        return False
    if not words("claim_pronouns").isdisjoint(heads) or _has_that_clause(syntax, cue.head):
        return True
    if _has_done_clause(syntax, cue.head):
        return True
    clause = syntax.clause_of(cue.head)
    goes_on = clause is not None and syntax.lowers[clause.tokens[0]] in words("coordinators")
    alone = len(bare_phrases(syntax, cue.head)) < 2 - goes_on  # Die Kritik, er zögere, wies der Chef zurück
    taken_up = alone or not words("object_pronouns").isdisjoint(heads)
    return taken_up and _is_any("claim_nouns", _heads_ahead(syntax, cue.head))


def demand_object(context: Context, cue: Cue) -> bool:
    """Return whether what is contradicted is a demand or plan, not a claim (rule D-2)."""
    heads = _bare_heads(context.syntax, cue.head)
    return _is_any("demand_nouns", heads) and not _is_any("claim_nouns", heads)


def _bare_heads(syntax: Syntax, verb: int) -> list[str]:
    """Return the core words of the phrases in a verb's clause that no preposition governs.

    A noun behind a governed one may be a phrase of its own: wies im Parlament *Kritik* zurück.
    """
    clause = syntax.clause_of(verb)
    found_here = (found for found in clause_phrases(syntax, verb) if clause is None or found.head != clause.opener)
    phrases = [(core_words(syntax, found), found.preposition is None) for found in found_here]
    return [lower for core, bare in phrases for lower in (core if bare else core[1:])]


def _has_done_clause(syntax: Syntax, verb: int) -> bool:
    """Say whether a deed is told of that is past: wies zurück, das Konto gesperrt *zu haben*."""
    after = clause_after(syntax, verb)
    if after is None or after.sort is not Clausehood.INFINITIVE:
        return False
    ends = [syntax.lowers[index] for index in after.tokens[-2:]]
    return ends in (["zu", "haben"], ["zu", "sein"]) and has_shape(syntax, after.tokens[-2] - 1, "participle")


def _has_that_clause(syntax: Syntax, verb: int) -> bool:
    openers = (clause.opener for clause in clauses_beside(syntax, verb))
    return any(opener is not None and syntax.lowers[opener] in words("that_openers") for opener in openers)


def _heads_ahead(syntax: Syntax, verb: int) -> list[str]:
    """Return the core words of the phrases before a verb in its sentence, those of its own prepositions left out."""
    phrases = syntax.phrases_of(*syntax.sentence_of(verb))
    own = syntax.clause_at[verb]
    ahead = (found for found in phrases if found.start < verb)
    kept = (found for found in ahead if found.preposition is None or syntax.clause_at[found.head] != own)
    return [lower for found in kept for lower in core_words(syntax, found)]


def denies_nothing(context: Context, cue: Cue) -> bool:
    """Return whether nothing is denied, or by nobody in particular: leugnet keine Probleme; wer das leugnet."""
    syntax = context.syntax
    starts = {syntax.lowers[found.start] for found in bare_phrases(syntax, cue.head)}
    if not words("negating_determiners").isdisjoint(starts):
        return True
    return subject_word(syntax, cue.head) in words("generic_subjects")


def by_nobody(context: Context, cue: Cue) -> bool:
    """Return whether it is a reproach to nobody in particular: hier wird geleugnet, verdrängt oder gar geleugnet."""
    syntax = context.syntax
    if syntax.lemmas(cue.head).isdisjoint(words("blaming_denials")) or not is_passive(syntax, cue.head):
        return False
    return agent_of(syntax, cue.head) is None


def judges_a_deed(context: Context, cue: Cue) -> bool:
    """Return whether it is an opinion on what is so, no denial: nennt es absurd, dass sie zahlen."""
    syntax = context.syntax
    if words("judging_words").isdisjoint(syntax.lowers[index] for index in cue.tokens):
        return False
    return "es" in clause_words(syntax, cue.head) and _has_that_clause(syntax, cue.head)


def nondenial_object(context: Context, cue: Cue) -> bool:
    """Return whether the object is a match, a concert, a livelihood: another sense of bestreiten (rule D-1)."""
    syntax = context.syntax
    phrases = ((found, _is_object(syntax, found)) for found in clause_phrases(syntax, cue.head))
    # mit ihrem Team Spiele: the object stands right behind what a preposition governs
    heads = [lower for found, bare in phrases for lower in core_words(syntax, found)[0 if bare else 1 :]]
    tokens = clause_tokens(syntax, cue.head)
    counted = [syntax.lowers[index] for index in tokens if index and syntax.tags[index - 1] is Tag.NUMERAL]
    return _is_any("nondenial_objects", heads + counted) and not _is_any("claim_nouns", heads)


def _is_object(syntax: Syntax, found: NounPhrase) -> bool:
    """Say whether no preposition governs a phrase, but for that of a number: vier *bis* fünf Spiele."""
    return found.preposition is None or syntax.lowers[found.preposition] == "bis"


def speaking_subject(context: Context, cue: Cue) -> bool:
    """Return whether a person or body contradicts, not a fact or a figure (rule D-6)."""
    syntax = context.syntax
    subject = _contradicting(syntax, cue.head)
    if subject is None:
        return is_passive(syntax, cue.head)
    lower = syntax.lowers[subject.head]
    around = clause_words(syntax, cue.head)
    if "sich" in around or not words("norm_nouns").isdisjoint(around):
        return False
    if syntax.tags[subject.head] is Tag.PRONOUN:
        return lower in words("contradicting_pronouns")
    last = core_words(syntax, subject)[-1]
    thing = lower != last and _is_thing(syntax, core_end(syntax, subject) - 1)  # Webers Nein
    return not (thing or is_listed("claim_nouns", lower)) and context.actors.can_speak(subject)


def _is_thing(syntax: Syntax, noun: int) -> bool:
    """Say whether a noun behind a name in the genitive tells neither what somebody is nor how he is called."""
    annotation = syntax.annotations[noun]
    return annotation is not None and annotation.tag == "NN" and role_of(syntax.lowers[noun]) is None


def _contradicting(syntax: Syntax, verb: int) -> NounPhrase | None:
    """Return who contradicts: the subject, but for the claim that stands first: Dieser Darstellung widerspricht *er*.

    None where a clause is the subject: Was er sagt, widerspricht den Angaben.
    """
    subject, clause = syntax.subject_of(verb), syntax.clause_of(verb)
    if subject is None or clause is None:
        return None
    before = syntax.clauses[syntax.clause_at[verb] - 1] if syntax.clause_at[verb] else None
    opened = before is not None and before.opener is not None and syntax.lowers[before.opener] in words("said_openers")
    if opened and clause.finite == clause.start and subject.head not in clause.tokens:
        return None
    if not is_listed("claim_nouns", syntax.lowers[subject.head]):
        return subject
    nominatives = (found for found in bare_phrases(syntax, verb) if found.nominative and found.start > verb)
    return next(nominatives, subject)


def against_claim(context: Context, cue: Cue) -> bool:
    """Return whether a claim, not a thing or a measure, stands behind gegen: wehrt sich gegen den Vorwurf."""
    syntax = context.syntax
    phrases = syntax.phrases_of(*syntax.sentence_of(cue.head))
    against = (found for found in phrases if found.preposition in cue.tokens)
    return any(_is_any("claim_nouns", core_words(syntax, found)) for found in against)


def called_false(context: Context, cue: Cue) -> bool:
    """Return whether somebody says of a claim that it is false: es handele sich um einen falschen Bericht."""
    syntax = context.syntax
    if not context.is_authors(cue.head):
        return True
    found = syntax.phrase_around(cue.head)
    preposition = None if found is None else found.preposition
    told = preposition is None or syntax.lowers[preposition] in words("calling_prepositions")
    return told and clause_has(syntax, cue.head, words("calling_verbs"))


def refuted_claim(context: Context, cue: Cue) -> bool:
    """Return whether it is told what is refuted, or by whom: die Entkräftung des Berichts durch das Amt."""
    syntax = context.syntax
    following = syntax.lowers[cue.head + 1 : syntax.sentence_of(cue.head)[1]]
    return agent_of(syntax, cue.head) is not None or _is_any("claim_nouns", following)


def science_topic(context: Context, cue: Cue) -> bool:
    """Return whether a refutation is the topic of research, not an answer to an allegation."""
    return not words("science_words").isdisjoint(sentence_words(context.syntax, cue.head))


def own_mistake(context: Context, cue: Cue) -> bool:
    """Return whether somebody makes or spreads false statements: falsche Angaben machen."""
    return clause_has(context.syntax, cue.head, words("spreading_verbs"))


def predicate_of_claim(context: Context, cue: Cue) -> bool:
    """Return whether something is called false, by somebody in reported words or by the author of a claim noun."""
    syntax = context.syntax
    if attributive(context, cue) or syntax.tags[cue.head] is Tag.NOUN or not _is_predicate(syntax, cue.head):
        return False
    if _only_judges(context, cue) or _is_of_infinitive(syntax, cue):
        return False
    subject = subject_word(syntax, cue.head)
    if is_listed("claim_nouns", subject):
        opinion = syntax.lowers[cue.head] in words("opinion_words") or is_listed("views", subject)
        return not (context.is_authors(cue.head) and opinion)
    if context.is_authors(cue.head):
        return False
    pronoun = not subject or subject in words("claim_pronouns")
    return pronoun or _is_any("claim_nouns", clause_words(syntax, cue.head))


def _is_predicate(syntax: Syntax, index: int) -> bool:
    """Say whether an adjective is the predicate of its clause: ist falsch, and not: hat falsch gerechnet."""
    other = clause_has(syntax, index, words("full_predicates"))
    if other or not clause_has(syntax, index, words("predicating_verbs")):
        return False
    return not _completes(syntax, index) and not _grades(syntax, index)


def _is_of_infinitive(syntax: Syntax, cue: Cue) -> bool:
    """Say whether it is a deed that is judged, or asked what is right: Zu schweigen, sei falsch; was falsch ist."""
    if cue.tokens[0] and syntax.lowers[cue.tokens[0] - 1] in ("was", "wie"):
        return True  # wie falsch das ist
    clause, number = syntax.clause_of(cue.head), syntax.clause_at[cue.head] - 1
    if clause is None or clause.finite != clause.start or number < 0:
        return False
    before = syntax.clauses[number]
    return before.finite is None and before.start >= syntax.sentence_of(cue.head)[0]


def planned(context: Context, cue: Cue) -> bool:
    """Return whether a plan is denied, not a manner or a purpose: sei nicht geplant; not: wirke nicht geplant."""
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    if clause is None or clause.sort is Clausehood.RELATIVE:
        return False  # ein Gremium, das nicht vorgesehen ist
    if clause.finite is None or {form.tense for form in syntax.forms(clause.finite)} == {"past"}:
        return False  # das war nicht geplant
    if clause.opener is not None and syntax.lowers[clause.opener] in words("reason_openers"):
        return False  # da das nicht vorgesehen sei
    return not has_shape(syntax, cue.head, "participle") or clause_has(syntax, cue.head, words("planning_company"))


def _grades(syntax: Syntax, index: int) -> bool:
    """Say whether an adverb of a participle behind it is meant: nicht richtig angekommen."""
    after = index + 1
    return after in clause_tokens(syntax, index) and (
        has_shape(syntax, after, "participle") and not has_lemma(syntax, [after], words("copulas"))
    )


def _only_judges(context: Context, cue: Cue) -> bool:
    """Return whether das is called nonsense and no claim stands near: an opinion, no denial."""
    syntax = context.syntax
    number = syntax.sentence_number(cue.head)
    if words("judging_words").isdisjoint(syntax.lowers[index] for index in cue.tokens):
        return False
    near = syntax.lowers[syntax.sentences[max(0, number - _NEAR)][0] : syntax.sentences[number][1]]
    return not _is_any("claim_nouns", near) and words("alleging_words").isdisjoint(near)


def _completes(syntax: Syntax, index: int) -> bool:
    """Say whether an infinitive follows that an adjective is said of: falsch, das zu tun."""
    following = clause_after(syntax, index)
    return following is not None and following.finite is None and following.start - index <= 2


def predicate_noun(context: Context, cue: Cue) -> bool:
    """Return whether a claim is said to be a lie, an invention, propaganda: as predicate and in somebody's words."""
    syntax = context.syntax
    if syntax.tags[cue.head] is not Tag.NOUN or context.is_authors(cue.head) or _only_judges(context, cue):
        return False
    subject = syntax.subject_of(cue.head)
    if subject is None or subject.head == cue.head or not clause_has(syntax, cue.head, words("predicate_noun_verbs")):
        return False
    return not clause_has(syntax, cue.head, {"sein"}) or _is_claim(syntax, subject)


def _is_claim(syntax: Syntax, subject: NounPhrase) -> bool:
    """Say whether a subject is a claim, or a pronoun that may stand for one."""
    lower = syntax.lowers[subject.head]
    return lower in words("predicated_pronouns") or is_listed("claim_nouns", lower)


def belongs(context: Context, cue: Cue) -> bool:
    """Return whether it is told where something belongs: gehört ins Reich der Fabel."""
    return clause_has(context.syntax, cue.head, {"gehören"})


def claim_subject(context: Context, cue: Cue) -> bool:
    """Return whether a claim is said not to be true: one that is told, else in somebody's words."""
    syntax = context.syntax
    others = {syntax.lowers[index] for index in others_in_clause(syntax, cue)}
    if not words("other_matters").isdisjoint(others):
        return False
    subject = subject_word(syntax, cue.head)
    reported = subject in words("claim_pronouns") and not context.is_authors(cue.head)
    told = subject == "es" and _has_that_clause(syntax, cue.head)
    start, end = syntax.sentence_of(cue.head)
    checked = subject in words("fronted_objects") and end - start <= _SHORT  # Aber das stimmt nicht.
    return told or checked or reported or is_listed("claim_nouns", subject)
