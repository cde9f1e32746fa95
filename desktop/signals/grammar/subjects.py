"""The subject of a clause: by position, by the case its article allows, by number."""

from dataclasses import replace

from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.structure import Structure
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words

_NEAR = 6
"""So many clauses back a missing subject is looked for."""


def find_subject(syntax: Structure, number: int) -> NounPhrase | None:
    """Return the subject of a clause, that of the clause it hangs on where it has none of its own, or None."""
    clause = syntax.clauses[number]
    if clause.finite is None:
        return _of_clause_before(syntax, number)
    candidates = _candidates(syntax, clause)
    if _shares_subject(syntax, clause, candidates):
        return _of_clause_before(syntax, number) or _of_main(syntax, clause, clause.finite, candidates)
    if clause.sort is Clausehood.MAIN:
        found = _of_main(syntax, clause, clause.finite, candidates)
    else:
        found = _of_dependent(syntax, clause, clause.finite, candidates)
    if found is None:
        found = _noble_name(syntax, clause, clause.finite)
    if found is None and (clause.finite == clause.start or syntax.lowers[clause.start] in words("coordinators")):
        return _of_clause_before(syntax, number)
    return found


def _noble_name(syntax: Structure, clause: Clause, finite: int) -> NounPhrase | None:
    """Return a name that begins as a preposition does, behind the verb or before it: sagte *von der Leyen*."""
    if any(form.lemma in words("copulas") or form.lemma in words("verbs_with_von") for form in syntax.forms(finite)):
        return None
    for start in (finite + 1, clause.start):
        phrase = syntax.phrase_around(start + 1) if start + 1 < clause.end else None
        if phrase is None or phrase.preposition != start or syntax.lowers[start] != "von":
            continue
        named = phrase.end == phrase.head + 1 and _is_surname(syntax, start, phrase.end)
        if named and (start > finite or phrase.end == finite):
            return replace(phrase, start=start, preposition=None, nominative=True)
    return None


def _is_surname(syntax: Structure, start: int, end: int) -> bool:
    """Say whether words stand elsewhere in the text behind a first name: Clara *von der Au*."""
    words_here, length = syntax.lowers[start:end], end - start
    others = (other + 1 - length for other in syntax.places[syntax.lowers[end - 1]] if other + 1 != end)
    return any(
        syntax.lowers[other : other + length] == words_here
        and syntax.tags[other - 1] is Tag.NOUN
        and (other == 1 or syntax.tags[other - 2] is not Tag.DETERMINER)
        for other in others
        if other > 0
    )


def _shares_subject(syntax: Structure, clause: Clause, candidates: list[NounPhrase]) -> bool:
    """Say whether a main clause begins with a coordinator and its verb: its subject stands before: und *bat*."""
    return (
        clause.sort is Clausehood.MAIN
        and syntax.lowers[clause.start] in words("coordinators")
        and clause.finite == clause.start + 1
        and not any(_is_sure(syntax, found) for found in candidates)
    )


def _candidates(syntax: Structure, clause: Clause) -> list[NounPhrase]:
    """Return the phrases of a clause that may be nominative; times only if there is nothing else."""
    number = syntax.clause_at[clause.start]
    fitting = [
        found
        for found in syntax.phrases_between(clause.start, clause.end)
        if found.nominative
        and found.preposition is None
        and syntax.clause_at[found.head] == number
        and not _is_compared(syntax, clause, found)
    ]
    return [found for found in fitting if syntax.lowers[found.head] not in words("time_nouns")] or fitting


def _is_compared(syntax: Structure, clause: Clause, phrase: NounPhrase) -> bool:
    """Say whether a phrase is a predicate at the beginning of a main clause: *Als Grund* nannte er das Wetter."""
    return clause.sort is Clausehood.MAIN and phrase.start == clause.start + 1 and syntax.lowers[clause.start] == "als"


