"""Notes on their way in: a file is chosen, what it would bring is shown, and only then it is taken in."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog

from desktop.core.holdings import Intake
from desktop.desk import Desk
from desktop.ui.choosing import Choosing
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.lanes.lane import Lane
from desktop.ui.lanes.work import Failure
from desktop.ui.texts import Texts
from desktop.ui.window import Window


class Importing(QObject):
    """Stands between the dialogs and the store's lane."""

    taken = Signal()
    """Notes came in: whatever shows some must ask for them anew."""
    failed = Signal(object, object)
    """A Failure, and what tries again."""

    def __init__(self, window: Window, lane: Lane, choosing: Choosing, texts: Texts, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._lane, self._choosing, self._texts = window, lane, choosing, texts

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
        """Take a file in, all of it or nothing."""
        self._run(partial(Desk.import_notes, path=path), self._tell, partial(self.take, path))

    def _show(self, path: str, intake: Intake) -> None:
        dialog = ImportDialog(self._window, self._texts, Path(path).name, intake)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(partial(self.take, path))
        dialog.open()

    def _tell(self, intake: Intake) -> None:
        self._choosing.say(self._texts.fill("import.taken", count=intake.new + intake.newer))
        self.taken.emit()

    def _run(
        self, work: Callable[[Desk], Intake], then: Callable[[Intake], object], again: Callable[[], object]
    ) -> None:
        def answered(intake: Intake) -> None:
            self._window.progress.end()
            then(intake)

        def refused(failure: Failure) -> None:
            self._window.progress.end()
            self.failed.emit(failure, again)

        self._window.progress.begin()
        self._lane.run(work, answered, failed=refused)
