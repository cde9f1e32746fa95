"""What is only supposed: conditions with wenn or with the verb first, and what hangs on them."""

from collections.abc import Iterator

from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.words import words
from desktop.signals.nearby import has_lemma, word_at


def is_condition(syntax: Syntax, opener: int) -> bool:
    """Say whether a conjunction opens a condition; auch wenn concedes and is none."""
    concedes = word_at(syntax, opener - 1) in words("concessive_words")
    return syntax.lowers[opener] in words("condition_openers") and not concedes


def in_condition(syntax: Syntax, index: int) -> bool:
    """Say whether a token stands in a condition itself."""
    return any(index in clause.tokens for clause in _conditions(syntax, index))


def on_condition(syntax: Syntax, index: int) -> bool:
    """Say whether the clause of a token hangs on a condition: one at the head of the sentence, or right beside it."""
    head, _ = syntax.sentence_of(index)
    here = syntax.clause_at[index]
    return any(
        clause.start - head <= 1 or abs(syntax.clause_at[clause.start] - here) <= 1
        for clause in _conditions(syntax, index)
    )


def on_unreal_condition(syntax: Syntax, index: int) -> bool:
    """Say whether the sentence of a token supposes what is not so: wenn er Zeit hätte; selbst wenn; hätte er Zeit.

    The singular shows it; the plural may stand in for a Konjunktiv I: wenn sie Zeit hätten, sagte er.
    """
    return any(_is_unreal(syntax, clause) for clause in _conditions(syntax, index, conceded=True))


def _is_unreal(syntax: Syntax, condition: Clause) -> bool:
    verb = condition.finite
    if verb is None or syntax.lowers[verb] in words("conditional_modals"):
        return False
    numbers = {form.number for form in syntax.forms(verb) if form.tense == "subjunctive2"}
    sure = "singular" in numbers or verb == condition.start or has_lemma(syntax, [verb], {"sein"})
    return bool(numbers) and sure


def _conditions(syntax: Syntax, index: int, *, conceded: bool = False) -> Iterator[Clause]:
    """Yield the conditions in the sentence of a token; with `conceded`, what is granted (auch wenn) too."""
    start, end = syntax.sentence_of(index)
    for at in range(start, end):
        opens = syntax.lowers[at] in words("condition_openers") if conceded else is_condition(syntax, at)
        clause = syntax.clause_of(at) if opens else None
        if clause is not None:
            yield clause
    inverted = _inverted(syntax, syntax.clauses_in(start, end), end)
    if inverted is not None:
        yield inverted


def _inverted(syntax: Syntax, clauses: list[Clause], end: int) -> Clause | None:
    """Return a first clause that is a condition by its verb standing first: *Steigt die Zahl*, wird geschlossen."""
    first = clauses[0] if len(clauses) > 1 else None
    if first is None or first.finite != first.start or syntax.tokens[end - 1] == "?":
        return None
    supposed = any(form.tense == "subjunctive2" for form in syntax.forms(first.start))
    then = [clause for clause in clauses[1:] if clause.sort is Clausehood.MAIN]
    return first if supposed or any(_follows(syntax, clause) for clause in then) else None


def _follows(syntax: Syntax, clause: Clause) -> bool:
    return clause.finite == clause.start or syntax.lowers[clause.start] in words("consequence_words")
