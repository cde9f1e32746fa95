"""Sources named by a preposition or an adverb: laut X, nach Angaben von X, X zufolge, so X, demnach, wonach."""

from dataclasses import replace
from functools import cache

from desktop.core.signal import Form
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase, noun_phrase_at
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.speech.clausal import Regions
from desktop.signals.speech.cues import listed
from desktop.signals.speech.frame import Frame, Range
from desktop.signals.speech.persons import is_document, names_speaker
from desktop.signals.speech.reach import trimmed, without
from desktop.signals.speech.speakers import is_time, widened

_LONGEST_NAME = 6
"""So many tokens in quotation marks can be the name of a source."""


def adpositional_speech(syntax: Syntax, region_of: Regions) -> list[Frame]:
    """Return the frames opened by a preposition, by "so" or by a pronominal adverb."""
    found = []
    for index in syntax.places_of(_openers()):
        frame, lower = None, syntax.lowers[index]
        if lower in listed("adpositions", "before"):
            frame = _before(syntax, index, region_of)
        if frame is None and lower in listed("adpositions", "after"):
            frame = _after(syntax, index, region_of)
        if frame is None and lower in listed("adpositions", "with_noun"):
            frame = _with_noun(syntax, index, region_of)
        elif lower == "so":
            frame = _so(syntax, index, region_of)
        elif lower in listed("adverbs", "anaphoric"):
            frame = _anaphoric(syntax, index, region_of)
        if frame is not None and not _is_own(syntax, frame):
            found.append(frame)
    return found


def _is_own(syntax: Syntax, frame: Frame) -> bool:
    """Say whether whoever writes or speaks gives their own view: aus meiner Sicht, unserer Ansicht nach."""
    return frame.speaker is not None and syntax.lowers[frame.speaker.start] in words("first_person")


@cache
def _openers() -> frozenset[str]:
    adpositions = (listed("adpositions", name) for name in ("before", "after", "with_noun"))
    return frozenset({"so"}).union(listed("adverbs", "anaphoric"), *adpositions)


def _phrase_at(syntax: Syntax, start: int, *, preposition: int | None = None) -> NounPhrase | None:
    if start >= len(syntax.tokens):
        return None
    _, end = syntax.sentence_of(start)
    quote = syntax.quote_around(start)
    if quote is not None and quote[0] == start and quote[1] < end and quote[1] - start <= _LONGEST_NAME:
        return NounPhrase(start, quote[1] + 1, start + 1, preposition, nominative=False)
    found = noun_phrase_at(syntax.tokens, syntax.tags, start, end, preposition=preposition)
    return None if found is None else _with_joined(syntax, found, end)


def _with_joined(syntax: Syntax, phrase: NounPhrase, end: int) -> NounPhrase:
    """Take in the other speakers of a row before the verb or a mark: laut NDR*, WDR und Feuerwehr* brannte es."""
    if syntax.tags[phrase.head] is Tag.PRONOUN:
        return phrase
    at = phrase.end
    while at + 1 < end and (syntax.tokens[at] == "," or syntax.lowers[at] in words("joining_words")):
        other = noun_phrase_at(syntax.tokens, syntax.tags, at + 1, end)
        if other is None:
            return phrase
        if syntax.tokens[at] != ",":
            closed = other.end == end or syntax.tags[other.end] in (Tag.FINITE, Tag.MARK)
            return replace(phrase, end=other.end) if closed else phrase
        at = other.end
    return phrase


def _frame(
    syntax: Syntax, cue: tuple[int, ...], speaker: NounPhrase | None, hole: Range, region_of: Regions
) -> Frame | None:
    content = _content(syntax, hole, region_of(cue[0]))
    return Frame(cue, speaker, content, Form.INDIRECT, "adposition") if content else None


