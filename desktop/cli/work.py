"""The commands that work with articles and notes; each returns an exit code."""

import sys

from desktop.cli.face import DONE, EXPLAINED, Face, paint, say, width
from desktop.cli.lexicons import tell_lexicon_faults
from desktop.core.article import KnownArticle
from desktop.core.errors import LesartError
from desktop.core.exports.whole import note_as_json
from desktop.core.interchange import as_line, exchanged_article
from desktop.core.note import Note
from desktop.core.report import findings_report, notes_report
from desktop.desk import Desk


def open_window(face: Face, file: str | None = None) -> int:
    """Open the window, with a file if one is named."""
    return face.window(file)


def check(face: Face, files: tuple[str, ...], form: str) -> int:
    """Print the signals of each file; one that cannot be read is explained, and the others are still checked."""
    code = DONE
    tell_lexicon_faults(face)
    for number, location in enumerate(files):
        try:
            article = face.desk.open(location)
            findings = face.desk.analyse(article)
        except LesartError as error:
            face.complain(error)
            code = EXPLAINED
            continue
        if form == "json":
            say([as_line(exchanged_article(article, findings))])
        else:
            say([""] * (number > 0))
            say(findings_report(article, findings, language=face.language, width=width(), paint=paint()))
    return code


def list_notes(face: Face, search: str = "", file: str | None = None, form: str = "text") -> int:
    """Print the notes that match `search`, those on one article, or all."""
    found = chosen_notes(face.desk, search, file)
    if form == "json":
        say(as_line(note_as_json(article, note)) for article, notes in found for note in notes)
        return DONE
    say(notes_report(found, language=face.language, width=width(), paint=paint()))
    if not found:
        print(face.words["notes.none"], file=sys.stderr)  # noqa: T201
    return DONE


def chosen_notes(desk: Desk, search: str, file: str | None) -> tuple[tuple[KnownArticle, tuple[Note, ...]], ...]:
    """Return the notes that match `search`, or all, by article; with `file` only those on the article there."""
    found = desk.notes(search)
    if file is None:
        return found
    here = {placement.note.id for placement in desk.place_notes(desk.open(file))}
    kept = ((article, tuple(note for note in notes if note.id in here)) for article, notes in found)
    return tuple((article, notes) for article, notes in kept if notes)
