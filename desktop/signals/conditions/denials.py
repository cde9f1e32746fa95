"""Conditions of family D: what is denied, and by whom."""

from desktop.core.signal import Voice
from desktop.signals.actors import actor_type, is_role, is_speaking_body
from desktop.signals.conditions.grammar import attributive, content_clause, negated
from desktop.signals.context import Context, Cue
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import listed, words


def _phrases(context: Context, cue: Cue) -> list[NounPhrase]:
    """Return the noun phrases in the clause of a verb that no preposition governs."""
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    inside = set(clause.tokens) if clause else set()
    return [
        found
        for found in syntax.phrases_of(*syntax.sentence_of(cue.head))
        if found.head in inside and found.preposition is None
    ]


def _core(context: Context, found: NounPhrase) -> list[int]:
    """Return the head of a phrase and the nouns directly behind it: Müllers *Vorwurf*."""
    core = [found.head]
    while core[-1] + 1 < found.end and context.syntax.tags[core[-1] + 1] is Tag.NOUN:
        core.append(core[-1] + 1)
    return core


def claim_object(context: Context, cue: Cue) -> bool:
    """Return whether what is rejected is a claim: a claim noun, das or dies, or a dass-clause (rule D-2)."""
    lowers = context.syntax.lowers
    heads = [lowers[index] for found in _phrases(context, cue) for index in _core(context, found)]
    if any(listed("claim_nouns", head) for head in heads):
        return True
    if any(listed("demand_nouns", head) for head in heads):
        return False
    if not words("claim_pronouns").isdisjoint(heads):
        return True
    start, _ = context.syntax.sentence_of(cue.head)
    if any(context.is_content_clause(clause) for clause in context.clauses_beside(cue.head)):
        return True
    return len(heads) < 2 and any(listed("claim_nouns", lower) for lower in lowers[start : cue.head])


def nondenial_object(context: Context, cue: Cue) -> bool:
    """Return whether the object is a match, a concert, a livelihood: another sense of bestreiten (rule D-1)."""
    clause = context.syntax.clause_of(cue.head)
    nouns = [context.syntax.lowers[index] for index in clause.tokens if context.syntax.tags[index] is Tag.NOUN] if clause else []
    if any(listed("claim_nouns", noun) for noun in nouns) or content_clause(context, cue):
        return False
    return any(listed("nondenial_objects", noun) for noun in nouns)


def speaking_subject(context: Context, cue: Cue) -> bool:
    """Return whether a person or body contradicts, not a fact or a figure (rule D-6)."""
    subject = context.syntax.subject_of(cue.head)
    if subject is None:
        return context.has_lemma(context.others_in_clause(cue), {"werden"})
    lower = context.syntax.lowers[subject.head]
    if context.syntax.tags[subject.head] is Tag.PRONOUN:
        return lower in ("er", "sie", "wir", "ich", "man", "viele")
    return is_role(lower, "official", "party", "org", "private") or not lower.endswith(tuple(words("fact_endings")))


def science_topic(context: Context, cue: Cue) -> bool:
    """Return whether a refutation is the topic of research, not an answer to an allegation."""
    start, end = context.syntax.sentence_of(cue.head)
    return not words("science_words").isdisjoint(context.syntax.lowers[start:end])


def predicate_of_claim(context: Context, cue: Cue) -> bool:
    """Return whether something is called false, by somebody in reported words or by the author of a claim noun."""
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    if clause is None or attributive(context, cue) or syntax.tags[cue.head] is Tag.NOUN:
        return False
    lowers = [syntax.lowers[index] for index in clause.tokens]
    copular = context.has_lemma(list(clause.tokens), {"sein", "halten"})
    if not copular or context.has_lemma(list(clause.tokens), {"haben", "können"}):
        return False
    following = context.clause_after(cue.head)
    if following is not None and following.finite is None and following.start - cue.head <= 2:
        return False
    subject = syntax.subject_of(cue.head)
    claims = subject is not None and listed(
        "claim_nouns", lowers[0] if subject.head not in clause.tokens else syntax.lowers[subject.head]
    )
    if context.voice(cue.head) is not Voice.AUTHOR:
        pronoun = subject is None or syntax.lowers[subject.head] in words("claim_pronouns")
        return claims or pronoun or any(listed("claim_nouns", lower) for lower in lowers)
    return claims and not _wrong_number(lowers)


def _wrong_number(lowers: list[str]) -> bool:
    return "rechnung" in lowers


def predicate_noun(context: Context, cue: Cue) -> bool:
    """Return whether a claim is said to be a lie, an invention, propaganda: as predicate and in somebody's words."""
    syntax = context.syntax
    if syntax.tags[cue.head] is not Tag.NOUN or context.voice(cue.head) is Voice.AUTHOR:
        return False
    clause = syntax.clause_of(cue.head)
    if clause is None or not context.has_lemma(list(clause.tokens), {"sein", "handeln", "sprechen"}):
        return False
    subject = syntax.subject_of(cue.head)
    return subject is None or subject.head != cue.head


