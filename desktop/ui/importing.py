"""Notes on their way in: a file is chosen, what it would bring is shown, and only then it is taken in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QFileDialog

from desktop.core.holdings import Intake, Receipt
from desktop.desk import Desk
from desktop.ui.choosing import Choosing
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.lanes.lane import Lane
from desktop.ui.lanes.work import Failure
from desktop.ui.texts import Texts
from desktop.ui.window import Window

T = TypeVar("T")


class Importing(QObject):
    """Stands between the dialogs and the store's lane."""

    taken = Signal()
    """Notes came in, or were taken back: whatever shows some must ask for them anew."""
    failed = Signal(object, object)
    """A Failure, and what tries again."""

    def __init__(
        self, window: Window, lane: Lane, history: QUndoStack, choosing: Choosing, texts: Texts, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._window, self._lane, self._history = window, lane, history
        self._choosing, self._texts = choosing, texts

    def ask(self) -> None:
        """Ask for a file of notes."""
        dialog = QFileDialog(self._window, self._texts["import.title"], "", self._texts["import.filter"])
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.look)
        dialog.open()

    def look(self, path: str) -> None:
        """Show what a file would bring; nothing is taken in yet."""
        self._run(partial(Desk.preview_import, path=path), partial(self._show, path), partial(self.look, path))

    def take(self, path: str) -> None:
        """Take a file in, all of it or nothing; that can be undone."""
        self._run(partial(Desk.take_in, path=path), partial(self._keep, path), partial(self.take, path))

    def take_again(self, step: "_Taking") -> None:
        """Take a file in once more that was taken back."""

        def keep(receipt: Receipt) -> None:
            step.receipt = receipt
            self._tell(self._texts.fill("import.taken", count=_came(receipt)))

        self._run(partial(Desk.take_in, path=step.path), keep, partial(self.take_again, step))

    def take_back(self, step: "_Taking") -> None:
        """Take back what a file brought, but for notes that were changed since."""
        work = partial(Desk.take_back, receipt=step.receipt)
        self._run(work, self._tell_back, partial(self.take_back, step))

    def _show(self, path: str, intake: Intake) -> None:
        dialog = ImportDialog(self._window, self._texts, Path(path).name, intake)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self.take, path))
        dialog.open()

    def _keep(self, path: str, receipt: Receipt) -> None:
        words = self._texts.fill("import.taken", count=_came(receipt))
        self._history.push(_Taking(self, path, receipt, self._texts["import.undone"]))
        self._tell(words)
        pages = (self._window.home.library, self._window.notes, self._window.signals)
        toast = next((page.toast for page in pages if page.isVisible()), self._window.home.library.toast)
        toast.offer(words, self._history)

    def _tell_back(self, left: int) -> None:
        self._tell(self._texts.fill("import.left", count=left) if left else self._texts["import.back"])

    def _tell(self, words: str) -> None:
        self._choosing.say(words)
        self.taken.emit()

    def _run(self, work: Callable[[Desk], T], then: Callable[[T], object], again: Callable[[], object]) -> None:
        def answered(answer: T) -> None:
            self._window.progress.end()
            then(answer)

        def refused(failure: Failure) -> None:
            self._window.progress.end()
            self.failed.emit(failure, again)

        self._window.progress.begin()
        self._lane.run(work, answered, failed=refused)


class _Taking(QUndoCommand):
    """A file was taken in; redoing it for the first time does nothing."""

    def __init__(self, importing: Importing, path: str, receipt: Receipt, name: str) -> None:
        super().__init__(name)
        self._importing, self.path, self.receipt = importing, path, receipt
        self._done = False

    def redo(self) -> None:
        if self._done:
            self._importing.take_again(self)
        self._done = True

    def undo(self) -> None:
        self._importing.take_back(self)


def _came(receipt: Receipt) -> int:
    return receipt.intake.new + receipt.intake.newer
