"""`lesart export` and `lesart import`: notes out and in; each returns an exit code."""

from datetime import UTC, datetime
from pathlib import Path

import click

from desktop.cli.face import DONE, EXPLAINED, Face, paint, say
from desktop.cli.spoken import Misuse
from desktop.cli.work import chosen_notes
from desktop.core.errors import LesartError
from desktop.core.exports import FORMS
from desktop.core.exports.obsidian import write_vault
from desktop.core.holdings import Holdings, Intake
from desktop.core.intake_words import form_in_words, intake_rows
from desktop.core.report import one_line
from desktop.core.webpage import Sheet, article_page
from desktop.core.writing import output

ENDINGS = {".md": "md", ".csv": "csv", ".jsonld": "jsonld", ".json": "json", ".html": "html", ".htm": "html"}
"""Which form a file gets if none is asked for; any other gets Markdown."""


def export(face: Face, target: str, form: str | None, search: str, file: str | None, excel: bool) -> int:  # noqa: FBT001 - options
    """Write the notes that match `search`, those on one article, or all."""
    form = form or ENDINGS.get(Path(target).suffix.lower(), "csv" if excel else "md")
    if excel and form != "csv":
        raise Misuse(face.words["usage.excel"], click.get_current_context())
    if form == "obsidian":
        if target == "-":
            raise Misuse(face.words["usage.folder"], click.get_current_context())
        paths = write_vault(_chosen(face, search, file), Path(target).expanduser(), language=face.language)
        say([str(path) for path in paths])
        return DONE
    if form == "html":
        if file is None:
            raise Misuse(face.words["usage.article"], click.get_current_context())
        text = _page(face, file, search)
    else:
        everything = form == "json" and not search.strip() and file is None
        holdings = face.desk.export_all() if everything else _chosen(face, search, file)
        text = FORMS["excel" if excel else form](holdings, face.language)
    with output(target) as out:
        out.write(text)
    return DONE


def take_in(face: Face, files: tuple[str, ...], dry_run: bool) -> int:  # noqa: FBT001 - an option
    """Take in the notes of each file, or only say what would come; one that is refused does not stop the others."""
    code = DONE
    for path in files:
        try:
            intake = (face.desk.preview_import if dry_run else face.desk.import_notes)(path)
        except LesartError as error:
            face.complain(error)
            code = EXPLAINED
            continue
        _tell(face, path, intake)
    if dry_run:
        say([face.words["import.dry"]])
    return code


def _chosen(face: Face, search: str, file: str | None) -> Holdings:
    """Return the notes that are to be written, with what belongs to them."""
    desk = face.desk
    if not search.strip() and file is None:
        return desk.export_notes()
    found = {note.id for _, notes in chosen_notes(desk, search, file) for note in notes}
    return desk.export_notes().only(found)


def _page(face: Face, file: str, search: str) -> str:
    """Return the report on one article, with those of its notes that match `search`."""
    desk = face.desk
    article = desk.open(file)
    found = {note.id for _, notes in desk.notes(search) for note in notes}
    return article_page(
        Sheet(
            article,
            desk.analyse(article),
            desk.judgements(article),
            tuple(one for one in desk.place_notes(article) if one.note.id in found),
            datetime.now(UTC),
            tuple(Path(own.path).name for own in desk.own_lexicons().used),
        ),
        face.language,
    )


def _tell(face: Face, path: str, intake: Intake) -> None:
    say([f"{paint()(one_line(path), 'title')} · {form_in_words(intake, face.language)}"])
    rows = intake_rows(intake, face.language)
    say(f"{count:>7}  {words}" for count, words in rows)
    say([] if rows else [f"         {face.words['import.nothing']}"])
