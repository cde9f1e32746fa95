"""`lesart search` and `lesart library`: what was read and noted, found and listed."""

import sys

from desktop.cli.face import DONE, Face, paint, say, width
from desktop.core.library_report import entries_report, hits_report


def search(face: Face, query: tuple[str, ...], ranked: bool, limit: int) -> int:  # noqa: FBT001 - an option
    """Print the articles and notes that match."""
    hits = face.desk.search(" ".join(query), ranked=ranked, limit=limit)
    say(hits_report(hits, language=face.language, width=width(), paint=paint()))
    if not hits:
        print(face.words["search.none"], file=sys.stderr)  # noqa: T201
    return DONE


def list_library(face: Face, limit: int) -> int:
    """Print the articles of the library, the one opened last first."""
    entries = face.desk.library(limit=limit)
    say(entries_report(entries, language=face.language, paint=paint()))
    if not entries:
        print(face.words["library.none"], file=sys.stderr)  # noqa: T201
    return DONE