def _content(syntax: Syntax, hole: Range, region: Range) -> tuple[Range, ...]:
    """Return the sentence around the phrase, or only its clause where that is a dependent one."""
    clause = syntax.clause_of(hole[0])
    start, end = region
    if (
        clause is not None
        and clause.sort in (Clausehood.SUBORDINATE, Clausehood.RELATIVE)
        and clause.finite is not None
    ):
        start, end = max(start, clause.start), min(end, clause.end)
    else:
        start = hole[0] if _is_fronted(syntax, clause, hole[0]) else _behind_cut(syntax, start, hole[0])
        hole = (hole[0], _field_end(syntax, clause, hole))
        end = min([end, *(cut for cut in range(hole[1], end) if syntax.tokens[cut] == ";")])
    return without(syntax, start, end, [hole])


def _is_fronted(syntax: Syntax, clause: Clause | None, start: int) -> bool:
    """Say whether a phrase begins a main clause behind another: Er sagte, *nach Angaben des Amtes* sei es kalt."""
    after = syntax.tokens[start - 1] == "," if start else False
    return after and clause is not None and clause.sort is Clausehood.MAIN and clause.start == start


def _field_end(syntax: Syntax, clause: Clause | None, hole: Range) -> int:
    """Return where a phrase ends: at the verb of a main clause that it begins, as one constituent stands before it."""
    if clause is None or clause.sort is not Clausehood.MAIN or clause.finite is None or clause.start != hole[0]:
        return hole[1]
    between = range(hole[1], clause.finite)
    return max(hole[1], clause.finite) if all(syntax.tags[at] is not Tag.MARK for at in between) else hole[1]


def _behind_cut(syntax: Syntax, start: int, end: int) -> int:
    """Return where the last semicolon or colon before `end` stands, `start` without one."""
    return max([start, *(cut for cut in range(start, end) if syntax.tokens[cut] in (";", ":"))])


def _before(syntax: Syntax, index: int, region_of: Regions) -> Frame | None:
    """Read "laut der Polizei"."""
    clause = syntax.clause_of(index)
    if clause is not None and clause.sort is Clausehood.RELATIVE and clause.start == index:
        return _relative(syntax, clause, region_of)
    phrase = _phrase_at(syntax, index + 1, preposition=index)
    if phrase is None or syntax.tags[index] not in (Tag.PREPOSITION, Tag.NOUN, Tag.ADVERB, Tag.ADJECTIVE):
        return None
    if _is_legal(syntax.lowers[phrase.head]) or syntax.tags[phrase.head] is Tag.PRONOUN:
        return None
    phrase = widened(syntax, phrase)
    return _frame(syntax, (index,), phrase, (index, phrase.end), region_of)


def _is_legal(lower: str) -> bool:
    """Say whether a noun is a rule, which orders and does not tell: Abkommen, Strafbestimmungen."""
    return lower in listed("adpositions", "legal") or lower.endswith(tuple(listed("adpositions", "legal_endings")))


def _after(syntax: Syntax, index: int, region_of: Regions) -> Frame | None:
    """Read "der Polizei zufolge", "seiner Ansicht nach"."""
    sentence = syntax.sentence_of(index)
    phrase = next((found for found in syntax.phrases_of(*sentence) if found.end == index), None)
    if phrase is not None and syntax.begins_anew(phrase, phrase.end - 1):
        phrase = replace(phrase, start=index - 1, head=index - 1, preposition=None)
    if phrase is not None and phrase.preposition is not None:
        phrase = _with_attribute(syntax, phrase)
    if phrase is None or phrase.preposition is not None:
        return None
    noun = syntax.lowers[phrase.head]
    if syntax.lowers[index] == "nach" and noun not in listed("adpositions", "nach_behind"):
        return None
    speaker = None if noun in listed("adpositions", "in_the_air") else phrase
    return _frame(syntax, (index,), speaker, (phrase.start, index + 1), region_of)


def _with_attribute(syntax: Syntax, attribute: NounPhrase) -> NounPhrase:
    """Return the phrase that a prepositional attribute belongs to: *den Behörden in Bonn* zufolge."""
    phrases = syntax.phrases_of(*syntax.sentence_of(attribute.head))
    before = next((found for found in phrases if found.end == attribute.preposition), None)
    return attribute if before is None else replace(before, end=attribute.end)


def _is_source_noun(lower: str) -> bool:
    return lower in listed("adpositions", "nach") or lower.endswith(tuple(listed("adpositions", "nach_endings")))


