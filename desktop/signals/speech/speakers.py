"""Who stands behind a cue: subject, agent, possessor."""

from dataclasses import replace

from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase, noun_phrase_at
from desktop.signals.grammar.roles import ACTORS, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.speech.cues import SayVerb, listed, needed_words
from desktop.signals.speech.persons import is_document, is_nobody, is_thing, may_speak, names_speaker


def speaker_of(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return who speaks by a verb of saying, None if nobody is named."""
    if say.lemma in listed("rules", "speakerless"):
        return None
    if say.lemma in listed("rules", "citing"):
        return _cited(syntax, say)
    if say.passive and syntax.lowers[say.verb - 1] == "zu":
        return _behind(syntax, say, listed("rules", "heard"))
    if say.passive or _lacks_auxiliary(syntax, say):
        return _agent(syntax, say) or _document(syntax, say)
    if say.lemma in listed("rules", "impersonal"):
        place = _behind(syntax, say, listed("rules", "places"))
        if place or say.lemma not in listed("rules", "telling"):
            return place
    if say.clause.sort is Clausehood.RELATIVE:
        return _relative_speaker(syntax, say)
    subject = _subject(syntax, say)
    if subject is not None and syntax.lowers[subject.head] == "man":
        place = _behind(syntax, say, listed("rules", "places"))
        return place if place is not None and _is_somebodys(syntax, place) else None
    if subject is None:
        return None
    denied = say.cue_class == "denial"
    behind = person_behind(syntax, say.clause, subject, text_speaks=not denied) or _name_behind(syntax, say, subject)
    return widened(syntax, behind or _enumerated(syntax, subject))


def _subject(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return the subject of a verb, be it "man"; None for another pronoun that is nobody."""
    found = syntax.subject_of(say.verb)
    if found is None or not is_nobody(syntax, found) or syntax.lowers[found.head] == "man":
        return found
    return found if _is_personal_es(syntax, say, found) else _beside_es(syntax, say, found)


def _beside_es(syntax: Syntax, say: SayVerb, es: NounPhrase) -> NounPhrase | None:
    """Return who speaks where "es" is what is said: wie es *eine Sprecherin* formulierte."""
    if syntax.lowers[es.start] != "es":
        return None
    beside = syntax.phrases_between(es.end, min(es.end + 1, say.clause.end))
    return next((found for found in beside if found.nominative and names_speaker(syntax, found)), None)


def _is_somebodys(syntax: Syntax, place: NounPhrase) -> bool:
    """Say whether "man" may be those at a place: *in Bonn* sagt man, but not: beim Virus geht man davon aus."""
    bare = place.start == place.head and not is_thing(syntax, place)
    return bare or names_speaker(syntax, place) or is_document(syntax.lowers[place.head])


def _lacks_auxiliary(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether a passive is cut short: *wie von Weber behauptet*."""
    opened = say.clause.opener is not None and syntax.lowers[say.clause.opener] == "wie"
    impersonal = say.lemma in listed("rules", "impersonal")
    return opened and not impersonal and syntax.subject_of(say.verb) is None


def _enumerated(syntax: Syntax, subject: NounPhrase) -> NounPhrase:
    """Take in what is counted up before the last two: *Weber, Meier* und Schulz fordern das."""
    joined = any(syntax.lowers[index] in words("joining_words") for index in range(subject.start, subject.end))
    start = subject.start
    number = syntax.clause_at[start]
    while joined and start == syntax.clauses[number].start and number and syntax.tokens[start - 1] == ",":
        before = syntax.clauses[number - 1]
        if before.end != start - 1 or not _is_counted(syntax, before):
            break
        number, start = number - 1, before.start
    return replace(subject, start=start) if start >= syntax.sentence_of(subject.start)[0] else subject


def _is_counted(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a stretch between commas is one noun phrase, as the parts of an enumeration are."""
    phrases = syntax.phrases_between(clause.start, clause.end)
    whole = [found for found in phrases if found.start == clause.start and found.end == clause.end]
    return clause.finite is None and bool(whole) and whole[0].nominative


def _is_personal_es(syntax: Syntax, say: SayVerb, subject: NounPhrase) -> bool:
    """Say whether "es" stands for somebody: Man zahle, teilte *es* mit."""
    if syntax.lowers[subject.start] != "es" or say.passive:
        return False
    return (say.leads and subject.start == say.verb + 1) or _follows_body(syntax, subject.start)


def _follows_body(syntax: Syntax, pronoun: int) -> bool:
    """Say whether the sentence before tells of a body that "es" may mean: Das Gericht urteilte. *Es* stellte fest."""
    number = syntax.sentence_number(pronoun)
    clauses = syntax.clauses_in(*syntax.sentences[number - 1]) if number else []
    subjects = (syntax.subject_of(clause.finite) for clause in clauses if clause.finite is not None)
    named = (found for found in subjects if found is not None and syntax.tags[found.head] is Tag.NOUN)
    return any(
        syntax.lowers[found.start] in words("neuter_starts") and is_role(syntax.lowers[found.head], *ACTORS)
        for found in named
    )


def person_behind(
    syntax: Syntax, clause: Clause, fronted: NounPhrase, *, text_speaks: bool = True
) -> NounPhrase | None:
    """Return who speaks behind the verb where a thing stands before it: Die Äußerung bezeichnete *Weber* als falsch.

    A text is such a thing only where it can't be the one that speaks: Den Bericht wies *Weber* zurück.
    """
    finite = clause.finite
    if finite is None or fronted.start > finite:
        return None
    right_behind = syntax.lowers[finite + 1 : finite + 2] == ["sie"]
    silent = is_thing(syntax, fronted) or (not text_speaks and is_document(syntax.lowers[fronted.head]))
    if not silent and (not right_behind or names_speaker(syntax, fronted)):
        return None
    number = syntax.clause_at[finite]
    behind = syntax.phrases_between(finite + 1, clause.end)
    own = [found for found in behind if found.nominative and syntax.clause_at[found.head] == number]
    named = next((found for found in own if names_speaker(syntax, found)), None)
    return named or next((found for found in own if _may_be_name(syntax, found)), None)


def _name_behind(syntax: Syntax, say: SayVerb, fronted: NounPhrase) -> NounPhrase | None:
    """Return the name right behind the verb where nobody is named before it: *Mittendrin* warnt *Weber*."""
    finite, lower = say.clause.finite, syntax.lowers[fronted.head]
    if finite is None or fronted.start > finite or say.cue_class not in listed("rules", "telling_classes"):
        return None
    human = lower.endswith(tuple(words("person_endings"))) or syntax.lowers[fronted.start] == "der"
    if human or syntax.tags[fronted.head] is not Tag.NOUN or is_document(lower) or names_speaker(syntax, fronted):
        return None
    named = syntax.phrase_around(finite + 1)
    if named is None or named.start != finite + 1 or not (named.nominative and syntax.is_bare(named)):
        return None
    head = syntax.lowers[named.head]
    told = head.endswith("n") and is_role(head, *ACTORS, "media")  # teilte Reportern mit
    return named if names_speaker(syntax, named) and not told else None


def _may_be_name(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase right behind a verb may be a name nobody knows: a noun by itself, and no thing."""
    bare = phrase.start == phrase.head and syntax.tags[phrase.head - 1] is Tag.FINITE
    return bare and may_speak(syntax, phrase) and not is_thing(syntax, phrase)


def _relative_speaker(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return the relative pronoun, or the subject behind it where the pronoun is the object."""
    opener, subject = say.clause.opener, syntax.subject_of(say.verb)
    if opener is None or (subject and subject.start > opener):
        return subject
    within = syntax.phrases_between(opener + 1, say.clause.end)
    named = next((found for found in within if found.nominative and names_speaker(syntax, found)), None)
    if named is not None and subject is not None and not names_speaker(syntax, subject) and named.start == opener + 1:
        return named
    return NounPhrase(opener, opener + 1, opener, None, nominative=True)


def _behind(syntax: Syntax, say: SayVerb, prepositions: frozenset[str]) -> NounPhrase | None:
    """Return the noun phrase behind one of these prepositions in the clause of the verb."""
    inside = set(say.clause.tokens)
    for phrase in syntax.phrases_of(*syntax.sentence_of(say.verb)):
        if (
            phrase.preposition in inside
            and syntax.lowers[phrase.preposition] in prepositions
            and not is_time(syntax, phrase)
        ):
            if not syntax.lowers[phrase.head].endswith(tuple(listed("rules", "requests"))):
                return widened(syntax, phrase)
            inner = _within(syntax, phrase, prepositions)
            if inner is not None:
                return inner
    return None


def _within(syntax: Syntax, phrase: NounPhrase, prepositions: frozenset[str]) -> NounPhrase | None:
    """Return who is asked, read as part of what was done to hear it: auf Anfrage *aus dem Amt*."""
    for index in range(phrase.head + 1, phrase.end - 1):
        if syntax.lowers[index] in prepositions:
            return noun_phrase_at(syntax.tokens, syntax.tags, index + 1, phrase.end, preposition=index)
    return None


def _agent(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return the agent of a passive, be it read as part of another phrase: wurde das Amt *vom Verband* gebeten."""
    found = _behind(syntax, say, listed("rules", "agents"))
    if found is not None and _may_act(syntax, say, found):
        return found
    _, end = syntax.sentence_of(say.verb)
    for index in say.clause.tokens:
        if syntax.lowers[index] in listed("rules", "agents") and index + 1 < end:
            phrase = noun_phrase_at(syntax.tokens, syntax.tags, index + 1, end, preposition=index)
            if phrase is not None and not is_time(syntax, phrase) and _may_act(syntax, say, phrase):
                return phrase
    return None


def _may_act(syntax: Syntax, say: SayVerb, phrase: NounPhrase) -> bool:
    """Say whether a von-phrase is the agent: no thing, no topic, no part of a number or of the subject before."""
    of = phrase.preposition or 0
    subject, finite = syntax.subject_of(say.verb), say.clause.finite
    ahead = say.clause.sort is Clausehood.MAIN and finite is not None and of < finite
    if ahead and subject is not None and subject.start <= of < subject.end:
        return False
    if syntax.tags[of - 1] is Tag.NUMERAL or is_thing(syntax, phrase):
        return False
    topical = syntax.lowers[of] in (needed_words("messages", say.lemma) or ())
    return not topical or names_speaker(syntax, phrase)


def _cited(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return who is quoted: the subject of the passive, else the object: Bloomberg zitiert *zwei Personen*."""
    subject = syntax.subject_of(say.verb)
    if say.passive:
        return subject
    number = syntax.clause_at[say.verb]
    objects = [
        found
        for found in syntax.phrases_between(say.clause.start, say.clause.end)
        if found.preposition is None
        and found != subject
        and syntax.clause_at[found.head] == number
        and (subject is None or not subject.start <= found.start < subject.end)
        and not is_time(syntax, found)
        and syntax.quote_around(found.head) not in syntax.utterances
    ]
    return objects[-1] if objects else subject


def _document(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return where something is said by nobody named: wird *in einer Mitteilung*, *in Regierungskreisen* gefordert."""
    found = _behind(syntax, say, listed("rules", "places"))
    if found is None:
        return None
    lower = syntax.lowers[found.head]
    return found if is_document(lower) or is_listed("body_circles", lower) else None


def is_time(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase names a time rather than somebody."""
    return syntax.lowers[phrase.head] in words("time_nouns") or syntax.tags[phrase.head] is Tag.NUMERAL


def widened(syntax: Syntax, phrase: NounPhrase) -> NounPhrase:
    """Take in an apposition between commas: Frank Karl*, Leiter der Abteilung*."""
    if (
        syntax.tags[phrase.head] is Tag.PRONOUN
        or phrase.end + 1 >= len(syntax.tokens)
        or syntax.tokens[phrase.end] != ","
    ):
        return phrase
    sentence = syntax.sentence_of(phrase.head)
    after = next((other for other in syntax.phrases_of(*sentence) if other.start == phrase.end + 1), None)
    if after is None or syntax.tags[after.head] is not Tag.NOUN:
        return phrase
    if after.end < len(syntax.tokens) and syntax.tokens[after.end] in (",", ".", ":", "–", ";"):
        return replace(phrase, end=after.end)
    return phrase
