"""Who stands behind a cue: subject, agent, possessor, and the phrase a pronoun points back to."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase, noun_phrase_at
from desktop.signals.grammar.roles import ACTORS, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.cues import SayVerb, in_passive, listed
from desktop.signals.speech.frame import Frame
from desktop.signals.speech.reach import is_subjunctive

_MEMORY = 4
"""So many sentences back a pronoun may point."""


def speaker_of(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return who speaks by a verb of saying, None if nobody is named."""
    if say.lemma in listed("rules", "speakerless"):
        return None
    if say.lemma in listed("rules", "citing"):
        return _cited(syntax, say)
    if say.passive and syntax.lowers[say.verb - 1] == "zu":
        return _behind(syntax, say, listed("rules", "heard"))
    if say.passive:
        return _agent(syntax, say) or _document(syntax, say)
    if say.lemma in listed("rules", "impersonal"):
        place = _behind(syntax, say, listed("rules", "places"))
        if place or say.lemma == "heißen":
            return place
    if say.clause.sort is Clausehood.RELATIVE:
        return _relative_speaker(syntax, say)
    subject = syntax.subject_of(say.verb)
    if subject is not None and syntax.lowers[subject.head] == "man":
        return _behind(syntax, say, listed("rules", "places"))
    if subject is None or (is_nobody(syntax, subject) and not _is_personal_es(syntax, say, subject)):
        return None
    denied = say.cue_class == "denial"
    return widened(syntax, person_behind(syntax, say.clause, subject, text_speaks=not denied) or subject)


def _is_personal_es(syntax: Syntax, say: SayVerb, subject: NounPhrase) -> bool:
    """Say whether "es" behind an inserted verb stands for somebody: Man zahle, teilte *es* mit."""
    return say.leads and subject.start == say.verb + 1 and syntax.lowers[subject.start] == "es" and not say.passive


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
    silent = _is_thing(syntax, fronted) or (not text_speaks and is_document(syntax.lowers[fronted.head]))
    if not silent and (not right_behind or names_speaker(syntax, fronted)):
        return None
    number = syntax.clause_at[finite]
    behind = syntax.phrases_between(finite + 1, clause.end)
    own = (found for found in behind if found.nominative and syntax.clause_at[found.head] == number)
    return next((found for found in own if names_speaker(syntax, found)), None)


def told_of(syntax: Syntax, number: int) -> NounPhrase | None:
    """Return somebody a sentence tells of as its subject, who may speak in the next: *Weber* ist entsetzt."""
    clauses = reversed(syntax.clauses_in(*syntax.sentences[number]))
    clause = next((clause for clause in clauses if clause.sort is Clausehood.MAIN and clause.finite), None)
    if clause is None or clause.finite is None or any(in_passive(syntax, clause, index) for index in clause.tokens):
        return None
    subject = syntax.subject_of(clause.finite)
    if subject is None or syntax.tags[subject.head] is Tag.PRONOUN:
        return None
    return subject if names_speaker(syntax, subject) else None


