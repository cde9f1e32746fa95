"""Conditions of family A: whether a phrase speaks, and whether a medium or a rumour is what is meant."""

from dataclasses import replace

from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS, BODIES, is_role, led_by
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.nearby import (
    clause_after,
    clause_has,
    clause_tokens,
    clause_words,
    cue_phrase,
    doers_of,
    has_content_beside,
    has_lemma,
    subject_word,
    tag_at,
    word_at,
    words_after,
    words_before,
)
from desktop.signals.phrase_parts import genitive_of, nouns_in, phrase_words, speaking_phrase
from desktop.signals.speech.reach import is_subjunctive

_RELATIVE_REACH = 4
"""A relative clause that begins further behind a noun than this belongs to another one."""

_ATTRIBUTE_REACH = 5
"""So many words of a medium's name may stand before the participle whose object it is."""

_OWNER_REACH = 4
"""So many words behind Informationen may tell the medium whose they are: der Deutschen Presse-Agentur."""

_LABELLED = 4
"""A sentence with a label before a colon has more tokens than this; Quelle: dpa."""

_TAKEN_UP = 6
"""A report that is taken up was told of at most so many sentences before."""

HEARING = ("factive", "naming")
"""Classes of verbs whose subject takes something in rather than passing it on."""


def speaks(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is the source of an attribution or denial (rule A-1)."""
    if _gives_a_term(context.syntax, cue.head) or _is_nobody(context.syntax, cue.head):
        return False
    if _is_label(context.syntax, cue.head):
        return True
    speaker = None if _asks(context, cue.head) else context.speaker_with(cue.head)
    if speaker is None and (context.is_subject_of_saying(cue.head) or _is_invoked(context.syntax, cue.head)):
        speaker = cue_phrase(context.syntax, cue)
    return speaker is not None and _is_core(context.syntax, speaker, cue.head)


def _is_nobody(syntax: Syntax, head: int) -> bool:
    """Say whether a phrase is denied: *kein* Experte glaubt das."""
    return syntax.lowers[speaking_phrase(syntax, head)[0]] in words("negating_determiners")


def _is_invoked(syntax: Syntax, head: int) -> bool:
    """Say whether somebody refers to a phrase for what he says: beruft sich auf zwei *Insider*."""
    phrase = syntax.phrase_around(head)
    governed = phrase is not None and phrase.preposition is not None and syntax.lowers[phrase.preposition] == "auf"
    return governed and "sich" in clause_words(syntax, head) and clause_has(syntax, head, words("invoking_verbs"))


def _gives_a_term(syntax: Syntax, head: int) -> bool:
    """Say whether somebody has a word for a thing and claims nothing of it: Fachleute nennen das Fading."""
    here = clause_words(syntax, head)
    return clause_has(syntax, head, words("naming_verbs")) and not words("fronted_objects").isdisjoint(here)


def _is_label(syntax: Syntax, head: int) -> bool:
    """Say whether a bare noun before a colon opens a sentence: Insider: Bank vor dem Verkauf."""
    start, end = syntax.sentence_of(head)
    if syntax.lowers[head] in words("other_labels"):
        return False
    return head == start and word_at(syntax, head + 1) == ":" and end - head > _LABELLED


def _asks(context: Context, head: int) -> bool:
    """Say whether a phrase asks and does not inform (rule A-1)."""
    frame = context.speaking(head)
    return frame is not None and has_lemma(context.syntax, frame.cue, words("asking_verbs"))


def hands_over(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is the speaker of words in the text, or of words taken up: das sagen viele."""
    if tells(context, cue):
        return True
    if context.speaking(cue.head) is not None or not context.is_subject_of_saying(cue.head):
        return False
    return not words("fronted_objects").isdisjoint(clause_words(context.syntax, cue.head))


def tells(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is the speaker of words in the text, or thinks: halten das für falsch."""
    if context.speaking(cue.head) is not None:
        return not _asks(context, cue.head)
    return context.is_subject_of_saying(cue.head) and _thinks(context.syntax, cue.head)


def _thinks(syntax: Syntax, index: int) -> bool:
    """Say whether the verb of a clause tells an opinion: halten das für falsch; not: halten Abstand."""
    holds = clause_has(syntax, index, {"halten"}) and "für" not in clause_words(syntax, index)
    return clause_has(syntax, index, words("opinion_verbs")) and not holds


def degree(context: Context, cue: Cue) -> bool:
    """Return whether the word counts or measures: so viele wie nie, zu viele."""
    return not words("measuring_words").isdisjoint(words_before(context.syntax, cue.head, 1))


def _is_core(syntax: Syntax, speaker: NounPhrase, head: int) -> bool:
    """Say whether a noun is the head of the speaker and no attribute in it: der Chef *der Experten*."""
    if head <= speaker.head or syntax.lowers[speaker.head] in words("vouching_nouns"):
        return True
    return all(_may_join(lower) for lower in syntax.lowers[speaker.head + 1 : head])


def _may_join(lower: str) -> bool:
    """Say whether a word between head and noun may be part of a name or a conjunct."""
    if lower in words("joining_words"):
        return True
    return lower[:1].isalpha() and not any(
        lower in words(name) for name in ("genitive_determiners", "prepositions", "determiners")
    )


def speaks_or_introduced(context: Context, cue: Cue) -> bool:
    """Return whether the phrase speaks, or a relative clause on it does: ein Informant, der enthüllte, dass."""
    if speaks(context, cue):
        return True
    after = clause_after(context.syntax, cue.head)
    if after is None or after.sort is not Clausehood.RELATIVE or after.start - cue.head > _RELATIVE_REACH:
        return False
    return after.finite is not None and bool(context.cued(after.finite))


def other_spring(context: Context, cue: Cue) -> bool:
    """Return whether a spring or the source of something is meant, not one that speaks (rule A-6)."""
    springs = tuple(words("spring_attributes"))
    near = [context.syntax.lowers[cue.head], *words_after(context.syntax, cue.head, 3)]
    return any(lower.startswith(springs) for lower in near)


def told_in_clause(context: Context, cue: Cue) -> bool:
    """Return whether something is said in the clause: von Länderseite hieß es; not: von dort kam Hilfe."""
    said = words("it_is_said") | words("it_transpired") | words("learning_infinitives")
    here = clause_tokens(context.syntax, cue.head)
    told = any(context.cued(index) for index in here) or not said.isdisjoint(clause_words(context.syntax, cue.head))
    return told or has_lemma(context.syntax, here, words("denying_verbs") | words("confirming_verbs"))


def before_circles(context: Context, cue: Cue) -> bool:
    """Return whether circles follow, which are a signal of their own: nach Informationen aus *Parteikreisen*."""
    endings = tuple(words("circles"))
    return any(lower.endswith(endings) for lower in words_after(context.syntax, max(cue.tokens), 4))


def medium_carries_content(context: Context, cue: Cue) -> bool:
    """Return whether a medium is the source of what is said, not merely mentioned or spoken to (rule A-10)."""
    if any(frame.cue_class == "adposition" for frame in context.cued(cue.head)) or _is_joined(context, cue):
        return True
    frame, speaker = context.speaking(cue.head), context.speaker_with(cue.head)
    told = frame is not None and frame.cue_class == "adposition" and not _opens_clause(context.syntax, frame.cue)
    acts = not told and clause_has(context.syntax, cue.head, words("media_deeds"))
    if acts or _is_other_thing(context.syntax, cue.head):
        return False
    if speaker is None:
        clause = context.syntax.clause_of(cue.head)
        mentioned = clause is not None and clause.sort is Clausehood.RELATIVE
        denied = clause_has(context.syntax, cue.head, words("denying_verbs"))
        said = context.is_subject_of_saying(cue.head) and not (denied or mentioned)
        return said and not _is_common(context.syntax, cue.head)
    if frame is not None and (frame.cue_class in HEARING or _is_of_itself(context.syntax, frame.cue)):
        return False
    return _is_the_speaker(context.syntax, speaker, cue.head)


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
    if not joined or before < syntax.sentence_of(cue.head)[0] or not is_listed("media", syntax.lowers[before]):
        return False
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
    """Say whether nothing but names and adjectives stands between a medium and the head of the speaker."""
    low, high = sorted((speaker.head, head))
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


def reported_clause(context: Context, cue: Cue) -> bool:
    """Return whether a clause beside tells what is heard or rumoured: dass er geht; er sei tot."""
    after = clause_after(context.syntax, cue.head)
    reported = after is not None and after.finite is not None and is_subjunctive(context.syntax, after.finite)
    return reported or has_content_beside(context.syntax, cue.head)


def heard_content(context: Context, cue: Cue) -> bool:
    """Return whether news is heard, not a sound: man hört, dass; von Streit hört man."""
    syntax = context.syntax
    if syntax.tags[cue.head] is not Tag.FINITE or word_at(syntax, cue.head + 1) == "und":
        return False  # kann man hören, man höre und staune
    inside = frozenset(clause_tokens(syntax, cue.head))
    phrases = (found for found in syntax.phrases_of(*syntax.sentence_of(cue.head)) if found.preposition in inside)
    told_by = [found for found in phrases if syntax.lowers[found.preposition or 0] == "von"]
    if any(context.actors.type_of(found) in BODIES for found in told_by):
        return False  # von der Partei hört man, dass
    after = clause_after(syntax, cue.head)
    opener = "" if after is None or after.opener is None else syntax.lowers[after.opener]
    subjunctive = after is not None and after.finite is not None and is_subjunctive(syntax, after.finite)
    return bool(told_by) or subjunctive or opener in words("that_openers")


def existing_rumour(context: Context, cue: Cue) -> bool:
    """Return whether a rumour is there or goes about, not somebody's object: es gibt Gerüchte, Gerüchte halten sich."""
    verbs = clause_tokens(context.syntax, cue.head)
    return has_lemma(context.syntax, verbs, words("rumour_being"))


def rumour_told_of(context: Context, cue: Cue) -> bool:
    """Return whether the clause of a rumour has a cue of its own: kursiert, wird zurückgewiesen."""
    return clause_has(context.syntax, cue.head, words("rumour_verbs"))


def claim_circulates(context: Context, cue: Cue) -> bool:
    """Return whether a claim makes the round, not a virus or banknotes (rule A-9)."""
    syntax = context.syntax
    if has_lemma(syntax, [cue.head], {"munkeln"}) and subject_word(syntax, cue.head) not in ("", "man", "es"):
        return False
    if "gemunkelt" in clause_words(syntax, cue.head) or has_content_beside(syntax, cue.head):
        return True
    heads = [syntax.lowers[found.head] for found in doers_of(syntax, cue)]
    return any(is_listed("circulating", lower) or is_listed("claim_nouns", lower) for lower in heads)
