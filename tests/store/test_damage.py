"""Ten kinds of damage: each is noticed, nothing damaged is changed, and a repair brings back what can be read."""

import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

from desktop.core.article import Article
from desktop.core.errors import StoreError
from desktop.core.health import tell_health, tell_repair
from desktop.core.judging import Judgement, SignalKey, Silence, Verdict
from desktop.core.text import Span
from desktop.store.connection import journal_of
from desktop.store.notes.notebook import Notebook

MakeArticle = Callable[..., Article]
PAGE = 4096
NOTES, COPIED = 80, 60
TAKEN_BACK, JUDGED = SignalKey("deny-1", "der kreml"), SignalKey("deny-2", "der kreml")


def body(number: int) -> str:
    """Return the words of a note, so long that five or six notes fill a page."""
    return f"Notiz {number:03} " + f"{number:03} wer sagt das? " * 30


REVISED = body(0) + "geändert"
WRITTEN = {body(number) for number in range(1, NOTES)} | {REVISED}


@pytest.fixture
def kept(path: Path, article: MakeArticle) -> Iterator[Notebook]:
    """Return an open notebook: most notes are in the copy of today, one of them revised since; the others are new.

    What is new stands in the journal only.
    """
    notebook = Notebook(path, patience=0)
    notes = [notebook.annotate(article(), body(n), span=Span(4, 9), tags=(f"t{n}",)) for n in range(COPIED)]
    notebook.judge(article(), Judgement(TAKEN_BACK, Verdict.RELEVANT))
    notebook.back_up()
    notebook.close()
    notebook.revise(notes[0].id, REVISED)
    notebook.discard(notes[1].id)
    for number in range(COPIED, NOTES):
        notebook.annotate(article(), body(number), span=Span(4, 9), tags=(f"t{number}",))
    notebook.judge(article(), Judgement(TAKEN_BACK, Verdict.OPEN))
    notebook.judge(article(), Judgement(JUDGED, Verdict.QUESTION))
    notebook.silence(article(), Silence("deny-3"))
    yield notebook
    notebook.close()


def whole(kept: Notebook, path: Path) -> bytes:
    """Close the notebook and return its file."""
    kept.close()
    return path.read_bytes()


def over(file: bytes, at: int, put: bytes) -> bytes:
    return file[:at] + put + file[at + len(put) :]


def noise(length: int) -> bytes:
    return Random(7).randbytes(length)


def flipped(file: bytes, at: int) -> bytes:
    return over(file, at, bytes([file[at] ^ 4]))


def page_of(file: bytes, words: str) -> int:
    """Return where the page begins that holds these words last."""
    return file.rindex(words.encode()) // PAGE * PAGE


def bodies(notebook: Notebook) -> set[str]:
    return {note.body for _, notes in notebook.notes("") for note in notes}


Files = dict[str, bytes]
"""What lies in the place of the notes: the file, and its journal if there is one."""


def _file(change: Callable[[bytes], bytes]) -> Callable[[Notebook, Path], Files]:
    return lambda kept, path: {path.name: change(whole(kept, path))}


def _journal(change: Callable[[bytes], bytes]) -> Callable[[Notebook, Path], Files]:
    def damage(kept: Notebook, path: Path) -> Files:
        files = {path.name: path.read_bytes(), journal_of(path).name: change(journal_of(path).read_bytes())}
        kept.close()
        return files

    return damage


def _copied_while_open(kept: Notebook, path: Path) -> Files:
    file = path.read_bytes()
    kept.close()
    return {path.name: file}


def _last_third(file: bytes) -> bytes:
    keep = len(file) * 2 // 3
    return file[:keep] + noise(len(file) - keep)


class Kind(NamedTuple):
    """A kind of damage, and what is to be expected of it."""

    damage: Callable[[Notebook, Path], Files]
    code: str
    """What the reader is told; empty if single notes are altered and the rest can be used."""
    restored: int
    """How many notes there are after a repair with the copy of the day, at least."""
    alone: int
    """How many there are without any copy, at least."""