def _of_main(syntax: Structure, clause: Clause, finite: int, candidates: list[NounPhrase]) -> NounPhrase | None:
    behind = [found for found in candidates if found.start > finite]
    ahead = [found for found in candidates if found.start < finite]
    if behind:
        ahead = [found for found in ahead if not _is_quoted(syntax, found, finite)]
    sure = next((found for found in behind if _is_sure(syntax, found)), None)
    if sure is not None and sure.start <= finite + 2:
        return sure
    if ahead and behind and syntax.lowers[ahead[0].head] in words("fronted_objects") and not _is_copula(syntax, finite):
        ahead = []
    paired = syntax.lowers[clause.start] in words("paired_openers")
    if paired and ahead and ahead[0].start == clause.start + 1:
        return _whole_field(syntax, clause, finite, ahead[0])
    coordinated = syntax.lowers[clause.start] in words("coordinators")
    undisputed = not behind and not coordinated
    first = bool(ahead) and ahead[0].start <= _field_start(syntax, clause) + 1
    if first and (undisputed or _agrees(syntax, ahead[0], finite)):
        return _whole_field(syntax, clause, finite, ahead[0])
    undisputed = len(candidates) == 1 and not coordinated and finite != clause.start
    fitting = next((found for found in behind if undisputed or _agrees(syntax, found, finite)), None)
    return ahead[0] if fitting is None and ahead and not coordinated else fitting


def _is_quoted(syntax: Structure, phrase: NounPhrase, finite: int) -> bool:
    """Say whether a phrase stands in quoted words before the verb, not in a mere name: „*Spät*, aber gut“, sagt er."""
    quote = syntax.quote_around(phrase.head)
    if quote is None or quote[1] >= finite:
        return False
    if syntax.tokens[quote[1] + 1] == "," and finite == quote[1] + 2:
        return True
    return any(syntax.tags[index] in (Tag.MARK, Tag.FINITE) for index in range(quote[0] + 1, quote[1]))


def _is_copula(syntax: Structure, finite: int) -> bool:
    return any(form.lemma in words("copulas") for form in syntax.forms(finite))


def _of_dependent(syntax: Structure, clause: Clause, finite: int, candidates: list[NounPhrase]) -> NounPhrase | None:
    opener = clause.opener
    own = [found for found in candidates if opener is None or found.start > opener]
    sure = next((found for found in own if _is_sure(syntax, found)), None)
    if sure is not None:
        return sure
    if opener is None or syntax.lowers[opener] not in words("subject_openers") or _is_governed(syntax, opener):
        fitting = (found for found in own if len(own) == 1 or _agrees(syntax, found, finite))
        return next(fitting, own[0] if own else None)
    likely = own and own[0].start == opener + 1 and _is_likelier(syntax, opener)
    if likely and _agrees(syntax, own[0], finite):
        return own[0]
    if own and _must_be_plural(syntax, opener, finite):
        return own[0]
    if opener < clause.start and _may_share(syntax, clause):
        return find_subject(syntax, syntax.clause_at[clause.start] - 1)
    if clause.sort is Clausehood.RELATIVE:
        return syntax.antecedent_of(clause)
    return NounPhrase(opener, opener + 1, opener, None, nominative=True)


def _may_share(syntax: Structure, clause: Clause) -> bool:
    """Say whether a dependent clause goes on in the one before, by the same opener: die prüft *und fordert*."""
    number = syntax.clause_at[clause.start]
    before = syntax.clauses[number - 1] if number > 0 else None
    return before is not None and before.opener == clause.opener and before.finite is not None


def _must_be_plural(syntax: Structure, opener: int, finite: int) -> bool:
    """Say whether an opener is singular and the verb is not: das Lager, *das* Ärzte auf zehn Prozent *schätzen*."""
    plural = {form.number for form in syntax.forms(finite) if form.shape == "finite"} == {"plural"}
    return plural and syntax.lowers[opener] in words("singular_openers")


def _is_likelier(syntax: Structure, opener: int) -> bool:
    """Say whether what stands behind an opener is likelier the subject: der *er* hilft, was *Bonn* sagt."""
    after = opener + 1
    named = syntax.lowers[opener] == "was" and syntax.tags[after] in (Tag.NOUN, Tag.DETERMINER)
    return named or syntax.lowers[after] in words("likely_subjects")


def _is_governed(syntax: Structure, opener: int) -> bool:
    return opener > 0 and syntax.tags[opener - 1] is Tag.PREPOSITION


