"""Conditions of family A: whether a medium is what something is told by (rules A-10, A-11)."""

from dataclasses import replace

from desktop.signals.conditions.sources import HEARING
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS, BODIES, is_role, led_by
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import (
    clause_has,
    has_lemma,
    tag_at,
    word_at,
    words_after,
)
from desktop.signals.phrase_parts import genitive_of, nouns_in, phrase_words, speaking_phrase

_ATTRIBUTE_REACH = 5
"""So many words of a medium's name may stand before the participle whose object it is."""

_OWNER_REACH = 4
"""So many words behind Informationen may tell the medium whose they are: der Deutschen Presse-Agentur."""

_TAKEN_UP = 6
"""A report that is taken up was told of at most so many sentences before."""


def medium_carries_content(context: Context, cue: Cue) -> bool:
    """Return whether a medium is the source of what is said, not merely mentioned or spoken to (rule A-10)."""
    if any(frame.cue_class == "adposition" for frame in context.cued(cue.head)) or _is_joined(context, cue):
        return True
    frame, speaker = context.speaking(cue.head), context.speaker_with(cue.head)
    told = frame is not None and frame.cue_class == "adposition" and not _opens_clause(context.syntax, frame.cue)
    acts = not told and clause_has(context.syntax, cue.head, words("media_deeds"))
    if acts or _is_other_thing(context.syntax, cue.head) or (not told and _is_told_to(context.syntax, cue.head)):
        return False
    denied = has_lemma(context.syntax, range(*context.syntax.sentence_of(cue.head)), words("denying_verbs"))
    if speaker is None:
        clause = context.syntax.clause_of(cue.head)
        mentioned = clause is not None and clause.sort is Clausehood.RELATIVE
        said = context.is_subject_of_saying(cue.head) and not (denied or mentioned)
        return said and not _is_common(context.syntax, cue.head)
    if frame is not None and (frame.cue_class in HEARING or _is_of_itself(context.syntax, frame.cue)):
        return False
    if denied and frame is not None and context.syntax.lowers[frame.start] == "wie":
        return False  # Berichte über Mängel, wie es sie gab, wies er zurück
    return _is_the_speaker(context.syntax, speaker, cue.head)


def _is_told_to(syntax: Syntax, head: int) -> bool:
    """Say whether something is said to a medium: *Der „Welt“* sagte er, es sei kalt."""
    start, _ = speaking_phrase(syntax, head)
    feminine = is_listed("feminine_media", syntax.lowers[head])
    return syntax.lowers[start] == "der" and feminine and start == syntax.sentence_of(head)[0]


def _opens_clause(syntax: Syntax, cue: tuple[int, ...]) -> bool:
    """Say whether a clause tells what a report says, whatever is done to it: bestätigte Berichte, *wonach*."""
    return bool(cue) and syntax.lowers[cue[0]] in words("that_openers")


def _is_of_itself(syntax: Syntax, cue: tuple[int, ...]) -> bool:
    """Say whether somebody tells of itself: Das Blatt ist nach *eigenen Angaben* das älteste."""
    return bool(cue) and not words("own_words").isdisjoint(syntax.lowers[cue[0] : cue[-1] + 1])


def _is_joined(context: Context, cue: Cue) -> bool:
    """Say whether a medium stands in a row behind one that is the source: laut NDR, *WDR* und *Zeitung*."""
    syntax = context.syntax
    before = speaking_phrase(syntax, cue.head)[0] - 1
    joined = before > 0 and (syntax.lowers[before] in words("joining_words") or syntax.lowers[before] in (",", "auch"))
    while joined and (syntax.tags[before] is Tag.MARK or syntax.lowers[before] in words("row_words")):
        before -= 1
    if not joined or before < syntax.sentence_of(cue.head)[0]:
        return False
    if not is_listed("media", syntax.lowers[before]):
        frame = context.speaking(before)  # nach Angaben der Behörden und niederländischer Medien
        return frame is not None and frame.cue_class == "adposition" and syntax.tags[before] is Tag.NOUN
    return medium_carries_content(context, replace(cue, tokens=(before,), head=before))


def _is_other_thing(syntax: Syntax, head: int) -> bool:
    """Say whether no medium is meant: Artikel 27, keine Zeitungen, Agentur für Arbeit, a label before an answer."""
    after = word_at(syntax, head + 1)
    if tag_at(syntax, head + 1) is Tag.NUMERAL or after in ("für", ":") or _is_in_attribute(syntax, head):
        return True
    described = tag_at(syntax, head - 1) is Tag.ADJECTIVE or word_at(syntax, head - 1) in words("everyday_starts")
    if syntax.lowers[head] in words("everyday_media") and described:
        return True
    phrase = syntax.phrase_around(head)
    return phrase is not None and syntax.lowers[phrase.start] in words("negating_determiners")


def _is_in_attribute(syntax: Syntax, head: int) -> bool:
    """Say whether a medium only has or prints what speaks: ein dem *Kurier* vorliegendes Schreiben."""
    return not words("lying_participles").isdisjoint(words_after(syntax, head, _ATTRIBUTE_REACH))