KINDS = {
    "header overwritten": Kind(_file(lambda file: over(file, 0, noise(100))), "store_damaged", NOTES, NOTES),
    "text file": Kind(_file(lambda file: b"Das ist keine Datenbank. " * 2000), "store_damaged", COPIED, 0),
    "truncated": Kind(_file(lambda file: file[: len(file) * 3 // 4]), "store_damaged", COPIED, 30),
    "empty file": Kind(_file(lambda file: b""), "store_damaged", COPIED, 0),
    "page of zeros": Kind(_file(lambda f: over(f, page_of(f, body(70)), bytes(PAGE))), "store_damaged", 74, 74),
    "page of noise": Kind(_file(lambda f: over(f, page_of(f, body(70)), noise(PAGE))), "store_damaged", 74, 74),
    "bit flipped in a note": Kind(_file(lambda file: flipped(file, file.index(b"Notiz 070"))), "", NOTES, NOTES),
    "bit flipped in the journal": Kind(_journal(lambda file: flipped(file, 5000)), "store_fewer", NOTES, NOTES),
    "copied without its journal": Kind(_copied_while_open, "store_fewer", COPIED, COPIED),
    "last third of noise": Kind(_file(_last_third), "store_damaged", COPIED, 20),
}


@pytest.mark.parametrize("copies", [True, False], ids=["with a copy", "without a copy"])
@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS.keys())
def test_damage_is_noticed_never_overwritten_and_repaired_as_far_as_can_be(
    path: Path, kept: Notebook, article: MakeArticle, kind: Kind, copies: bool
) -> None:
    # GIVEN notes that are damaged, with and without a copy made before the last of them
    spoilt = kind.damage(kept, path)
    for name, file in spoilt.items():
        path.with_name(name).write_bytes(file)
    if not copies:
        shutil.rmtree(path.with_name("backups"))

    # WHEN they are examined, and used as far as that is allowed
    health = kept.examine()
    if health.fault is not None:
        with pytest.raises(StoreError):
            kept.annotate(article(), "neu")

    # THEN the damage is named, with the copy there is, and not a byte has changed
    assert (health.fault.code if health.fault else "") == kind.code
    assert health.fault is not None or [note.body[:9] for note in health.altered] == ["Jotiz 070"]
    assert (health.backup.notes if health.backup else 0) == (COPIED if copies else 0)
    assert health.fault is None or {name: path.with_name(name).read_bytes() for name in spoilt} == spoilt

    # AND a repair brings back what can be read, nothing else, and keeps what was damaged
    kept.close()
    done = kept.repair()
    assert done.notes >= (kind.restored if copies else kind.alone)
    assert len(bodies(kept) - WRITTEN - {body(0)}) == done.doubtful == (kind.code == "")
    aside = Path(done.aside)
    assert {name: aside.with_name(name.replace(path.name, aside.name)).read_bytes() for name in spoilt} == spoilt
    assert kept.examine().well
    kept.annotate(article(), "danach")
    assert kept.facts()["check"] == "ok"


def test_of_two_versions_the_one_written_last_comes_back(kept: Notebook, path: Path, article: MakeArticle) -> None:
    # GIVEN a file without its header, and a copy with older versions of a note, of a deletion and of verdicts
    path.write_bytes(over(whole(kept, path), 0, noise(100)))

    # WHEN it is repaired
    done = kept.repair()

    # THEN all is as it was last: revised, deleted, taken back, judged, and hidden
    assert bodies(kept) == WRITTEN - {body(1)}
    assert (done.notes, done.rescued, done.doubtful) == (NOTES, NOTES, 0)
    judgements = kept.judgements(article())
    assert [(one.key.rule, one.verdict) for one in judgements.verdicts] == [("deny-2", Verdict.QUESTION)]
    assert [silence.rule for silence in judgements.silences] == ["deny-3"]
    assert {tag for _, notes in kept.notes("") for note in notes for tag in note.tags} == {
        f"t{number}" for number in range(NOTES) if number != 1
    }


def test_what_a_damaged_file_has_lost_comes_from_the_copies(kept: Notebook, path: Path, article: MakeArticle) -> None:
    # GIVEN a text file in the place of the notes
    whole(kept, path)
    path.write_text("Das ist keine Datenbank.", encoding="utf-8")

    # WHEN it is repaired
    done = kept.repair()

    # THEN notes, tags, verdicts and the article are as on the day of the copy, and can be searched
    assert (done.notes, done.rescued) == (COPIED, 0)
    assert bodies(kept) == {body(number) for number in range(COPIED)}
    assert [one.key for one in kept.judgements(article()).verdicts] == [TAKEN_BACK]
    assert [known.title for known, _ in kept.notes("007")] == ["Kreml"]
    assert "60 aus Sicherungen" in tell_repair(done, "de").sentence
    assert "60 from backups" in tell_repair(done, "en").sentence


def test_an_altered_note_comes_back_from_the_copy(kept: Notebook, path: Path) -> None:
    # GIVEN a flipped bit in a note that the copy has
    file = whole(kept, path)
    path.write_bytes(flipped(file, file.index(b"Notiz 005")))
    assert "Eine Notiz" in tell_health(kept.examine(), "de").sentence

    # WHEN it is repaired
    done = kept.repair()

    # THEN it is as it was written
    assert bodies(kept) == WRITTEN - {body(1)}
    assert (done.notes, done.doubtful) == (NOTES, 0)


@pytest.mark.parametrize("letter", [b"\xff", b"\x80"])
def test_a_note_that_is_no_text_any_more_keeps_no_other_from_being_read(
    kept: Notebook, path: Path, letter: bytes
) -> None:
    # GIVEN a byte in a note and one in a time that no text can hold
    file = whole(kept, path)
    file = over(file, file.index(b"Notiz 070"), letter)
    path.write_bytes(over(file, file.index(b"20", file.index(body(71).encode())), letter))

    # WHEN the notes are read
    # THEN all are there, and the damaged ones are named
    assert len(bodies(kept)) == NOTES - 1
    assert 1 <= len(kept.altered()) <= 2


def test_notes_that_vanished_are_no_new_beginning(kept: Notebook, path: Path, article: MakeArticle) -> None:
    # GIVEN a file that is gone, and a program that is started anew
    whole(kept, path)
    path.unlink()
    fresh = Notebook(path, patience=0)

    # WHEN it is to be used
    health = fresh.examine()
    with pytest.raises(StoreError, match="store_missing"):
        fresh.annotate(article(), "neu")

    # THEN that is told with the copy there is, nothing is made in its place, and a repair brings the copy back
    assert health.fault is not None
    assert (health.fault.code, health.notes) == ("store_missing", NOTES)
    assert health.backup is not None
    assert not health.out_of_reach
    assert not path.exists()
    assert fresh.repair().notes == COPIED
    assert fresh.examine().well
    fresh.close()


def test_a_file_deleted_while_it_is_open_comes_back_whole(kept: Notebook, path: Path, article: MakeArticle) -> None:
    # GIVEN an open notebook whose file somebody deletes
    path.unlink()
    journal_of(path).unlink()

    # WHEN another note is to be kept
    with pytest.raises(StoreError, match="store_missing"):
        kept.annotate(article(), "ins Leere")

    # THEN it is not taken for saved, and a repair brings back what no copy has
    assert kept.repair().notes == NOTES
    assert bodies(kept) == WRITTEN - {body(1)}


def test_with_its_folder_the_file_is_out_of_reach_and_nothing_is_made(
    kept: Notebook, path: Path, article: MakeArticle
) -> None:
    # GIVEN a drive that is removed
    away = path.parent.with_name("away")
    path.parent.rename(away)

    # WHEN a note is to be kept
    health = kept.examine()
    with pytest.raises(StoreError, match="store_missing"):
        kept.annotate(article(), "ins Leere")

    # THEN that fails, no new folder is made, and once it is back so are the notes
    assert health.out_of_reach
    assert "verbinden" in tell_health(health, "de").advice
    assert not path.parent.exists()
    path.parent.mkdir()  # where drives are put in, the folder may stay
    assert kept.examine().out_of_reach
    path.parent.rmdir()
    away.rename(path.parent)
    assert kept.annotate(article(), "wieder da").body == "wieder da"


def test_of_a_file_that_is_gone_the_journal_still_brings_back_what_no_copy_has(kept: Notebook, path: Path) -> None:
    # GIVEN notes of which the last stand in the journal, and a file that is deleted without it, after a crash
    journal = journal_of(path).read_bytes()
    kept.close()
    path.unlink()
    journal_of(path).write_bytes(journal)

    # WHEN they are restored
    done = kept.repair()

    # THEN those of the copy and those of the journal are there, and it is told where the journal lies now
    assert (done.notes, done.doubtful) == (NOTES, 0)
    assert bodies(kept) == WRITTEN - {body(1)}
    assert Path(done.aside).read_bytes() == journal


def test_what_one_window_restores_the_other_goes_on_with(kept: Notebook, path: Path, article: MakeArticle) -> None:
    # GIVEN an open notebook, and another one that restores a copy because half of the file is gone
    kept.notes("")
    path.write_bytes(path.read_bytes()[: 20 * PAGE])
    with closing(Notebook(path, patience=0)) as other:
        other.repair()
        first = other.annotate(article(), "von drüben")

        # WHEN the first one writes
        second = kept.annotate(article(), "von hier")

        # THEN both notes are in the new file, which is sound
        assert {first.body, second.body} <= bodies(other) == bodies(kept)
        assert other.examine().well


def test_a_copy_put_in_place_by_hand_is_used_once_the_reader_was_told(kept: Notebook, path: Path) -> None:
    # GIVEN an open notebook, and an older copy that is put in its place
    (copy,) = path.with_name("backups").iterdir()
    journal_of(path).unlink()
    shutil.copy(copy, path.with_name("placed"))
    path.with_name("placed").replace(path)

    # WHEN the notes are examined and repaired
    health = kept.examine()
    done = kept.repair()

    # THEN what is missing is told, what there is comes back, and nobody asks again
    assert "60; es waren schon 80" in tell_health(health, "de").sentence
    assert done.notes == COPIED
    assert kept.examine().well


def test_a_copy_that_is_damaged_itself_is_passed_over(kept: Notebook, path: Path) -> None:
    # GIVEN a damaged file, a newer copy that is damaged, too, and a good one
    whole(kept, path)
    path.write_bytes(b"")
    (good,) = path.with_name("backups").iterdir()
    bad = good.with_name("notes-2099-01-01.db")
    bad.write_bytes(over(good.read_bytes(), 3 * PAGE, noise(PAGE)))
    os.utime(bad, (2e9, 2e9))

    # WHEN it is repaired
    done = kept.repair()

    # THEN the good one is used
    assert done.backup is not None
    assert (done.notes, done.backup.path) == (COPIED, str(good))


def test_an_article_that_was_lost_is_known_by_its_notes(kept: Notebook, path: Path) -> None:
    # GIVEN a file whose articles are lost, and no copy
    whole(kept, path)
    shutil.rmtree(path.with_name("backups"))
    with closing(sqlite3.connect(path)) as db:
        db.execute("DELETE FROM articles")
        db.commit()
    path.write_bytes(over(path.read_bytes(), 0, noise(100)))

    # WHEN it is repaired
    done = kept.repair()

    # THEN all notes are there, under the title of the text they were written on
    assert done.notes == NOTES
    assert [known.title for known, _ in kept.notes("")] == ["Kreml"]


def test_a_repair_that_fails_leaves_everything_as_it_was(
    kept: Notebook, path: Path, bound_by_permissions: None
) -> None:
    # GIVEN a damaged file in a folder that may not be written
    spoilt = over(whole(kept, path), 0, noise(100))
    path.write_bytes(spoilt)
    before = sorted(path.parent.iterdir())
    path.parent.chmod(0o500)

    # WHEN it is to be repaired
    try:
        with pytest.raises(StoreError, match="store_read_only"):
            kept.repair()
    finally:
        path.parent.chmod(0o700)

    # THEN that is told, and nothing has changed
    assert sorted(path.parent.iterdir()) == before
    assert path.read_bytes() == spoilt


def test_while_a_note_is_altered_no_copy_is_thinned_out(kept: Notebook, path: Path) -> None:
    # GIVEN eight old copies, and a note that was altered since
    file = whole(kept, path)
    path.write_bytes(flipped(file, file.index(b"Notiz 005")))
    folder = path.with_name("backups")
    shutil.rmtree(folder)
    folder.mkdir()
    for day in range(1, 9):
        (folder / f"notes-2020-01-0{day}.db").write_bytes(b"alt")

    # WHEN the copy of today is made
    kept.back_up()

    # THEN no copy is lost that may hold the note as it was
    assert len(list(folder.iterdir())) == 9
