"""`lesart search` and `lesart library`: what was read and noted, found and listed."""

import sys

from desktop.cli.face import DONE, EXPLAINED, Face, paint, say, width
from desktop.core.library_report import entries_report, hits_report


def search(face: Face, query: tuple[str, ...], ranked: bool, limit: int) -> int:  # noqa: FBT001 - an option
    """Print the articles and notes that match."""
    answer = face.desk.search(" ".join(query), ranked=ranked, limit=limit)
    say(hits_report(answer.hits, language=face.language, width=width(), paint=paint()))
    if not answer.hits:
        print(face.words["search.none"], file=sys.stderr)  # noqa: T201
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
    return DONE
