"""Ways out for words that could not be saved: into the clipboard, into a file."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.core.errors import ExportError, explain
from desktop.core.writing import written_whole
from desktop.ui.texts import Texts

Way = tuple[str, Callable[[], object]]
"""What stands on a button, and what it does."""


def ways_out(parent: QWidget, texts: Texts, body: Callable[[], str], tell: Callable[[str], object]) -> tuple[Way, Way]:
    """Return what can be done with words that were not saved; `tell` is called with what became of it."""

    def copy() -> None:
        QGuiApplication.clipboard().setText(body())
        tell(texts["rescue.copied"])

    def keep() -> None:
        ask_for_file(parent, texts, body(), tell)

    return (texts["rescue.copy"], copy), (texts["rescue.file"], keep)


def ask_for_file(
    parent: QWidget, texts: Texts, body: str, tell: Callable[[str], object], then: Callable[[], object] = bool
) -> QFileDialog:
    """Ask for a file and write the words to it; `then` is called when they are there."""
    dialog = QFileDialog(parent, texts["rescue.title"], texts["rescue.name"], texts["window.open_filter"])
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

    def write(path: str) -> None:
        try:
            with written_whole(Path(path)) as out:
                out.write(body + "\n")
        except ExportError as error:
            what = explain(error, texts.language)
            tell(f"{what.sentence} {what.advice}")
        else:
            tell(texts.fill("rescue.kept", name=Path(path).name))
            then()

    dialog.fileSelected.connect(write)
    dialog.open()
    return dialog
