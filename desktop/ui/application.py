"""Starts the window: application, fonts, theme, lanes, and the last resort for a defect of our own."""

import sys
from collections.abc import Callable
from pathlib import Path
from traceback import format_exception
from types import TracebackType

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

import desktop
from desktop.core.places import home, resource, settings_file
from desktop.core.settings import load_settings
from desktop.desk import Desk
from desktop.ui.conductor import Conductor
from desktop.ui.dialogs import report_defect
from desktop.ui.ending import Ending
from desktop.ui.instance import Instance, hand_over, instance_name
from desktop.ui.lanes.child import ANALYSIS, READING
from desktop.ui.lanes.lane import ProcessLane, ThreadLane
from desktop.ui.opening import Lanes
from desktop.ui.preferences import Preferences
from desktop.ui.texts import Texts
from desktop.ui.theme import apply_theme, theme_for
from desktop.ui.window import Window

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]


def run(location: str | None) -> int:
    """Open the window, with the article at `location` if one is given, and return the exit code when it is closed."""
    app = _application()
    name, location = instance_name(home()), _absolute(location)
    if hand_over(name, location):
        return 0
    lanes = open_lanes(home())
    if location is not None:
        lanes.reading.start()
        lanes.analysis.start()
    window, conductor = build(lanes)
    before, sys.excepthook = sys.excepthook, last_resort(window, conductor)
    window.fit_screen()
    window.show()
    conductor.start(location)
    instance = Instance(name)
    instance.asked.connect(conductor.visit)
    ending = Ending()
    ending.asked.connect(window.close)
    code = app.exec()
    ending.close()
    instance.close()
    sys.excepthook = before
    lanes.close()
    return code


def open_lanes(folder: Path) -> Lanes:
    """Return the lanes of a desk whose notes lie in `folder`; none is started yet."""
    return Lanes(
        reading=ProcessLane(folder, limits=READING),
        analysis=ProcessLane(folder, limits=ANALYSIS, first=Desk.warm_up),
        store=ThreadLane(folder),
    )


def build(lanes: Lanes) -> tuple[Window, Conductor]:
    """Return a window as the reader left it, wired to `lanes`; it is not shown yet."""
    settings = load_settings(settings_file())
    texts, theme, folder = Texts(settings.spoken()), theme_for(settings.theme), str(home())
    app = QApplication.instance()
    if isinstance(app, QApplication):
        app.setWindowIcon(QIcon(str(resource("icons", "lesart.svg"))))
        apply_theme(app, theme)
        translate(app, texts.language)
    window = Window(texts, folder, theme=theme, points=settings.font_size)
    preferences = Preferences(window, settings, settings_file(), window)
    return window, Conductor(window, lanes, preferences, texts, folder=folder)


def translate(app: QApplication, language: str) -> None:
    """Let Qt's own dialogs speak the language of the window."""
    QLocale.setDefault(QLocale(language))
    translator = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load(f"qtbase_{language}", folder):
        app.installTranslator(translator)


def last_resort(window: Window, conductor: Conductor) -> Hook:
    """Return a hook for errors nobody caught: it saves the notes, then admits the defect. It never ends the program."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        sys.__excepthook__(kind, error, trace)
        try:
            conductor.save_notes()
        finally:
            report = "".join(format_exception(kind, error, trace))
            report_defect(window, conductor.texts, f"Lesart {desktop.__version__}\n{report}")

    return hook


def _application() -> QApplication:
    app = QApplication(sys.argv[:1])
    app.setApplicationName("lesart")
    app.setApplicationDisplayName("Lesart")
    app.setApplicationVersion(desktop.__version__)
    app.setDesktopFileName("lesart")
    return app


def _absolute(location: str | None) -> str | None:
    """Return a file's whole path: the recent articles must open from any folder."""
    if location is None or "://" in location:
        return location
    return str(Path(location).absolute())
