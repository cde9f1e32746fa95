"""What the reader prefers: applied to the window at once and kept for the next start."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QApplication

from desktop.core.errors import SettingsError
from desktop.core.settings import Settings, save_settings
from desktop.ui.theme import apply_theme, theme_for
from desktop.ui.window import Frame, Window

_SMALLEST = 6


class Preferences(QObject):
    """The settings of one window."""

    failed = Signal(object)
    """The settings could not be kept: the SettingsError."""
    language_changed = Signal()

    def __init__(self, window: Window, settings: Settings, path: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._settings = settings
        self._path = path
        actions = window.actions_table
        actions["larger"].triggered.connect(self._larger)
        actions["smaller"].triggered.connect(self._smaller)
        actions["usual_size"].triggered.connect(self._usual_size)
        actions["panel"].toggled.connect(self._take_panel)
        actions["full_screen"].toggled.connect(self._fill_screen)
        for name, take in (("theme", self._take_theme), ("language", self._take_language)):
            actions.pick(name, getattr(settings, name))
            actions.choice(name).triggered.connect(take)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        window.take_frame(Frame(settings.geometry, settings.splitter))
        actions["panel"].setChecked(settings.panel)
        window.show_panel(settings.panel)
        overview = window.signals.overview
        overview.leave(settings.overview)
        overview.turned.connect(self._take_overview)

    def keep_frame(self) -> None:
        """Keep where the window stands."""
        geometry, splitter = self._window.frame()
        self._keep(replace(self._settings, geometry=geometry, splitter=splitter or self._settings.splitter))

    @property
    def noted(self) -> bool:
        """Say whether there have been notes."""
        return self._settings.noted

    def keep_noted(self, *, noted: bool = True) -> None:
        """Keep that there have been notes; or, where they are gone and the reader begins anew, that there are none.

        The reader did not ask for it: where it cannot be kept, nothing is said.
        """
        self._keep(replace(self._settings, noted=noted), quiet=True)

    def _larger(self) -> None:
        self._take_size(self._settings.font_size + 1)

    def _smaller(self) -> None:
        self._take_size(max(_SMALLEST, self._settings.font_size - 1))

    def _usual_size(self) -> None:
        self._take_size(Settings().font_size)

    def _take_size(self, points: int) -> None:
        self._window.article.set_font_size(points)
        self._keep(replace(self._settings, font_size=points))

    def _take_panel(self, on: bool) -> None:  # noqa: FBT001 - what Qt calls with
        self._window.show_panel(on)
        if not self._window.reading.narrow:
            self._keep(replace(self._settings, panel=on))

    def _take_overview(self, part: str) -> None:
        self._keep(replace(self._settings, overview=part))

    def _fill_screen(self, on: bool) -> None:  # noqa: FBT001 - what Qt calls with
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()

    def _take_theme(self, action: QAction) -> None:
        self._keep(replace(self._settings, theme=action.data()))
        self._follow_system()

    def _follow_system(self) -> None:
        theme = theme_for(self._settings.theme)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, theme)
        self._window.set_theme(theme)

    def _take_language(self, action: QAction) -> None:
        self._keep(replace(self._settings, language=action.data()))
        self.language_changed.emit()

    def _keep(self, settings: Settings, *, quiet: bool = False) -> None:
        if settings == self._settings:
            return
        self._settings = settings
        try:
            save_settings(settings, self._path)
        except SettingsError as error:
            if not quiet:
                self.failed.emit(error)