def _with_noun(syntax: Syntax, index: int, region_of: Regions) -> Frame | None:
    """Read "nach Angaben der Polizei", "aus Sicht des Ministers", "unter Berufung auf Kreise"."""
    lower = syntax.lowers[index]
    clause = syntax.clause_of(index)
    if lower == "nach" and clause is not None and clause.sort is Clausehood.RELATIVE and clause.start == index:
        return _relative(syntax, clause, region_of)
    phrase = _phrase_at(syntax, index + 1, preposition=index)
    if phrase is None:
        return None
    noun = syntax.lowers[phrase.head]
    event = noun in listed("adpositions", "nach_events") and syntax.lowers[phrase.start] == "einer"
    if lower == "nach" and _is_later(syntax, index, noun):
        return None
    if lower == "nach" and (event or _is_source_noun(noun)):
        return _of_possessor(syntax, index, phrase, region_of)
    behind = phrase.head + 1
    if lower == "nach" and behind < phrase.end and _is_source_noun(syntax.lowers[behind]):
        return _frame(syntax, (index, behind), replace(phrase, end=behind), (index, phrase.end), region_of)
    if lower == "aus" and noun in listed("adpositions", "aus"):
        return _of_possessor(syntax, index, phrase, region_of)
    if noun in listed("adpositions", "unter") and syntax.lowers[behind : behind + 1] == ["auf"]:
        inner = _phrase_at(syntax, behind + 1, preposition=behind)
        if inner is None or (noun in listed("adpositions", "reason") and not _tells(syntax, inner)):
            return None
        return _frame(syntax, (index, phrase.head), inner, (index, inner.end), region_of)
    return None


def _is_later(syntax: Syntax, index: int, noun: str) -> bool:
    """Say whether "nach" tells when: zwei Monate *nach dem Urteil*; a word of saying itself has no time."""
    return syntax.lowers[index - 1] in listed("adpositions", "periods") and not noun.endswith("angaben")


def _tells(syntax: Syntax, phrase: NounPhrase) -> bool:
    """Say whether something pointed to is a source, not a reason: unter Verweis auf *Ärzte*; not: auf die Krise."""
    return names_speaker(syntax, phrase) or is_document(syntax.lowers[phrase.head])


def _relative(syntax: Syntax, clause: Clause, region_of: Regions) -> Frame | None:
    """Read "Berichte, nach denen …"."""
    antecedent = syntax.antecedent_of(clause)
    found = trimmed(syntax, clause.start + 2, _resumed_at(syntax, clause, antecedent, region_of))
    told = syntax.lowers[clause.start] == "laut" or (antecedent and _is_told(syntax.lowers[antecedent.head]))
    if antecedent is None or found is None or not told:
        return None
    return Frame((clause.start, clause.start + 1), antecedent, (found,), Form.INDIRECT, "adposition", antecedent)


def _resumed_at(syntax: Syntax, clause: Clause, antecedent: NounPhrase | None, region_of: Regions) -> int:
    """Return where what a clause hangs on goes on behind it, else where its sentence ends."""
    host = None if antecedent is None else syntax.clause_of(antecedent.head)
    resumed = () if host is None or host is clause else (at for at in host.tokens if at > clause.start)
    return next(iter(resumed), region_of(clause.start)[1])


def _is_told(lower: str) -> bool:
    """Say whether a noun holds a claim: Bericht, Meldung, Gerücht; not: Regel."""
    return _is_source_noun(lower) or is_listed("circulating", lower)


def _of_possessor(syntax: Syntax, index: int, phrase: NounPhrase, region_of: Regions) -> Frame | None:
    """Take the genitive or von-phrase behind the noun as the speaker; without one, the noun with its own words."""
    start = phrase.head + 1
    if start < phrase.end and syntax.lowers[start] in listed("rules", "possessors"):
        start += 1
    inner = _phrase_at(syntax, start) if start < phrase.end or _opens_genitive(syntax, start) else None
    if inner is None:
        return _frame(syntax, (index,), replace(phrase, preposition=index), (index, phrase.end), region_of)
    inner = widened(syntax, inner)
    end = _end_of_row(syntax, max(inner.end, phrase.end))
    return _frame(syntax, (index, phrase.head), replace(inner, end=end), (index, end), region_of)


