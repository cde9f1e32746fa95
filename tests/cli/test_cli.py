"""The command line: what it prints, what it refuses, and the code it ends with."""

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.cli import run
from desktop.core.article import Article, Origin
from desktop.core.errors import AnalysisError
from desktop.core.places import sample
from desktop.core.signal import Findings, Signal, Source, Voice, Wording
from desktop.core.text import Span
from desktop.desk import Desk

ROOT = Path(__file__).parents[2]
TEXT = "Der Kreml bestreitet, dass er verhandelt.\n"


@pytest.fixture
def lesart(monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Return the command line over an analyser that knows one word; a window answers with 7."""

    def analyse(self: Desk, article: Article) -> Findings:
        at = article.text.find("bestreitet")
        signals = () if at < 0 else (signal_at(article, at),)
        return Findings(article.id, article.digest, signals, (), "none", "test", 0.0)

    monkeypatch.setattr(Desk, "analyse", analyse)
    monkeypatch.setattr(Desk, "analysis_facts", lambda self: {"lexicon": "test"}, raising=False)
    return lambda *arguments: run([str(argument) for argument in arguments], window=lambda location: 7)


def signal_at(article: Article, at: int) -> Signal:
    word = Span(at, at + len("bestreitet"))
    source = Source(Span(at - 6, at - 1), article.text[at - 6 : at - 1], "official")
    told = Wording("Hier steht ein Dementi.", "Here stands a denial.")
    place = next(block.place for block in article.blocks if block.span.contains(word))
    sentence = Span(0, article.text.find(".") + 1)
    return Signal(
        "D.deny", "d1", (word,), word, None, Voice.AUTHOR, source, "official", 2, place, sentence, told, told, told
    )  # fmt: skip


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "artikel.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    path = tmp_path / "texte.jsonl"
    lines = [{"id": "eins", "text": TEXT, "signals": [1]}, {"id": 2, "text": "Nichts.\r\n\ud800"}]
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def one_line_of(text: str) -> str:
    """Return `text`, which must be one line of an explained error."""
    assert text.startswith("lesart: ")
    assert text.count("\n") == 1
    return text


# check


def test_check_tells_cue_kind_source_and_reason(
    lesart: Callable[..., int], article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN an article with a denial
    # WHEN it is checked
    code = lesart("check", article)
    # THEN the reader sees where, what, who and why, without colours
    said = capsys.readouterr().out
    assert code == 0
    for words in (
        "Der Kreml bestreitet, dass er verhandelt.",
        "Signale: 1, davon Unsicherheit (H) 0, unklare Quellen (A) 0, Dementis (D) 1",
        "D  bestreitet",
        "Kreml",
        "Hier steht ein Dementi.",
        "Text",
    ):
        assert words in said
    assert "\x1b" not in said


def test_check_gives_one_json_object_a_file(
    lesart: Callable[..., int], article: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN two articles
    # WHEN they are checked for a program
    code = lesart("check", "--format", "json", article, sample())
    # THEN each is one line, with places in its own text
    first, second = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert code == 0
    assert first["article"]["location"] == str(article)
    assert second["article"]["title"].startswith("Der Kreml bestreitet")
    (start, end), *_ = first["signals"][0]["spans"]
    assert first["text"][start:end] == "bestreitet"


def test_a_file_that_cannot_be_read_does_not_stop_the_others(
    lesart: Callable[..., int], article: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a file that is missing, between a good one and itself again
    # WHEN all are checked
    code = lesart("check", "--format", "json", article, tmp_path / "fehlt.txt", article)
    # THEN the good ones are printed, the other is explained
    captured = capsys.readouterr()
    assert code == 1
    assert len(captured.out.splitlines()) == 2
    assert "fehlt.txt" in one_line_of(captured.err)


def test_a_name_with_a_line_end_is_explained_on_one_line(
    lesart: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN the name of a missing file with a line end and an escape in it
    # WHEN it is checked
    lesart("check", tmp_path / "zwei\nzeilen\x1b[2J")
    # THEN it is explained on one line without the escape
    assert "\x1b" not in one_line_of(capsys.readouterr().err)


# corpus


def test_corpus_writes_a_line_for_each_text(lesart: Callable[..., int], collection: Path, tmp_path: Path) -> None:
    # GIVEN a collection, one text without signals and with half a character
    target = tmp_path / "aus.jsonl"
    # WHEN it is checked
    code = lesart("corpus", collection, target)
    # THEN each id comes back with its signals
    found = [json.loads(line) for line in target.read_text(encoding="utf-8").splitlines()]
    assert code == 0
    assert [line["id"] for line in found] == ["eins", 2]
    assert found[0]["signals"][0]["head"] == [10, 20]
    assert found[1] == {"id": 2, "signals": [], "attributions": [], "combinations": []}


def test_corpus_goes_from_input_to_output(
    lesart: Callable[..., int],
    collection: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # GIVEN a collection on standard input
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(collection.read_bytes())))
    # WHEN it is checked onto standard output
    code = lesart("corpus", "-", "-")
    # THEN the lines are there
    assert code == 0
    assert len(capsys.readouterr().out.splitlines()) == 2


def test_a_bad_line_leaves_the_old_output_as_it_was(
    lesart: Callable[..., int], collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN an old output, and a collection whose third line is broken
    target = tmp_path / "aus.jsonl"
    target.write_text("alt\n", encoding="utf-8")
    with collection.open("a", encoding="utf-8") as file:
        file.write("kaputt\n")
    # WHEN it is checked
    code = lesart("corpus", collection, target)
    # THEN the line is named, and nothing was written
    assert code == 1
    assert "Zeile 3" in one_line_of(capsys.readouterr().err)
    assert target.read_text(encoding="utf-8") == "alt\n"
    assert sorted(tmp_path.iterdir()) == [target, collection]


def test_an_error_after_the_progress_has_a_line_of_its_own(
    lesart: Callable[..., int], collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN a terminal, and a collection whose eleventh line is broken
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    lines = [json.dumps({"id": number, "text": TEXT}) for number in range(10)]
    collection.write_text("\n".join([*lines, "kaputt"]), encoding="utf-8")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    # WHEN it is checked
    lesart("corpus", collection, tmp_path / "aus.jsonl")
    # THEN progress and error stand on two lines
    progress, error = terminal.getvalue().splitlines()[-2:]
    assert "10" in progress
    assert "Zeile 11" in one_line_of(error + "\n")


def test_corpus_does_not_write_over_its_input(
    lesart: Callable[..., int], collection: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN another name of the collection
    link = tmp_path / "verweis.jsonl"
    link.symlink_to(collection)
    before = collection.read_bytes()
    # WHEN it is named as output
    code = lesart("corpus", collection, link)
    # THEN that is refused
    assert code == 1
    assert "zugleich" in one_line_of(capsys.readouterr().err)
    assert collection.read_bytes() == before


def test_a_text_that_cannot_be_analysed_ends_the_corpus_unwritten(
    lesart: Callable[..., int], collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN an analyser that gives up
    def give_up(self: Desk, article: Article) -> Findings:
        raise AnalysisError("not_found", name="x", path="x")

    monkeypatch.setattr(Desk, "analyse", give_up)
    # WHEN the collection is checked
    code = lesart("corpus", collection, tmp_path / "aus.jsonl")
    # THEN nothing is written
    assert code == 1
    assert not (tmp_path / "aus.jsonl").exists()


def test_a_text_on_which_our_analysis_breaks_down_costs_no_other(
    lesart: Callable[..., int],
    collection: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # GIVEN an analysis with a bug that one text brings out
    analyse, ids = Desk.analyse, [json.loads(line)["id"] for line in collection.read_text().splitlines()]

    def stumble(self: Desk, article: Article) -> Findings:
        return analyse(self, article) if article.id != str(ids[0]) else self.stumbles()  # type: ignore[attr-defined,no-any-return]

    monkeypatch.setattr(Desk, "analyse", stumble)
    # WHEN the collection is checked
    code = lesart("corpus", collection, tmp_path / "aus.jsonl")
    # THEN every other text is, and the reader learns of the one that is not
    lines = [json.loads(line) for line in (tmp_path / "aus.jsonl").read_text().splitlines()]
    assert code == 1
    assert [line["id"] for line in lines] == ids
    assert ["error" in line for line in lines] == [True, *[False] * (len(ids) - 1)]
    assert all("signals" in line for line in lines[1:])
    assert "Fehler in Lesart" in capsys.readouterr().err


def test_corpus_into_a_pipe_nobody_reads_is_no_error(
    lesart: Callable[..., int], collection: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    # GIVEN standard output whose reader has left
    class Left(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(os, "dup2", lambda old, new: new)
    monkeypatch.setattr(sys, "stdout", Left())
    # WHEN a collection is checked into it
    code = lesart("corpus", collection, "-")
    # THEN there is nothing to explain
    assert (code, capfd.readouterr().err) == (0, "")


# search and library


def test_articles_and_notes_are_searched_and_listed(
    lesart: Callable[..., int], article: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN an article that was opened, with a note
    desk = Desk(home)
    read = desk.open(str(article))
    desk.remember(read)
    desk.annotate(read, "Wer sagt das?", span=Span(10, 20), tags=("quelle",))
    desk.close()
    # WHEN words of both are looked for, and the library is listed
    text = (lesart("search", "kreml", "bestreit"), capsys.readouterr().out)
    note = (lesart("search", "tag:quelle", "sagt", "--ranked", "--limit", "1"), capsys.readouterr().out)
    listed = (lesart("library", "list"), capsys.readouterr().out)
    # THEN the article is told with the piece that was found, the note with its place, the list with numbers
    assert (text[0], note[0], listed[0]) == (0, 0, 0)
    assert str(article) in text[1]
    assert "    Der Kreml bestreitet" in text[1]
    assert "„bestreitet“ #quelle\n    Wer sagt das?" in note[1]
    assert "Notizen: 1 · quelle" in listed[1]


def test_nothing_found_and_an_empty_library_are_no_error(
    lesart: Callable[..., int], capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN nothing read yet
    # WHEN something is looked for, and the library is listed
    codes = lesart("search", "kreml", '"AND ('), lesart("library", "list")
    # THEN that is said, and is no error
    assert codes == (0, 0)
    assert capsys.readouterr().err == "Nichts gefunden.\nDie Bibliothek ist leer.\n"


def test_with_damaged_notes_the_search_tells_that_and_finds_articles(
    lesart: Callable[..., int], article: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN an article that was opened, with a note, and notes that were damaged since
    desk = Desk(home)
    read = desk.open(str(article))
    desk.remember(read)
    desk.annotate(read, "Wer bestreitet das?")
    desk.close()
    (home / "notes.db").write_text("kaputt" * 500, encoding="utf-8")
    # WHEN a word of both is looked for
    code = lesart("search", "bestreitet")
    # THEN the article is printed, what is wrong with the notes is told beside it, and the code says so
    said = capsys.readouterr()
    assert code == 1
    assert str(article) in said.out
    assert "    Der Kreml bestreitet" in said.out
    assert "Wer bestreitet das?" not in said.out
    assert "beschädigt" in said.err
    assert str(home / "notes.db") in said.err


def test_a_library_made_anew_is_told_beside_what_is_found(
    lesart: Callable[..., int], article: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN an article that was opened, and a library that lost its first bytes since
    desk = Desk(home)
    desk.remember(desk.open(str(article)))
    desk.close()
    file = home / "library.db"
    file.write_bytes(b"\xff" * 100 + file.read_bytes()[100:])
    # WHEN a word of it is looked for, twice
    codes = lesart("search", "bestreitet"), lesart("library", "list")
    # THEN it is found, and that the library was made anew is told once
    said = capsys.readouterr()
    assert codes == (0, 0)
    assert said.out.count(str(article)) == 2
    assert said.err.count("Lesart hat eine neue angelegt") == 1


# notes


def test_notes_are_listed_searched_and_exported(
    lesart: Callable[..., int], article: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN two notes
    desk = Desk(home)
    read = desk.open(str(article))
    desk.annotate(read, "Wer sagt das?", span=Span(10, 20))
    desk.annotate(read, "Später nachlesen.")
    desk.close()
    # WHEN they are listed, searched and exported
    listed = (lesart("notes", "list"), capsys.readouterr().out)
    searched = (lesart("notes", "list", "--search", "nachlesen"), capsys.readouterr().out)
    exported = (lesart("export", tmp_path / "n.md"), (tmp_path / "n.md").read_text(encoding="utf-8"))
    printed = (lesart("export"), capsys.readouterr().out)
    # THEN each shows what was asked for
    assert [code for code, _ in (listed, searched, exported, printed)] == [0, 0, 0, 0]
    assert "„bestreitet“" in listed[1]
    assert "Später nachlesen." in listed[1]
    assert "Wer sagt das?" not in searched[1]
    assert "> bestreitet" in exported[1]
    assert printed[1] == exported[1]


@pytest.mark.parametrize(
    ("arguments", "bodies"),
    [
        ([], ["Später nachlesen.", "Wer sagt das?", "Dort auch"]),
        (["--search", "tag:Quelle"], ["Wer sagt das?", "Dort auch"]),
        (["--search", "tag:quelle sagt"], ["Wer sagt das?"]),
        (["--search", "quelle"], ["Wer sagt das?", "Dort auch"]),
        (["--search", "kind:D"], ["Wer sagt das?"]),
        (["--search", "seit:2000"], ["Später nachlesen.", "Wer sagt das?", "Dort auch"]),
        (["--search", "seit:2999"], []),
        (["--search", "quelle:anderer"], ["Dort auch"]),
        (["--article"], ["Später nachlesen.", "Wer sagt das?"]),
        (["--search", "tag:quelle", "--article"], ["Wer sagt das?"]),
    ],
)
def test_notes_are_chosen_alike_for_a_list_and_for_a_file(
    lesart: Callable[..., int],
    article: Path,
    home: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    bodies: list[str],
) -> None:
    # GIVEN notes on two articles, one of them on a signal, two with a tag
    other = tmp_path / "anderer.txt"
    other.write_text("Ein anderer Text.\n", encoding="utf-8")
    desk = Desk(home)
    desk.annotate(desk.open(str(other)), "Dort auch", tags=("quelle",))
    read = desk.open(str(article))
    (signal, *_) = desk.analyse(read).signals
    desk.annotate(read, "Wer sagt das?", signal=signal, tags=("Quelle",))
    desk.annotate(read, "Später nachlesen.")
    desk.close()
    arguments = arguments + [article] * (arguments[-1:] == ["--article"])
    # WHEN some of them are listed for a program, for a reader, and written to a file
    assert lesart("notes", "list", "--format", "json", *arguments) == 0
    listed = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert lesart("notes", "list", *arguments) == 0
    printed = capsys.readouterr().out
    assert lesart("export", "--format", "csv", *arguments) == 0
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline="")))
    # THEN all three have just these, by article in the order of the text
    assert [note["body"] for note in listed] == bodies
    assert [row["note"] for row in table] == bodies
    assert [line.strip() for line in printed.splitlines() if line.strip() in {*bodies, "Dort auch"}] == bodies
    assert all(note["article"]["title"] for note in listed)


def test_a_note_is_printed_with_what_belongs_to_it(
    lesart: Callable[..., int], article: Path, home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a note of two paragraphs with tags on a signal
    desk = Desk(home)
    read = desk.open(str(article))
    desk.annotate(read, "Wer?\n\nUnd wann?", signal=desk.analyse(read).signals[0], tags=("offen", "quelle"))
    desk.close()
    # WHEN all notes are printed, by the short name
    assert lesart("notes") == 0
    # THEN place, kind, tags and paragraphs are there, and no empty line in between
    _, _, head, *body = capsys.readouterr().out.splitlines()
    assert head.endswith("„bestreitet“ · Bestreiten (D) #offen #quelle")
    assert body == ["    Wer?", "    Und wann?", ""]


def test_notes_found_are_exported_as_a_table_and_as_annotations(
    lesart: Callable[..., int], article: Path, home: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    # GIVEN two notes
    desk = Desk(home)
    read = desk.open(str(article))
    desk.annotate(read, "Wer sagt das?", span=Span(10, 20), tags=("quelle",))
    desk.annotate(read, "Später nachlesen.")
    desk.close()
    # WHEN those with a word are exported in both forms
    table = (lesart("export", "--excel", "--search", "sagt", tmp_path / "n.csv"), "")
    annotations = (lesart("export", "--format", "jsonld", "--search", "sagt"), capsys.readouterr().out)
    # THEN only they are there, with a BOM for Excel
    text = (tmp_path / "n.csv").read_bytes().decode("utf-8")
    assert (table[0], annotations[0]) == (0, 0)
    assert text.startswith("\ufeffid;article_title;")
    assert ";Der Kreml bestreitet" in text
    assert "Wer sagt das?;quelle;10;20;" in text
    assert "nachlesen" not in text + annotations[1]
    assert json.loads(annotations[1])["total"] == 1


def test_what_is_exported_comes_back(
    lesart: Callable[..., int],
    article: Path,
    home: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # GIVEN a note, written to a file with everything
    desk = Desk(home)
    desk.annotate(desk.open(str(article)), "Wer sagt das?", span=Span(10, 20), tags=("quelle",))
    kept = desk.export_all()
    desk.close()
    file = tmp_path / "alles.json"
    assert lesart("export", file) == 0
    # WHEN an empty notebook only looks, takes it in, and takes it in again
    monkeypatch.setenv("LESART_HOME", str(tmp_path / "anderswo"))
    told = []
    for arguments in (["import", "--dry-run", file], ["notes", "list"], ["import", file], ["import", file]):
        assert lesart(*arguments) == 0
        told.append(capsys.readouterr().out)
    # THEN looking changed nothing, then all was there, then nothing came twice
    assert "1  neue Notiz\n" in told[0]
    assert told[1] == ""
    assert "1  neue Notiz\n" in told[2]
    assert "1  Notiz, die es hier schon gibt" in told[3]
    desk = Desk(tmp_path / "anderswo")
    assert desk.export_all() == kept
    desk.close()


def test_a_file_that_is_refused_does_not_stop_the_others(
    lesart: Callable[..., int], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a file with a fault, one that is not there, and one with a note
    bad, good = tmp_path / "schlecht.json", tmp_path / "gut.jsonld"
    bad.write_text('{"format": "lesart-export", "version": 1}', encoding="utf-8")
    annotation = {"type": "Annotation", "id": "u:1", "bodyValue": "Gut.", "target": "https://example.org/a"}
    good.write_text(json.dumps(annotation), encoding="utf-8")
    # WHEN all are taken in
    code = lesart("import", bad, tmp_path / "fehlt.json", good)
    # THEN two are explained, one a line, and the note is there
    captured = capsys.readouterr()
    assert code == 1
    assert [line.startswith("lesart: ") for line in captured.err.splitlines()] == [True, True]
    assert "In „schlecht.json“ fehlt" in captured.err
    assert "W3C-Annotationen" in captured.out
    assert lesart("notes", "list") == 0
    assert "Gut." in capsys.readouterr().out


def test_notes_on_one_article_are_exported_alone(
    lesart: Callable[..., int], article: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN notes on two articles
    other = tmp_path / "anderer.txt"
    other.write_text("Ein anderer Text.\n", encoding="utf-8")
    desk = Desk(home)
    desk.annotate(desk.open(str(article)), "hier")
    desk.annotate(desk.open(str(other)), "dort")
    desk.close()
    # WHEN those on one are written, to the output and as a folder
    assert lesart("export", "--article", article) == 0
    printed = capsys.readouterr().out
    assert lesart("export", "--format", "obsidian", "--article", article, tmp_path / "vault") == 0
    # THEN the other's are not there
    assert "hier" in printed
    assert "dort" not in printed
    (path,) = (tmp_path / "vault").iterdir()
    assert capsys.readouterr().out == f"{path}\n"
    assert "hier" in path.read_text(encoding="utf-8")


def test_a_report_on_an_article_is_written(
    lesart: Callable[..., int], article: Path, home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN two notes on an article
    desk = Desk(home)
    read = desk.open(str(article))
    desk.annotate(read, "Wer sagt das?", span=Span(10, 20))
    desk.annotate(read, "Später nachlesen.")
    desk.close()
    # WHEN a report is written, with those that are found
    assert lesart("export", "--search", "sagt", "--article", article, tmp_path / "bericht.html") == 0
    # THEN text, signal and note are in it
    page = (tmp_path / "bericht.html").read_text(encoding="utf-8")
    assert '<mark class="D">bestreitet</mark>' in page
    assert "Wer sagt das?" in page
    assert "Später" not in page


def test_no_notes_is_no_error(lesart: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    # GIVEN an empty notebook
    # WHEN notes are listed
    code = lesart("notes", "list")
    # THEN standard output is empty, and the reader is told
    captured = capsys.readouterr()
    assert (code, captured.out) == (0, "")
    assert captured.err


# doctor


def test_doctor_tells_versions_places_and_state(
    lesart: Callable[..., int], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a fresh home
    # WHEN the doctor is asked
    code = lesart("doctor")
    # THEN versions and places are told, and nothing was created
    said = capsys.readouterr().out
    assert code == 0
    for words in ("Python", "PySide6", "spacy", "sqlite", str(home / "notes.db"), "lexicon"):
        assert words in said
    assert not home.exists()


def test_the_doctor_names_all_it_tells_in_german(
    lesart: Callable[..., int], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN notes, and a library
    desk = Desk(home)
    text = Article("a", "Kreml", TEXT, (), Origin("plain", "/a.txt"))
    desk.remember(text)
    desk.annotate(text, "Wer sagt das?")
    names = desk.store_facts().keys() | desk.library_facts().keys()
    desk.close()
    # WHEN the doctor is asked
    lesart("doctor")
    # THEN each fact bears a German name, and says yes in German
    told = [line.split("  ") for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    assert {label for _, label, *_ in told} & (names) == set()
    assert [fact.strip() for _, label, *_, fact in told if label == "vorhanden"] == ["ja", "ja"]


def _damaged_notes(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (home / "notes.db").write_text("kaputt" * 500, encoding="utf-8")
    return "beschädigt"


def _settings_in_pieces(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    (home / "settings.json").write_bytes(b"{")
    return "Die Einstellungen ließen sich nicht lesen"


def _no_lexicon(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    def lost(self: Desk) -> dict[str, str]:
        raise AnalysisError("lexicon_broken", "hedges.toml", path="resources")

    monkeypatch.setattr(Desk, "analysis_facts", lost)
    return "Das Wörterbuch der Signale lässt sich nicht lesen"


def _a_file_is_lost(home: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    def lost(self: Desk, article: Article) -> Findings:
        raise FileNotFoundError(2, "No such file", "verbs.toml")

    monkeypatch.setattr(Desk, "analyse", lost)
    return "verbs.toml"


@pytest.mark.parametrize("harm", [_damaged_notes, _settings_in_pieces, _no_lexicon, _a_file_is_lost])
def test_doctor_says_what_is_broken_and_still_tells_the_rest(
    lesart: Callable[..., int],
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    harm: Callable[[Path, pytest.MonkeyPatch], str],
) -> None:
    # GIVEN a set-up of which one part is broken
    home.mkdir()
    told = harm(home, monkeypatch)
    # WHEN the doctor is asked
    code = lesart("doctor")
    # THEN the damage is told, and the other parts with it
    said = capsys.readouterr().out
    assert code == 1
    assert said.count("gestört: ") == 1
    assert told in said
    assert all(words in said for words in ("Python", "SQLite", "Einstellungen\n", "Analyse\n", "Notizen\n"))


@pytest.mark.parametrize(
    ("language", "told", "advice"),
    [
        ("de", "Die Datei der Bibliothek ist beschädigt", "legt die Datei beiseite"),
        ("en", "The file of the library is damaged", "sets the file aside"),
    ],
)
def test_the_doctor_tells_of_a_damaged_library_in_sentences(
    lesart: Callable[..., int],
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    told: str,
    advice: str,
) -> None:
    # GIVEN a library that is none
    home.mkdir()
    file = home / "library.db"
    file.write_bytes(b"Das ist keine Datenbank. " * 200)
    monkeypatch.setenv("LC_ALL", f"{language}_DE.UTF-8")
    # WHEN the doctor is asked
    code = lesart("doctor")
    # THEN it is said in the reader's words what is the matter and what to do, and nothing was touched
    said = capsys.readouterr()
    assert (code, told in said.out, advice in said.err, str(file) in said.err) == (1, True, True, True)
    assert "store_damaged" not in said.out
    assert file.read_bytes() == b"Das ist keine Datenbank. " * 200


def test_a_doctor_nobody_listens_to_any_longer_ends_without_a_word(
    lesart: Callable[..., int], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a pipe that is closed after the first lines
    told: list[str] = []

    def say(title: str, facts: dict[str, str]) -> None:
        told.append(title)
        if len(told) == 3:
            raise BrokenPipeError

    monkeypatch.setattr("desktop.cli.doctor.say_facts", say)
    # WHEN the doctor is asked
    # THEN that is no damage of what was to be told
    assert lesart("doctor") == 0
    assert len(told) == 3
    assert capsys.readouterr().err == ""


def _kept(home: Path, count: int = 3) -> Path:
    """Write notes, copy them, and return their file."""
    desk = Desk(home)
    text = Article("a", "Kreml", TEXT, (), Origin("plain", "/a.txt"))
    for number in range(count):
        desk.annotate(text, f"Notiz {number}")
    desk.back_up()
    desk.close()
    return home / "notes.db"


@pytest.mark.parametrize("answer", ["--yes", "j", "nein", ""])
def test_damaged_notes_are_restored_when_the_reader_says_so(
    lesart: Callable[..., int],
    home: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
) -> None:
    # GIVEN notes with a copy, and damage
    path = _kept(home)
    path.write_bytes(b"")
    monkeypatch.setattr("sys.stdin", io.StringIO(answer))
    # WHEN the doctor is told to repair them, without asking or with this answer
    code = lesart("doctor", "--repair", *[answer] * (answer == "--yes"))
    # THEN it says what is wrong and what there is, and restores only with a yes
    said = capsys.readouterr().out
    assert "beschädigt" in said
    assert "mit 3 Notizen" in said
    if answer in ("--yes", "j"):
        assert code == 0
        assert "3 aus Sicherungen" in said
        assert lesart("doctor", "--repair") == 0
        assert "alles in Ordnung (3)" in capsys.readouterr().out
    else:
        assert code == 1
        assert "Nichts verändert" in said
        assert path.read_bytes() == b""


def test_the_doctor_names_an_altered_note(
    lesart: Callable[..., int], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a note with another letter than was written
    path = _kept(home)
    path.write_bytes(path.read_bytes().replace(b"Notiz 1", b"Motiz 1"))
    # WHEN the doctor looks, and repairs
    code = lesart("doctor")
    found = capsys.readouterr().out
    lesart("doctor", "--repair", "--yes")
    # THEN it is a fault, it is named, and afterwards all is well
    assert code == 1
    assert "wie sie geschrieben wurden: 1;" in found
    assert "– Motiz 1" in capsys.readouterr().out
    assert lesart("doctor") == 0


def test_notes_on_a_drive_that_is_gone_are_not_begun_anew(
    lesart: Callable[..., int], home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN notes whose file has vanished, without any copy
    path = _kept(home)
    path.unlink()
    # WHEN a note is looked for
    code = lesart("notes", "list")
    # THEN that is told, and no empty file stands in their place
    assert code == 1
    assert "nicht mehr da" in capsys.readouterr().err
    assert not path.exists()


# open


def test_a_file_alone_opens_the_window(article: Path) -> None:
    # GIVEN a window
    opened: list[str | None] = []

    def window(location: str | None) -> int:
        opened.append(location)
        return 7

    # WHEN a file is named, with and without the command, or nothing is
    codes = [run(arguments, window=window) for arguments in ([str(article)], ["open", "check"], ["./check"], [])]
    # THEN it opens that, and its code is ours
    assert opened == [str(article), "check", "./check", None]
    assert codes == [7, 7, 7, 7]


# usage


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"], ["check", "--format", "xml", "a"], ["check", "--format"], ["--unbekannt"], ["a.txt", "b.txt"],
        ["corpus", "a"], ["library"], ["notes", "verbrennen"], ["chekc"], ["import"],
        ["export", "--format", "xml"], ["export", "--format", "obsidian"], ["export", "a.html"],
        ["export", "--excel", "a.json"], ["export", "--excel", "a.md"], ["doctor", "x"],
    ],
)  # fmt: skip
def test_wrong_usage_ends_with_2_and_a_word_of_help(
    lesart: Callable[..., int], arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN arguments that make no sense
    # WHEN they are given
    code = lesart(*arguments)
    # THEN that is told on standard error, in German
    captured = capsys.readouterr()
    assert (code, captured.out) == (2, "")
    assert "--help" in captured.err
    assert not any(word in captured.err for word in ("Missing", "No such", "Got ", "Usage"))


@pytest.mark.parametrize(
    "command", [[], ["open"], ["check"], ["corpus"], ["notes"], ["notes", "list"], ["export"], ["import"], ["doctor"]]
)
def test_help_speaks_the_readers_language(
    lesart: Callable[..., int],
    command: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # GIVEN a German and an English reader
    # WHEN both ask for help
    german = (lesart(*command, "--help"), capsys.readouterr().out)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    english = (lesart(*command, "--help"), capsys.readouterr().out)
    # THEN each is answered in one language
    assert german[0] == english[0] == 0
    assert "Aufruf: lesart" in german[1]
    assert "Show this help." not in german[1]
    assert "Usage: lesart" in english[1]
    assert "Diese Hilfe" not in english[1]


def test_an_interrupt_ends_quietly(lesart: Callable[..., int], article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a reader who presses Ctrl-C during the analysis
    def interrupt(self: Desk, article: Article) -> Findings:
        raise KeyboardInterrupt

    monkeypatch.setattr(Desk, "analyse", interrupt)
    # WHEN an article is checked
    # THEN the code is the shell's for an interrupt
    assert lesart("check", article) == 130


# as a program


def program(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run Lesart as its own process."""
    env = {**os.environ, **environment}
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, env=env, capture_output=True, check=False, timeout=60)


