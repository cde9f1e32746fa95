"""Notes and reports on their way out: asks what and where, lets the store's lane write, says what became of it."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from desktop.core.article import Article
from desktop.core.exports import FORMS
from desktop.core.exports.obsidian import file_name, write_vault
from desktop.core.holdings import Holdings
from desktop.core.signal import Findings
from desktop.core.webpage import Sheet, article_page
from desktop.core.writing import written_whole
from desktop.desk import Desk
from desktop.ui.choosing import Choosing
from desktop.ui.export_dialog import ExportDialog
from desktop.ui.lanes.lane import Lane
from desktop.ui.lanes.work import Failure
from desktop.ui.library.selection import Selection
from desktop.ui.texts import Texts
from desktop.ui.window import Window

_ENDINGS = {"md": "md", "excel": "csv", "csv": "csv", "jsonld": "jsonld", "json": "json", "html": "html"}

_ALL = 1_000_000
"""As many hits, or articles, as there may be."""


class _Choice(NamedTuple):
    """Some of the reader's notes."""

    words: str
    notes: frozenset[str] | None
    """Their ids; None for everything."""


class _Survey(NamedTuple):
    """What notes there are when the dialog opens."""

    total: int
    shown: frozenset[str] | None
    """The ids of those that belong to what the library shows; None while an article is read."""


class _Written(NamedTuple):
    notes: int
    text: str = ""
    """What goes to the clipboard."""


