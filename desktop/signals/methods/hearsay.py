"""Hearsay, circles and speakers who want no name (rules A-3, A-5, A-7, A-8)."""

from collections.abc import Iterator

from desktop.signals.context import Context, Cue
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import listed, words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.own_phrase import own_phrase

_SAYS = ("heißt", "hieß", "heiße", "hiess")


def hearsay_says(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield es heißt, hieß es where neither the sentence nor the one before tells who says it."""
    syntax = context.syntax
    for index, lower in enumerate(syntax.lowers):
        if lower not in _SAYS:
            continue
        subject = next(
            (near for near in (index - 1, index + 1) if 0 <= near < len(syntax.lowers) and syntax.lowers[near] == "es"),
            None,
        )
        reports = any(index in frame.cue for frame in context.frames) or _is_aside(context, index)
        if subject is None or not reports or _means_something(context, index) or _is_sourced(context, index):
            continue
        yield Cue(rule, tuple(sorted((index, subject))), index, rule.strength)


def _means_something(context: Context, index: int) -> bool:
    """Say whether heißen means "to be called" or "that is"."""
    start, end = context.syntax.sentence_of(index)
    clause = context.syntax.clause_of(index)
    opener = context.syntax.lowers[clause.tokens[0]] if clause else ""
    return opener in ("das", "was") or (opener == "wie" and "?" in context.syntax.tokens[start:end])


def _is_aside(context: Context, index: int) -> bool:
    """Say whether the words stand beside what is reported: wie es hieß."""
    clause = context.syntax.clause_of(index)
    return clause is not None and context.syntax.lowers[clause.start] == "wie"


def _is_sourced(context: Context, index: int) -> bool:
    """Say whether a phrase in the clause or the speaker of the sentence before answers for the words (rule A-7)."""
    syntax = context.syntax
    clause = syntax.clause_of(index)
    inside = set(clause.tokens) if clause else set()
    for found in syntax.phrases_of(*syntax.sentence_of(index)):
        governed = found.preposition is not None and found.head in inside
        if governed and syntax.lowers[found.head] not in words("time_nouns"):
            return True
    number = syntax.sentence_number(index)
    if number == 0:
        return False
    start, end = syntax.sentences[number - 1]
    return any(
        frame.source is not None and any(start <= token < end for token in frame.cue) for frame in context.frames
    )


def hearsay_passive(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield agentless passives of claiming and supposing: wird behauptet (rule A-8)."""
    syntax = context.syntax
    for index, lower in enumerate(syntax.lowers):
        if lower not in words("hearsay_participles") or syntax.tags[index] is Tag.NOUN:
            continue
        clause = syntax.clause_of(index)
        if clause is None or clause.finite is None or clause.finite == index:
            continue
        passive = any(form.lemma == "werden" for form in syntax.forms(clause.finite))
        answered = _has_agent(context, clause.tokens) or _is_read_somewhere(context, clause)
        if passive and not answered and _is_impersonal(context, index):
            yield Cue(rule, tuple(sorted((clause.finite, index))), index, rule.strength)


def _has_agent(context: Context, tokens: tuple[int, ...]) -> bool:
    lowers = [context.syntax.lowers[index] for index in tokens]
    return any(lower in ("von", "vom", "durch") for lower in lowers)


def _is_read_somewhere(context: Context, clause: Clause) -> bool:
    """Say whether a report or paper in the clause answers for the words: in einem Bericht wurde vermutet."""
    return any(
        listed("media", context.syntax.lowers[found.head])
        or context.syntax.lowers[found.head] in words("document_nouns")
        for found in context.syntax.phrases_of(*context.syntax.sentence_of(clause.start))
        if found.preposition in clause.tokens
    )


def _is_impersonal(context: Context, index: int) -> bool:
    """Say whether a claim is reported: es as subject, none at all, or a content clause beside."""
    subject = context.syntax.subject_of(index)
    if subject is None or context.syntax.lowers[subject.head] in ("es", "viel"):
        return True
    return any(context.is_content_clause(clause) for clause in context.clauses_beside(index))


def circles(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield Regierungskreise and the like in aus, in, unter Berufung auf (rule A-5)."""
    syntax = context.syntax
    for index, lower in enumerate(syntax.lowers):
        if not lower.endswith(("kreise", "kreisen")) or syntax.tags[index] is not Tag.NOUN:
            continue
        if lower.endswith(tuple(words("circle_negatives"))):
            continue
        start, end = own_phrase(syntax, index)
        attributed = end > index + 1 and syntax.lowers[index + 1] in words("genitive_determiners")
        described = attributed or Tag.ADJECTIVE in syntax.tags[start:index] or lower not in ("kreise", "kreisen")
        if described and _stands_for_speakers(context, start, index):
            yield Cue(rule, tuple(range(start, end)), index, rule.strength)


def _stands_for_speakers(context: Context, start: int, index: int) -> bool:
    sentence, _ = context.syntax.sentence_of(index)
    before = context.syntax.lowers[max(sentence, start - 2) : start]
    led = not words("circle_prepositions").isdisjoint(before) or not words("vouching_nouns").isdisjoint(before)
    return context.speaking(index) is not None or led


def surroundings(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield aus dem Umfeld and in Brüssel where they stand for somebody who speaks."""
    syntax = context.syntax
    for index, lower in enumerate(syntax.lowers):
        if lower not in words("surroundings") and lower not in words("place_metonyms"):
            continue
        found = syntax.phrase_around(index)
        if found is None or found.preposition is None or found.head != index or syntax.tags[index] is not Tag.NOUN:
            continue
        preposition = syntax.lowers[found.preposition]
        wanted = ("in", "aus") if lower in words("place_metonyms") else ("aus",)
        if preposition in wanted and _says_es(context, index):
            yield Cue(rule, tuple(range(found.preposition, found.end)), index, rule.strength)


def _says_es(context: Context, index: int) -> bool:
    """Say whether the clause reports without a subject: hieß es, verlautete."""
    clause = context.syntax.clause_of(index)
    if clause is None:
        return False
    lowers = [context.syntax.lowers[token] for token in clause.tokens]
    says = "es" in lowers and any(lower in _SAYS for lower in lowers)
    return says or "verlautete" in lowers or "verlautet" in lowers


def wants_anonymity(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield a phrase of which a relative clause says that it wants no name (rule A-2)."""
    syntax = context.syntax
    for number, clause in enumerate(syntax.clauses):
        if clause.sort is not Clausehood.RELATIVE or not _asks_for_no_name(
            [syntax.lowers[index] for index in clause.tokens]
        ):
            continue
        start, end = syntax.sentence_of(clause.start)
        before = [
            found
            for found in syntax.phrases_of(start, end)
            if found.end <= clause.start and syntax.tags[found.head] is Tag.NOUN
        ]
        if before and number:
            found = before[-1]
            yield Cue(rule, tuple(range(found.start, found.end)), found.head, rule.strength)


def _asks_for_no_name(lowers: list[str]) -> bool:
    unnamed = "genannt" in lowers and "nicht" in lowers and ("werden" in lowers or "namentlich" in lowers)
    return unnamed or "anonym" in lowers or "anonymität" in lowers