@pytest.mark.parametrize(
    ("arguments", "unwanted"),
    [
        (["--help"], {"spacy", "PySide6", "sqlite3", "sqlite_utils"}),
        (["--version"], {"spacy", "PySide6", "sqlite3"}),
        (["check", "fehlt.txt"], {"spacy", "PySide6", "sqlite3"}),
        (["notes", "list"], {"spacy", "PySide6"}),
        (["search", "kreml"], {"spacy", "PySide6"}),
    ],
)
def test_a_command_loads_only_what_it_needs(arguments: list[str], unwanted: set[str]) -> None:
    # GIVEN a fresh process
    ask = (
        f"import sys; from desktop.cli import run; run({arguments!r}, window=len); print(*sys.modules, file=sys.stderr)"
    )
    # WHEN a command runs in it
    loaded = set(program("-c", ask).stderr.decode().split())
    # THEN the heavy libraries of other rooms stay away
    assert "click" in loaded
    assert unwanted & loaded == set()


def test_the_main_file_costs_a_spawned_child_nothing() -> None:
    # GIVEN a child process that imports the main file, as spawning does
    # WHEN it is imported
    loaded = program("-c", "import sys, desktop.__main__; print(*sys.modules)").stdout.decode().split()
    # THEN nothing else of ours comes with it
    assert {name for name in loaded if name.startswith(("desktop", "click"))} == {"desktop", "desktop.__main__"}


