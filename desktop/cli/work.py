"""The commands that work with articles and notes; each returns an exit code."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.cli.face import DONE, EXPLAINED, Face, paint, say, width
from desktop.core.collection import entries, opened
from desktop.core.errors import ExportError, LesartError
from desktop.core.interchange import as_line, exchanged_article, exchanged_findings
from desktop.core.markdown import notes_as_markdown
from desktop.core.report import findings_report, notes_report
from desktop.core.writing import output


def open_window(face: Face, file: str | None = None) -> int:
    """Open the window, with a file if one is named."""
    return face.window(file)


def check(face: Face, files: tuple[str, ...], form: str) -> int:
    """Print the signals of each file; one that cannot be read is explained, and the others are still checked."""
    code = DONE
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


def corpus(face: Face, source: str, target: str) -> int:
    """Analyse a collection line by line."""
    if _is_same(source, target):
        raise ExportError("same_file", name=target)
    with opened(source) as lines, output(target) as out, _progress(face.words["corpus.progress"]) as tell:
        for number, entry in enumerate(entries(lines, name=source), start=1):
            findings = face.desk.analyse(face.desk.lay_out(entry.text, key=str(entry.id)))
            out.write(as_line({"id": entry.id, **exchanged_findings(entry.text, findings)}) + "\n")
            tell(number)
    return DONE


@contextmanager
def _progress(words: str) -> Iterator[Callable[[int], None]]:
    """Give a way to show on a terminal how many texts are done; whatever is said next has a line of its own."""
    shown = False

    def tell(count: int) -> None:
        nonlocal shown
        if count % 10 == 0 and sys.stderr.isatty():
            print("\r" + words.format(count=count), end="", file=sys.stderr, flush=True)  # noqa: T201
            shown = True

    try:
        yield tell
    finally:
        if shown:
            print(file=sys.stderr)  # noqa: T201


def _is_same(source: str, target: str) -> bool:
    try:
        return "-" not in (source, target) and Path(source).samefile(target)
    except OSError:
        return False


def list_notes(face: Face, search: str) -> int:
    """Print the notes that match `search`, or all."""
    found = face.desk.notes(search)
    say(notes_report(found, language=face.language, width=width(), paint=paint()))
    if not found:
        print(face.words["notes.none"], file=sys.stderr)  # noqa: T201
    return DONE


def export_notes(face: Face, target: str) -> int:
    """Write all notes as Markdown."""
    text = notes_as_markdown(face.desk.notes(), language=face.language)
    with output(target) as out:
        out.write(text)
    return DONE
