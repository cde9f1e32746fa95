"""The dialog that asks which notes go out, and in which form: a line for each form says what it is for."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QGroupBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.texts import Texts

FORMS = ("md", "obsidian", "excel", "csv", "jsonld", "json")
"""In the order of the dialog; the words of each stand in the texts as "export.form.<form>" and "export.use.<form>"."""
_WIDTH = 520
"""In pixels: the lines that explain break here."""


class ExportDialog(QDialog):
    """Asks; what is chosen is told by `file_wanted` or `clipboard_wanted`, then the dialog closes."""

    file_wanted = Signal(str, int)
    """The form, and the number of the choice of notes."""
    clipboard_wanted = Signal(str, int)

    def __init__(self, parent: QWidget, texts: Texts, choices: Sequence[str]) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setWindowTitle(texts["export.title"])
        self.choices, self.forms = QButtonGroup(self), QButtonGroup(self)
        self.to_file = QPushButton()
        self.to_clipboard = QPushButton(texts["export.clipboard"])
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(self._which(choices))
        layout.addWidget(self._how())
        layout.addWidget(self._buttons())
        self.forms.idToggled.connect(self._fit)
        self.forms.button(0).setChecked(True)
        self.choices.button(len(choices) - 1).setFocus()
        self.setMinimumWidth(_WIDTH)

    def form(self) -> str:
        """Return the form that is chosen."""
        return FORMS[self.forms.checkedId()]

    def _which(self, choices: Sequence[str]) -> QGroupBox:
        box = QGroupBox(self._texts["export.which"])
        column = QVBoxLayout(box)
        for number, words in enumerate(choices):
            button = QRadioButton(words.replace("&", "&&"))
            self.choices.addButton(button, number)
            column.addWidget(button)
        self.choices.button(len(choices) - 1).setChecked(True)
        return box

    def _how(self) -> QGroupBox:
        box = QGroupBox(self._texts["export.how"])
        grid = QGridLayout(box)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        for number, form in enumerate(FORMS):
            button = QRadioButton(self._texts[f"export.form.{form}"])
            use = QLabel(self._texts[f"export.use.{form}"])
            use.setWordWrap(True)
            use.setForegroundRole(use.palette().ColorRole.PlaceholderText)
            button.setAccessibleDescription(use.text())
            self.forms.addButton(button, number)
            grid.addWidget(button, number, 0)
            grid.addWidget(use, number, 1)
        return box

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        box.addButton(self.to_clipboard, QDialogButtonBox.ButtonRole.ActionRole)
        box.addButton(self.to_file, QDialogButtonBox.ButtonRole.AcceptRole)
        box.addButton(self._texts["export.cancel"], QDialogButtonBox.ButtonRole.RejectRole)
        self.to_file.setDefault(True)
        self.to_file.clicked.connect(self._want_file)
        self.to_clipboard.clicked.connect(self._want_clipboard)
        box.rejected.connect(self.reject)
        return box

    def _fit(self) -> None:
        """Offer what the chosen form can be written to."""
        folder = self.form() == "obsidian"
        self.to_file.setText(self._texts["export.folder" if folder else "export.file"])
        self.to_clipboard.setEnabled(not folder)

    def _want_file(self) -> None:
        self.accept()
        self.file_wanted.emit(self.form(), self.choices.checkedId())

    def _want_clipboard(self) -> None:
        self.accept()
        self.clipboard_wanted.emit(self.form(), self.choices.checkedId())
