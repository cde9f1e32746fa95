"""Moves text and list together: one chosen signal, one set of visible ones."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.core.signal import Combination, Signal
from desktop.ui.announcing import announce
from desktop.ui.texts import Texts
from desktop.ui.window import Window

_BRIEFLY = 4000
"""Milliseconds a message stands in the status bar."""


class Choosing(QObject):
    """The chosen signal and the visible ones, the same in text, list and status."""

    def __init__(self, window: Window, texts: Texts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._texts = texts
        self.chosen: Signal | None = None
        self._visible: tuple[Signal, ...] = ()

    def clear(self) -> None:
        """Forget the last article's signals."""
        self._visible = ()
        self._window.tell_signals(0)
        self._tell(None)

    def choose(self, signal: Signal | None) -> None:
        """Make `signal` the chosen one in text and list alike."""
        self._window.article.choose(signal)
        self._window.signals.choose(signal)
        if signal is not None:
            self._window.tabs.setCurrentWidget(self._window.signals)
        self._tell(signal)

    def choose_in_text(self, signal: Signal) -> None:
        """Choose a signal whose mark the reader asked about; in a narrow window its card comes over the text."""
        self.choose(signal)
        if self._window.reading.narrow:
            self._window.show_tab(self._window.signals)

    def show_place(self, combination: Combination, index: int) -> None:
        """Frame the places of a combination in the text and go to one of them."""
        window, places = self._window, combination.places
        window.article.reveal(places[index], among=places)
        window.signals.list.choose(None)
        self._tell(None)
        words = self._texts.fill("together.stands", index=index + 1, count=len(places))
        window.tell_place(words)
        announce(window.article, words)

    def step(self, step: int) -> None:
        """Go to the next (+1) or previous (-1) visible signal from the caret, around the ends."""
        before = self._window.article.caret()
        signal = self._window.article.next_signal(step)
        if signal is None:
            self.say(self._texts["window.no_signal"])
            return
        self.choose(signal)
        if (signal.span.start - before) * step < 0:
            key = "window.wrapped_forward" if step > 0 else "window.wrapped_backward"
            self.say(self._texts.fill(key, index=self._visible.index(signal) + 1, count=len(self._visible)))

    def next(self) -> None:
        """Go to the next signal."""
        self.step(1)

    def previous(self) -> None:
        """Go to the previous signal."""
        self.step(-1)

    def next_of(self, what: str) -> None:
        """Go to the next visible signal of a kind or family from the caret, around the end."""
        found = [signal for signal in self._visible if what in (signal.kind, signal.family.value)]
        if not found:
            self.say(self._texts["window.no_signal"])
            return
        here = found.index(self.chosen) if self.chosen in found else -1
        caret = self._window.article.caret()
        ahead = (signal for signal in found if signal.span.start >= caret)
        self.choose(next(ahead, found[0]) if here < 0 else found[(here + 1) % len(found)])

    def next_without(self, rule: str) -> None:
        """Go to the next signal that is not of a rule, around the end; where there is none, stay."""
        others = [signal for signal in self._visible if signal.rule != rule]
        if others:
            caret = self._window.article.caret()
            self.choose(next((signal for signal in others if signal.span.start >= caret), others[0]))

    def show_visible(self, visible: tuple[Signal, ...]) -> None:
        """Mark in the text what the chips leave in the list."""
        self._visible = visible
        window = self._window
        window.tell_signals(window.signals.total())
        window.article.show_signals(visible)
        if self.chosen in visible:
            self._tell(self.chosen)
        else:
            window.article.choose(None)
            self._tell(None)

    def mark_again(self) -> None:
        """Mark what is visible on a page that was set anew."""
        self._window.article.show_signals(self._visible)

    def copy(self) -> None:
        """Put the visible signals on the clipboard, one a line."""
        QGuiApplication.clipboard().setText(self._window.signals.list.in_words())
        self.say(self._texts.fill("window.copied", count=len(self._visible)))

    def say(self, words: str) -> None:
        """Say something in the status bar for a while."""
        self._window.statusBar().showMessage(words, _BRIEFLY)
        announce(self._window.statusBar(), words)

    def _tell(self, signal: Signal | None) -> None:
        self.chosen = signal
        if signal is None:
            self._window.tell_place("")
            return
        index = self._visible.index(signal) + 1
        words = self._texts.fill("window.place", index=index, count=len(self._visible))
        self._window.tell_place(words)
        announce(self._window.article, words)
