"""Verbs of saying with the clauses they govern: before, behind or around them."""

from collections.abc import Sequence

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words
from desktop.signals.speech.cues import SayVerb, listed, needed_words
from desktop.signals.speech.frame import Frame, Range
from desktop.signals.speech.reach import (
    content_clause,
    end_after,
    is_indicative,
    is_subjunctive,
    opens_content,
    takes_indicative,
    trimmed,
    without,
    without_comma,
)
from desktop.signals.speech.speakers import is_time, speaker_of
from desktop.signals.speech.unsaid import says_nothing


def clausal_speech(syntax: Syntax, says: Sequence[SayVerb], used: set[int], region_of: "Regions") -> list[Frame]:
    """Return the frames of verbs that govern clauses; a clause belongs to the last verb before it."""
    frames: list[Frame] = []
    behind: dict[int, Frame] = {}
    for say in says:
        region = region_of(say.verb)
        if say.verb in used:
            frames += _before_quotation(syntax, say, region)
            continue
        if says_nothing(syntax, say):
            continue
        content = _around(syntax, say, region)
        if content:
            frames.append(Frame(say.tokens, speaker_of(syntax, say), content, Form.INDIRECT, say.cue_class))
            continue
        content = _before(syntax, say, region)
        if content:
            frames.append(Frame(say.tokens, speaker_of(syntax, say), content, Form.INDIRECT, say.cue_class))
            continue
        content = _behind(syntax, say, region)
        if content and say.lemma in listed("rules", "perceived") and not _is_reported(syntax, content[0][0]):
            continue
        if content and not (content[0][0] in behind and _tells_by_the_way(syntax, say, content[0][0])):
            behind[content[0][0]] = Frame(say.tokens, speaker_of(syntax, say), content, Form.INDIRECT, say.cue_class)
    return [*frames, *behind.values()]


def _is_reported(syntax: Syntax, start: int) -> bool:
    """Say whether the clause in which words begin is in Konjunktiv."""
    clause = syntax.clause_of(start)
    return clause is not None and clause.finite is not None and is_subjunctive(syntax, clause.finite)


def _tells_by_the_way(syntax: Syntax, say: SayVerb, start: int) -> bool:
    """Say whether a verb only tells of something before it: schrieb einen Brief, der *gefunden* wurde, er sei fort."""
    content = syntax.clause_of(start)
    main = content is not None and content.sort is Clausehood.MAIN
    return main and say.passive and say.clause.sort is Clausehood.RELATIVE


def _before_quotation(syntax: Syntax, say: SayVerb, region: Range) -> list[Frame]:
    """Return what a verb with a quotation behind it says before, too: *Er sei müde*, sagte sie: „…“."""
    ahead = (other.finite for other in syntax.clauses_in(region[0], say.clause.start) if other.finite is not None)
    finite = [verb for verb in ahead if syntax.quote_around(verb) not in syntax.utterances]
    heard = say.clause.finite is not None and syntax.lemmas(say.clause.finite) & words("modal_verbs")
    if heard or not (finite and is_subjunctive(syntax, finite[-1]) and _is_inserted(syntax, say, region)):
        return []
    content = without(syntax, region[0], say.clause.start, [])
    return [Frame(say.tokens, speaker_of(syntax, say), content, Form.INDIRECT, say.cue_class)] if content else []


class Regions:
    """The stretch a cue can reach: its sentence, but no further than the quotation it stands in."""

    def __init__(self, syntax: Syntax) -> None:
        self._syntax = syntax
        self._spoken = {opened for opened, _ in syntax.utterances}

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
    if _is_inserted(syntax, say, region):
        host = _interrupted(syntax, say)
        after_colon = host is not None and host.start > region[0] and syntax.tokens[host.start - 1] == ":"
        start = host.start if host is not None and after_colon else region[0]
        return without(syntax, start, _resumption(syntax, say, region), [(clause.start, clause.end)])
    opener = clause.opener
    reported = clause.finite is not None and is_subjunctive(syntax, clause.finite)
    if clause.sort is Clausehood.SUBORDINATE and opener is not None and syntax.lowers[opener] == "wie" and not reported:
        after = next(iter(syntax.clauses_in(clause.end, region[1])), None)
        leads = all(syntax.lowers[index] in words("coordinators") for index in range(clause.start, opener))
        acts = say.cue_class in listed("rules", "acting_classes") and _has_object(syntax, say)
        if leads and not acts and (after is None or after.sort is not Clausehood.SUBORDINATE):
            return without(syntax, *region, [(clause.start, clause.end)])
    return ()


