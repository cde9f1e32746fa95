"""How far somebody's words reach: token ranges around a cue."""

from collections.abc import Iterable

from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.cues import SayVerb, classes, is_participle, is_to_be, listed
from desktop.signals.speech.frame import Range

DASHES = frozenset("–—-")
_EDGE = frozenset(',;:.–—-!?…() "')


def is_subjunctive(syntax: Syntax, verb: int) -> bool:
    """Say whether a finite verb is clearly Konjunktiv: sei, habe (but: ich habe), wüssten."""
    tenses = {form.tense for form in syntax.forms(verb) if form.shape == "finite"}
    if "past" in tenses or not tenses & {"subjunctive1", "subjunctive2"}:
        return False
    return "ich" not in syntax.lowers[max(0, verb - 1) : verb + 2]


def is_indicative(syntax: Syntax, verb: int) -> bool:
    """Say whether a finite verb is clearly indicative; the plural of the present looks the same in both moods."""
    tenses = {(form.tense, form.number) for form in syntax.forms(verb) if form.shape == "finite"}
    return bool(tenses) and not any(
        tense.startswith("subjunctive") or (tense == "present" and number != "singular") for tense, number in tenses
    )


def trimmed(syntax: Syntax, start: int, end: int) -> Range | None:
    """Return a range without marks at its edges (quotation marks stay), None if no word is left."""
    while start < end and syntax.tags[start] is Tag.MARK and syntax.tokens[start] in _EDGE:
        start += 1
    while start < end and syntax.tags[end - 1] is Tag.MARK and syntax.tokens[end - 1] in _EDGE:
        end -= 1
    return (start, end) if any(syntax.tags[index] is not Tag.MARK for index in range(start, end)) else None


def without(syntax: Syntax, start: int, end: int, holes: Iterable[Range]) -> tuple[Range, ...]:
    """Return what is left of a range when some ranges are taken out."""
    kept, position = [], start
    for hole_start, hole_end in sorted(holes):
        kept.append(trimmed(syntax, position, min(hole_start, end)))
        position = max(position, hole_end)
    kept.append(trimmed(syntax, position, end))
    return tuple(part for part in kept if part is not None)


def without_comma(syntax: Syntax, say: SayVerb) -> tuple[Range, ...]:
    """Return an infinitive with "zu" that no comma parts from a participle: hat angekündigt *früh zu gehen*."""
    clause = say.clause
    start = say.verb + 1
    told = clause.finite is not None and is_participle(syntax, say.verb) and not is_to_be(syntax, clause, say.verb)
    if not told or start + 2 > clause.end - 1 or not is_to_be(syntax, clause, clause.end - 1):
        return ()
    if syntax.lowers[start] in words("coordinators") | words("infinitive_openers"):
        return ()
    found = trimmed(syntax, start, clause.end)
    return (found,) if found else ()


def content_clause(syntax: Syntax, clauses: list[Clause], anchor: int, *, strong: bool) -> int | None:
    """Return the position in `clauses` of the first one after token `anchor` that can be somebody's words.

    `strong` cues take an indicative main clause too: Er sagte, er kommt.
    """
    pending: int | None = None
    for position, clause in enumerate(clauses):
        joined = clause.sort is not Clausehood.INFINITIVE and syntax.lowers[clause.start] in words("coordinators")
        if clause.start <= anchor or joined:
            continue
        if clause.sort is Clausehood.SUBORDINATE:
            if opens_content(syntax, clause):
                return position
            pending = position if pending is None else pending
        elif clause.sort is Clausehood.INFINITIVE:
            if syntax.lowers[clause.start] not in words("infinitive_openers"):
                return position
        elif clause.sort is Clausehood.MAIN:
            if pending is not None and clause.finite is not None and clause.finite == clause.start:
                announced = syntax.tokens[clauses[pending].start - 1] == ":"
                return pending if announced or is_subjunctive(syntax, clause.finite) else None
            return position if _may_be_said(syntax, clause, anchor, strong=strong) else None
    return None


def opens_content(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a dependent clause can be content; "wie" before a verb of saying opens an inserted frame instead."""
    if clause.opener is None or syntax.lowers[clause.opener] not in words("content_openers"):
        return False
    if syntax.lowers[clause.opener] == "dass" and not words("consecutive_words").isdisjoint(
        _before(syntax, clause.opener)
    ):
        return False
    if syntax.lowers[clause.opener] != "wie" or clause.finite is None:
        return True
    says = syntax.lemmas(clause.finite) & classes("verbs").keys() - listed("rules", "personal")
    return all(classes("verbs")[lemma] in listed("rules", "acting_classes") for lemma in says)


def _before(syntax: Syntax, opener: int) -> set[str]:
    """Return the word before "dass", or what grades it: *so* dass, *so* heftig, dass."""
    if syntax.tokens[opener - 1] != ",":
        return {syntax.lowers[opener - 1]}
    graded = syntax.tags[opener - 2] in (Tag.ADVERB, Tag.ADJECTIVE)
    return set(syntax.lowers[opener - 3 : opener - 2]) if graded else set()


def _may_be_said(syntax: Syntax, clause: Clause, anchor: int, *, strong: bool) -> bool:
    """Say whether a main clause can depend on a cue before it."""
    mark = syntax.tokens[clause.start - 1] if clause.start else ""
    if syntax.lowers[clause.start] in words("coordinators") or clause.finite is None:
        return False
    if mark == ":":
        return True
    if clause.finite == clause.start:
        return False
    if is_subjunctive(syntax, clause.finite):
        return True
    adjacent = all(
        syntax.clause_at[index] != -1 or index == clause.start - 1 for index in range(anchor + 1, clause.start)
    )
    return (strong or _may_be_subjunctive(syntax, clause.finite)) and adjacent and mark == ","


def _may_be_subjunctive(syntax: Syntax, verb: int) -> bool:
    """Say whether a past tense stands in for a Konjunktiv I that looks like the indicative: verfolgten, sollte."""
    lower = syntax.lowers[verb]
    plural = lower.endswith("ten") or lower in words("advising_modals") or lower == "wollte"
    return plural and not is_subjunctive(syntax, verb)


def end_after(syntax: Syntax, clauses: list[Clause], position: int, limit: int) -> int:
    """Return where words that begin with `clauses[position]` end: at `limit` or before the author's own clause."""
    first = clauses[position]
    # Sie sagt: Wenn es regnet, bleibt er.
    opened = first.sort is Clausehood.SUBORDINATE and syntax.tokens[first.start - 1] == ":"
    for clause in clauses[position + 1 + opened :]:
        if clause.start >= limit:
            break
        if clause.start <= first.start or clause.sort is not Clausehood.MAIN or clause.finite is None:
            continue
        coordinated = syntax.lowers[clause.start] in words("coordinators") or clause.finite == clause.start
        mark = syntax.tokens[clause.start - 1]
        if (coordinated or mark == ";") and is_indicative(syntax, clause.finite):
            return clause.start
        if coordinated and mark in DASHES and not is_subjunctive(syntax, clause.finite):
            return clause.start
    return limit


def takes_indicative(say: SayVerb) -> bool:
    """Say whether a verb of saying hands over a plain main clause too."""
    return say.cue_class in ("neutral", "emphatic", "factive", "distancing", "epistemic") and say.lemma not in listed(
        "rules", "clause_only"
    )
