"""The few dialogs: about, shortcuts, an unsaved note at closing, and the report of a defect. None of them blocks."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QMessageBox,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

import desktop
from desktop.ui.actions import commands
from desktop.ui.rescue import ask_for_file
from desktop.ui.texts import Texts


def show_about(parent: QWidget, texts: Texts, folder: str, lexicons: Sequence[str] = ()) -> QMessageBox:
    """Say what Lesart is, whose work it stands on, where the notes lie, and which lexicons are the reader's own."""
    box = _box(parent, texts["dialog.about_title"], texts.fill("dialog.about", version=desktop.__version__))
    told = [texts.fill("dialog.about_more", path=folder, qt=qVersion())]
    if lexicons:
        told.append("\n".join([texts["dialog.about_lexicons"], *lexicons]))
    box.setInformativeText("\n\n".join(told))
    box.open()
    return box


def show_shortcuts(parent: QWidget, texts: Texts) -> QDialog:
    """List every command that has keys."""
    dialog = QDialog(parent)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.setWindowTitle(texts["dialog.shortcuts_title"])
    rows = [(texts[f"action.{c.name}"].replace("&", ""), (*c.keys, *c.letters)) for c in commands()]
    table = _table([(name.rstrip(" …"), "   ".join(texts.key(key) for key in keys)) for name, keys in rows if keys])
    table.setAccessibleName(texts["dialog.shortcuts_title"])
    more = QLabel(texts["dialog.shortcuts_more"])
    more.setWordWrap(True)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.rejected.connect(dialog.reject)
    layout = QVBoxLayout(dialog)
    layout.addWidget(table)
    layout.addWidget(more)
    layout.addWidget(buttons)
    dialog.resize(520, 560)
    dialog.open()
    return dialog


def ask_about_unsaved(parent: QWidget, texts: Texts, body: str, close: Callable[[], object]) -> QMessageBox:
    """Ask whether to close although a note could not be saved; its text goes to the clipboard or to a file then."""
    box = _box(parent, texts["dialog.unsaved_title"], texts["dialog.unsaved_title"])
    box.setInformativeText(texts["dialog.unsaved"])
    box.setStandardButtons(QMessageBox.StandardButton.NoButton)
    stay = box.addButton(texts["dialog.unsaved_stay"], QMessageBox.ButtonRole.RejectRole)
    leave = box.addButton(texts["dialog.unsaved_copy"], QMessageBox.ButtonRole.AcceptRole)
    write = box.addButton(texts["rescue.file"], QMessageBox.ButtonRole.AcceptRole)
    box.setDefaultButton(stay)

    def tell(words: str) -> None:
        box.setInformativeText(words)
        box.open()

    def write_and_close() -> None:
        ask_for_file(parent, texts, body, tell, then=lambda: (box.close(), close()))

    def copy_and_close() -> None:
        QGuiApplication.clipboard().setText(body)
        close()

    leave.clicked.connect(copy_and_close)
    write.clicked.connect(write_and_close)
    box.open()
    return box


def report_defect(parent: QWidget | None, texts: Texts, report: str) -> QMessageBox:
    """Admit a defect of the program and offer the report for copying."""
    box = _box(parent, texts["dialog.bug_title"], texts["dialog.bug_title"])
    box.setInformativeText(texts["dialog.bug"])
    box.setDetailedText(report)
    copy = box.addButton(texts["dialog.bug_copy"], QMessageBox.ButtonRole.ActionRole)
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
    box.open()
    return box


def _box(parent: QWidget | None, title: str, words: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(title)
    box.setText(words)
    box.setStandardButtons(QMessageBox.StandardButton.Close)
    return box


def _table(rows: list[tuple[str, str]]) -> QTableWidget:
    table = QTableWidget(len(rows), 2)
    table.horizontalHeader().hide()
    table.verticalHeader().hide()
    table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
    table.setShowGrid(False)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    for number, cells in enumerate(rows):
        for column, words in enumerate(cells):
            table.setItem(number, column, QTableWidgetItem(words))
    return table
