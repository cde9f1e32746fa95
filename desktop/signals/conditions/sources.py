"""Conditions of family A: whether a phrase speaks, and whether the reader learns who it is."""

from desktop.signals.actors import is_role
from desktop.signals.context import Context, Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import listed, words


def _phrase(context: Context, cue: Cue) -> NounPhrase | None:
    return context.syntax.phrase_around(cue.head)


def speaks(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is the source of an attribution or denial (rule A-1)."""
    found = _phrase(context, cue)
    if found is None or context.syntax.tags[cue.head] is Tag.MARK:
        return False
    frame = context.speaking(cue.head)
    if frame is None or frame.speaker is None:
        return context.is_subject_of_saying(cue.head) and _is_core(context, found, cue.head)
    own = frame.speaker if frame.speaker.start <= cue.head < frame.speaker.end else frame.source
    return own is not None and _is_core(context, own, cue.head)


def _is_core(context: Context, speaker: NounPhrase, head: int) -> bool:
    """Say whether a noun is the head of the speaker and no attribute in it: der Chef *der Experten*."""
    syntax = context.syntax
    if head <= speaker.head or syntax.lowers[speaker.head] in words("vouching_nouns"):
        return True
    between = [syntax.lowers[index] for index in range(speaker.head + 1, head)]
    return all(lower in ("und", "oder", "sowie") or (lower[:1].isalpha() and _may_be_name(lower)) for lower in between)


def _may_be_name(lower: str) -> bool:
    """Say whether a word between head and noun may be part of a name or a conjunct."""
    return (
        lower not in words("genitive_determiners")
        and lower not in words("prepositions")
        and lower not in words("determiners")
    )


def speaks_or_introduced(context: Context, cue: Cue) -> bool:
    """Return whether the phrase speaks, or a relative clause on it does: ein Informant, der enthüllte, dass."""
    if speaks(context, cue):
        return True
    after = context.clause_after(cue.head)
    if after is None or after.sort is not Clausehood.RELATIVE or after.finite is None or after.start - cue.head > 4:
        return False
    return any(after.finite in frame.cue for frame in context.frames)


def named(context: Context, cue: Cue) -> bool:
    """Return whether the phrase carries a proper name, so that the reader learns who speaks (rule A-3)."""
    syntax = context.syntax
    found = _phrase(context, cue)
    if found is None:
        return False
    after = cue.head + 1
    if _is_exemplified(context, after):
        return True
    if after < found.end and syntax.tags[after] is Tag.NOUN:
        return not listed("organisation_parts", syntax.lowers[after])
    apposed = after + 1 < len(syntax.tags) and syntax.tokens[after] == "," and syntax.tags[after + 1] is Tag.NOUN
    if apposed and after + 2 < len(syntax.tags):
        return syntax.tags[after + 2] is Tag.NOUN and not syntax.tokens[after + 1].isupper()
    before = cue.head - 1
    return (
        before >= found.start
        and syntax.tags[before] is Tag.NOUN
        and found.head < cue.head
        and "-" not in syntax.tokens[cue.head]
    )


def _is_exemplified(context: Context, after: int) -> bool:
    """Say whether a name is given as an example: Experten wie Anna Berg."""
    syntax = context.syntax
    following = [index for index in range(after, min(after + 5, len(syntax.tokens))) if syntax.tags[index] is not Tag.MARK]
    return len(following) > 2 and syntax.lowers[following[0]] == "wie" and syntax.tags[following[2]] in (Tag.NOUN, Tag.ADJECTIVE)


def close_to_matter(context: Context, cue: Cue) -> bool:
    """Return whether the phrase is described by closeness or knowledge only."""
    found = _phrase(context, cue)
    if found is None:
        return False
    end = min(found.end + 10, context.syntax.sentence_of(cue.head)[1])
    return not words("close_words").isdisjoint(context.syntax.lowers[found.start : end])


def police_spokesman(context: Context, cue: Cue) -> bool:
    """Return whether an institution answers for the words (rule A-2)."""
    return "sprecher" in context.syntax.lowers[cue.head]


def indefinite(context: Context, cue: Cue) -> bool:
    """Return whether the phrase has an indefinite article, a numeral or none."""
    found = _phrase(context, cue)
    if found is None:
        return False
    first = context.syntax.lowers[found.start]
    if first in (
        "ein",
        "eine",
        "einer",
        "einem",
        "eines",
        "einen",
        "mehrere",
        "einige",
        "mehreren",
        "einigen",
        "zwei",
        "drei",
    ):
        return True
    plural = context.syntax.lowers[cue.head].endswith(("n", "e", "er"))
    return found.start == cue.head and plural and not _has_genitive(context, cue)


def _has_genitive(context: Context, cue: Cue) -> bool:
    """Say whether a genitive tells whose people these are: Vertreter aller Parteien."""
    after = cue.head + 1
    return after < len(context.syntax.lowers) and context.syntax.lowers[after] in words("genitive_determiners")


def definite_person(context: Context, cue: Cue) -> bool:
    """Return whether a definite article or possessive points to one known person: der Vertreter, dessen Vertreter."""
    found = _phrase(context, cue)
    first = context.syntax.lowers[found.start] if found else ""
    return first in words("definite_starts") and found is not None and found.start < cue.head


def collective(context: Context, cue: Cue) -> bool:
    """Return whether a whole body is meant that speaks with one voice: Vertreter aller Parteien."""
    lowers = context.syntax.lowers[cue.head + 1 : cue.head + 3]
    counted = len(lowers) == 2 and lowers[0] == "der" and context.syntax.tags[cue.head + 2] is Tag.NUMERAL
    return counted or bool(lowers and lowers[0] in words("collective_words"))


def other_representative(context: Context, cue: Cue) -> bool:
    """Return whether the compound names no official: Medienvertreter, Stellvertreter."""
    return context.syntax.lowers[cue.head].startswith(tuple(words("other_representatives")))


def not_definite(context: Context, cue: Cue) -> bool:
    """Return whether the phrase has no definite article, so that it does not take up somebody known."""
    found = _phrase(context, cue)
    return found is not None and context.syntax.lowers[found.start] not in (
        "der",
        "die",
        "den",
        "dem",
        "diese",
        "dieser",
        "diesen",
    )


def plural_unspecified(context: Context, cue: Cue) -> bool:
    """Return whether a group is neither counted nor taken up from before (rule A-12)."""
    found = _phrase(context, cue)
    if found is None:
        return False
    syntax = context.syntax
    inside = range(found.start, cue.head)
    if any(syntax.tokens[index][0].isdigit() for index in inside):
        return False
    first = syntax.lowers[found.start]
    if first in ("ein", "eine", "einer", "einem", "der", "dem", "dieser", "diese", "das"):
        return False
    return first not in ("die", "den") or (
        found.start + 1 < cue.head and syntax.lowers[found.start + 1] in ("meisten", "vielen", "wenigsten")
    )


def member_of_named(context: Context, cue: Cue) -> bool:
    """Return whether a genitive or PP names the body the group belongs to: Virologen der Charité."""
    syntax = context.syntax
    after = cue.head + 1
    if after + 1 >= len(syntax.lowers) or syntax.lowers[after] not in ("der", "des", "vom", "von", "am", "beim", "aus"):
        return False
    found = _phrase(context, cue)
    within = found is not None and after < found.end
    return within or syntax.lowers[after] in ("am", "beim")


def other_spring(context: Context, cue: Cue) -> bool:
    """Return whether a spring, a credit line or a source of something is meant (rule A-6)."""
    syntax = context.syntax
    after = cue.head + 1
    if after < len(syntax.tokens) and syntax.tokens[after] == ":":
        return True
    near = syntax.lowers[after : after + 3]
    return any(lower.startswith(tuple(words("spring_attributes"))) for lower in near)


def medium_carries_content(context: Context, cue: Cue) -> bool:
    """Return whether a medium is the source of what is said, not merely mentioned or spoken to (rule A-10)."""
    syntax = context.syntax
    frame = context.speaking(cue.head)
    if any(cue.head in other.cue and other.cue_class == "adposition" for other in context.frames):
        return True
    if frame is None or frame.speaker is None:
        return context.is_subject_of_saying(cue.head)
    if frame.cue_class in words("hearing_verbs"):
        return False
    speaker = frame.speaker if frame.speaker.start <= cue.head < frame.speaker.end else frame.source
    if speaker is None:
        return False
    return (
        cue.head == speaker.head
        or _only_names_between(context, speaker, cue.head)
        or syntax.lowers[speaker.head] == syntax.lowers[cue.head]
    )


def _only_names_between(context: Context, speaker: NounPhrase, head: int) -> bool:
    low, high = sorted((speaker.head, head))
    return all(context.syntax.tags[index] in (Tag.NOUN, Tag.MARK, Tag.ADJECTIVE) for index in range(low, high))


def own_report(context: Context, cue: Cue) -> bool:
    """Return whether the outlet's own report is meant, or that of somebody who is no medium."""
    found = _phrase(context, cue)
    if found is None:
        return False
    inside = context.syntax.lowers[found.start : found.end]
    others = [lower for lower in inside if not listed("media", lower)]
    return any(is_role(lower, "official", "party", "org", "private") for lower in others) or not words(
        "own_report_words"
    ).isdisjoint(inside)


def claim_circulates(context: Context, cue: Cue) -> bool:
    """Return whether a claim makes the round, not a virus or banknotes (rule A-9)."""
    syntax = context.syntax
    subject = syntax.subject_of(cue.head)
    clause = syntax.clause_of(cue.head)
    if clause is not None and "gemunkelt" in (syntax.lowers[index] for index in clause.tokens):
        return True
    if subject is not None and listed("circulating", syntax.lowers[subject.head]):
        return True
    if any(context.is_content_clause(beside) for beside in context.clauses_beside(cue.head)):
        return True
    return subject is not None and listed("claim_nouns", syntax.lowers[subject.head])
