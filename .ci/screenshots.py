"""Draw the pictures of README and help: the real window with the sample article, drawn without a display."""

import os
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from unittest.mock import patch

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_SCALE_FACTOR"] = "1"

from PySide6.QtCore import QCoreApplication, QEventLoop, QSize
from PySide6.QtWidgets import QApplication

from desktop.core.errors import StoreError
from desktop.core.judging import Verdict
from desktop.core.places import home, resource, sample, settings_file
from desktop.core.settings import Settings, save_settings
from desktop.core.signal import Signal
from desktop.core.text import Span
from desktop.desk import Desk
from desktop.ui.application import build, open_lanes
from desktop.ui.conductor import Conductor
from desktop.ui.panel.combination_rows import CombinationRow
from desktop.ui.window import Window

SIZE = QSize(1280, 800)
PATIENCE = 60.0
"""Seconds until a picture is given up."""

SEEN = "bestreitet"
"""The denial the note is written on."""
CHOSEN = "zwei dem Kreml nahestehende Personen"
"""The unnamed source whose card is open."""
JUDGED = (
    ("bestreitet", Verdict.RELEVANT),
    ("weist … zurück", Verdict.HARMLESS),
    ("mögliche", Verdict.QUESTION),
)
"""Signals that are given a verdict, in text order; the first one is chosen."""
COMBINED = "unnamed_at_second_hand"
"""The combination whose places are shown."""
OTHERS = (
    """Rechnungshof rügt Vergabe der Maut

Das Ministerium weist die Vorwürfe zurück. Man habe sich an geltendes Recht gehalten, hieß es am Dienstag. Der
Rechnungshof sieht das anders: Die Verträge seien zu früh geschlossen worden.
""",
    """Krankenkassen warnen vor höheren Beiträgen

Die Kassen rechnen mit einem Minus in Milliardenhöhe. Das gehe aus einem internen Papier hervor, das der Redaktion
vorliegt. Das Ministerium wollte sich dazu nicht äußern.
""",
    """Einigung auf Haushalt „so gut wie sicher“

Aus Regierungskreisen hieß es, die Einigung sei so gut wie sicher. Offiziell bestätigt wird das nicht. Über die Folgen
für den Umgang mit dem Kreml ist damit noch nichts gesagt.
""",
    """Stadtwerke prüfen Preiserhöhung

Die Stadtwerke prüfen, ob sie die Preise für Fernwärme erhöhen. Beschlossen sei nichts, betonte der Betrieb.
Verbraucherschützer halten die Rechnung für fraglich.
""",
    """Mehrere Verletzte bei Brand in Lagerhalle

Bei einem Brand in einer Lagerhalle sind möglicherweise mehrere Menschen verletzt worden. Die Polizei machte zunächst
keine Angaben zur Ursache. Augenzeugen zufolge gab es eine Explosion.
""",
)
"""Articles that stand beside the sample in the library."""
SOUGHT = "bericht"

OLD = "Der Kreml hat am Freitag einen Bericht zurückgewiesen"
NEW = "Der Kreml wies am Sonnabend gleich zwei Berichte zurück"
"""A sentence with a note, and what is put in its place."""
FULL = "~/.local/share/lesart/notes.db"
"""What could not be written."""
ASKED = "Wessen Bericht, und wo steht er?"

NOTE = "Wer bestreitet hier was? Peskow nennt den Bericht falsch; zum Inhalt der Gespräche sagt er nichts."


def main() -> None:
    """Draw all pictures into resources/help."""
    app = QApplication(sys.argv[:1])
    for theme in ("light", "dark"):
        with tempfile.TemporaryDirectory() as folder:
            os.environ["LESART_HOME"] = folder
            save_settings(Settings(language="de", theme=theme), settings_file())
            draw(theme)
    app.quit()


def draw(theme: str) -> None:
    """Open the sample, write a note on one signal, choose another, then a combination; keep what stands on screen."""
    lanes = open_lanes(home())
    window, conductor = build(lanes)
    window.resize(SIZE)
    window.show()
    conductor.start(str(sample()))
    wait(lambda: window.signals.total() > 0, "the signals")
    write_note(window, conductor, signal_on(window, SEEN))
    keep(window, f"note-{theme}")
    conductor.keeper.leave()
    window.show_tab(window.signals)
    wait(window.signals.isVisible, "the list")
    conductor.choosing.choose(signal_on(window, CHOSEN))
    keep(window, f"window-{theme}")
    show_combination(window, COMBINED)
    keep(window, f"overview-{theme}")
    show_library(window, conductor, theme)
    show_verdicts(window, conductor, theme)
    show_lost(window, conductor, theme)
    show_failed(window, conductor, theme)
    window.close()
    wait(lambda: not window.isVisible(), "the end")
    lanes.close()


def show_library(window: Window, conductor: Conductor, theme: str) -> None:
    """Keep the library with some articles, and what it finds."""
    for text in OTHERS:
        path = home() / f"{text.split()[0].lower()}.txt"
        path.write_text(text, encoding="utf-8")
        conductor.opening.open(str(path))
        wait(partial(is_open, window, path), path.name)
    page = window.home.library
    conductor.visiting.go_home()
    wait(lambda: page.list.rows.rowCount() > len(OTHERS), "the library")
    keep(window, f"library-{theme}")
    page.search.setText(SOUGHT)
    page.search.search()
    wait(lambda: bool(page.heading.text()[0].isdigit()), "the search")
    keep(window, f"search-{theme}")