def _is_common(syntax: Syntax, head: int) -> bool:
    """Say whether a word is the name of a medium and a common noun: die Zeit drängt, die Post liefert."""
    return syntax.lowers[head] in words("common_media") and syntax.quote_around(head) is None


def _is_the_speaker(syntax: Syntax, speaker: NounPhrase, head: int) -> bool:
    """Say whether names and adjectives alone part a medium from the head of the speaker, or one name has both."""
    low, high = sorted((speaker.head, head))
    quote = syntax.quote_around(head)
    if quote is not None and quote == syntax.quote_around(speaker.head):
        return True
    return all(tag in (Tag.NOUN, Tag.MARK, Tag.ADJECTIVE) for tag in syntax.tags[low:high])


def medium_informs(context: Context, cue: Cue) -> bool:
    """Return whether something is told by what a medium has learnt: nach Informationen der „Zeitung“ (rule A-11)."""
    syntax = context.syntax
    owner = words_after(syntax, cue.head, _OWNER_REACH)
    reach = range(cue.head, cue.head + len(owner) + 1)
    told = any(frame.cue_class == "adposition" for index in reach for frame in context.cued(index))
    quoted = syntax.quote_around(cue.head + 3)
    named = quoted is not None and quoted[0] == cue.head + 2 and owner[0] in words("definite_articles")
    return told and (named or any(is_listed("media", lower) for lower in owner))


def of_agency(context: Context, cue: Cue) -> bool:
    """Return whether an agency informs: dpa-Informationen; a paper calls so what it learnt itself (rule A-15)."""
    return is_listed("agencies", context.syntax.lowers[cue.head].partition("-")[0])


def behind_information(context: Context, cue: Cue) -> bool:
    """Return whether a medium stands behind its Informationen, which are marked themselves."""
    near = range(max(0, cue.head - _OWNER_REACH), cue.head)
    told = (index for index in near if context.syntax.lowers[index] in words("information"))
    return any(medium_informs(context, replace(cue, tokens=(index,), head=index)) for index in told)


def own_report(context: Context, cue: Cue) -> bool:
    """Return whether the outlet's own report is meant, or that of somebody who is no medium."""
    lower = context.syntax.lowers[cue.head]
    institutional = is_listed("reports", lower) and led_by(lower, "media") in BODIES
    if institutional or _is_report_on_something(lower):
        return True
    inside = context.syntax.lowers[slice(*speaking_phrase(context.syntax, cue.head))]
    others = [lower for lower in inside if not is_listed("media", lower)]
    if any(is_role(lower, *ACTORS) for lower in others) or not words("own_report_words").isdisjoint(inside):
        return True
    return is_listed("reports", lower) and (_is_somebodys(context.syntax, cue.head) or _is_taken_up(context, cue.head))


def _is_somebodys(syntax: Syntax, head: int) -> bool:
    """Say whether a report is that of somebody who is no medium: der Bericht *des Stabs*; not: der „Presse“."""
    owner = genitive_of(syntax, head)
    if owner is None or any(is_listed("media", lower) for lower in phrase_words(syntax, owner)):
        return False
    nouns = nouns_in(syntax, owner)
    return bool(nouns) and not any(_may_be_medium(syntax, index) for index in nouns)


def _may_be_medium(syntax: Syntax, index: int) -> bool:
    """Say whether a noun is a name or a compound with that of a medium: FAS, Rundblick, ARD-Sportschau."""
    annotation, parts = syntax.annotations[index], syntax.lowers[index].split("-")
    named = annotation is None or annotation.tag != "NN" or syntax.tokens[index].isupper()
    return named or any(is_listed("media", part) for part in parts)


def _is_taken_up(context: Context, head: int) -> bool:
    """Say whether a report known already is none of a medium, since no medium was named before: der Bericht warnt."""
    syntax = context.syntax
    start, end = speaking_phrase(syntax, head)
    definite = syntax.lowers[start] in words("definite_articles") or word_at(syntax, start - 1) in ("im", "am")
    compound = "-" in syntax.lowers[head]
    if not definite or compound or end > head + 1 or head > start + 1 or word_at(syntax, end) == "zufolge":
        return False
    number = syntax.sentence_number(head)
    begin, stop = syntax.sentences[max(0, number - _TAKEN_UP)][0], syntax.sentence_of(head)[1]
    near = set(syntax.lowers[begin:start]) | set(syntax.lowers[end:stop])
    return not any(is_listed("media", lower) and not is_listed("reports", lower) for lower in near)


def _is_report_on_something(lower: str) -> bool:
    """Say whether a compound tells what a report is on, not who reports: Klimabericht; not: Pressebericht."""
    ending = next((ending for ending in words("report_endings") if lower.endswith(ending)), None)
    first = lower.removesuffix(ending) if ending else ""
    if first.endswith("-"):
        *others, first = first[:-1].split("-")  # Welt-Klima-Bericht; not: Bloomberg-Bericht
        return bool(others) and not is_listed("media", first) and first not in words("reporting_parts")
    return bool(first) and first.rpartition("-")[2] not in words("reporting_parts")
