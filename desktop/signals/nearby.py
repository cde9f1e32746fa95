"""What stands around a word: its neighbours, its clause, the clauses beside. All places are token indices."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet

from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words


def word_at(syntax: Syntax, index: int) -> str:
    """Return the lower-case word at a place, "" outside the text."""
    return syntax.lowers[index] if 0 <= index < len(syntax.lowers) else ""


def tag_at(syntax: Syntax, index: int) -> Tag:
    """Return the tag at a place; outside the text stands a mark."""
    return syntax.tags[index] if 0 <= index < len(syntax.tags) else Tag.MARK


def words_before(syntax: Syntax, index: int, count: int) -> list[str]:
    """Return up to `count` lower-case words right before a place, of the same sentence."""
    start, _ = syntax.sentence_of(index)
    return syntax.lowers[max(start, index - count) : index]


def words_after(syntax: Syntax, index: int, count: int) -> list[str]:
    """Return up to `count` lower-case words right behind a place, of the same sentence."""
    _, end = syntax.sentence_of(index)
    return syntax.lowers[index + 1 : min(end, index + 1 + count)]


def sentence_words(syntax: Syntax, index: int) -> list[str]:
    """Return the lower-case words of the sentence around a place."""
    start, end = syntax.sentence_of(index)
    return syntax.lowers[start:end]


def clause_tokens(syntax: Syntax, index: int) -> tuple[int, ...]:
    """Return the tokens of the clause around a place; none for a mark between clauses."""
    clause = syntax.clause_of(index)
    return clause.tokens if clause else ()


def clause_words(syntax: Syntax, index: int) -> list[str]:
    """Return the lower-case words of the clause around a place."""
    return [syntax.lowers[token] for token in clause_tokens(syntax, index)]


def clause_phrases(syntax: Syntax, index: int) -> list[NounPhrase]:
    """Return the noun phrases whose heads stand in the clause around a place."""
    inside = frozenset(clause_tokens(syntax, index))
    return [found for found in syntax.phrases_of(*syntax.sentence_of(index)) if found.head in inside]


def bare_phrases(syntax: Syntax, index: int) -> list[NounPhrase]:
    """Return the noun phrases in the clause around a place that no preposition governs."""
    return [found for found in clause_phrases(syntax, index) if found.preposition is None]


def cue_phrase(syntax: Syntax, cue: Cue) -> NounPhrase:
    """Return the noun phrase around a cue's head, the head by itself if there is none."""
    alone = NounPhrase(cue.head, cue.head + 1, cue.head, None, nominative=True)
    return syntax.phrase_around(cue.head) or alone


def subject_word(syntax: Syntax, verb: int) -> str:
    """Return the head of a verb's subject in lower case, "" if it has none."""
    subject = syntax.subject_of(verb)
    return syntax.lowers[subject.head] if subject else ""


def is_first_person(syntax: Syntax, verb: int) -> bool:
    """Say whether ich or wir is the subject of a verb; most sentences hold neither, and need no subject looked for."""
    persons = words("first_person_subjects")
    return not persons.isdisjoint(sentence_words(syntax, verb)) and subject_word(syntax, verb) in persons


def others_in_clause(syntax: Syntax, cue: Cue) -> list[int]:
    """Return the tokens of the clause around a cue's head that do not belong to the cue."""
    return [index for index in clause_tokens(syntax, cue.head) if index not in cue.tokens]


def has_lemma(syntax: Syntax, indices: Iterable[int], lemmas: AbstractSet[str]) -> bool:
    """Say whether one of some tokens is a form of one of some verbs."""
    return any(not lemmas.isdisjoint(syntax.lemmas(index)) for index in indices if syntax.forms(index))


def clause_has(syntax: Syntax, index: int, lemmas: AbstractSet[str]) -> bool:
    """Say whether a form of one of some verbs stands in the clause around a place."""
    return has_lemma(syntax, clause_tokens(syntax, index), lemmas)


def has_shape(syntax: Syntax, index: int, shape: str) -> bool:
    """Say whether a token may be a verb form of a shape: finite, infinitive, participle, zu-infinitive."""
    return any(form.shape == shape for form in syntax.forms(index))


def is_passive(syntax: Syntax, verb: int) -> bool:
    """Say whether a verb is a participle with a form of werden beside it in its clause."""
    others = (index for index in clause_tokens(syntax, verb) if index != verb)
    return has_shape(syntax, verb, "participle") and has_lemma(syntax, others, {"werden"})


def agent_of(syntax: Syntax, index: int) -> NounPhrase | None:
    """Return the von- or durch-phrase in the clause around a place, or the circles something comes from."""
    inside = frozenset(clause_tokens(syntax, index))
    governed = (found for found in syntax.phrases_of(*syntax.sentence_of(index)) if found.preposition in inside)
    return next((found for found in governed if _is_agent(syntax, found)), None)


def _is_agent(syntax: Syntax, found: NounPhrase) -> bool:
    preposition = "" if found.preposition is None else syntax.lowers[found.preposition]
    head = syntax.lowers[found.head]
    circles = preposition == "aus" and head.endswith(tuple(words("circles")))
    return circles or (preposition in words("agent_prepositions") and head not in words("time_nouns"))


def doers_of(syntax: Syntax, cue: Cue) -> list[NounPhrase]:
    """Return who may do what a cue tells: the subject of its verb, then the nominatives that the cue leaves over.

    Zum Inhalt machten *beide* keine Angaben, Anfragen beantwortete *der Konzern* nicht.
    """
    subject = syntax.subject_of(cue.head)
    others = [found for found in bare_phrases(syntax, cue.head) if found.nominative and found != subject]
    return [found for found in ([subject, *others] if subject else others) if found.head not in cue.tokens]


def clause_after(syntax: Syntax, index: int) -> Clause | None:
    """Return the next clause that begins behind a token in the same sentence."""
    _, end = syntax.sentence_of(index)
    return next(iter(syntax.clauses_in(index + 1, end)), None)


def clauses_beside(syntax: Syntax, index: int) -> list[Clause]:
    """Return the clauses directly before and after the one a token stands in, within its sentence."""
    here = syntax.clause_at[index]
    if here < 0:
        return []
    start, end = syntax.sentence_of(index)
    beside = (syntax.clauses[number] for number in (here - 1, here + 1) if 0 <= number < len(syntax.clauses))
    return [clause for clause in beside if start <= clause.start < end]


def is_content_clause(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a clause is opened like an indirect statement or question."""
    asked = clause.sort is Clausehood.RELATIVE and syntax.lowers[clause.start + 1] in words("asking_determiners")
    return asked or (
        clause.sort is Clausehood.SUBORDINATE
        and clause.opener is not None
        and syntax.lowers[clause.opener] in words("content_openers")
    )


def has_content_beside(syntax: Syntax, index: int) -> bool:
    """Say whether an indirect statement or question stands beside the clause of a token."""
    return any(is_content_clause(syntax, clause) for clause in clauses_beside(syntax, index))
