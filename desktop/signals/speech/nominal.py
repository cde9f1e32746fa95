"""Nouns that open somebody's words: der Vorwurf, dass …; sie ist der Meinung, er solle gehen."""

from dataclasses import replace

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase, noun_phrase_at
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.clausal import Regions
from desktop.signals.speech.cues import classes, listed
from desktop.signals.speech.frame import Frame
from desktop.signals.speech.persons import is_document, is_nobody, is_thing, names_speaker
from desktop.signals.speech.reach import DASHES, content_clause, end_after, is_subjunctive, trimmed


def nominal_speech(syntax: Syntax, claimed: set[int], region_of: Regions) -> list[Frame]:
    """Return the frames of nouns whose content clause no verb claims; `claimed` holds where contents begin.

    A clause belongs to the last noun before it: begegnet der Kritik mit dem *Argument*, es fehle Geld.
    """
    found = []
    for index in reversed(syntax.places_of(classes("nouns").keys())):
        if syntax.tags[index] is Tag.NOUN and not _is_quoted(syntax, index):
            frame = _frame(syntax, index, claimed, region_of)
            if frame is not None:
                claimed.add(frame.start)
                found.append(frame)
    return found


def _is_quoted(syntax: Syntax, noun: int) -> bool:
    """Say whether a noun is part of a name in quotation marks: der „*Plan* B“."""
    quote = syntax.quote_around(noun)
    return quote is not None and quote not in syntax.utterances


def _frame(syntax: Syntax, noun: int, claimed: set[int], region_of: Regions) -> Frame | None:
    clause = syntax.clause_of(noun)
    if clause is None:
        return None
    region = region_of(noun)
    clauses = syntax.clauses_in(*region)
    position = content_clause(syntax, clauses, noun, strong=False)
    if position is None or clauses[position].start in claimed or not _is_near(syntax, noun, clauses[position]):
        return None
    limit = next((index for index in clause.tokens if index > clauses[position].start), region[1])
    content = trimmed(syntax, clauses[position].start, end_after(syntax, clauses, position, limit))
    if content is None or _is_headed(syntax, noun, content[0]):
        return None
    if syntax.tokens[content[0] - 1] in DASHES and _is_aside(syntax, clauses[position]):
        return None
    if syntax.lowers[noun - 1] in words("other_words"):
        return None  # mit anderen Worten: …
    if syntax.lowers[content[0]] == "wo" and syntax.lowers[noun] not in listed("rules", "held"):
        return None
    speaker = _speaker(syntax, noun, clause)
    if speaker is None and syntax.lowers[noun] in listed("rules", "held"):
        return None
    return Frame((noun,), speaker, (content,), Form.INDIRECT, classes("nouns")[syntax.lowers[noun]])


