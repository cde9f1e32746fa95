"""The dialog that shows what a file of notes would bring, before anything is taken in."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from desktop.core.holdings import Intake
from desktop.core.intake_words import form_in_words, intake_rows
from desktop.ui.texts import Texts

_MOST_TITLES = 6
"""Articles that are named; of more, how many there are is enough."""
_WIDTH, _BESIDE_TITLE = 540, 80


class ImportDialog(QDialog):
    """Shows what would come; accepted when the reader wants it."""

    def __init__(self, parent: QWidget, texts: Texts, name: str, intake: Intake) -> None:
        super().__init__(parent)
        self._texts = texts
        self.setWindowTitle(texts["import.title"])
        self.setMinimumWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setSpacing(12)
        layout.addWidget(_label(texts.fill("import.file", name=name, form=form_in_words(intake, texts.language))))
        layout.addLayout(self._rows(intake))
        if intake.articles:
            layout.addWidget(_label("\n".join(self._titles(intake)), faint=True))
        layout.addWidget(_label(texts["import.promise" if intake.changes else "import.nothing"]))
        layout.addStretch(1)
        layout.addWidget(self._buttons(wanted=intake.changes))
        self.resize(_WIDTH, layout.totalHeightForWidth(_WIDTH))

    def _rows(self, intake: Intake) -> QGridLayout:
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(12)
        for row, (count, words) in enumerate(intake_rows(intake, self._texts.language)):
            number = QLabel(str(count))
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            grid.addWidget(number, row, 0)
            grid.addWidget(_label(words), row, 1)
        return grid

    def _titles(self, intake: Intake) -> list[str]:
        named = [
            self._texts.fill("import.article", title=self._on_one_line(title) or "–", count=count)
            for title, count in intake.articles[:_MOST_TITLES]
        ]
        more = len(intake.articles) - len(named)
        key = "import.more_one" if more == 1 else "import.more"
        return [*named, self._texts.fill(key, count=more)] if more else named

    def _on_one_line(self, title: str) -> str:
        room = _WIDTH - _BESIDE_TITLE
        return self.fontMetrics().elidedText(" ".join(title.split()), Qt.TextElideMode.ElideRight, room)

    def _buttons(self, *, wanted: bool) -> QDialogButtonBox:
        box = QDialogButtonBox()
        if wanted:
            take = box.addButton(self._texts["import.take"], QDialogButtonBox.ButtonRole.AcceptRole)
            take.setDefault(True)
        leave = self._texts["export.cancel" if wanted else "import.close"]
        box.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        box.accepted.connect(self.accept)
        box.rejected.connect(self.reject)
        return box


def _label(words: str, *, faint: bool = False) -> QLabel:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    if faint:
        label.setForegroundRole(label.palette().ColorRole.PlaceholderText)
    return label
