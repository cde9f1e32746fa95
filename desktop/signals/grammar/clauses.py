"""Clauses of one sentence: German commas mark nearly every one, finite verbs tell what they are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.signals.grammar.letters import Letters
from desktop.signals.grammar.resumption import hands_over, is_subjunctive, waits
from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words

_CONSTITUENT = re.compile("D?[AQ]*N+(R?D?[AQ]*N+)*")
"""The tags of a noun phrase with its attributes."""
_OPENING = (Tag.DETERMINER, Tag.NOUN, Tag.PRONOUN)


class Clausehood(Letters):
    """What sort of clause a stretch of words is."""

    MAIN = "main"
    SUBORDINATE = "subordinate"
    RELATIVE = "relative"
    INFINITIVE = "infinitive"
    FRAGMENT = "fragment"


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens of one clause in text order (with a gap where another clause is embedded), by index in the document."""

    tokens: tuple[int, ...]
    sort: Clausehood
    finite: int | None
    """The finite verb, None in an infinitive clause or a fragment."""
    opener: int | None
    """The conjunction, relative pronoun or question word of a clause that is not a main clause."""

    @property
    def start(self) -> int:
        """Return the first token."""
        return self.tokens[0]

    @property
    def end(self) -> int:
        """Return the token after the last one."""
        return self.tokens[-1] + 1


@dataclass(slots=True)
class _Piece:
    """Words between two marks."""

    tokens: list[int]
    finite: int | None
    sort: Clausehood
    opener: int | None
    mark: str
    """The mark before it."""


def split_clauses(
    tokens: Sequence[str], tags: Sequence[Tag], start: int, end: int, *, cuts: frozenset[int] = frozenset()
) -> list[Clause]:
    """Return the clauses of the sentence from token `start` to `end` (half open), ordered by their first token.

    `cuts` holds quotation marks that end a clause as a comma does.
    """
    pieces = [
        part
        for piece in _completed(tokens, tags, _pieces(tokens, tags, start, end, cuts))
        for part in _coordinated(tokens, tags, piece)
    ]
    for before, piece in zip([None, *pieces], pieces, strict=False):
        _classify(tokens, tags, piece, before)
    joined = _join(tokens, tags, pieces)
    return [Clause(tuple(piece.tokens), piece.sort, piece.finite, piece.opener) for piece in joined]


def _pieces(tokens: Sequence[str], tags: Sequence[Tag], start: int, end: int, cuts: frozenset[int]) -> list[_Piece]:
    """Cut at marks; other quotation marks and hyphens inside a clause do not cut."""
    pieces: list[_Piece] = []
    current: list[int] = []
    mark = ""
    asides = _asides(tokens, tags, start, end)
    for index in range(start, end):
        if index in asides:
            continue
        if tags[index] is Tag.MARK and index not in cuts and not _is_cut(tokens, tags, index, start, end):
            continue
        if tags[index] is Tag.MARK:
            if current:
                pieces.append(_Piece(current, None, Clausehood.FRAGMENT, None, mark))
                current = []
            mark = tokens[index]
        else:
            current.append(index)
    if current:
        pieces.append(_Piece(current, None, Clausehood.FRAGMENT, None, mark))
    return pieces


def _asides(tokens: Sequence[str], tags: Sequence[Tag], start: int, end: int) -> frozenset[int]:
    """Return the brackets around a few words without a verb: they do not end a clause."""
    found: set[int] = set()
    for index in [index for index in range(start, end) if tokens[index] == "("]:
        for close in range(index + 1, min(end, index + 8)):
            if tags[close] is Tag.FINITE or tokens[close] == "(":
                break
            if tokens[close] == ")":
                found |= {at for at in range(index, close + 1) if tags[at] is Tag.MARK}
                break
    return frozenset(found)


