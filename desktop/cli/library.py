"""`lesart search` and `lesart library`: what was read and noted, found and listed."""

import sys

from desktop.cli.face import DONE, EXPLAINED, Face, paint, say, width
from desktop.core.health import tell_renewal
from desktop.core.library_report import entries_report, hits_report
from desktop.core.report import one_line


def search(face: Face, query: tuple[str, ...], ranked: bool, limit: int) -> int:  # noqa: FBT001 - an option
    """Print the articles and notes that match."""
    _complete(face)
    answer = face.desk.search(" ".join(query), ranked=ranked, limit=limit)
    say(hits_report(answer.hits, language=face.language, width=width(), paint=paint()))
    if not answer.hits:
        print(face.words["search.none"], file=sys.stderr)  # noqa: T201
    _tell_renewal(face)
    if answer.without_notes is not None:
        face.complain(answer.without_notes)
        return EXPLAINED
    return DONE


def list_library(face: Face, limit: int) -> int:
    """Print the articles of the library, the one opened last first."""
    entries = face.desk.library(limit=limit)
    say(entries_report(entries, language=face.language, paint=paint()))
    if not entries:
        print(face.words["library.none"], file=sys.stderr)  # noqa: T201
    _tell_renewal(face)
    return DONE


def _complete(face: Face) -> None:
    """Wait until the search knows everything; on a terminal, say how much is left."""
    shown = False
    while left := face.desk.index_more():
        if sys.stderr.isatty():
            shown = True
            print(f"\r\x1b[K{face.words['search.waiting'].format(count=left)}", end="", file=sys.stderr, flush=True)  # noqa: T201
    if shown:
        print("\r\x1b[K", end="", file=sys.stderr, flush=True)  # noqa: T201


def _tell_renewal(face: Face) -> None:
    """Say what became of a library that had to be made anew."""
    renewal = face.desk.library_renewal()
    if renewal is not None:
        told = tell_renewal(renewal, face.language)
        print(f"lesart: {one_line(f'{told.sentence} {told.advice}')}", file=sys.stderr)  # noqa: T201
