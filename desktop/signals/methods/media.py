"""Other media and documents nobody can check as sources (rules A-10, A-11, kind A.doc)."""

from collections.abc import Iterator

from desktop.signals.conditions.media import medium_carries_content
from desktop.signals.context import Context
from desktop.signals.cue import Cue
from desktop.signals.grammar.clauses import Clause, Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.roles import ACTORS, is_role
from desktop.signals.grammar.syntax import Syntax
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import is_listed, words
from desktop.signals.lexicon.rules import Rule
from desktop.signals.nearby import clause_has, clause_tokens, clause_words, has_lemma
from desktop.signals.phrase_parts import own_phrase, speaking_phrase

_LONGEST_NAME = 5
"""A medium's name in quotation marks has at most so many words."""
_ATTRIBUTE = 4
"""So many words before "vorliegend" may tell to whom a paper is known."""
_LONGEST_TITLE = 3
"""A medium may have so many nouns before its name: die Deutsche Presse-Agentur dpa."""


def documents(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield internal, confidential or leaked papers that something is quoted from."""
    syntax = context.syntax
    for index in syntax.places_of(words("document_adjectives") | words("secret_papers")):
        found = syntax.phrase_around(index)
        if found is None or syntax.lowers[found.head] not in words("document_nouns") | words("secret_papers"):
            continue
        preposition = "" if found.preposition is None else syntax.lowers[found.preposition]
        taken = clause_has(syntax, found.head, {"entnehmen"})
        quoted = taken or (preposition in words("document_prepositions") and _hands_over(context, found.head))
        if quoted or context.speaking(found.head) is not None:
            yield Cue(rule, tuple(range(found.start, found.end)), found.head, rule.strength)


def _hands_over(context: Context, noun: int) -> bool:
    """Say whether something is quoted in the clause of a paper: heißt es, wird empfohlen."""
    cued = any(context.cued(index) for index in clause_tokens(context.syntax, noun))
    return cued or clause_has(context.syntax, noun, words("document_verbs"))


def documents_at_hand(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield papers that only a newsroom has: ein Papier, das dieser Zeitung vorliegt."""
    syntax = context.syntax
    for clause in syntax.clauses:
        if clause.sort is not Clausehood.RELATIVE or clause.finite is None:
            continue
        if syntax.lowers[clause.tokens[-1]] not in words("lying_before") or not _is_for_newsroom(syntax, clause):
            continue
        found = _paper_before(syntax, clause)
        if found is not None:
            yield Cue(rule, tuple(range(found.start, found.end)), found.head, rule.strength)
    for index in syntax.places_of(words("lying_participles")):
        noun = index + 1
        paper = noun < len(syntax.tokens) and is_listed("papers", syntax.lowers[noun])
        if (
            paper
            and syntax.lowers[index].startswith("vorlieg")
            and any(_is_newsroom(syntax, near) for near in range(max(0, index - _ATTRIBUTE), index))
        ):
            yield Cue(rule, (index, noun), noun, rule.strength)


def _paper_before(syntax: Syntax, clause: Clause) -> NounPhrase | None:
    """Return the last paper before a relative clause: *eine Antwort* auf die Frage Webers, die vorliegt."""
    phrases = syntax.phrases_of(*syntax.sentence_of(clause.start))
    papers = (found for found in reversed(phrases) if found.end <= clause.start and _is_paper(syntax, found))
    return next(papers, None)


def _is_paper(syntax: Syntax, found: NounPhrase) -> bool:
    return is_listed("papers", syntax.lowers[found.head])


def _is_for_newsroom(syntax: Syntax, clause: Clause) -> bool:
    return any(_is_newsroom(syntax, index) for index in clause.tokens)


def _is_newsroom(syntax: Syntax, index: int) -> bool:
    return is_listed("media", syntax.lowers[index]) or syntax.lowers[index] in words("newsroom")


def named_media(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield newspapers, agencies and broadcasters by name where content is taken from them."""
    syntax = context.syntax
    for index in syntax.places_of(words("media")):
        if syntax.tags[index] is not Tag.NOUN:
            continue
        found = syntax.phrase_around(index)
        if found is None or not _is_the_medium(syntax, found, index):
            continue
        if medium_carries_content(context, Cue(rule, (index,), index, rule.strength)):
            yield Cue(rule, tuple(range(*speaking_phrase(syntax, index))), index, rule.strength)


def quoted_media(context: Context, rule: Rule) -> Iterator[Cue]:
    """Yield names in quotation marks that report something, so that they are media: berichtete „Kurjer Nowy“."""
    syntax = context.syntax
    for frame in context.frames:
        speaker = frame.speaker
        if speaker is None or speaker.preposition is not None or not _is_quoted_name(syntax, speaker.head):
            continue
        listed = is_listed("media", syntax.lowers[speaker.head])
        speaks_up = "sich" in clause_words(syntax, frame.cue[0]) if frame.cue else True  # „Hallo“, meldet sich Weber
        if not (listed or speaks_up) and has_lemma(syntax, frame.cue, words("media_verbs")):
            yield Cue(rule, tuple(range(*speaking_phrase(syntax, speaker.head))), speaker.head, rule.strength)


def _is_quoted_name(syntax: Syntax, noun: int) -> bool:
    """Say whether quotation marks hold a name only, which begins with a noun or adjective and has no verb."""
    quote = syntax.quote_around(noun)
    if quote is None or quote[1] - quote[0] - 1 > _LONGEST_NAME:
        return False
    inside = syntax.tags[quote[0] + 1 : quote[1]]
    return Tag.FINITE not in inside and Tag.PRONOUN not in inside and syntax.tokens[quote[0] + 1][0].isupper()


def _is_the_medium(syntax: Syntax, found: NounPhrase, index: int) -> bool:
    """Say whether the name is the medium itself and not its editor or a person: der Chef des Spiegel."""
    vouched = syntax.lowers[found.head] in words("vouching_nouns")
    start = own_phrase(syntax, index)[0] if vouched else found.start
    if not words("genitive_determiners").isdisjoint(syntax.lowers[start + 1 : index]):
        return False
    after = index + 1
    if after < found.end and syntax.tags[after] is Tag.NOUN and not syntax.tokens[after].isupper():
        return is_role(syntax.lowers[after], "official")
    before = [syntax.lowers[other] for other in range(start, index) if syntax.tags[other] is Tag.NOUN]
    if any(is_role(lower, *ACTORS) and lower not in words("place_metonyms") for lower in before):
        return False
    return len(before) <= _LONGEST_TITLE and _is_its_name(syntax, start, index)


def _is_its_name(syntax: Syntax, start: int, index: int) -> bool:
    """Say whether a name that is a common noun too is used as a name: *die* Zeit, „Bild“, Washington *Post*."""
    if syntax.lowers[index] not in words("common_media") or syntax.quote_around(index) is not None:
        return True
    if index > start and syntax.tags[index - 1] is Tag.NOUN:
        return True
    neuter = syntax.lowers[start] in words("neuter_starts")
    return not neuter and (start < index or syntax.lowers[index] == "bild")