def show_verdicts(window: Window, conductor: Conductor, theme: str) -> None:
    """Keep the sample with some verdicts, then with a place hidden and a rule muted."""
    open_again(window, conductor, sample())
    window.show_tab(window.signals)
    window.signals.overview.folds["together"].click()
    for words, verdict in reversed(JUDGED):
        conductor.choosing.choose(signal_on(window, words))
        conductor.judging.judge(verdict)
    wait(lambda: conductor.judging.verdict() is JUDGED[0][1], "the verdicts")
    keep(window, f"verdicts-{theme}")
    conductor.judging.mute(everywhere=False)
    wait(lambda: bool(window.signals.ledger.text()), "the mute rule")
    conductor.judging.hide(everywhere=False)
    wait(lambda: "," in window.signals.ledger.text(), "the ledger")
    window.statusBar().clearMessage()
    keep(window, f"ledger-{theme}")


def show_lost(window: Window, conductor: Conductor, theme: str) -> None:
    """Keep a note whose sentence was rewritten."""
    path = home() / "umgeschrieben.txt"
    text = sample().read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    open_again(window, conductor, path)
    page, start = window.article, window.article.article.text.index(OLD)
    page.select(Span(start, start + len(OLD)))
    conductor.annotating.on_selection()
    save_note(window, conductor, ASKED)
    path.write_text(text.replace(OLD, NEW), encoding="utf-8")
    conductor.opening.open(str(path))
    wait(lambda: NEW in window.article.article.text, "the rewritten article")
    wait(lambda: window.signals.total() > 0 and window.notes.total() > 0, "its signals and notes")
    window.show_tab(window.notes)
    cards = window.notes.list
    last = cards.model().index(cards.model().rowCount() - 1, 0)
    cards.setFocus()
    cards.setCurrentIndex(last)
    wait(window.notes.editor.lost.isVisible, "the likeliest place")
    cards.setCurrentIndex(cards.model().index(0, 0))
    cards.setCurrentIndex(last)
    keep(window, f"lost-{theme}")


def show_failed(window: Window, conductor: Conductor, theme: str) -> None:
    """Keep a note for which there is no room on the disk."""
    open_again(window, conductor, sample())
    conductor.annotating.on_signal(signal_on(window, CHOSEN))
    with patch.object(Desk, "annotate", side_effect=StoreError("store_full", path=FULL)):
        window.notes.editor.body.insertPlainText(NOTE)
        conductor.keeper.save()
        wait(window.notes.editor.fault.isVisible, "the failure")
        keep(window, f"failed-{theme}")
    conductor.keeper.save()
    wait(window.notes.editor.fault.isHidden, "the note")


def open_again(window: Window, conductor: Conductor, path: Path) -> None:
    """Open an article and wait for its signals."""
    conductor.opening.open(str(path))
    wait(lambda: is_open(window, path) and window.signals.total() > 0, path.name)
    window.statusBar().clearMessage()


def is_open(window: Window, path: Path) -> bool:
    """Say whether the article of a file is on screen."""
    return window.article.article.origin.location == str(path)


def write_note(window: Window, conductor: Conductor, signal: Signal) -> None:
    """Write a note on a signal and wait until it is saved."""
    conductor.choosing.choose(signal)
    conductor.annotating.on_signal(signal)
    save_note(window, conductor, NOTE)


def save_note(window: Window, conductor: Conductor, words: str) -> None:
    """Write these words into the note that is open and wait until it is saved."""
    saved: list[object] = []
    conductor.keeper.saved.connect(saved.append)
    window.notes.editor.body.insertPlainText(words)
    conductor.keeper.save()
    wait(lambda: bool(saved), "the note")


def show_combination(window: Window, kind: str) -> None:
    """Go to a combination in the overview, which frames its places in the text."""
    rows = window.signals.overview.combinations
    row = next(
        n for n, row in enumerate(rows.shown()) if isinstance(row, CombinationRow) and row.combination.kind == kind
    )
    rows.setFocus()
    rows.setCurrentIndex(rows.model().index(row, 0))


def signal_on(window: Window, words: str) -> Signal:
    """Return the signal whose cue is `words`."""
    text = window.article.article.text
    return next(signal for signal in window.signals.visible_signals() if signal.words(text) == words)


def keep(window: Window, name: str) -> None:
    """Save the window as a picture."""
    wait(lambda: True, "the paint")
    path = resource("help", f"{name}.png")
    path.parent.mkdir(exist_ok=True)
    if not window.grab().save(str(path)):
        sys.exit(f"{path} could not be written")
    print(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)


def wait(done: Callable[[], bool], what: str) -> None:
    """Let the window work until `done`, and at least until nothing is left to paint."""
    until = monotonic() + PATIENCE
    while True:
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)
        if done():
            break
        if monotonic() > until:
            sys.exit(f"gave up waiting for {what}")
    QCoreApplication.processEvents()


if __name__ == "__main__":
    main()
