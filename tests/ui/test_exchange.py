"""Notes out and in through the window: what is asked, what is written, what is shown before anything comes."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QLabel

from desktop.core.holdings import Intake
from desktop.core.library import Shelf
from desktop.core.places import sample
from desktop.core.text import Span
from desktop.desk import Desk
from desktop.ui.export_dialog import FORMS, ExportDialog
from desktop.ui.import_dialog import ImportDialog
from desktop.ui.library.selection import Selection
from desktop.ui.texts import Texts


@pytest.fixture
def noted(reading: Any) -> Any:
    """Return a window with two notes on the open article and one on another."""
    desk, article = reading.desk, reading.window.article.article
    desk.annotate(article, "Wer sagt das?", span=Span(10, 20))
    desk.annotate(article, "Später nachlesen")
    desk.annotate(desk.lay_out("Ein anderer Text.", key="b"), "Woanders")
    reading.conductor.annotating.open(article)
    return reading


def ask(stage: Any) -> ExportDialog:
    stage.window.actions_table["export"].trigger()
    return stage.window.findChild(ExportDialog)


def choose(stage: Any, path: Path) -> None:
    dialog = stage.window.findChild(QFileDialog)
    dialog.fileSelected.emit(str(path))
    dialog.close()
    dialog.deleteLater()


def form(dialog: ExportDialog, name: str) -> ExportDialog:
    dialog.forms.button(FORMS.index(name)).setChecked(True)
    return dialog


def said(stage: Any) -> str:
    return stage.window.statusBar().currentMessage()


def test_the_dialog_offers_what_the_search_leaves(noted: Any) -> None:
    # GIVEN a search that one note of the article answers
    noted.window.notes.filter.setText("sagt")
    # WHEN export is asked for
    dialog = ask(noted)
    # THEN everything, the article and what is visible can be chosen, and the last one is
    assert [button.text() for button in dialog.choices.buttons()] == [
        "Alle Notizen (3)",
        "Notizen zu diesem Artikel (2)",
        "Nur die sichtbaren: 1 von 2",
    ]
    assert dialog.choices.checkedId() == 2


def test_without_an_article_everything_is_offered(stage: Any) -> None:
    # GIVEN the start page / WHEN export is asked for / THEN there is one choice
    assert [button.text() for button in ask(stage).choices.buttons()] == ["Alle Notizen (0)"]


@pytest.mark.parametrize(
    ("selection", "shown"),
    [
        (Selection(Shelf.ALL, typed="nachlesen"), 1),
        (Selection(Shelf.ALL, typed="tag:quelle"), 2),
        (Selection(Shelf.ALL, typed="Kreml bestreitet"), 2),
        (Selection(Shelf.ALL, tag="quelle"), 2),
        (Selection(Shelf.ALL), 3),
    ],
)
def test_in_the_library_what_it_shows_is_offered(
    noted: Any, monkeypatch: pytest.MonkeyPatch, selection: Selection, shown: int
) -> None:
    # GIVEN the library, of which a shelf, a tag or a search is shown
    (note,) = (note for _, notes in noted.desk.notes("sagt") for note in notes)
    Desk.revise(noted.desk, note.id, tags=["quelle"])
    noted.desk.remember(noted.desk.lay_out("Ein anderer Text.", key="b"))
    noted.window.actions_table["home"].trigger()
    monkeypatch.setattr(noted.window.home.library, "selection", lambda: selection)
    # WHEN export is asked for
    words = [button.text() for button in ask(noted).choices.buttons()]
    # THEN the notes that belong to it can be chosen, unless that is all
    told = f"Zu dem, was die Bibliothek zeigt: {shown} von 3"
    assert words == ["Alle Notizen (3)", *([told] if shown < 3 else [])]


@pytest.mark.parametrize(("name", "ending"), [("md", "md"), ("excel", "csv"), ("csv", "csv"), ("jsonld", "jsonld")])
def test_what_is_visible_is_written_to_a_file(noted: Any, tmp_path: Path, name: str, ending: str) -> None:
    # GIVEN a search that leaves one note
    noted.window.notes.filter.setText("sagt")
    # WHEN it is exported into a file
    form(ask(noted), name).to_file.click()
    path = tmp_path / f"notizen.{ending}"
    choose(noted, path)
    # THEN the file holds that note alone, and the window says so
    text = path.read_text(encoding="utf-8")
    assert "Wer sagt das?" in text
    assert "nachlesen" not in text
    assert "Woanders" not in text
    assert said(noted) == f"Notizen gesichert (1): notizen.{ending}"


def test_the_clipboard_takes_a_table_with_tabs(noted: Any) -> None:
    # GIVEN two notes on the article
    # WHEN they go to the clipboard as a table
    form(ask(noted), "csv").to_clipboard.click()
    # THEN its columns are parted by tabs
    lines = QGuiApplication.clipboard().text().splitlines()
    assert [len(line.split("\t")) for line in lines] == [18, 18, 18]
    assert said(noted) == "Notizen in der Zwischenablage (2)"


def test_obsidian_gets_a_folder(noted: Any, tmp_path: Path) -> None:
    # GIVEN the dialog
    dialog = form(ask(noted), "obsidian")
    dialog.choices.button(0).setChecked(True)
    assert not dialog.to_clipboard.isEnabled()
    # WHEN a folder is chosen
    dialog.to_file.click()
    choose(noted, tmp_path / "vault")
    # THEN it has a file for each article
    assert len(list((tmp_path / "vault").iterdir())) == 2


def test_a_note_that_is_being_written_is_exported_too(noted: Any) -> None:
    # GIVEN a note whose last words are not saved yet
    noted.conductor.annotating.on_article()
    noted.window.notes.editor.body.insertPlainText("Gerade getippt")
    # WHEN the notes are exported
    ask(noted).to_clipboard.click()
    # THEN these words are there
    assert "Gerade getippt" in QGuiApplication.clipboard().text()


def test_a_file_that_cannot_be_written_is_explained(noted: Any, tmp_path: Path) -> None:
    # GIVEN a folder that does not exist
    # WHEN notes are exported into it
    ask(noted).to_file.click()
    choose(noted, tmp_path / "fehlt" / "n.md")
    # THEN the banner says so and offers to try again
    assert noted.window.banner.isVisible()
    assert noted.window.banner.button.isVisible()


def test_a_report_is_written_once_the_signals_are_there(stage: Any, tmp_path: Path) -> None:
    # GIVEN an article whose signals are not found yet
    stage.analysis.held = True
    stage.conductor.opening.open(str(sample()))
    stage.window.actions_table["report"].trigger()
    assert said(stage).startswith("Der Bericht braucht die Signale")
    # WHEN they are found and the report is asked for again
    stage.analysis.let_go()
    stage.window.actions_table["report"].trigger()
    choose(stage, tmp_path / "bericht.html")
    # THEN it holds the article with its marks
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert '<mark class="D">bestreitet</mark>' in page
    assert said(stage) == "Bericht gesichert, Notizen darin: 0; bericht.html"


# in


@pytest.fixture
def backup(tmp_path: Path) -> Path:
    """Return a file with a note on the sample article and a verdict on nothing."""
    other = Desk(tmp_path / "other")
    other.annotate(other.open(str(sample())), "Von woanders")
    path = tmp_path / "sicherung.json"
    from desktop.core.exports import FORMS as WRITERS

    path.write_text(WRITERS["json"](other.export_all(), "de"), encoding="utf-8")
    other.close()
    return path


def shown(dialog: ImportDialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_nothing_comes_before_the_reader_has_seen_it(reading: Any, backup: Path) -> None:
    # GIVEN a file with a note on the open article
    # WHEN it is chosen
    reading.window.actions_table["import"].trigger()
    choose(reading, backup)
    # THEN the dialog says what would come, and nothing has
    dialog = reading.window.findChild(ImportDialog)
    assert "sicherung.json · Sicherung aus Lesart" in shown(dialog)
    assert {"1", "neue Notiz"} <= set(shown(dialog))
    assert reading.bodies() == []
    # WHEN the reader agrees
    dialog.accept()
    # THEN the note is kept and stands in the panel at once
    assert reading.bodies() == ["Von woanders"]
    assert [one.note.body for one in reading.conductor.keeper.placements] == ["Von woanders"]
    assert said(reading) == "Notizen übernommen (1)"


def test_an_import_is_undone_as_a_whole_and_done_again(reading: Any, backup: Path) -> None:
    # GIVEN a note of the reader's, and a file that was taken in
    reading.desk.annotate(reading.window.article.article, "Von hier")
    reading.conductor.importing.take(str(backup))
    history = reading.conductor.keeper.history
    name, toast = history.undoText(), reading.window.signals.toast
    # WHEN that is undone where it is offered, and done again
    offered = toast.isVisible()
    toast.button.click()
    undone, told = reading.bodies(), said(reading)
    history.redo()
    # THEN what came was gone, what the reader wrote never was, and the step has a name
    assert (name, offered) == ("Notizen importieren", True)
    assert (undone, told) == (["Von hier"], "Import zurückgenommen")
    assert sorted(reading.bodies()) == ["Von hier", "Von woanders"]
    # WHEN a note that came is changed, and the import undone
    note = next(note for _, notes in reading.desk.notes() for note in notes if note.body == "Von woanders")
    reading.desk.revise(note.id, "Nun meine")
    history.undo()
    # THEN it stays, and the reader hears so
    assert sorted(reading.bodies()) == ["Nun meine", "Von hier"]
    assert said(reading).endswith("bleibt (Notizen: 1)")


def test_an_import_that_is_undone_leaves_the_library_as_it_was(stage: Any, backup: Path) -> None:
    # GIVEN an empty library, and a file with one article that was taken in
    stage.conductor.importing.take(str(backup))
    came = [entry.article.title for entry in stage.desk.library()]
    # WHEN that is undone
    stage.conductor.keeper.history.undo()
    # THEN the article is gone, and comes again with the next import
    assert stage.desk.library() == ()
    assert stage.desk.search("woanders").hits == ()
    stage.conductor.importing.take(str(backup))
    assert [entry.article.title for entry in stage.desk.library()] == came != []
    assert [hit.note.body for hit in stage.desk.search("woanders").hits if hit.note] == ["Von woanders"]


def test_declined_nothing_comes(reading: Any, backup: Path) -> None:
    # GIVEN the dialog on a file / WHEN declined / THEN nothing has come
    reading.conductor.importing.look(str(backup))
    reading.window.findChild(ImportDialog).reject()
    assert reading.bodies() == []


def test_a_file_with_nothing_new_can_only_be_closed(reading: Any, backup: Path) -> None:
    # GIVEN a file that was taken in
    reading.conductor.importing.take(str(backup))
    # WHEN it is looked at again
    reading.conductor.importing.look(str(backup))
    # THEN there is nothing to agree to
    dialog = reading.window.findChild(ImportDialog)
    assert "Diese Datei bringt nichts Neues." in shown(dialog)
    (box,) = dialog.findChildren(QDialogButtonBox)
    assert [button.text() for button in box.buttons()] == ["Schließen"]


def test_a_file_with_a_fault_is_explained(reading: Any, tmp_path: Path) -> None:
    # GIVEN a file with a fault
    path = tmp_path / "schlecht.json"
    path.write_text(json.dumps({"format": "lesart-export", "version": 9}), encoding="utf-8")
    # WHEN it is chosen
    reading.conductor.importing.look(str(path))
    # THEN the banner says so, and no dialog comes
    assert reading.window.banner.isVisible()
    assert reading.window.findChild(ImportDialog) is None


def test_many_articles_are_not_all_named(qtbot: Any) -> None:
    # GIVEN a file with notes on ten articles, one with a title that looks like markup
    intake = Intake((("<b>&Titel", 2), *((f"Artikel {number}", 1) for number in range(9))), new=11, form="w3c")
    # WHEN it is shown
    dialog = ImportDialog(None, Texts("de"), "a.jsonld", intake)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    # THEN some are named, as they are, and the others counted
    named = next(words for words in shown(dialog) if "Artikel 0" in words).splitlines()
    assert named[0] == "• <b>&Titel (2)"
    assert named[-1] == "und 4 weitere Artikel"


def test_a_long_title_does_not_widen_the_preview(qtbot: Any) -> None:
    # GIVEN a file with notes on an article whose title has no end, nor a place to break
    intake = Intake((("Titel" * 100 + "\nzwei", 2),), new=2, form="w3c")
    # WHEN it is shown
    dialog = ImportDialog(None, Texts("de"), "a.jsonld", intake)  # type: ignore[arg-type]
    qtbot.addWidget(dialog)
    # THEN it stands on one line, and how many notes come is to be seen
    (named,) = next(words for words in shown(dialog) if "TitelTitel" in words).splitlines()
    assert named.endswith("… (2)")
    assert dialog.fontMetrics().horizontalAdvance(named) < dialog.width()
