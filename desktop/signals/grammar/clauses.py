"""Clauses of one sentence: German commas mark nearly every one, finite verbs tell what they are."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.signals.grammar.tags import Tag
from desktop.signals.grammar.words import words


class Clausehood(StrEnum):
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


def split_clauses(tokens: Sequence[str], tags: Sequence[Tag], start: int, end: int) -> list[Clause]:
    """Return the clauses of the sentence from token `start` to `end` (half open), ordered by their first token."""
    pieces = [part for piece in _pieces(tokens, tags, start, end) for part in _coordinated(tokens, tags, piece)]
    for before, piece in zip([None, *pieces], pieces, strict=False):
        _classify(tokens, tags, piece, before)
    joined = _join(tokens, pieces)
    return [Clause(tuple(piece.tokens), piece.sort, piece.finite, piece.opener) for piece in joined]


def _pieces(tokens: Sequence[str], tags: Sequence[Tag], start: int, end: int) -> list[_Piece]:
    """Cut at marks; quotation marks and hyphens inside a clause do not cut."""
    pieces, current, mark = [], [], ""
    for index in range(start, end):
        if tags[index] is Tag.MARK and not _is_cut(tokens, tags, index, start, end):
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


def _is_cut(tokens: Sequence[str], tags: Sequence[Tag], index: int, start: int, end: int) -> bool:
    """Say whether a mark may end a clause; the comma between two adjectives does not."""
    if tokens[index] == ",":
        return not (start < index < end - 1 and tags[index - 1] is Tag.ADJECTIVE and tags[index + 1] is Tag.ADJECTIVE)
    return tokens[index] in (";", ":", "–", "—", "(", ")", "-", "!", "?", ".", "…", "...")


def _coordinated(tokens: Sequence[str], tags: Sequence[Tag], piece: _Piece) -> list[_Piece]:
    """Cut a piece with two finite verbs at the coordinator between them."""
    finites = [index for index in piece.tokens if tags[index] is Tag.FINITE]
    if len(finites) < 2:
        piece.finite = finites[0] if finites else None
        return [piece]
    cut = next(
        (index for index in piece.tokens if finites[0] < index < finites[-1] and _coordinates(tokens[index].lower())), None
    )
    if cut is None:
        piece.finite = finites[-1] if _opens_subordinate(tokens, tags, piece) else finites[0]
        return [piece]
    left = _Piece([index for index in piece.tokens if index < cut], None, piece.sort, None, piece.mark)
    right = _Piece([index for index in piece.tokens if index >= cut], None, piece.sort, None, "&")
    return [*_coordinated(tokens, tags, left), *_coordinated(tokens, tags, right)]


def _coordinates(word: str) -> bool:
    return word in words("coordinators")


def _opens_subordinate(tokens: Sequence[str], tags: Sequence[Tag], piece: _Piece) -> bool:
    first = _first_word(tokens, piece)
    return tokens[first].lower() in words("subordinators") and tags[first] is not Tag.PREPOSITION


def _first_word(tokens: Sequence[str], piece: _Piece) -> int:
    """Return the first token that is no coordinator and no preposition before a relative pronoun."""
    position = 0
    while position < len(piece.tokens) - 1 and _coordinates(tokens[piece.tokens[position]].lower()):
        position += 1
    return piece.tokens[position]


def _classify(tokens: Sequence[str], tags: Sequence[Tag], piece: _Piece, before: _Piece | None) -> None:
    first = _first_word(tokens, piece)
    lower = tokens[first].lower()
    if piece.finite is None:
        infinitive = any(tags[index] is Tag.NONFINITE and _has_zu(tokens, index) for index in piece.tokens)
        piece.sort = Clausehood.INFINITIVE if infinitive else Clausehood.FRAGMENT
        return
    if piece.mark == "&" and before is not None and before.finite is not None and not _verb_second(tags, piece):
        piece.sort, piece.opener = before.sort, before.opener
        return
    if lower in words("subordinators") and tags[first] is not Tag.PREPOSITION and piece.finite - first != 1:
        piece.sort, piece.opener = Clausehood.SUBORDINATE, first
        return
    relative = _relative_pronoun(tokens, tags, piece, first)
    if relative is not None and _verb_final(tags, piece):
        piece.sort, piece.opener = Clausehood.RELATIVE, relative
        return
    if lower in words("subordinators") and lower not in words("prepositions") and _verb_final(tags, piece):
        piece.sort, piece.opener = Clausehood.SUBORDINATE, first
        return
    piece.sort = Clausehood.MAIN


def _has_zu(tokens: Sequence[str], index: int) -> bool:
    return tokens[index - 1].lower() == "zu" or "zu" in tokens[index].lower()[1:-4]


def _relative_pronoun(tokens: Sequence[str], tags: Sequence[Tag], piece: _Piece, first: int) -> int | None:
    if piece.mark not in (",", "–", "(", "-", "&"):
        return None
    position = first + 1 if tags[first] is Tag.PREPOSITION else first
    if position < piece.tokens[-1] and tokens[position].lower() in words("relative_pronouns"):
        return position
    return None


def _verb_final(tags: Sequence[Tag], piece: _Piece) -> bool:
    """Say whether nothing but non-finite verbs and a late prepositional phrase follows the finite verb."""
    assert piece.finite is not None
    behind = [tags[index] for index in piece.tokens if index > piece.finite]
    return not behind or all(tag in (Tag.NONFINITE, Tag.FINITE) for tag in behind[:1]) or behind[0] is Tag.PREPOSITION


def _verb_second(tags: Sequence[Tag], piece: _Piece) -> bool:
    assert piece.finite is not None
    ahead = [index for index in piece.tokens if index < piece.finite]
    return len(ahead) <= 2 and not _verb_final(tags, piece)


def _join(tokens: Sequence[str], pieces: list[_Piece]) -> list[_Piece]:
    """Put fragments where they belong: before a verb that resumes the clause, else to the piece before."""
    joined: list[_Piece] = []
    waiting: list[_Piece] = []
    for piece in pieces:
        if piece.sort is Clausehood.FRAGMENT:
            waiting.append(piece)
            continue
        if waiting and piece.sort is Clausehood.MAIN and _resumes(piece, waiting):
            piece.tokens = [index for part in waiting for index in part.tokens] + piece.tokens
            waiting = []
        elif waiting and piece.sort is Clausehood.MAIN:
            joined, waiting = _lay_off(joined, waiting), []
        joined.append(piece)
    joined = _lay_off(joined, waiting)
    return sorted(joined, key=lambda piece: piece.tokens[0])


def _resumes(piece: _Piece, waiting: list[_Piece]) -> bool:
    """Say whether a main clause needs the waiting fragments as its first constituent."""
    assert piece.finite is not None
    return piece.finite == piece.tokens[0] and piece.mark not in ("&", ":") and bool(waiting)


def _lay_off(joined: list[_Piece], waiting: list[_Piece]) -> list[_Piece]:
    """Give fragments that no verb claims to the clause before them, or let them stand alone."""
    for fragment in waiting:
        host = next((piece for piece in reversed(joined) if piece.tokens[-1] < fragment.tokens[0]), None)
        if host is not None and fragment.mark in (",", "–", "(", ")", "&", "-"):
            host.tokens = sorted(host.tokens + fragment.tokens)
        else:
            joined.append(fragment)
    return joined
