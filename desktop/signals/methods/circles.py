"""Speakers told by their surroundings only, and speakers who want no name (rules A-2, A-3, A-5)."""

from collections.abc import Iterator
from itertools import pairwise

from desktop.core.signal import Form
from desktop.signals.conditions.anonymity import named
from desktop.signals.conditions.sources import HEARING, speaks, tells
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import BODIES, is_leader, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.nearby import clause_has, clause_tokens, clause_words, has_lemma, word_at, words_before
from desktop.signals.phrase_parts import own_phrase, speaking_phrase


def circles(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield Regierungskreise and the like in aus, in, unter Berufung auf (rule A-5)."""
    syntax = context.syntax
    endings, others = tuple(words("circles")), tuple(words("circle_negatives"))
    named = {lower for lower in syntax.places if lower.endswith(endings) and not lower.endswith(others)}
    for index in syntax.places_of(named):
        if syntax.tags[index] is not Tag.NOUN:
            continue
        start, end = own_phrase(syntax, index)
        described = _is_described(syntax, start, index) or context.speaking(index) is not None
        if described and _stands_for_speakers(context, start, index):
            yield Cue(rule, tuple(range(start, end)), index, rule.strength)


def _is_described(syntax: Syntax, start: int, noun: int) -> bool:
    """Say whether it is told whose circles these are: Regierungskreise, gut informierte Kreise, Kreise der Partei."""
    if Tag.NUMERAL in syntax.tags[start:noun]:
        return False
    compound = syntax.lowers[noun] not in words("circles")
    attributed = word_at(syntax, noun + 1) in words("genitive_determiners")
    taken_up = syntax.lowers[start] in words("definite_plural_articles")  # in den betroffenen Kreisen
    return compound or attributed or (Tag.ADJECTIVE in syntax.tags[start:noun] and not taken_up)


def _stands_for_speakers(context: Context, start: int, noun: int) -> bool:
    """Say whether circles speak, or a preposition or noun before them tells that they did: nach Angaben aus Kreisen."""
    before = words_before(context.syntax, start, 2)
    governed = not words("prepositions").isdisjoint(before[-1:])
    if context.speaking(noun) is not None or (context.is_subject_of_saying(noun) and not governed):
        return True
    invoked = before[-1:] == ["auf"] and _is_invoked(context.syntax, noun)
    if invoked or not words("vouching_nouns").isdisjoint(before):
        return True
    return not words("circle_prepositions").isdisjoint(before[-1:]) and _is_reported_there(context, noun)


def _is_invoked(syntax: Syntax, noun: int) -> bool:
    """Say whether somebody refers to circles: unter Berufung auf Kreise, beruft sich auf Kreise."""
    invoking = words("invoking_nouns").isdisjoint(clause_words(syntax, noun))
    return not invoking or has_lemma(syntax, clause_tokens(syntax, noun), words("invoking_verbs"))


def _is_reported_there(context: Context, noun: int) -> bool:
    """Say whether the clause tells that something is said or held: hieß es, wurde bestätigt, als Kandidat gehandelt."""
    tokens = clause_tokens(context.syntax, noun)
    if any(context.cued(index) for index in tokens) or _is_said_by_nobody(context.syntax, noun):
        return True
    if any(context.syntax.lowers[index] in words("circle_participles") for index in tokens):
        return True
    belonging = clause_has(context.syntax, noun, {"gehören"})  # gehört in feinen Kreisen zum Ton
    return not belonging and has_lemma(context.syntax, tokens, words("circle_verbs"))


def surroundings(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield aus dem Umfeld, aus dem Amt and in Brüssel where they stand for somebody who speaks."""
    syntax = context.syntax
    listed = syntax.places_of(words("place_metonyms") | words("surroundings"))
    for index in sorted({*listed, *_talking_bodies(syntax)}):
        metonym = syntax.lowers[index] in words("place_metonyms") or _is_party_talk(syntax, index)
        if not metonym and syntax.lowers[index] not in words("surroundings") and not _is_leaking(syntax, index):
            continue
        start, end = own_phrase(syntax, index)
        leading = words("metonym_prepositions" if metonym else "surroundings_prepositions")
        if syntax.tags[index] is not Tag.NOUN or leading.isdisjoint(words_before(syntax, start, 1)):
            continue
        if metonym and _is_part(syntax, start - 1):
            continue
        vouched = not words("vouching_nouns").isdisjoint(words_before(syntax, start, 2))
        if vouched or _is_said_by_nobody(syntax, index):
            yield Cue(rule, tuple(range(start - 1, end)), index, rule.strength)


def _talking_bodies(syntax: Syntax) -> Iterator[int]:
    """Yield what names bodies in the clauses that tell that something was said there or came out."""
    telling = syntax.places_of(words("it_is_said") | words("it_transpired") | words("learning_infinitives"))
    for number in {syntax.clause_at[index] for index in telling} - {-1}:
        for index in syntax.clauses[number].tokens:
            if is_leader(syntax.lowers[index]) or is_role(syntax.lowers[index], *BODIES):
                yield index


def _is_party_talk(syntax: Syntax, index: int) -> bool:
    """Say whether something is said inside a party by nobody in particular: in der CDU hieß es."""
    phrase = syntax.phrase_around(index)
    if phrase is None or phrase.head != index or words_before(syntax, phrase.start, 1) != ["in"]:
        return False
    return is_listed("party", syntax.lowers[index]) and _is_said(clause_words(syntax, index))


def _is_leaking(syntax: Syntax, index: int) -> bool:
    """Say whether something transpires from a body that does not speak itself: aus dem Kanzleramt verlautete."""
    if syntax.tags[index] is not Tag.NOUN:
        return False
    return "aus" in words_before(syntax, own_phrase(syntax, index)[0], 1) and _transpires(clause_words(syntax, index))


def _is_part(syntax: Syntax, preposition: int) -> bool:
    """Say whether a place belongs to the noun before it: Regierungskreise in Berlin, „Bericht aus Bonn“."""
    before = preposition - 1
    while before > 0 and syntax.tokens[before] in (")", "“", "«", '"'):
        before -= 1
    return before >= 0 and syntax.tags[before] is Tag.NOUN


def _is_said_by_nobody(syntax: Syntax, index: int) -> bool:
    """Say whether the clause reports without a subject: hieß es, verlautete."""
    here = clause_words(syntax, index)
    return _is_said(here) or _transpires(here)


def _is_said(lowers: list[str]) -> bool:
    return "es" in lowers and not words("it_is_said").isdisjoint(lowers)


def _transpires(lowers: list[str]) -> bool:
    """Say whether a clause tells that something came out: verlautete, war zu hören."""
    learned = any(first == "zu" and second in words("learning_infinitives") for first, second in pairwise(lowers))
    return (learned and "nichts" not in lowers) or not words("it_transpired").isdisjoint(lowers)


def wants_anonymity(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield a phrase of which a relative clause says that it wants no name (rule A-2)."""
    syntax = context.syntax
    for clause in syntax.clauses:
        if clause.sort is not Clausehood.RELATIVE or not _stays_unnamed(context, clause):
            continue
        person = _antecedent(context, clause)
        if person is not None:
            yield Cue(rule, tuple(range(person.start, person.end)), person.head, rule.strength)


def _antecedent(context: Context, clause: Clause) -> NounPhrase | None:
    """Return who wants no name: whoever stands right before, since only somebody can want, else the last person.

    A neuter may be a village as well, and a name that somebody's village has is not somebody's own.
    """
    syntax, opener = context.syntax, context.syntax.lowers[clause.start]
    if opener in words("genitive_relatives"):
        return None
    personal = has_lemma(syntax, clause.tokens, {"wollen", "mögen"}) or "anonym" in clause_words(syntax, clause.start)
    if opener in words("personal_relatives") and personal:
        found = syntax.antecedent_of(clause)
        if found is not None and _may_be_somebody(syntax, found.head):
            return found
    phrases = syntax.phrases_of(*syntax.sentence_of(clause.start))
    before = [found for found in phrases if found.end <= clause.start and _may_be_somebody(syntax, found.head)]
    return next((found for found in reversed(before) if _names_a_person(context, found)), None)


def unnamed_witness(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield private persons without a name who tell something: eine Nachbarin, mehrere Schüler (rule A-13)."""
    syntax = context.syntax
    for index in context.speaking_tokens:
        private = syntax.tags[index] is Tag.NOUN and is_role(syntax.lowers[index], "private")
        if not private or is_listed("parties_to_a_case", syntax.lowers[index]):
            continue
        start, end = speaking_phrase(syntax, index)
        cue = Cue(rule, tuple(range(start, end)), index, rule.strength)
        told = speaks(context, cue) if syntax.lowers[start] in words("single_starts") else tells(context, cue)
        if told and _are_unknown_speakers(context, start, index) and not named(context, cue):
            yield cue


def _are_unknown_speakers(context: Context, start: int, noun: int) -> bool:
    """Say whether one or some hand over words as subject, or one is whom somebody refers to: laut einem Zeugen."""
    frame = context.speaking(noun)
    if (
        frame is None
        or frame.form is Form.REPORTED
        or (frame.cue_class in HEARING and not has_lemma(context.syntax, frame.cue, words("confessing_verbs")))
        or has_lemma(context.syntax, frame.cue, words("depicting_verbs"))
        or not words("reportive_sollen").isdisjoint(clause_words(context.syntax, noun))
    ):
        return False
    first = context.syntax.lowers[start]
    return first in words("single_starts" if frame.cue_class == "adposition" else "some_subjects")


def _may_be_somebody(syntax: Syntax, head: int) -> bool:
    return syntax.tags[head] is Tag.NOUN or syntax.lowers[head] in words("somebody")


def _names_a_person(context: Context, found: NounPhrase) -> bool:
    """Say whether a phrase is einer, jemand or names persons, not a body as a whole, a place or a thing."""
    lower = context.syntax.lowers[found.head]
    if lower in words("somebody"):
        return True
    officer = is_leader(lower) or lower.endswith(tuple(words("person_endings") | words("office_endings")))
    return context.actors.can_speak(found) and (officer or not is_role(lower, *BODIES))


def _stays_unnamed(context: Context, clause: Clause) -> bool:
    """Say whether somebody wants no name or says something without one: nicht genannt werden, anonym klagen."""
    lowers = clause_words(context.syntax, clause.start)
    tells = "anonym" in lowers and any(context.cued(index) for index in clause.tokens)
    return tells or _asks_for_no_name(lowers)


def _asks_for_no_name(lowers: list[str]) -> bool:
    """Say whether somebody wants to stay unnamed: nicht genannt werden, anonym bleiben."""
    named = not words("named_words").isdisjoint(lowers)
    unnamed = named and "nicht" in lowers and not words("naming_words").isdisjoint(lowers)
    stays = "anonym" in lowers and not words("anonymous_deeds").isdisjoint(lowers)
    return unnamed or stays or not words("anonymity_words").isdisjoint(lowers)