def test_without_a_display_one_sentence_and_no_abort() -> None:
    # GIVEN no display
    # WHEN the window is asked for
    ended = program("-m", "desktop", str(sample()), DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="")
    # THEN the program ends with the other way to go
    if sys.platform == "linux":
        assert ended.returncode == 1
        assert "lesart check" in one_line_of(ended.stderr.decode())


def test_umlauts_survive_a_terminal_without_utf8() -> None:
    # GIVEN a system that knows ASCII only
    # WHEN German help is asked for
    ended = program("-m", "desktop", "--help", LC_ALL="C", LANG="C", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    # THEN it comes as UTF-8
    assert ended.returncode == 0
    assert "öffnet sich das Fenster" in ended.stdout.decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="only there a file name is bytes")
@pytest.mark.parametrize("command", [["check"], ["corpus"], ["open"]])
def test_a_file_name_that_is_no_text_is_explained(command: list[str]) -> None:
    # GIVEN a name with a byte that is no UTF-8
    name = os.fsdecode(b"caf\xe9.txt")
    target = ["-"] if command == ["corpus"] else []
    # WHEN it is to be read, or opened where no window can
    ended = program("-m", "desktop", *command, name, *target, DISPLAY="", WAYLAND_DISPLAY="", QT_QPA_PLATFORM="xcb")
    # THEN one line says so
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert "caf" in one_line_of(ended.stderr.decode("utf-8"))


@pytest.mark.parametrize("argument", ["--version", "--help"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_behind_standard_output_is_explained(argument: str) -> None:
    # GIVEN standard output on a full disk
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        # WHEN something is printed
        ended = subprocess.run(
            [sys.executable, "-m", "desktop", argument], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    # THEN that is told on one line
    assert ended.returncode == 1
    one_line_of(ended.stderr.decode())


@pytest.mark.parametrize("arguments", [["--help"], ["export", "-"]])
def test_a_reader_of_the_output_who_leaves_early_is_no_error(arguments: list[str]) -> None:
    # GIVEN a pipe nobody reads any longer
    reading, writing = os.pipe()
    os.close(reading)
    # WHEN something is printed into it
    with os.fdopen(writing, "wb") as pipe:
        ended = subprocess.run(
            [sys.executable, "-m", "desktop", *arguments], cwd=ROOT, stdout=pipe, stderr=subprocess.PIPE, check=False
        )
    # THEN the program ends without a word
    assert (ended.returncode, ended.stderr) == (0, b"")