def _before(syntax: Syntax, say: SayVerb, region: Range) -> tuple[Range, ...]:
    """Return what "das" points back to: *Er ist krank.* Das bestätigte sie. Or: *Er ist krank*, das sagte sie."""
    clause = say.clause
    first = clause.start
    if (
        clause.sort is not Clausehood.MAIN
        or clause.finite not in (first + 1, first + 2)
        or (clause.finite == first + 2 and syntax.tags[first + 1] is not Tag.ADVERB)
        or syntax.lowers[first] not in words("fronted_objects")
    ):
        return ()
    if not _takes_up(syntax, say, first):
        return ()
    if any(other.sort is Clausehood.SUBORDINATE for other in syntax.clauses_in(first + 1, region[1])):
        return ()
    if first > region[0]:
        return without(syntax, region[0], first, [])
    number = syntax.sentence_number(first)
    titled = number == 0 or syntax.tokens[first - 1] not in words("sentence_ends")
    return () if titled else without(syntax, *syntax.sentences[number - 1], [])


def _takes_up(syntax: Syntax, say: SayVerb, first: int) -> bool:
    """Say whether the "das" that begins a clause is what somebody says, as object or as subject: Das teilte sie mit."""
    if any(syntax.lowers[index] in words("negators") for index in say.clause.tokens):
        return False
    if say.passive or say.lemma in listed("rules", "impersonal"):
        return speaker_of(syntax, say) is not None
    subject = syntax.subject_of(say.verb)
    named = subject is not None and subject.start > first and syntax.lowers[subject.head] != "man"
    return takes_indicative(say) and named


def _is_inserted(syntax: Syntax, say: SayVerb, region: Range) -> bool:
    """Say whether a clause begins with its finite verb behind somebody's words, and has a subject of its own."""
    clause = say.clause
    if clause.start - region[0] < 2 or not (say.leads or say.follows_so(syntax)):
        return False
    subject = syntax.subject_of(say.verb)
    if subject is not None and subject.start < clause.start:
        return False
    number = syntax.clause_at[clause.start]
    before = syntax.clauses[number - 1] if number else None
    if before is None or before.start < region[0]:
        return False
    first = syntax.clauses_in(*region)[0]
    heard = say.lemma == "heißen" and say.follows_so(syntax)
    if say.lemma in listed("rules", "clause_only") and not (heard or _is_content(syntax, first)):
        return False
    leading = first.sort is Clausehood.SUBORDINATE and first.opener is not None
    alone = before is first or before.sort is not Clausehood.MAIN
    if leading and (opens_content(syntax, first) or (alone and not _is_led_in(syntax, clause))):
        return opens_content(syntax, first)
    if (
        takes_indicative(say)
        or say.follows_so(syntax)
        or (say.cue_class in ("directive", "hinting", "expressive", "critical") and subject is not None)
    ):
        return True
    return any(other.finite is not None and is_subjunctive(syntax, other.finite) for other in (first, before))


def _is_led_in(syntax: Syntax, inserted: Clause) -> bool:
    """Say whether Konjunktiv goes on behind an inserted clause: Als er kam, sagt sie, *sei* es kalt gewesen."""
    number = syntax.clause_at[inserted.start] + 1
    behind = syntax.clauses[number] if number < len(syntax.clauses) else None
    return behind is not None and behind.finite == behind.start and is_subjunctive(syntax, behind.start)


def _is_content(syntax: Syntax, clause: Clause) -> bool:
    """Say whether a clause by its form is somebody's words: dass, ob, a question word, or Konjunktiv."""
    if clause.opener is not None:
        return syntax.lowers[clause.opener] in words("content_openers")
    return clause.finite is not None and is_subjunctive(syntax, clause.finite)


def _interrupted(syntax: Syntax, say: SayVerb) -> Clause | None:
    """Return the clause that goes on behind the clause of a verb: *In Bonn*, sagt er, *sei es kalt*."""
    number = syntax.clause_at[say.clause.start]
    before = syntax.clauses[number - 1] if number else None
    return before if before is not None and before.end > say.clause.end else None