def _completed(tokens: Sequence[str], tags: Sequence[Tag], pieces: list[_Piece]) -> list[_Piece]:
    """Give a piece that a conjunction opens the verb that stands in a later piece: dass X, *ein Y*, *krank ist*."""
    found: list[_Piece] = []
    open_piece: _Piece | None = None
    for piece in pieces:
        has_verb = any(tags[index] is Tag.FINITE for index in piece.tokens)
        opener = _subordinator(tokens, tags, piece)
        if opener is not None and not has_verb and tokens[opener].lower() in words("weak_subordinators"):
            opener = None if open_piece is not None else opener  # dass er, wie sein Vater, krank ist
        if open_piece is not None and opener is None and piece.mark in (",", "–", ")", "-"):
            enough = found[-1] is not open_piece  # dass Züge, die fehlten, die Stadt erreichen
            inserted = len(found) > 1 and _is_led(tags, piece)
            if not has_verb or enough or not (inserted or _is_embedded(tokens, tags, piece)):
                open_piece.tokens.extend(piece.tokens)
                open_piece = None if has_verb else open_piece
                continue
        elif opener is None:
            open_piece = None
        found.append(piece)
        if opener is not None and not has_verb and len(piece.tokens) > 1:
            open_piece = piece
    return found


def _is_embedded(tokens: Sequence[str], tags: Sequence[Tag], piece: _Piece) -> bool:
    """Say whether a piece with a verb is a relative clause of its own."""
    return _relative_pronoun(tokens, tags, piece) is not None and tags[piece.tokens[-1]] in (Tag.FINITE, Tag.NONFINITE)


def _is_led(tags: Sequence[Tag], piece: _Piece) -> bool:
    """Say whether a piece begins with its verb and what looks like the subject: Er gehe als Koch, *sagt der Wirt*."""
    return [tags[index] for index in piece.tokens[:2]] in ([Tag.FINITE, after] for after in _OPENING)


def _is_cut(tokens: Sequence[str], tags: Sequence[Tag], index: int, start: int, end: int) -> bool:
    """Say whether a mark may end a clause; the comma between two adjectives does not."""
    if tokens[index] == ",":
        if start < index and _is_date(tokens, tags, index, end):
            return False
        listed = start < index < end - 1 and tags[index - 1] is Tag.ADJECTIVE
        undeclined = tags[index + 1 : index + 3] == [Tag.ADVERB, Tag.NOUN]  # begrenzte, schrittweise Hilfen
        return not (listed and (tags[index + 1] is Tag.ADJECTIVE or undeclined))
    return tokens[index] in (";", ":", "–", "—", "(", ")", "-", "!", "?", ".", "…", "...")


def _is_date(tokens: Sequence[str], tags: Sequence[Tag], index: int, end: int) -> bool:
    """Say whether a comma stands between a day and its date: am Montag, den 10. März."""
    dated = index + 2 < end and tokens[index + 1] in ("den", "dem") and tags[index + 2] is Tag.NUMERAL
    return dated and tokens[index - 1].lower() in words("time_nouns")


def _coordinated(tokens: Sequence[str], tags: Sequence[Tag], piece: _Piece) -> list[_Piece]:
    """Cut a piece with several finite verbs at the coordinators between them."""
    parts: list[_Piece] = []
    while True:
        finites = [index for index in piece.tokens if tags[index] is Tag.FINITE]
        between = piece.tokens if len(finites) > 1 else ()
        cuts = [at for at in between if finites[0] < at < finites[-1] and tokens[at].lower() in words("coordinators")]
        cut = next((at for at in cuts if at + 1 in finites), cuts[0] if cuts else None)
        if cut is None:
            dependent = len(finites) > 1 and _subordinator(tokens, tags, piece) is not None
            piece.finite = finites[-1 if dependent else 0] if finites else None
            return [*parts, piece]
        left = [index for index in piece.tokens if index < cut]
        verbs = [index for index in finites if index < cut]
        parts.append(_Piece(left, verbs[0], piece.sort, None, piece.mark))
        piece = _Piece([index for index in piece.tokens if index >= cut], None, piece.sort, None, "&")


def _subordinator(tokens: Sequence[str], tags: Sequence[Tag], piece: _Piece) -> int | None:
    """Return the conjunction or question word that opens a piece, be it behind "und" or an adverb: auch *wenn*."""
    for index in piece.tokens[:3]:
        lower = tokens[index].lower()
        if lower in words("subordinators") and tags[index] is not Tag.PREPOSITION:
            return index
        if lower not in words("coordinators") and tags[index] is not Tag.ADVERB:
            return None
    return None


