"""Verbs of saying with the clauses they govern: before, behind or around them."""

from collections.abc import Sequence

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.cues import SayVerb
from desktop.signals.speech.frame import Frame, Range
from desktop.signals.speech.reach import content_clause, end_after, is_indicative, takes_indicative, trimmed, without
from desktop.signals.speech.speakers import speaker_of


def clausal_speech(syntax: Syntax, says: Sequence[SayVerb], used: set[int], region_of: "Regions") -> list[Frame]:
    """Return the frames of verbs that govern clauses."""
    frames = []
    for say in says:
        if say.verb in used:
            continue
        region = region_of(say.verb)
        content = _around(syntax, say, region) or _behind(syntax, say, region)
        if content:
            form = Form.INDIRECT
            frames.append(Frame(say.tokens, speaker_of(syntax, say), content, form, say.cue_class))
    return frames


class Regions:
    """The stretch a cue can reach: its sentence, but no further than the quotation it stands in."""

    def __init__(self, syntax: Syntax, spoken: Sequence[Range]) -> None:
        self._syntax = syntax
        self._spoken = {start - 1 for start, _ in spoken}

    def __call__(self, index: int) -> Range:
        """Return the reach of a cue at token `index`."""
        start, end = self._syntax.sentence_of(index)
        quote = self._syntax.quote_around(index)
        if quote is not None and quote[0] in self._spoken:
            return max(start, quote[0] + 1), min(end, quote[1])
        return start, end


def _around(syntax: Syntax, say: SayVerb, region: Range) -> tuple[Range, ...]:
    """Return the words around an inserted clause: Er sei krank, *sagte sie*, und bleibe zu Hause."""
    clause = say.clause
    inserted = _is_inserted(syntax, say, region)
    as_clause = (
        clause.sort is Clausehood.SUBORDINATE and clause.opener is not None and syntax.lowers[clause.opener] == "wie"
    )
    if not inserted and not as_clause:
        return ()
    if (
        as_clause
        and content_clause(
            syntax,
            [other for other in syntax.clauses_in(*region) if other.start > clause.start][:1],
            clause.end - 1,
            strong=False,
        )
        is not None
    ):
        first = next(other for other in syntax.clauses_in(*region) if other.start > clause.start)
        if first.sort is Clausehood.SUBORDINATE:
            return ()
    start, end = region
    if inserted:
        end = _resumption(syntax, say, region)
    return without(syntax, start, end, [(clause.start, clause.end)])


def _is_inserted(syntax: Syntax, say: SayVerb, region: Range) -> bool:
    """Say whether a clause begins with its finite verb behind other words of the sentence."""
    clause = say.clause
    if (
        clause.sort is not Clausehood.MAIN
        or clause.finite is None
        or clause.finite != clause.start
        or clause.start - region[0] < 2
    ):
        return False
    before = syntax.clause_of(clause.start - 2)
    return before is not None or syntax.tokens[clause.start - 1] in ("“", '"', "«")


def _resumption(syntax: Syntax, say: SayVerb, region: Range) -> int:
    """Return where the words end that go on behind an inserted clause."""
    behind = [clause for clause in syntax.clauses_in(say.clause.end, region[1])]
    if not behind:
        return say.clause.end
    first = behind[0]
    goes_on = syntax.lowers[first.start] in words("coordinators") or first.sort is Clausehood.MAIN
    if (
        first.sort is Clausehood.SUBORDINATE
        and first.opener is not None
        and syntax.lowers[first.opener] in words("content_openers")
    ):
        goes_on = True
    if not goes_on or (first.finite is not None and is_indicative(syntax, first.finite)):
        return say.clause.end
    return end_after(syntax, behind, 0, region[1])


def _behind(syntax: Syntax, say: SayVerb, region: Range) -> tuple[Range, ...]:
    """Return the words behind a cue: Sie sagt*, er sei krank*."""
    clauses = syntax.clauses_in(*region)
    position = content_clause(syntax, clauses, max(say.verb, say.clause.finite or 0), strong=takes_indicative(say))
    if position is None or clauses[position] is say.clause:
        return ()
    start = clauses[position].start
    if _governed_before(syntax, say, start):
        return ()
    end = end_after(syntax, clauses, position, region[1])
    particle = say.tokens[-1]
    if start < particle < end and particle != say.verb:
        end = particle
    late = next((index for index in say.clause.tokens if index > start and syntax.tags[index] is Tag.NONFINITE), None)
    if late is not None and late < end:
        end = late
    found = trimmed(syntax, start, end)
    return (found,) if found else ()


def _governed_before(syntax: Syntax, say: SayVerb, start: int) -> bool:
    """Say whether another finite verb stands between a cue and the clause, so that the clause belongs to that verb."""
    return any(
        syntax.tags[index] is Tag.FINITE
        and syntax.clause_of(index) is not say.clause
        and not _is_relative(syntax, index)
        for index in range(say.verb + 1, start)
    )


def _is_relative(syntax: Syntax, index: int) -> bool:
    clause = syntax.clause_of(index)
    return clause is not None and clause.sort in (Clausehood.RELATIVE, Clausehood.SUBORDINATE)
