"""Whom a pronoun means (rule V-6): one set of rules for those who speak and those who deny.

Relative pronouns mean their antecedent, dieser and letztere the last noun, viele and manche nobody named. Of all that
er, sie and the like agree with in gender and number, they mean by preference:

1. the subject of a clause before, in the same sentence: Weber kam, und *er* bestritt das,
2. the last person of whom a main clause told since somebody was heard,
3. who was heard last, as named last,
4. the last subject that is a person, then the last person named at all, then what else may be one.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.phrase_parts import core_end, genitive_of
from desktop.signals.speech.cues import classes, in_passive, listed
from desktop.signals.speech.frame import Frame
from desktop.signals.speech.persons import is_document, is_thing, may_speak, names_speaker
from desktop.signals.speech.reach import is_subjunctive

_MEMORY = 4
"""So many sentences back a pronoun may point."""


def resolved(syntax: Syntax, speaker: NounPhrase | None, heard: Frame | None) -> NounPhrase | None:
    """Return who a pronoun stands for, None for nobody; a noun stands for itself. `heard` is the frame before it."""
    if speaker is None:
        return None
    owner = _owner_of_words(syntax, speaker, heard)
    if owner is not None or not points_back(syntax, speaker):
        return owner or speaker
    lower = syntax.lowers[speaker.head]
    clause = syntax.clause_of(speaker.head)
    if clause is not None and clause.opener == speaker.head:
        return syntax.antecedent_of(clause) or speaker
    if lower in listed("rules", "unnamed"):
        return speaker
    sentence = syntax.sentence_number(speaker.head)
    if lower in listed("rules", "near"):
        return _last_noun(syntax, sentence, speaker.head) or speaker
    if lower in listed("adverbs", "anaphoric"):
        return _heard_near(syntax, speaker, heard) or _last_meant(syntax, speaker, heard)
    found = _in_sentence(syntax, speaker) or _last_meant(syntax, speaker, heard)
    if found is None and lower != "es":
        found = _last_person(syntax, sentence, speaker.head) or speaker
    return found and named_last(syntax, found, speaker.start)


def _owner_of_words(syntax: Syntax, phrase: NounPhrase, heard: Frame | None) -> NounPhrase | None:
    """Return whose words a phrase names: nach *eigenen Angaben*, aus *ihrer Sicht*, so *der Vorwurf*."""
    if _is_own(syntax, phrase):
        owner = syntax.subject_of(phrase.head)
        return None if owner is None or _is_own(syntax, owner) else resolved(syntax, owner, heard)
    if _is_somebodys(syntax, phrase):
        return _possessor(syntax, phrase, heard)
    return _heard_near(syntax, phrase, heard) if _is_bare_saying(syntax, phrase) else None


def points_back(syntax: Syntax, speaker: NounPhrase) -> bool:
    """Say whether a speaker is a pronoun or an adverb such as "demnach"."""
    return syntax.tags[speaker.head] is Tag.PRONOUN or syntax.lowers[speaker.head] in listed("adverbs", "anaphoric")


def told_of(syntax: Syntax, number: int, heard: Frame | None = None, covered: Sequence[int] = ()) -> NounPhrase | None:
    """Return somebody a sentence tells of, who may speak in the next: *Weber* ist entsetzt; für *Weber* ist das neu.

    What is covered is what somebody says, and tells of nobody.
    """
    mains = (one for one in syntax.clauses_in(*syntax.sentences[number]) if one.sort is Clausehood.MAIN)
    told = [one for one in mains if one.finite is not None and not (covered and covered[one.finite])]
    if len(told) > 1 and syntax.tokens[told[-1].start - 1] == ":":
        told.pop()  # Weber gab ein Beispiel: Der Saal ist groß.
    clause = told[-1] if told else None
    if clause is None or clause.finite is None or _is_said(syntax, clause.finite):
        return None
    if any(in_passive(syntax, clause, index) for index in clause.tokens):
        return _read_in(syntax, clause)
    subject = syntax.subject_of(clause.finite)
    if subject is not None and syntax.lowers[subject.head] in words("personal_subjects"):
        subject = resolved(syntax, subject, heard)
    if subject is not None and syntax.tags[subject.head] is Tag.NOUN and names_speaker(syntax, subject):
        return subject
    return concerned(syntax, clause)


def _read_in(syntax: Syntax, clause: Clause) -> NounPhrase | None:
    """Return the text in which something is told by nobody named: Im *Bericht* werden Mängel aufgezählt."""
    inside = {index for index in clause.tokens if syntax.lowers[index] in ("in", "im")}
    placed = (found for found in syntax.phrases_between(clause.start, clause.end) if found.preposition in inside)
    return next((found for found in placed if is_document(syntax.lowers[found.head])), None)


def concerned(syntax: Syntax, clause: Clause) -> NounPhrase | None:
    """Return for whom something is what it is: Das ist für *Weber* kein Widerspruch."""
    if clause.finite is None or not syntax.lemmas(clause.finite) & words("copulas"):
        return None
    inside = {index for index in clause.tokens if syntax.lowers[index] == "für"}
    concerned = (
        found for found in syntax.phrases_of(*syntax.sentence_of(clause.finite)) if found.preposition in inside
    )
    return next((found for found in concerned if names_speaker(syntax, found)), None)


def _is_own(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase means the words of the subject: nach *eigenen Angaben*."""
    return any(lower in listed("adpositions", "own") for lower in syntax.lowers[phrase.start : phrase.head + 1])