def _is_thing(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase by its ending names something that does not speak; a document does."""
    lower = syntax.lowers[phrase.head]
    abstract = syntax.tags[phrase.head] is Tag.NOUN and lower.endswith(tuple(listed("rules", "abstract_endings")))
    return abstract and not is_document(lower) and not is_role(lower, *ACTORS, "media")


def names_speaker(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase surely names somebody who can speak: a role, a body, a name without an article."""
    lower = syntax.lowers[phrase.head]
    if syntax.tags[phrase.head] is not Tag.NOUN:
        return lower in words("speaking_pronouns")
    if is_role(lower, *ACTORS, "media"):
        return True
    if phrase.start != phrase.head or lower.endswith(tuple(words("thing_endings"))):
        return False
    annotation = syntax.annotations[phrase.head]
    return annotation is None or annotation.tag == "NE"


def is_document(lower: str) -> bool:
    """Say whether a noun stands for a text, which is the speaker of its own content."""
    return lower in listed("rules", "documents") or lower.endswith(tuple(listed("rules", "document_endings")))


def is_nobody(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase is a pronoun that stands for no speaker: es, das."""
    return phrase.end == phrase.start + 1 and syntax.lowers[phrase.start] in listed("rules", "nobody")


def _relative_speaker(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return the relative pronoun, or the subject behind it where the pronoun is the object."""
    opener, subject = say.clause.opener, syntax.subject_of(say.verb)
    if opener is None or (subject and subject.start > opener):
        return subject
    return NounPhrase(opener, opener + 1, opener, None, nominative=True)


def _behind(syntax: Syntax, say: SayVerb, prepositions: frozenset[str]) -> NounPhrase | None:
    """Return the noun phrase behind one of these prepositions in the clause of the verb."""
    inside = set(say.clause.tokens)
    for phrase in syntax.phrases_of(*syntax.sentence_of(say.verb)):
        if (
            phrase.preposition in inside
            and syntax.lowers[phrase.preposition] in prepositions
            and not is_time(syntax, phrase)
            and not syntax.lowers[phrase.head].endswith(tuple(listed("rules", "requests")))
        ):
            return widened(syntax, phrase)
    return None


def _agent(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return the agent of a passive, be it read as part of another phrase: wurde das Amt *vom Verband* gebeten."""
    found = _behind(syntax, say, listed("rules", "agents"))
    if found is not None:
        return found
    _, end = syntax.sentence_of(say.verb)
    for index in say.clause.tokens:
        if syntax.lowers[index] in listed("rules", "agents") and index + 1 < end:
            phrase = noun_phrase_at(syntax.tokens, syntax.tags, index + 1, end, preposition=index)
            if phrase is not None and not is_time(syntax, phrase):
                return phrase
    return None


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
    ]
    return objects[-1] if objects else subject


def _document(syntax: Syntax, say: SayVerb) -> NounPhrase | None:
    """Return the text in which something is said by nobody named: wird *in einer Mitteilung* gefordert."""
    found = _behind(syntax, say, listed("rules", "places"))
    if found is None:
        return None
    return found if is_document(syntax.lowers[found.head]) else None


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


def resolved(syntax: Syntax, speaker: NounPhrase | None, known: Sequence[Frame]) -> NounPhrase | None:
    """Return who a pronoun stands for: antecedent, last speaker or last subject; a noun stands for itself."""
    if speaker is not None and _is_own(syntax, speaker):
        owner = syntax.subject_of(speaker.head)
        if owner is None or _is_own(syntax, owner):
            return speaker
        return resolved(syntax, owner, known) or speaker
    if speaker is None or not points_back(syntax, speaker):
        return speaker
    clause = syntax.clause_of(speaker.head)
    if clause is not None and clause.opener == speaker.head:
        return syntax.antecedent_of(clause) or speaker
    if syntax.lowers[speaker.head] in listed("rules", "unnamed"):
        return speaker
    sentence = syntax.sentence_number(speaker.head)
    if syntax.lowers[speaker.head] in listed("rules", "near") and sentence:
        return _last_noun(syntax, sentence - 1) or speaker
    found = _last_meant(syntax, speaker, known)
    if syntax.lowers[speaker.head] == "es":
        return found
    return found or last_subject(syntax, sentence, speaker.head) or speaker


def _last_meant(syntax: Syntax, pronoun: NounPhrase, known: Sequence[Frame]) -> NounPhrase | None:
    """Return who a pronoun means: the subject of a sentence since somebody spoke, else who spoke, as named last."""
    number = syntax.sentence_number(pronoun.head)
    since = syntax.sentence_number((known[-1].cue or (known[-1].end - 1,))[0]) if known else -1
    subjects = [found for found in _subjects_before(syntax, number) if syntax.may_mean(pronoun.head, found)]
    persons = (found for found in subjects if names_speaker(syntax, found))
    topic = next((found for found in persons if syntax.sentence_number(found.head) > since), None)
    source = _last_source(syntax, pronoun, known)
    if topic is not None or source is None:
        return topic
    again = (found for found in subjects if found.start > source.start and _is_namesake(syntax, found, source))
    return next(again, source)


def _is_namesake(syntax: Syntax, phrase: NounPhrase, other: NounPhrase) -> bool:
    """Say whether two phrases share a noun: Linda Weber, Weber."""
    nouns = [
        {syntax.lowers[index] for index in range(one.start, one.end) if syntax.tags[index] is Tag.NOUN}
        for one in (phrase, other)
    ]
    return not nouns[0].isdisjoint(nouns[1])


def _is_own(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase means the words of the subject: nach *eigenen Angaben*."""
    return any(lower in listed("adpositions", "own") for lower in syntax.lowers[phrase.start : phrase.head + 1])


def _last_source(syntax: Syntax, pronoun: NounPhrase, known: Sequence[Frame]) -> NounPhrase | None:
    """Return who spoke last before a pronoun, if that is near and the pronoun may mean them."""
    source = known[-1].source if known else None
    if source is None or source.start >= pronoun.start or not syntax.may_mean(pronoun.head, source):
        return None
    distance = syntax.sentence_number(pronoun.head) - syntax.sentence_number(source.head)
    return source if distance <= _MEMORY else None


def _last_noun(syntax: Syntax, number: int) -> NounPhrase | None:
    """Return the last noun phrase of a sentence: what "dieser" and "letztere" mean."""
    phrases = syntax.phrases_of(*syntax.sentences[number])
    return next((found for found in reversed(phrases) if syntax.tags[found.head] is Tag.NOUN), None)


def points_back(syntax: Syntax, speaker: NounPhrase) -> bool:
    """Say whether a speaker is a pronoun or an adverb such as "demnach"."""
    return syntax.tags[speaker.head] is Tag.PRONOUN or syntax.lowers[speaker.head] in listed("adverbs", "anaphoric")


def last_subject(syntax: Syntax, before: int, pronoun: int) -> NounPhrase | None:
    """Return the last subject a pronoun may mean, in the sentences right before that number; else simply the last."""
    subjects = list(_subjects_before(syntax, before))
    fitting = [found for found in subjects if syntax.may_mean(pronoun, found)]
    persons = (found for found in fitting if names_speaker(syntax, found))
    others = (found for found in fitting or subjects if not _is_thing(syntax, found))
    return next(persons, None) or _last_name(syntax, before, pronoun) or next(others, None)


def _last_name(syntax: Syntax, before: int, pronoun: int) -> NounPhrase | None:
    """Return the last one named in the sentence before whom a pronoun may mean, be it as an object."""
    phrases = reversed(syntax.phrases_of(*syntax.sentences[before - 1])) if before else iter(())
    nouns = (found for found in phrases if syntax.tags[found.head] is Tag.NOUN and names_speaker(syntax, found))
    fitting = [found for found in nouns if syntax.may_mean(pronoun, found)]
    return next((found for found in fitting if found.nominative), next(iter(fitting), None))


def _subjects_before(syntax: Syntax, before: int) -> Iterator[NounPhrase]:
    """Yield the subjects of main clauses that are nouns, the nearest sentence first."""
    for number in range(before - 1, max(-1, before - 1 - _MEMORY), -1):
        for clause in syntax.clauses_in(*syntax.sentences[number]):
            if clause.sort is Clausehood.MAIN and clause.finite is not None:
                subject = syntax.subject_of(clause.finite)
                if subject is None or syntax.tags[subject.head] is not Tag.NOUN:
                    continue
                if not _is_said(syntax, clause.finite):
                    yield subject


def _is_said(syntax: Syntax, verb: int) -> bool:
    """Say whether a finite verb by itself shows that somebody else than the author tells of its subject."""
    return is_subjunctive(syntax, verb) or syntax.quote_around(verb) in syntax.utterances