def claim_subject(context: Context, cue: Cue) -> bool:
    """Return whether a claim is said not to be true, in somebody's words."""
    syntax = context.syntax
    subject = syntax.subject_of(cue.head)
    if subject is None or "etwas" in [syntax.lowers[index] for index in context.others_in_clause(cue)]:
        return False
    lower = syntax.lowers[subject.head]
    if listed("claim_nouns", lower):
        return True
    return lower in words("claim_pronouns") and context.voice(cue.head) is not Voice.AUTHOR


def knower(context: Context, cue: Cue) -> bool:
    """Return whether a body or person concerned says that it knows nothing (rule D-14)."""
    if context.voice(cue.head) is not Voice.AUTHOR:
        return True
    subject = context.syntax.subject_of(cue.head)
    if subject is None:
        return False
    reports_itself = context.has_lemma(context.others_in_clause(cue), {"wollen"})
    return reports_itself or actor_type(context.syntax, subject) in ("official", "org", "party", "private")


def knower_phrase(context: Context, cue: Cue) -> bool:
    """Return whether somebody concerned sees no sign, in his own or in reported words."""
    clause = context.syntax.clause_of(cue.head)
    if clause is None or clause.finite is None:
        return False
    if context.voice(cue.head) is not Voice.AUTHOR:
        return True
    subject = context.syntax.subject_of(clause.finite)
    holds = context.has_lemma(list(clause.tokens), {"haben", "sehen", "vor|liegen", "besitzen"})
    return (
        holds
        and subject is not None
        and subject.head not in cue.tokens
        and (
            is_speaking_body(context.syntax, subject) or listed("official_knowers", context.syntax.lowers[subject.head])
        )
    )


def dative_knower(context: Context, cue: Cue) -> bool:
    """Return whether it is said to whom something is not known: dem Ministerium ist nichts bekannt."""
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    if clause is None:
        return False
    subject = syntax.subject_of(cue.head)
    for found in syntax.phrases_of(*syntax.sentence_of(cue.head)):
        if found.head not in clause.tokens or found.preposition is not None:
            continue
        dative = syntax.lowers[found.start] in (
            "dem",
            "der",
            "den",
            "ihm",
            "ihr",
            "ihnen",
            "uns",
            "mir",
            "einem",
            "einer",
        )
        if dative and (
            syntax.tags[found.head] is Tag.PRONOUN or is_role(syntax.lowers[found.head], "official", "org", "party")
        ):
            impersonal = (
                subject is None
                or found.head != subject.head
                or "nichts" in (syntax.lowers[token] for token in cue.tokens)
            )
            return impersonal and found.head != cue.head
    return False


def noc_verb(context: Context, cue: Cue) -> bool:
    """Return whether somebody asked gives no answer (rule D-4 and kind D.noc)."""
    syntax = context.syntax
    verb = cue.head
    lemmas = syntax.lemmas(verb)
    others = [syntax.lowers[index] for index in context.others_in_clause(cue)]
    subject = syntax.subject_of(verb)
    if lemmas & {"reagieren", "antworten"}:
        return not words("inquiry_words").isdisjoint(others)
    if lemmas & {"äußern", "kommentieren"}:
        return "sich" in others or bool(lemmas & {"kommentieren"})
    if lemmas & {"ein|gehen", "eingehen"}:
        return "auf" in others and subject is not None and not words("noc_nouns").isdisjoint(others)
    wants = context.has_lemma(context.others_in_clause(cue), {"wollen", "können", "mögen"})
    if any(form.shape == "participle" for form in syntax.forms(verb)) and context.has_lemma(
        context.others_in_clause(cue), {"werden"}
    ):
        return False
    denied_before = any(index < verb and syntax.lowers[index] == "nicht" for index in cue.tokens)
    return wants and denied_before and subject is not None and is_speaking_body(syntax, subject)


def refusal(context: Context, cue: Cue) -> bool:
    """Return whether the complement really is refused: keine Angaben machen, eine Stellungnahme ablehnen."""
    syntax = context.syntax
    lowers = {syntax.lowers[index] for index in cue.tokens}
    lemmas = syntax.lemmas(cue.head)
    if any(lower.startswith("kein") for lower in lowers):
        subject = syntax.subject_of(cue.head)
        impersonal = subject is None or syntax.lowers[subject.head] in ("es", "das") or subject.head in cue.tokens
        return not impersonal or context.has_lemma(context.others_in_clause(cue), {"wollen"})
    return bool(lemmas & {"ab|lehnen", "ablehnen", "verweigern"}) and not negated(context, cue)


def own_mistake(context: Context, cue: Cue) -> bool:
    """Return whether somebody himself makes false statements: falsche Angaben machen."""
    clause = context.syntax.clause_of(cue.head)
    return clause is not None and context.has_lemma(list(clause.tokens), {"machen"})


def place_subject(context: Context, cue: Cue) -> bool:
    """Return whether a place is out of reach, not a person."""
    subject = context.syntax.subject_of(cue.head)
    return subject is not None and listed("place_nouns", context.syntax.lowers[subject.head])