def _is_aside(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a main clause behind a dash is no Konjunktiv I: Die Angst geht um – *es dürfte kalt werden*."""
    if clause.sort is not Clausehood.MAIN or clause.finite is None:
        return False
    return not any(form.tense == "subjunctive1" for form in syntax.forms(clause.finite))


def _is_headed(syntax: Syntax, noun: int, start: int) -> bool:
    """Say whether a noun gives no words but the topic: Gerüchte um den Trainer: Verein schweigt; keine Angaben, wer."""
    phrase = syntax.phrase_around(noun)
    if phrase is None:
        return False
    if syntax.lowers[phrase.start] in words("negating_determiners") and syntax.lowers[noun] in listed("rules", "facts"):
        return True
    finite = next((at for at in range(start, syntax.sentence_of(start)[1]) if syntax.tags[at] is Tag.FINITE), None)
    apart = syntax.tokens[start - 1] == ":" and phrase.end < start - 1
    return apart and (finite is None or not is_subjunctive(syntax, finite))


def _is_near(syntax: Syntax, noun: int, content: Clause) -> bool:
    """Say whether only the rest of the noun's own clause, not much of it, stands before the content."""
    between = range(noun + 1, content.start)
    nouns = [index for index in between if syntax.tags[index] is Tag.NOUN]
    return (
        len(between) <= 8
        and len(nouns) <= 3
        and all(syntax.clause_at[index] in (-1, syntax.clause_at[noun]) for index in between)
    )


def _speaker(syntax: Syntax, noun: int, clause: Clause) -> NounPhrase | None:
    """Return the document itself, the possessor of the noun, or the subject that holds the view."""
    phrase = syntax.phrase_around(noun)
    if phrase is None:
        return None
    if is_document(syntax.lowers[noun]):
        return phrase
    if phrase.head == noun and phrase.end > noun + 1:
        start = noun + 1 + (syntax.lowers[noun + 1] in listed("rules", "possessors"))
        inner = [index for index in range(start, phrase.end) if syntax.tags[index] is Tag.NOUN]
        owner = replace(phrase, start=start, head=inner[0], nominative=False) if inner else None
        if owner is not None and not (syntax.lowers[noun] in listed("rules", "borne") and is_thing(syntax, owner)):
            return owner
    agent = _agent(syntax, noun, phrase, clause)
    if agent is not None:
        return agent
    borne = phrase.preposition is not None and syntax.lowers[noun] in listed("rules", "borne")
    if borne or clause.finite is None or clause.sort is Clausehood.INFINITIVE:
        return None
    subject = syntax.subject_of(clause.finite)
    if subject == phrase and (_is_shown(syntax, clause) or syntax.lowers[phrase.start] in words("possessives")):
        return phrase
    if (
        subject is None
        or subject.start <= noun < subject.end
        or _is_against(syntax, clause)
        or is_nobody(syntax, subject)
        or _is_predicate(syntax, subject)
        or _is_called(syntax, clause, subject, phrase)
        or is_thing(syntax, subject)
    ):
        return None
    return subject


def _is_predicate(syntax: Syntax, subject: NounPhrase) -> bool:
    """Say whether a capital only opens the sentence, so that a subject is an adjective: *Offen* ist die Frage, ob."""
    opens = subject.start == subject.head and subject.start == syntax.sentence_of(subject.head)[0]
    if syntax.tags[subject.head] is Tag.PRONOUN:
        return False  # Einige vertreten die Ansicht
    return opens and subject.end == subject.head + 1 and not names_speaker(syntax, subject)


def _is_shown(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a clause tells what can be read somewhere: dort ist *eine Warnung* zu lesen, das sei gefährlich."""
    last = clause.tokens[-1]
    readable = syntax.lemmas(last) & (listed("rules", "audible") | words("perceiving_verbs"))
    return bool(readable) and syntax.lowers[last - 1] == "zu"


def _is_called(syntax: Syntax, clause: Clause, subject: NounPhrase, view: NounPhrase) -> bool:
    """Say whether the noun is what a thing is said to be: *Der Kern* der Rede war eine Warnung: Es werde kalt."""
    if view.preposition is not None or syntax.lowers[view.start] == "der":
        return False  # Weber ist der Ansicht
    verb = clause.finite
    copula = verb is not None and syntax.lemmas(verb) & {"sein", "bleiben"}
    return bool(copula) and syntax.tags[subject.head] is Tag.NOUN and not names_speaker(syntax, subject)


def _agent(syntax: Syntax, noun: int, phrase: NounPhrase, clause: Clause) -> NounPhrase | None:
    """Return from whom the words come: die *vom Minister* geäußerte Hoffnung; *von Weber* liegt die Äußerung vor."""
    agents = listed("rules", "agents")
    for index in range(phrase.start, noun):
        if syntax.lowers[index] in agents:
            found = noun_phrase_at(syntax.tokens, syntax.tags, index + 1, noun, preposition=index)
            if found is not None:
                return found
    subject = None if clause.finite is None else syntax.subject_of(clause.finite)
    if subject is None or subject.head != noun:
        return None
    others = syntax.phrases_between(clause.start, clause.end)
    behind = (found for found in others if found.preposition is not None and found.preposition in clause.tokens)
    named = (found for found in behind if syntax.lowers[found.preposition or 0] in agents)
    return next((found for found in named if names_speaker(syntax, found)), None)


def _is_against(syntax: Syntax, clause: Clause) -> bool:
    """Say whether the clause denies the words or tells of somebody else's: its subject is not their speaker."""
    table = classes("verbs")
    verbs = [index for index in clause.tokens if syntax.tags[index] in (Tag.FINITE, Tag.NONFINITE)]
    return any(table.get(lemma) == "denial" for index in verbs for lemma in syntax.lemmas(index)) or any(
        form.lemma == "werden" for index in verbs for form in syntax.forms(index)
    )
