"""The panel of signals: chips that choose which ones are seen, the cards, and what is said when there are none."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.core import signal as core
from desktop.core.errors import Explanation
from desktop.core.judging import Verdict
from desktop.ui.panel.cards import as_wide_as_cards
from desktop.ui.panel.chips import Chip, FamilyChip
from desktop.ui.panel.empty_state import EmptyState
from desktop.ui.panel.ledger import Ledger
from desktop.ui.panel.overview import Overview
from desktop.ui.panel.signal_card import SIGNS
from desktop.ui.panel.signal_list import Choice, SignalList
from desktop.ui.texts import Texts
from desktop.ui.theme import LIGHT, Theme
from desktop.ui.toast import Toast

_PATIENCE = 1000
"""Milliseconds before anything is said about waiting."""
_SHARE = 0.42
"""Of the panel's height, which the open part of the overview may take."""
_TOP, _GAP = 10, 8
"""Pixels above the panel's rows, and between them."""
_LEAST = 72
"""Pixels it may take in any case: in a low window the reader closes it again."""
_LIST, _OF_LIST = 72, 0.4
"""Least height of the list: in pixels, and of the panel's height, which the overview leaves to it."""


class SignalPanel(QWidget):
    """Shows signals and tells which one the reader chose and which ones the reader wants to see."""

    signal_chosen = Signal(object)
    note_requested = Signal(object)
    help_requested = Signal(object)
    filter_changed = Signal(object)
    """The visible signals, as a tuple in text order."""
    retry_requested = Signal()

    def __init__(self, texts: Texts, *, theme: Theme = LIGHT, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._signals: Sequence[core.Signal] = ()
        self._ready = False
        """Whether the signals of an article are known."""
        self._silenced: frozenset[core.Signal] = frozenset()
        self._verdicts: Mapping[core.Signal, Verdict] = {}
        self._busy = False
        """Whether several chips change at once."""
        heard = texts["signals.chip"]
        self.families = {
            family: FamilyChip(family, texts[f"family.{family.value}"], heard, theme=theme) for family in core.Family
        }
        self.voices = {voice: Chip(texts[f"voice.{voice.value}"], heard, theme=theme) for voice in core.Voice}
        self.verdicts = {verdict: self._verdict_chip(verdict, theme) for verdict in Verdict}
        self._families = _row(self.families.values(), texts["signals.families"], 8)
        self._voices = _row(self.voices.values(), texts["signals.voices"], 6)
        self._verdict_row = _row(self.verdicts.values(), texts["signals.verdicts"], 6)
        self.overview = Overview(texts, theme=theme)
        self.list = SignalList(texts, theme=theme)
        self.ledger = Ledger(texts)
        self.toast = Toast(texts, theme=theme)
        self.empty = EmptyState()
        self._stack = QStackedWidget()
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(_PATIENCE)
        self._arrange()
        self._connect()
        self.clear()

    def clear(self) -> None:
        """Show nothing, and say nothing yet."""
        self._ready = False
        self._waiting.stop()
        self._show((), "")
        self.overview.clear()
        self.empty.say("")

    def wait(self) -> None:
        """Forget the last article's signals; when the new ones take long, say so."""
        self.clear()
        self._waiting.start()

    def show_signals(self, signals: Sequence[core.Signal], text: str) -> None:
        """Show the signals of `text`."""
        self._ready = True
        self._waiting.stop()
        self._show(signals, text)
        self._tell()

    def show_verdicts(self, verdicts: Mapping[core.Signal, Verdict]) -> None:
        """Show on the cards what the reader holds of their signals."""
        changed, self._verdicts = verdicts != self._verdicts, verdicts
        self.list.show_verdicts(verdicts)
        if changed:
            self._count()
            self._filter()

    def silence(self, silenced: frozenset[core.Signal]) -> None:
        """Keep these signals out of sight, in list and text alike."""
        if silenced != self._silenced:
            self._silenced = silenced
            self._count()
            self._filter()

    def fail(self, explanation: Explanation) -> None:
        """Say why there are no signals, and offer to try again."""
        self.clear()
        advice = f"{explanation.sentence}\n{explanation.advice}"
        self.empty.say(explanation.title, advice, action=self._texts["banner.retry"])

    def choose(self, signal: core.Signal | None) -> None:
        """Show the card of a signal whole; tell nobody."""
        self.list.choose(signal)
        self.overview.unchoose()

    def visible_signals(self) -> tuple[core.Signal, ...]:
        """Return the signals that the chips leave, in text order."""
        return self.list.visible_signals()

    def total(self) -> int:
        """Return the number of signals, those included that the chips leave out, but not what the reader silenced."""
        return len(self._unsilenced())

    def show_all(self) -> None:
        """Check every chip."""
        self._busy = True
        for chip in self._chips():
            chip.setChecked(True)
        self._busy = False
        self._filter()

    def set_theme(self, theme: Theme) -> None:
        """Take the theme's colours."""
        for chip in self._chips():
            chip.set_theme(theme)
        self.overview.set_theme(theme)
        self.list.set_theme(theme)
        self.toast.set_theme(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Divide the height between overview and list."""
        super().resizeEvent(event)
        self._divide()

    def event(self, event: QEvent) -> bool:
        """Divide the height anew where a row came or went."""
        done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._divide()
        return done

    def _divide(self) -> None:
        """Leave the list its part of the height; the overview has what is left by that and by the rows between."""
        height, rows = self.height(), (self._families, self._voices, self._verdict_row, self.ledger)
        taken = sum(row.sizeHint().height() + _GAP for row in rows if not row.isHidden())
        left = height - _TOP - self.overview.bare_height() - _GAP - taken - round(height * _OF_LIST)
        self.overview.set_room(max(min(left, round(height * _SHARE)), _LEAST))

    def _arrange(self) -> None:
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.empty)
        self._stack.setMinimumHeight(_LIST)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, _TOP, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self.overview)
        layout.addLayout(as_wide_as_cards(self._families))
        layout.addWidget(self._voices, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._verdict_row, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._stack, 1)
        layout.addLayout(as_wide_as_cards(self.toast))
        layout.addLayout(as_wide_as_cards(self.ledger))

    def _connect(self) -> None:
        for chip in self._chips():
            chip.toggled.connect(self._filter)
        self.list.signal_chosen.connect(self.signal_chosen)
        self.list.note_requested.connect(self.note_requested)
        self.list.help_requested.connect(self.help_requested)
        self.empty.acted.connect(self._act)
        self._waiting.timeout.connect(self._say_waiting)

    def _show(self, signals: Sequence[core.Signal], text: str) -> None:
        self._signals = signals
        self.list.show_signals(signals, text)
        self._count()
        self._turn()

    def _count(self) -> None:
        """Tell on the chips how many signals each leaves in sight."""
        seen = self._unsilenced()
        families, voices = Counter(signal.family for signal in seen), Counter(signal.voice for signal in seen)
        verdicts = Counter(self._verdicts.get(signal, Verdict.OPEN) for signal in seen)
        for family, chip in self.families.items():
            chip.set_count(families[family])
        for voice, other in self.voices.items():
            other.set_count(voices[voice])
        for verdict, sign in self.verdicts.items():
            sign.set_count(verdicts[verdict])
            sign.setVisible(verdicts[verdict] > 0 or not sign.isChecked())
        judged = verdicts.keys() - {Verdict.OPEN} or not all(sign.isChecked() for sign in self.verdicts.values())
        self._verdict_row.setVisible(bool(judged))

    def _unsilenced(self) -> list[core.Signal]:
        return [signal for signal in self._signals if signal not in self._silenced]

    def _chips(self) -> tuple[Chip, ...]:
        return (*self.families.values(), *self.voices.values(), *self.verdicts.values())

    def _verdict_chip(self, verdict: Verdict, theme: Theme) -> Chip:
        """Return a chip as small as the sign on the cards; its word is told by tooltip and screen reader."""
        word = self._texts[f"verdict.{verdict.value}"]
        chip = Chip(SIGNS.get(verdict, word), self._texts["signals.chip"], theme=theme, spoken=word)
        chip.setToolTip(self._texts.fill("signals.judged", verdict=word))
        return chip

    def _filter(self) -> None:
        if self._busy:
            return
        families = frozenset(family for family, chip in self.families.items() if chip.isChecked())
        voices = frozenset(voice for voice, chip in self.voices.items() if chip.isChecked())
        verdicts = frozenset(verdict for verdict, chip in self.verdicts.items() if chip.isChecked())
        self.list.take(Choice(families, voices, verdicts, self._silenced))
        if self._ready:
            self._tell()

    def _tell(self) -> None:
        visible = self.visible_signals()
        texts = self._texts
        if not self._signals:
            self.empty.say(texts["signals.none"], texts["signals.none_more"])
        elif not self._unsilenced():
            self.empty.say(texts["signals.all_silenced"], texts["signals.all_silenced_more"])
        elif not visible:
            hidden = texts.fill("signals.hidden", count=self.total())
            self.empty.say(hidden, texts["signals.hidden_more"], action=texts["signals.reset"])
        self._turn()
        self.filter_changed.emit(visible)

    def _turn(self) -> None:
        self._stack.setCurrentWidget(self.list if self.list.model().rowCount() else self.empty)

    def _act(self) -> None:
        if self._ready:
            self.show_all()
        else:
            self.retry_requested.emit()

    def _say_waiting(self) -> None:
        self.empty.say(self._texts["signals.waiting"], self._texts["signals.waiting_more"])


def _row(chips: Iterable[Chip], name: str, spacing: int) -> QWidget:
    row = QWidget()
    row.setAccessibleName(name)
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for chip in chips:
        layout.addWidget(chip)
    return row