def _first_word(tokens: Sequence[str], piece: _Piece) -> int:
    """Return the first token that is no coordinator."""
    return next((at for at in piece.tokens if tokens[at].lower() not in words("coordinators")), piece.tokens[-1])


def _classify(tokens: Sequence[str], tags: Sequence[Tag], piece: _Piece, before: _Piece | None) -> None:
    if piece.finite is None:
        infinitive = any(tags[index] is Tag.NONFINITE and _has_zu(tokens, index) for index in piece.tokens)
        piece.sort = Clausehood.INFINITIVE if infinitive else Clausehood.FRAGMENT
        return
    tail = [tags[index] for index in piece.tokens if index > piece.finite]
    if (
        piece.mark == "&"
        and before is not None
        and before.opener is not None
        and _is_bare(tail)
        and piece.finite != piece.tokens[1]
    ):
        piece.sort, piece.opener = before.sort, before.opener
        return
    opener = _subordinator(tokens, tags, piece)
    if opener is not None and _is_dependent(tokens, opener, piece.finite, tail):
        piece.sort, piece.opener = Clausehood.SUBORDINATE, opener
        return
    relative = _relative_pronoun(tokens, tags, piece)
    if relative is not None and _is_relative(tags, piece, relative, (piece.finite, tokens[piece.finite].lower())):
        piece.sort, piece.opener = Clausehood.RELATIVE, relative
        return
    piece.sort = Clausehood.MAIN


def _is_dependent(tokens: Sequence[str], opener: int, finite: int, tail: Sequence[Tag]) -> bool:
    """Say whether the verb stands where a conjunction puts it; words that are also adverbs want it at the very end."""
    if tokens[opener].lower() in words("weak_subordinators"):
        return _is_bare(tail) or _is_late(tail)
    return finite - opener != 1 or _is_bare(tail)


def _is_relative(tags: Sequence[Tag], piece: _Piece, pronoun: int, verb: tuple[int, str]) -> bool:
    """Say whether a piece is a relative clause and not a main clause that begins alike: er sagt, *das sei geplant*."""
    finite, lower = verb
    tail = [tags[index] for index in piece.tokens if index > finite]
    one_phrase = _is_one_phrase(tags, pronoun, finite)
    if _is_bare(tail):
        return not (one_phrase and is_subjunctive(lower)) and not (finite == pronoun + 1 and len(tail) == 1)
    reported = is_subjunctive(lower) and _is_one_constituent(tags, pronoun, finite)
    return piece.mark == "," and _is_late(tail) and not (one_phrase or reported)


def _is_one_phrase(tags: Sequence[Tag], start: int, end: int) -> bool:
    """Say whether no more than one noun phrase stands between two tokens."""
    inside = [here for here in tags[start:end] if here is not Tag.MARK]
    return (
        inside.count(Tag.NOUN) >= 1
        and inside[-1:] == [Tag.NOUN]
        and all(here in (Tag.DETERMINER, Tag.ADJECTIVE, Tag.NOUN, Tag.NUMERAL) for here in inside)
    )


def _is_one_constituent(tags: Sequence[Tag], start: int, end: int) -> bool:
    """Say whether a noun phrase with others behind prepositions stands between two tokens: die Lage in Bonn."""
    parts = "".join(here for here in tags[start:end] if here is not Tag.MARK)
    return _CONSTITUENT.fullmatch(parts) is not None


def _has_zu(tokens: Sequence[str], index: int) -> bool:
    return tokens[index - 1].lower() == "zu" or "zu" in tokens[index].lower()[1:-4]


def _relative_pronoun(tokens: Sequence[str], tags: Sequence[Tag], piece: _Piece) -> int | None:
    """Return the relative pronoun that opens a piece, a preposition before it allowed."""
    first = _first_word(tokens, piece)
    position = first + 1 if tags[first] is Tag.PREPOSITION else first
    inside = piece.mark in (",", "–", "(", "-", "&") and tokens[first][0].islower()
    if position + 1 < len(tags) and tags[position + 1] is Tag.NUMERAL and tokens[position].lower() in ("den", "dem"):
        return None  # a date: am Montag, den 10. März
    if inside and position < piece.tokens[-1] and tokens[position].lower() in words("relative_pronouns"):
        return position
    return None


