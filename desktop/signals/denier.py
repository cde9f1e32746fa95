"""Who denies: from the grammar of the denial, else from the frame it stands in (rule V-6)."""

from desktop.core.signal import Voice
from desktop.signals.context import Context, Cue
from desktop.signals.grammar.clauses import Clausehood
from desktop.signals.grammar.phrases import NounPhrase
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import listed, words

_SAID_OF_A_CLAIM = ("D.false", "D.know")


def denier(context: Context, cue: Cue) -> NounPhrase | None:
    """Return the noun phrase of the one who denies, pronouns resolved, or None."""
    kind = cue.rule.kind.id
    reported = context.voice(cue.head) is not Voice.AUTHOR
    if kind in _SAID_OF_A_CLAIM and reported:
        return context.source(cue.head)
    if kind == "D.false":
        return None
    own = _subject(context, cue) if _is_verbal(context, cue) else _by_noun(context, cue)
    if own is not None and _is_person(context, own):
        return resolve(context, own)
    return context.source(cue.head) if reported else None


def _is_verbal(context: Context, cue: Cue) -> bool:
    return bool(context.syntax.forms(cue.head)) or context.syntax.tags[cue.head] is not Tag.NOUN or len(cue.tokens) > 1


def _subject(context: Context, cue: Cue) -> NounPhrase | None:
    syntax = context.syntax
    clause = syntax.clause_of(cue.head)
    if clause is not None and _is_passive(context, clause.tokens, cue.head):
        return _agent(context, clause.tokens)
    subject = syntax.subject_of(cue.head)
    if clause is not None and subject is not None and (_is_claim(context, subject) or subject.head in cue.tokens):
        return _other_nominative(context, clause.tokens, subject)
    return subject


def _is_claim(context: Context, phrase: NounPhrase) -> bool:
    """Say whether a phrase is what is denied rather than who denies: Den Vorwurf, das."""
    lowers = [context.syntax.lowers[index] for index in range(phrase.start, phrase.end)]
    run = lowers[phrase.head - phrase.start : phrase.head - phrase.start + 2]
    return any(listed("claim_nouns", lower) for lower in run) or run[0] in words("claim_pronouns")


def _other_nominative(context: Context, tokens: tuple[int, ...], subject: NounPhrase) -> NounPhrase | None:
    """Return the subject of a clause that begins with its object: Das weist *die Kammer* zurück."""
    syntax = context.syntax
    return next(
        (
            found
            for found in syntax.phrases_of(*syntax.sentence_of(subject.head))
            if found.head in tokens and found.nominative and found.preposition is None and found.start >= subject.end
        ),
        None,
    )


def _is_passive(context: Context, tokens: tuple[int, ...], head: int) -> bool:
    participle = any(form.shape == "participle" for form in context.syntax.forms(head))
    return participle and context.has_lemma([index for index in tokens if index != head], {"werden"})


def _agent(context: Context, tokens: tuple[int, ...]) -> NounPhrase | None:
    """Return the von- or durch-phrase among some tokens."""
    syntax = context.syntax
    if not tokens:
        return None
    for found in syntax.phrases_of(*syntax.sentence_of(tokens[0])):
        governed = found.preposition is not None and found.preposition in tokens
        if governed and syntax.lowers[found.preposition or 0] in words("agent_prepositions"):
            return found
    return None


def _by_noun(context: Context, cue: Cue) -> NounPhrase | None:
    """Return the one who denies of a noun: Entkräftung durch den Kreml, das Dementi des Ministeriums."""
    clause = context.syntax.clause_of(cue.head)
    agent = _agent(context, clause.tokens) if clause else None
    return agent or _genitive(context, cue.head)


def _genitive(context: Context, head: int) -> NounPhrase | None:
    syntax = context.syntax
    after = head + 1
    if after >= len(syntax.lowers) or syntax.lowers[after] not in ("des", "der", "von"):
        return None
    start = after + 1 if syntax.lowers[after] == "von" else after
    found = syntax.phrase_around(head)
    return (
        NounPhrase(start, found.end, found.end - 1, None, nominative=False) if found and found.end > start + 1 else None
    )


def _is_person(context: Context, phrase: NounPhrase) -> bool:
    """Say whether a phrase may be a speaker; es and a bare adjective are none."""
    return context.syntax.lowers[phrase.head] not in ("es", "das", "dies", "man")


def resolve(context: Context, phrase: NounPhrase) -> NounPhrase:
    """Return the noun phrase a pronoun stands for: the last subject before it; a noun stands for itself."""
    syntax = context.syntax
    if syntax.tags[phrase.head] is not Tag.PRONOUN:
        return phrase
    clause = syntax.clause_of(phrase.head)
    if clause is not None and clause.sort is Clausehood.RELATIVE and clause.opener == phrase.head:
        before = [found for found in syntax.phrases_of(*syntax.sentence_of(phrase.head)) if found.end <= clause.start]
        return before[-1] if before else phrase
    return _last_actor(context, phrase) or phrase


def _last_actor(context: Context, pronoun: NounPhrase) -> NounPhrase | None:
    syntax = context.syntax
    number = syntax.sentence_number(pronoun.start)
    for earlier in range(number, max(-1, number - 4), -1):
        start, end = syntax.sentences[earlier]
        for clause in syntax.clauses_in(start, min(end, pronoun.start)):
            if clause.finite is None or clause.sort is Clausehood.RELATIVE:
                continue
            subject = syntax.subject_of(clause.finite)
            if subject is not None and subject.start < pronoun.start and syntax.tags[subject.head] is Tag.NOUN:
                return subject
    return None