def _is_somebodys(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase means the words of somebody named before: aus *ihrer Sicht*, so *sein Appell*."""
    if phrase.start == phrase.head or syntax.lowers[phrase.start] not in words("possessives"):
        return False
    lower = syntax.lowers[phrase.head]
    return lower in classes("nouns") or lower in listed("adpositions", "aus") | listed("adpositions", "nach_behind")


def _is_bare_saying(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase behind "so" names words and not whose they are: so *der Vorwurf*, so *die Begründung*."""
    so = phrase.start > 0 and syntax.lowers[phrase.start - 1] == "so"
    lower = syntax.lowers[phrase.head]
    said = lower in classes("nouns") and not is_document(lower) and genitive_of(syntax, phrase.head) is None
    return so and said and syntax.lowers[phrase.start] in words("definite_articles")


def _possessor(syntax: Syntax, phrase: NounPhrase, heard: Frame | None) -> NounPhrase | None:
    """Return whom "sein" or "ihr" means: the subject of its clause, else who was told of or heard last."""
    subject = syntax.subject_of(phrase.head)
    said = subject is None or syntax.quote_around(subject.head) in syntax.utterances
    if subject is not None and not said and subject.start != phrase.start and names_speaker(syntax, subject):
        return resolved(syntax, subject, heard)
    return _last_meant(syntax, replace(phrase, end=phrase.start + 1, head=phrase.start), heard)


def _last_noun(syntax: Syntax, number: int, pronoun: int) -> NounPhrase | None:
    """Return the last noun that "dieser" or "letztere" may mean, a person by preference.

    It stands in the sentence before, or in an earlier clause of the same: Er lebt vom Wirt, *dieser* schweigt.
    """
    clause = syntax.clause_of(pronoun)
    ahead = [] if clause is None else _nouns_in(syntax, syntax.sentences[number][0], clause.start)
    before = _nouns_in(syntax, *syntax.sentences[number - 1]) if number else []
    near, far = syntax.meant(pronoun, ahead), syntax.meant(pronoun, before) or before
    return next((found for found in (*near, *far) if names_speaker(syntax, found)), next(iter(far), None))


def _nouns_in(syntax: Syntax, start: int, end: int) -> list[NounPhrase]:
    """Return the phrases with a noun between two tokens, last first; of two in one the genitive, and no place."""
    phrases = reversed(syntax.phrases_between(start, end))
    nouns = (found for found in phrases if syntax.tags[found.head] is Tag.NOUN)
    within = (genitive_of(syntax, found.head) or found for found in nouns)
    return [found for found in within if not _is_place(syntax, found)]


def _in_sentence(syntax: Syntax, pronoun: NounPhrase) -> NounPhrase | None:
    """Return the subject of a clause before, in the sentence of a pronoun: Weber schwieg, weil *er* krank war.

    Where a verb begins the clause, the main clause before may be what is said: Der Zug ist voll, sagte *er*.
    """
    clause = syntax.clause_of(pronoun.head)
    start, _ = syntax.sentence_of(pronoun.head)
    if clause is None:
        return None
    inserted = clause.finite == clause.start or syntax.lowers[clause.start] == "so"
    leads = clause.finite is None or pronoun.head < clause.finite or not inserted
    for before in reversed(syntax.clauses_in(start, clause.start)):
        if before.finite is None or before.sort is Clausehood.RELATIVE or _is_said(syntax, before.finite):
            continue
        opener = "" if before.opener is None else syntax.lowers[before.opener]
        subject = syntax.subject_of(before.finite)
        aside = before.sort is not Clausehood.MAIN and opener not in words("content_openers")
        if (leads or aside) and subject is not None and _is_person_for(syntax, pronoun.head, subject):
            return subject
    return None


def _is_person_for(syntax: Syntax, pronoun: int, phrase: NounPhrase) -> bool:
    """Say whether a noun before a pronoun surely is what it means, or a noun by itself that likely is a name."""
    if syntax.tags[phrase.head] is not Tag.NOUN or phrase.head > pronoun or not syntax.may_mean(pronoun, phrase):
        return False
    if is_document(syntax.lowers[phrase.head]):
        return False
    return names_speaker(syntax, phrase) or (phrase.start == phrase.head and may_speak(syntax, phrase))


def _last_meant(syntax: Syntax, pronoun: NounPhrase, heard: Frame | None) -> NounPhrase | None:
    """Return who a pronoun means: the subject of a sentence since somebody spoke, else who spoke, as named last."""
    number = syntax.sentence_number(pronoun.head)
    cited = heard is not None and _is_cited(syntax, heard.source)
    since = syntax.sentence_number((heard.cue or (heard.end - 1,))[0]) if heard and not cited else -1
    told = (found for found in _subjects_before(syntax, number, since + 1) if names_speaker(syntax, found))
    topic = next((found for found in told if syntax.may_mean(pronoun.head, found)), None)
    source = None if topic else _last_source(syntax, pronoun, heard)
    if source is None:
        return topic
    subjects = _subjects_before(syntax, number, syntax.sentence_number(source.start))
    again = (found for found in subjects if found.start > source.start and is_namesake(syntax, found, source))
    return next((found for found in again if syntax.may_mean(pronoun.head, found)), source)


def named_last(syntax: Syntax, source: NounPhrase, before: int) -> NounPhrase:
    """Return the last mention of a name before a token: Anna Weber kam. *Weber* lachte. Das sei so, sagte sie."""
    name = core_end(syntax, source) - 1
    if syntax.tags[name] is not Tag.NOUN:
        return source
    places = syntax.places[syntax.lowers[name]]
    last = places[bisect_left(places, before) - 1]
    found = syntax.phrase_around(last) if last > name else None
    return source if found is None or core_end(syntax, found) != last + 1 else replace(found, end=last + 1)


def _is_cited(syntax: Syntax, source: NounPhrase | None) -> bool:
    """Say whether somebody told of a text that was heard: Weber wies einen *Bericht* zurück, wonach er gehe."""
    if source is None or not is_document(syntax.lowers[source.head]):
        return False
    subject = syntax.subject_of(source.head)
    return subject is not None and subject.head != source.head


def is_namesake(syntax: Syntax, phrase: NounPhrase, other: NounPhrase) -> bool:
    """Say whether two phrases share a noun: Linda Weber, Weber."""
    nouns = [
        {syntax.lowers[index] for index in range(one.start, one.end) if syntax.tags[index] is Tag.NOUN}
        for one in (phrase, other)
    ]
    return not nouns[0].isdisjoint(nouns[1])


def _last_source(syntax: Syntax, pronoun: NounPhrase, heard: Frame | None) -> NounPhrase | None:
    """Return who spoke last before a pronoun, if that is near and the pronoun may mean them."""
    source = heard.source if heard else None
    if source is None or source.start >= pronoun.start or not syntax.may_mean(pronoun.head, source):
        return None
    spoke = max(source.head, heard.cue[0] if heard and heard.cue else 0)
    distance = syntax.sentence_number(pronoun.head) - syntax.sentence_number(spoke)
    return source if distance <= _MEMORY else None


def _heard_near(syntax: Syntax, adverb: NounPhrase, heard: Frame | None) -> NounPhrase | None:
    """Return whose words an adverb such as "demnach" takes up: those of who was heard a few sentences before."""
    if heard is None or heard.source is None or not heard.cue or heard.source.start >= adverb.start:
        return None
    distance = syntax.sentence_number(adverb.head) - syntax.sentence_number(heard.cue[0])
    return heard.source if distance <= _MEMORY else None


def _last_person(syntax: Syntax, before: int, pronoun: int) -> NounPhrase | None:
    """Return the last one a pronoun may mean in the sentences before that number: a subject, a name, else a noun."""
    subjects = list(_subjects_before(syntax, before))
    fitting = syntax.meant(pronoun, subjects)
    persons = (found for found in fitting if names_speaker(syntax, found))
    others = (found for found in fitting or subjects if not is_thing(syntax, found))
    return next(persons, None) or _last_name(syntax, before, pronoun) or next(others, None)


def _last_name(syntax: Syntax, before: int, pronoun: int) -> NounPhrase | None:
    """Return the last one named in the sentence before whom a pronoun may mean, be it as an object."""
    phrases = reversed(syntax.phrases_of(*syntax.sentences[before - 1])) if before else iter(())
    nouns = (found for found in phrases if syntax.tags[found.head] is Tag.NOUN and names_speaker(syntax, found))
    spoken = [found for found in nouns if syntax.quote_around(found.head) not in syntax.utterances]
    fitting = [found for found in syntax.meant(pronoun, spoken) if not _is_place(syntax, found)]
    return next((found for found in fitting if found.nominative), next(iter(fitting), None))


def _is_place(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether a phrase tells where, not who: ein Besuch *in Bonn*."""
    return phrase.preposition is not None and syntax.lowers[phrase.preposition] in listed("rules", "where")


def _subjects_before(syntax: Syntax, before: int, since: int = 0) -> Iterator[NounPhrase]:
    """Yield the subjects of main clauses that are nouns, the nearest sentence first, `since` the farthest."""
    for number in range(before - 1, max(since, before - _MEMORY) - 1, -1):
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