def _is_bare(tail: Sequence[Tag]) -> bool:
    """Say whether nothing but other verb forms follows the finite verb."""
    return all(here in (Tag.NONFINITE, Tag.FINITE) for here in tail)


def _is_late(tail: Sequence[Tag]) -> bool:
    """Say whether no more than a late prepositional phrase follows: …, die geführt haben *zu* Leid."""
    return tail[0] in (Tag.PREPOSITION, Tag.NONFINITE) and (tail[0] is Tag.NONFINITE or tail[-1] is not Tag.NONFINITE)


def _join(tokens: Sequence[str], tags: Sequence[Tag], pieces: list[_Piece]) -> list[_Piece]:
    """Put fragments where they belong: before a verb that resumes the clause, else to the piece before."""
    joined: list[_Piece] = []
    waiting: list[_Piece] = []
    for piece, behind in zip(pieces, [*pieces[1:], None], strict=False):
        if piece.sort is Clausehood.FRAGMENT:
            if not _completes(tokens, tags, joined, piece):
                waiting.append(piece)
            continue
        if behind is not None and _is_inserted(tokens, tags, waiting, piece, behind):
            joined.append(piece)
            continue
        if waiting and piece.sort is Clausehood.MAIN:
            ahead = [other.finite for other in joined if other.tokens[0] < waiting[0].tokens[0]]
            if _resumes(piece) and not hands_over(tokens, ahead, piece.tokens[0]):
                piece.tokens = [index for part in waiting for index in part.tokens] + piece.tokens
            else:
                _lay_off(joined, waiting)
            waiting = []
        joined.append(piece)
    _lay_off(joined, waiting)
    for piece in joined:
        piece.tokens.sort()
    return sorted(joined, key=lambda piece: piece.tokens[0])


def _completes(tokens: Sequence[str], tags: Sequence[Tag], joined: list[_Piece], fragment: _Piece) -> bool:
    """Say whether a fragment goes into the main clause that waits for it: Er *hat* den Plan, der fehlt, *gelobt*."""
    last = fragment.tokens[-1]
    if fragment.mark != "," or tags[last] is not Tag.NONFINITE or not joined or joined[-1].opener is None:
        return False
    mains = (piece for piece in reversed(joined[-3:]) if piece.sort is Clausehood.MAIN)
    host = next(mains, None)
    if host is None or not waits(tokens, tags, host.tokens):
        return False
    host.tokens.extend(fragment.tokens)
    return True


def _resumes(piece: _Piece) -> bool:
    """Say whether a main clause needs the fragments before it as its first constituent."""
    return piece.finite == piece.tokens[0] and piece.mark not in ("&", ":")


def _is_inserted(
    tokens: Sequence[str], tags: Sequence[Tag], waiting: list[_Piece], piece: _Piece, behind: _Piece
) -> bool:
    """Say whether a clause stands inside the one that the next verb resumes: In Bonn, *sagt er*, sei es kalt."""
    if len(waiting) != 1 or tags[waiting[0].tokens[-1]] is Tag.NONFINITE:
        return False
    alike = piece.sort is behind.sort is Clausehood.MAIN and piece.mark == behind.mark
    if not (alike and piece.mark in (",", "–", "-") and _resumes(piece) and _resumes(behind)):
        return False
    reported, telling = (is_subjunctive(tokens[part.tokens[0]].lower()) for part in (piece, behind))
    return telling or not reported  # not: Ein Tief, das …, habe das Land erreicht, meldet das Amt


def _lay_off(joined: list[_Piece], waiting: list[_Piece]) -> None:
    """Give fragments that no verb claims to the clause before them, or let them stand alone."""
    for fragment in waiting:
        host = next((piece for piece in reversed(joined[-8:]) if piece.tokens[-1] < fragment.tokens[0]), None)
        if host is not None and fragment.mark in (",", "–", "(", ")", "&", "-"):
            host.tokens.extend(fragment.tokens)
        else:
            joined.append(fragment)
