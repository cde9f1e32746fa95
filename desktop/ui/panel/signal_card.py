"""One signal as a card: what stands there, which kind it is, who says it, and, once chosen, why it may matter."""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from desktop.core.judging import Verdict
from desktop.core.signal import Signal, Voice
from desktop.core.text import Span
from desktop.ui.panel.cards import PAD, Emphasis, Paragraph, draw_badge, line_step, sans, serif
from desktop.ui.texts import Texts
from desktop.ui.theme import Theme

_BADGE = 24.0
_INDENT = _BADGE + 10
_BAR = QRectF(0, 0, 4, 9)
_BEFORE = 48
"""Characters of the sentence shown before a cue that stands far behind its beginning."""
SIGNS = {Verdict.HARMLESS: "✓", Verdict.RELEVANT: "!", Verdict.QUESTION: "?"}
_LINES = 2
"""Of the sentence and of the reason, on a card that is not chosen."""


class Look(NamedTuple):
    """What all cards of one list have in common."""

    texts: Texts
    theme: Theme
    points: float
    """Size of the window's font."""


class Deed(StrEnum):
    """What can be clicked on a chosen card; the value is the key of its words."""

    NOTE = "signals.note"
    MORE = "signals.more"


class _Part(NamedTuple):
    paragraph: Paragraph
    at: QPointF


class SignalCard:
    """The words of one card, laid out for one width. Positions are relative to the card's upper left corner."""

    def __init__(
        self, signal: Signal, text: str, look: Look, width: float, *, whole: bool, verdict: Verdict = Verdict.OPEN
    ) -> None:
        self._signal = signal
        self._verdict = verdict
        self._look = look
        self._width = width
        self._parts: list[_Part] = []
        self._y = float(PAD)
        self._lay_out(text, whole=whole)
        self.buttons = self._add_buttons() if whole else {}
        """Where the chosen card can be clicked."""
        self.height = self._y + PAD

    def draw(self, painter: QPainter, at: QPointF) -> None:
        """Draw the card's content."""
        painter.save()
        painter.translate(at)
        draw_badge(painter, QRectF(PAD, PAD, _BADGE, _BADGE), self._signal.family, self._look.theme)
        self._draw_strength(painter)
        if Deed.NOTE in self.buttons:
            painter.setBrush(QColor(self._look.theme.window))
            painter.setPen(QColor(self._look.theme.border))
            painter.drawRoundedRect(self.buttons[Deed.NOTE], 5, 5)
        for paragraph, place in self._parts:
            paragraph.draw(painter, place)
        painter.restore()

    def words(self) -> list[str]:
        """Return the paragraphs as they are drawn."""
        return [part.paragraph.words for part in self._parts]

    def _lay_out(self, text: str, *, whole: bool) -> None:
        texts, theme, points = self._look
        signal, room = self._signal, self._width - 2 * PAD
        one, few = (0, 0) if whole else (1, _LINES)
        title = Paragraph(signal.words(text), sans(points + 1, bold=True), theme.text, room - _INDENT - 26, lines=one)
        self._add(title, indent=_INDENT, gap=1)
        about = f"{self._judged()}{texts.kind(signal.kind)} · {said_by(signal, texts)}"
        self._add(Paragraph(about, sans(points - 0.5), theme.muted, room - _INDENT, lines=one), indent=_INDENT, gap=7)
        words, emphases = excerpt(signal, text, theme, whole=whole)
        sentence = Paragraph(words, serif(points + 1), theme.text, room, lines=few, emphases=emphases)
        self._add(sentence, gap=5)
        reason = signal.reason.in_language(texts.language)
        self._add(Paragraph(reason, sans(points - 0.5), theme.muted, room, lines=few and few + (sentence.count < few)))
        if whole:
            self._y += 4
            self._add(Paragraph(strength(signal, texts), sans(points - 0.5), theme.muted, room))
            for key, wording in (("signals.why", signal.why), ("signals.harmless", signal.harmless_when)):
                self._y += 9
                self._add(Paragraph(texts[key], sans(points - 0.5, bold=True), theme.text, room), gap=1)
                self._add(Paragraph(wording.in_language(texts.language), sans(points), theme.text, room))

    def _judged(self) -> str:
        """Return the verdict as a sign and a word, so that nobody depends on a colour; nothing while it is open."""
        if self._verdict is Verdict.OPEN:
            return ""
        return f"{SIGNS[self._verdict]} {self._look.texts[f'verdict.{self._verdict.value}']} · "

    def _add(self, paragraph: Paragraph, *, indent: float = 0.0, gap: float = 0.0) -> None:
        self._parts.append(_Part(paragraph, QPointF(PAD + indent, self._y)))
        self._y += paragraph.height + gap

    def _add_buttons(self) -> dict[Deed, QRectF]:
        texts, theme, points = self._look
        buttons: dict[Deed, QRectF] = {}
        left = float(PAD)
        for deed, colour in ((Deed.NOTE, theme.text), (Deed.MORE, theme.accent)):
            label = Paragraph(texts[deed.value], sans(points), colour, self._width)
            buttons[deed] = QRectF(left, self._y + 11, label.width + 24, label.height + 10)
            self._parts.append(_Part(label, buttons[deed].topLeft() + QPointF(12, 5)))
            left = buttons[deed].right()
        self._y = buttons[Deed.NOTE].bottom()
        return buttons

    def _draw_strength(self, painter: QPainter) -> None:
        """Draw one to three short bars; words for them stand on the open card and in what a screen reader hears."""
        left = self._width - PAD - 3 * (_BAR.width() + 2) + 2
        for number in range(3):
            on = number < self._signal.strength
            colour = QColor(self._look.theme.muted if on else self._look.theme.border)
            painter.fillRect(_BAR.translated(left + number * (_BAR.width() + 2), PAD + 5), colour)


@cache
def usual_height(points: float) -> float:
    """Return the height of a card that is not chosen: the same for all, so that long lists need no measuring."""
    title, small = line_step(sans(points + 1, bold=True)), line_step(sans(points - 0.5))
    return 2 * PAD + title + 1 + small + 7 + _LINES * (line_step(serif(points + 1)) + small) + 5


def strength(signal: Signal, texts: Texts) -> str:
    """Return how strong a signal is, and in what: each family has its own measure."""
    return texts.fill(f"signals.strength.{signal.family.value}", strength=texts[f"strength.{signal.strength}"])


def said_by(signal: Signal, texts: Texts) -> str:
    """Return in whose voice the signal stands, with the source where the text gives one."""
    voice = texts[f"voice.{signal.voice.value}"]
    if signal.source is None:
        return voice
    source = " ".join(signal.source.text.split())
    return f"{voice} · {source}" if signal.voice is Voice.AUTHOR else f"{voice}: {source}"


def excerpt(signal: Signal, text: str, theme: Theme, *, whole: bool) -> tuple[str, list[Emphasis]]:
    """Return the sentence around a signal with its cue brought out; not whole, it begins shortly before the cue."""
    start = signal.sentence.start
    if not whole and signal.span.start - start > _BEFORE + 30:
        cut = text.find(" ", signal.span.start - _BEFORE)
        start = cut + 1 if start <= cut < signal.span.start else signal.span.start
    lead = "" if start == signal.sentence.start else "… "
    words = lead + text[start : signal.sentence.end].replace("\n", " ")
    shift, tint = len(lead) - start, theme.shade(signal.family).tint
    pieces = [piece for piece in signal.cue if start <= piece.start < signal.sentence.end]
    return words, [Emphasis(Span(piece.start + shift, piece.end + shift), tint) for piece in pieces]