def _end_of_row(syntax: Syntax, end: int) -> int:
    """Return where a genitive ends with another one behind "und": Angaben der Ämter *und örtlicher Medien*."""
    after = end + 1
    if after >= len(syntax.tags) or syntax.lowers[end] not in words("joining_words"):
        return end
    genitive = syntax.lowers[after] in words("genitive_determiners") or _opens_genitive(syntax, after)
    joined = _phrase_at(syntax, after) if genitive else None
    return end if joined is None else joined.end


def _opens_genitive(syntax: Syntax, start: int) -> bool:
    """Say whether an adjective shows the genitive without an article: nach Angaben *unabhängiger* Experten."""
    return start < len(syntax.tags) and syntax.tags[start] is Tag.ADJECTIVE and syntax.lowers[start].endswith("er")


def _so(syntax: Syntax, index: int, region_of: Regions) -> Frame | None:
    """Read "…, so die Polizei"."""
    if index == 0 or syntax.tokens[index - 1] not in (",", "“", '"', "–", "«", "("):
        return None
    phrase = _phrase_at(syntax, index + 1)
    if phrase is None or not phrase.nominative or is_time(syntax, phrase):
        return None
    if syntax.lowers[phrase.start] in listed("adpositions", "amounts"):
        return None
    _, end = syntax.sentence_of(index)
    close = _next_mark(syntax, phrase.end, end)
    if any(syntax.tags[at] in (Tag.FINITE, Tag.NONFINITE) for at in range(index + 1, close)):
        return None
    phrase = widened(syntax, phrase)
    start, end = region_of(index)
    if close >= end - 1:
        content = without(syntax, _behind_cut(syntax, start, index), index, [])
        return Frame((index,), phrase, content, Form.INDIRECT, "adposition") if content else None
    return _frame(syntax, (index,), phrase, (index, max(close, phrase.end)), region_of)


def _next_mark(syntax: Syntax, start: int, end: int) -> int:
    """Return the next mark that is none of a quotation's, `end` without one: so Weber von „Licht“*,* er."""
    marks = (at for at in range(start, end) if syntax.tags[at] is Tag.MARK)
    return next((at for at in marks if (quote := syntax.quote_around(at)) is None or quote[0] < start), end)


def _anaphoric(syntax: Syntax, index: int, region_of: Regions) -> Frame | None:
    """Read "demnach …" and "…, wonach …"."""
    clause = syntax.clause_of(index)
    if clause is None or clause.finite is None:
        return None
    itself = NounPhrase(index, index + 1, index, None, nominative=False)
    if syntax.lowers[index] == "wonach":
        antecedent = syntax.antecedent_of(clause)
        found = trimmed(syntax, index + 1, _resumed_at(syntax, clause, antecedent, region_of))
        return (
            Frame((index,), antecedent or itself, (found,), Form.INDIRECT, "adposition", antecedent) if found else None
        )
    told = _is_subjunctive_clause(syntax, clause.finite) or _follows_paper(syntax, index, clause.finite)
    leading = clause.sort is Clausehood.MAIN and index in (clause.start, clause.finite + 1)
    if syntax.lowers[index] == "danach" and not (told and leading):
        return None
    return _frame(syntax, (index,), itself, (index, index + 1), region_of)


def _follows_paper(syntax: Syntax, index: int, finite: int) -> bool:
    """Say whether the sentence before names a paper and this one what is so: eine Studie. *Danach ist* sie da."""
    number = syntax.sentence_number(index)
    present = all(form.tense == "present" for form in syntax.forms(finite) if form.shape == "finite")
    if number == 0 or not present:
        return False
    before = range(*syntax.sentences[number - 1])
    nouns = (syntax.lowers[at] for at in before if syntax.tags[at] is Tag.NOUN)
    return any(is_document(lower) or lower.endswith(tuple(listed("adverbs", "papers"))) for lower in nouns)


def _is_subjunctive_clause(syntax: Syntax, finite: int) -> bool:
    return any(form.tense == "subjunctive1" for form in syntax.forms(finite))