def _resumption(syntax: Syntax, say: SayVerb, region: Range) -> int:
    """Return where the words end that go on behind an inserted clause."""
    behind = syntax.clauses_in(say.clause.end, region[1])
    host = _interrupted(syntax, say)
    if host is not None:
        return end_after(syntax, [host, *behind], 0, region[1])
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
    if position is None:
        return without_comma(syntax, say)
    if clauses[position] is say.clause:
        return ()
    start = clauses[position].start
    if _governed_before(syntax, say, start) or _is_explained(syntax, say, clauses[position]):
        return ()
    if say.weighs(syntax):
        return ()
    if _has_said_all(syntax, say, clauses[position]) or _is_condition(syntax, say, start):
        return ()
    end = end_after(syntax, clauses, position, region[1])
    particle = say.tokens[-1]
    if start < particle < end and particle != say.verb:
        end = particle
    late = next((index for index in say.clause.tokens if index > start and syntax.tags[index] is Tag.NONFINITE), None)
    if late is not None and late < end:
        end = late
    found = trimmed(syntax, start, min(end, _host_resumes(syntax, say, start, end)))
    return (found,) if found else ()


def _is_condition(syntax: Syntax, say: SayVerb, start: int) -> bool:
    """Say whether a clause begins with the verb, and what follows from it with "so": Sagt er das, so irrt er."""
    opens = say.clause.finite == syntax.sentence_of(say.verb)[0]
    return opens and syntax.lowers[start] in words("consequence_openers")


def _host_resumes(syntax: Syntax, say: SayVerb, start: int, end: int) -> int:
    """Return where the clause goes on that a dependent verb of saying stands in: Weber, der sagt, er komme, *ging*."""
    if say.clause.sort is Clausehood.MAIN:
        return end
    for clause in syntax.clauses_in(syntax.sentence_of(start)[0], end):
        if clause.start < say.clause.start:
            end = min([end, *(index for index in clause.tokens if index > start)])
        elif start < clause.start == clause.finite and clause.sort is Clausehood.MAIN:
            return min(end, clause.start)
    return end


def _has_said_all(syntax: Syntax, say: SayVerb, clause: Clause) -> bool:
    """Say whether a verb has its object before a clause that only goes on: Er nannte Zahlen, *was überraschte*."""
    opener = None if clause.opener is None else syntax.lowers[clause.opener]
    goes_on = clause.sort is Clausehood.MAIN and clause.finite is not None and is_indicative(syntax, clause.finite)
    if opener in words("sentence_relatives") and say.lemma not in words("asking_verbs"):
        reported = clause.finite is not None and is_subjunctive(syntax, clause.finite)
        return not reported and (say.passive or _has_object(syntax, say))
    return goes_on and syntax.tokens[clause.start - 1] == "," and (say.passive or _names_instead(syntax, say))


def _names_instead(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether a verb names what it could point to: geht *von Mord* aus, but not: geht davon aus."""
    pointing = {lower for lower in needed_words("needs", say.lemma) or () if lower.startswith("da")}
    return bool(pointing) and not any(syntax.lowers[index] in pointing for index in say.clause.tokens)


def _has_object(syntax: Syntax, say: SayVerb) -> bool:
    """Say whether a noun without a preposition stands beside a verb and its subject."""
    subject = syntax.subject_of(say.verb)
    own = () if subject is None else range(subject.start, subject.end)
    return any(
        found.preposition is None
        and found.head not in own
        and syntax.tags[found.head] is Tag.NOUN
        and found.head in say.clause.tokens
        and not is_time(syntax, found)
        for found in syntax.phrases_between(say.clause.start, say.clause.end)
    )


def _is_explained(syntax: Syntax, say: SayVerb, clause: Clause) -> bool:
    """Say whether what stands behind a colon goes into a verb that needs a clause: Er fand ein Ende: Sie ging."""
    unlikely = say.lemma in listed("rules", "clause_only") and syntax.tokens[clause.start - 1] == ":"
    return unlikely and clause.finite is not None and not is_subjunctive(syntax, clause.finite)


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