def _is_sure(syntax: Structure, phrase: NounPhrase) -> bool:
    return syntax.lowers[phrase.start] in words("sure_subjects") and phrase.end == phrase.start + 1


def _field_start(syntax: Structure, clause: Clause) -> int:
    """Return the first token of a clause that is no coordinator."""
    return next((index for index in clause.tokens if syntax.lowers[index] not in words("coordinators")), clause.start)


def _whole_field(syntax: Structure, clause: Clause, finite: int, subject: NounPhrase) -> NounPhrase:
    """Widen a subject to all that stands before the finite verb: one constituent, apposition included."""
    end = max((index for index in clause.tokens if index < finite), default=subject.end - 1) + 1
    if end < finite and syntax.tokens[end] == ")":
        end += 1
    number = syntax.clause_at[finite]
    whole = all(syntax.clause_at[index] in (-1, number) for index in range(subject.end, end))
    if not whole or syntax.tags[subject.head] is Tag.PRONOUN or syntax.tags[end - 1] is Tag.ADVERB:
        return subject
    return replace(subject, end=max(end, subject.end))


def _agrees(syntax: Structure, phrase: NounPhrase, finite: int) -> bool:
    """Say whether a noun phrase may be the subject of a verb form, by number."""
    numbers = {form.number for form in syntax.forms(finite) if form.shape == "finite"}
    first = syntax.lowers[phrase.start]
    if numbers == {"plural"}:
        behind = syntax.lowers[phrase.end] if phrase.end < len(syntax.tokens) else ""
        paired = phrase.start > 0 and syntax.lowers[phrase.start - 1] in words("paired_openers")
        coordinated = paired or behind in words("coordinators")
        many = syntax.tags[phrase.start] is Tag.NOUN and first.endswith(tuple(words("plural_endings_behind_die")))
        return coordinated or many or (first not in words("singular_starts") and syntax.number_of(phrase) != "Sing")
    if numbers == {"singular"}:
        counted = syntax.tags[phrase.start] is Tag.NUMERAL and first not in words("singular_starts")
        many = phrase.head + 1 == phrase.end and syntax.lowers[phrase.head].endswith(tuple(words("plural_endings")))
        listed = counted or many or first in words("plural_starts")
        bare = syntax.tags[phrase.start] is not Tag.DETERMINER or first in words("singular_starts")
        return not listed and (bare or syntax.number_of(phrase) != "Plur")
    return True


def _of_clause_before(syntax: Structure, number: int) -> NounPhrase | None:
    """Return the subject of the nearest clause before, in the same sentence, that has one of its own.

    A main clause shares it with a main clause of the same mood: Er sagt, sie *sei* krank, und *geht*.
    """
    start, _ = syntax.sentence_of(syntax.clauses[number].start)
    near = range(number - 1, max(-1, number - 1 - _NEAR), -1)
    before = [other for other in near if syntax.clauses[other].start >= start and syntax.clauses[other].finite]
    alike = (other for other in before if _are_alike(syntax, syntax.clauses[number], syntax.clauses[other]))
    found = next(alike, before[0] if before else None)
    return None if found is None else find_subject(syntax, found)


def _are_alike(syntax: Structure, clause: Clause, before: Clause) -> bool:
    """Say whether two clauses may share a subject: two dependent ones, or two main clauses of one mood."""
    if clause.sort is not Clausehood.MAIN or clause.finite is None or before.finite is None:
        return True
    moods = [_moods(syntax, verb) for verb in (clause.finite, before.finite)]
    return before.sort is Clausehood.MAIN and not moods[0].isdisjoint(moods[1])


def _moods(syntax: Structure, verb: int) -> frozenset[bool]:
    """Return whether a verb may be subjunctive: a past of many may be that or not, *habe* without ich must be."""
    forms = [form for form in syntax.forms(verb) if form.shape == "finite"]
    tenses = {form.tense for form in forms}
    many = any(form.number != "singular" for form in forms)
    if "past" in tenses or not tenses & {"subjunctive1", "subjunctive2"}:
        return frozenset((True, False) if many else (False,))
    first = "ich" in syntax.lowers[max(0, verb - 1) : verb + 2]
    return frozenset((True, False) if first else (True,))