class Exporting(QObject):
    """Stands between the dialog, the file dialogs of the system and the store's lane."""

    failed = Signal(object, object)
    """A Failure, and what tries again."""

    def __init__(self, window: Window, lane: Lane, choosing: Choosing, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._lane, self._choosing, self._texts = window, lane, choosing, texts
        self._article: Article | None = None
        self._findings: Findings | None = None
        self._choices: tuple[_Choice, ...] = ()

    def open(self, article: Article) -> None:
        """Turn to another article."""
        self._article, self._findings = article, None

    def take(self, findings: Findings) -> None:
        """Keep what was found in the article."""
        self._findings = findings

    def export(self) -> None:
        """Ask which notes are to go out and how, once it is known how many there are."""
        selection = self._window.home.library.selection() if self._at_home() else None
        self._run(partial(_survey, selection=selection), self._ask)

    def report(self) -> None:
        """Ask where the report on the article is to be written."""
        if self._article is None or self._findings is None:
            self._choosing.say(self._texts["report.wait"])
            return
        work = partial(_report, article=self._article, findings=self._findings, language=self._texts.language)
        self._choose_file("html", file_name(self._article.title), partial(self._write, work, "report.written"))

    def _ask(self, survey: _Survey) -> None:
        self._choices = tuple(self._offered(survey))
        dialog = ExportDialog(self._window, self._texts, [choice.words for choice in self._choices])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.file_wanted.connect(self._to_file)
        dialog.clipboard_wanted.connect(self._to_clipboard)
        dialog.open()

    def _offered(self, survey: _Survey) -> list[_Choice]:
        """Return what can be chosen: everything, then what is on screen, and last what its search leaves of it."""
        choices = [_Choice(self._texts.fill("export.all", count=survey.total), None)]
        if survey.shown is not None and 0 < len(survey.shown) < survey.total:
            words = self._texts.fill("export.library", count=len(survey.shown), total=survey.total)
            choices.append(_Choice(words, survey.shown))
        panel = self._window.notes
        if not self._at_home() and panel.total():
            placed = panel.all_notes()
            choices.append(_Choice(self._texts.fill("export.article", count=panel.total()), placed))
            shown = panel.shown_notes()
            if shown < placed:
                words = self._texts.fill("export.visible", count=len(shown), total=len(placed))
                choices.append(_Choice(words, shown))
        return choices

    def _at_home(self) -> bool:
        """Say whether the library is in front; an article may be open behind it."""
        return self._window.pages.currentWidget() is self._window.home

    def _to_file(self, form: str, choice: int) -> None:
        notes, language = self._choices[choice].notes, self._texts.language
        if form == "obsidian":
            work = partial(_vault, notes=notes, language=language)
            self._choose_folder(partial(self._write, work, "export.written"))
        else:
            work = partial(_file, notes=notes, form=form, language=language)
            self._choose_file(_ENDINGS[form], self._texts["export.name"], partial(self._write, work, "export.written"))

    def _to_clipboard(self, form: str, choice: int) -> None:
        form = "tsv" if form in ("csv", "excel") else form  # spreadsheets take tabs from the clipboard, and no commas
        work = partial(_text, notes=self._choices[choice].notes, form=form, language=self._texts.language)
        self._run(work, self._copied)

    def _copied(self, written: _Written) -> None:
        QGuiApplication.clipboard().setText(written.text)
        self._choosing.say(self._texts.fill("export.copied", count=written.notes))

    def _write(self, work: Callable[..., _Written], told: str, path: str) -> None:
        def tell(written: _Written) -> None:
            self._choosing.say(self._texts.fill(told, count=written.notes, name=Path(path).name))

        self._run(partial(work, path=Path(path)), tell)

    def _choose_file(self, ending: str, name: str, then: Callable[[str], object]) -> None:
        dialog = self._file_dialog()
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(ending)
        dialog.setNameFilter(f"*.{ending}")
        dialog.selectFile(f"{name}.{ending}")
        dialog.fileSelected.connect(then)
        dialog.open()

    def _choose_folder(self, then: Callable[[str], object]) -> None:
        dialog = self._file_dialog()
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(then)
        dialog.open()

    def _file_dialog(self) -> QFileDialog:
        dialog = QFileDialog(self._window, self._texts["export.title"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return dialog

    def _run(self, work: Callable[[Desk], object], then: Callable[..., object]) -> None:
        again = partial(self._run, work, then)
        self._lane.run(work, then, failed=lambda failure: self._fail(failure, again))

    def _fail(self, failure: Failure, again: Callable[[], object]) -> None:
        self.failed.emit(failure, again)


def _survey(desk: Desk, *, selection: Selection | None) -> _Survey:
    """Return how many notes there are, and which of them the library shows."""
    found = desk.notes()
    count = sum(len(notes) for _, notes in found)
    if selection is None:
        return _Survey(count, None)
    if selection.searching:
        while desk.index_more():
            """All that is shown is to be written, also what the search learns only now."""
        hits = desk.search(selection.typed, limit=_ALL).hits
        articles = {hit.article.id for hit in hits if hit.note is None}
        shown = {hit.note.id for hit in hits if hit.note is not None}
    else:
        listed = desk.library(selection.shelf, outlet=selection.outlet, tag=selection.tag, limit=_ALL)
        articles, shown = {entry.article.id for entry in listed}, set()
    on_articles = {note.id for article, notes in found for note in notes if article.id in articles}
    return _Survey(count, frozenset(shown | on_articles))


def _chosen(desk: Desk, notes: frozenset[str] | None, form: str) -> Holdings:
    """Return what is to be written; only our own JSON has room for the library."""
    if notes is None:
        return desk.export_all() if form == "json" else desk.export_notes()
    return desk.export_notes().only(notes)


def _text(desk: Desk, *, notes: frozenset[str] | None, form: str, language: str) -> _Written:
    chosen = _chosen(desk, notes, form)
    return _Written(chosen.count(), FORMS[form](chosen, language))


def _file(desk: Desk, *, notes: frozenset[str] | None, form: str, language: str, path: Path) -> _Written:
    written = _text(desk, notes=notes, form=form, language=language)
    with written_whole(path) as out:
        out.write(written.text)
    return _Written(written.notes)


def _vault(desk: Desk, *, notes: frozenset[str] | None, language: str, path: Path) -> _Written:
    chosen = _chosen(desk, notes, "obsidian")
    write_vault(chosen, path, language=language)
    return _Written(chosen.count())


def _report(desk: Desk, *, article: Article, findings: Findings, language: str, path: Path) -> _Written:
    placements = desk.place_notes(article)
    own = tuple(Path(lexicon.path).name for lexicon in desk.own_lexicons().used)
    sheet = Sheet(article, findings, desk.judgements(article), placements, datetime.now(UTC), own)
    with written_whole(path) as out:
        out.write(article_page(sheet, language))
    return _Written(len(placements))
