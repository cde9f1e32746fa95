"""An article with signals and notes for the article view's tests, and how to look at the page that shows it."""

from datetime import datetime

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from desktop.core.article import Article, Block, Origin, Place, Role
from desktop.core.note import Anchor, How, Note, Placement
from desktop.core.signal import Signal, Voice, Wording
from desktop.core.text import Span
from desktop.ui.article.view import ArticleView

TITLE = "Der Kreml bestreitet 😀 den Bericht"
FIRST = "Er weist den Bericht über angebliche Gespräche entschieden zurück."
BODY = "Ein Absatz, der nur den Platz füllt, damit es etwas zu blättern gibt. " * 6
LAST = "Zuletzt hieß es aus Kreisen, der Kreml bestreitet das."
WORDING = Wording("Hier steht <b>ein</b> Signal.", "Here stands <b>a</b> signal.")


def article(*paragraphs: str) -> Article:
    text, blocks = "", []
    for words in paragraphs:
        blocks.append(Block(Span(len(text), len(text) + len(words)), Role.HEADING if not blocks else Role.PARAGRAPH))
        text += words + "\n\n"
    return Article("id", paragraphs[0], text, tuple(blocks), Origin("plain", ""))


ARTICLE = article(TITLE, FIRST, *[BODY] * 12, LAST)


def place(words: str, *, after: int = 0) -> Span:
    start = ARTICLE.text.index(words, after)
    return Span(start, start + len(words))


def signal(kind: str, *cue: Span) -> Signal:
    return Signal(
        kind=kind, rule=kind, cue=cue, head=cue[0], scope=None, voice=Voice.AUTHOR, source=None, actor=None, strength=2,
        place=Place.BODY, sentence=cue[0], reason=WORDING, why=WORDING, harmless_when=WORDING,
    )  # fmt: skip


DENIAL = signal("D.deny", place("bestreitet"))
REJECTION = signal("D.reject", place("weist"), place("zurück"))
HEDGE = signal("H.adj", place("angebliche"))
SOURCE = signal("A.circle", place("aus Kreisen"))
SIGNALS = (DENIAL, REJECTION, HEDGE, SOURCE)


def note(span: Span | None, body: str = "Wer sagt das?") -> Placement:
    now = datetime(2024, 5, 1)
    anchor = Anchor(span.start, span.end, span.of(ARTICLE.text), "", "") if span else None
    return Placement(Note("n", "id", anchor, None, body, now, now), span, 1.0, How.POSITION if span else How.LOST)


def middle(view: ArticleView, span: Span) -> QPoint:
    """Return a point of the viewport on the first line of some words."""
    positions = view.places.positions(span)
    box = view.geometry_of_text.boxes(*positions)[0]
    return (box.center() - view.to_document(QPointF())).toPoint()


def picture(view: ArticleView) -> QImage:
    return view.viewport().grab().toImage()


def colours(view: ArticleView, span: Span) -> set[str]:
    """Return the colours on the first line of some words."""
    box = view.geometry_of_text.boxes(*view.places.positions(span))[0].translated(-view.to_document(QPointF()))
    image, frame = picture(view), box.adjusted(-4, -4, 4, 5).toRect()
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(frame.left(), frame.right())
        for y in range(frame.top(), frame.bottom())
    }


def seen(view: ArticleView, span: Span) -> bool:
    return view.window_span().contains(span)


def click(view: ArticleView, qtbot: QtBot, point: QPoint) -> None:
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point)
