"""Large collections: several processes, and a run that goes on after a break."""

import errno
import io
import json
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from desktop.cli import run
from desktop.cli.corpus import _FEW
from desktop.cli.crew import Crew
from desktop.core.collection import Entry, batches
from desktop.core.draft import Draft
from desktop.core.errors import AnalysisError, ExportError

SENTENCES = ("Der Kreml bestreitet das.", "Er ist vielleicht krank.", "Es regnet.")


def lesart(*arguments: object) -> int:
    return run([str(argument) for argument in arguments], window=lambda location: 7)


@pytest.fixture
def collection(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a collection so large that it is given to other processes."""
    monkeypatch.setenv("LESART_HOME", str(tmp_path / "home"))
    path = tmp_path / "texte.jsonl"
    texts = (SENTENCES[number % len(SENTENCES)] for number in range(_FEW + 20))
    path.write_text("".join(json.dumps({"id": number, "text": text}) + "\n" for number, text in enumerate(texts)))
    return path


def full_disk(self: Draft) -> None:
    raise ExportError("not_written", name="aus.jsonl", path="aus.jsonl")


def test_a_run_that_was_broken_off_goes_on_where_it_stopped(
    collection: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    # GIVEN a run that was broken off while it wrote the line after the fiftieth
    target = tmp_path / "aus.jsonl"
    with monkeypatch.context() as broken:
        broken.setattr(Draft, "finish", full_disk)
        assert lesart("corpus", collection, target) == 1
    (part,) = tmp_path.glob("aus.jsonl.*.part")
    whole = part.read_bytes().splitlines(keepends=True)
    part.write_bytes(b"".join([*whole[:50], whole[50][:20]]))
    assert str(part) in capsys.readouterr().err
    # WHEN the same command is given again
    code = lesart("corpus", collection, target)
    # THEN it says so, and the output is that of an unbroken run
    assert code == 0
    assert "Texte: 50;" in capsys.readouterr().err
    assert target.read_bytes().splitlines(keepends=True) == whole
    found = [json.loads(line) for line in whole]
    assert [line["id"] for line in found] == list(range(_FEW + 20))
    assert [[signal["kind"] for signal in line["signals"]] for line in found[:3]] == [["D.deny"], ["H.adv"], []]
    assert not part.exists()


def test_unfinished_work_on_other_texts_is_not_gone_on_with(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN unfinished work for the same output whose first text was another one
    target = tmp_path / "aus.jsonl"
    monkeypatch.setattr(Crew, "facts", lambda self: {"lexicon": "test"})
    monkeypatch.setattr(Crew, "lines", lambda self, lots: ([json.dumps({"id": e.id}) for e in lot] for lot in lots))
    monkeypatch.setattr(Draft, "ids", lambda self: ["another"])
    # WHEN the collection is checked
    code = lesart("corpus", collection, target)
    # THEN that is refused with a way out
    assert code == 1
    assert "--fresh" in capsys.readouterr().err
    assert not target.exists()


def test_unfinished_work_older_than_the_collection_is_forgotten(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # GIVEN unfinished work that was written before the collection
    forgotten: list[str] = []
    monkeypatch.setattr(Crew, "facts", lambda self: {"lexicon": "test"})
    monkeypatch.setattr(Crew, "lines", lambda self, lots: ([json.dumps({"id": e.id}) for e in lot] for lot in lots))
    monkeypatch.setattr(Draft, "last_written", lambda self: 0.0)
    monkeypatch.setattr(Draft, "discard", lambda self: forgotten.append(self.path.name))
    # WHEN the collection is checked
    code = lesart("corpus", collection, tmp_path / "aus.jsonl")
    # THEN it begins anew
    assert code == 0
    assert len(forgotten) == 1


@pytest.mark.parametrize("end", [b'{"id": 3, "sig', b"\x00\x00\x00\n", b'{"id": 3}', b"[]\n"])
def test_what_a_break_left_half_written_is_cut_off(tmp_path: Path, end: bytes) -> None:
    # GIVEN a draft whose end a crash or a power cut has spoilt
    draft = Draft(tmp_path / "aus.jsonl", "v1")
    draft.path.write_bytes(b'{"id": 1}\n{"id": "zwei"}\n' + end)
    # WHEN it is taken up again, written to and finished
    ids = draft.ids()
    with draft:
        draft.write(['{"id": 3}'])
        draft.finish()
    # THEN the whole lines are kept, and the next one follows
    assert ids == ["1", "zwei"]
    assert (tmp_path / "aus.jsonl").read_text() == '{"id": 1}\n{"id": "zwei"}\n{"id": 3}\n'
    assert not draft.path.exists()


def test_a_draft_that_cannot_be_written_is_explained(tmp_path: Path) -> None:
    # GIVEN a folder that does not exist
    draft = Draft(tmp_path / "fehlt" / "aus.jsonl", "v1")
    # WHEN it is to be written to
    with pytest.raises(ExportError) as refused, draft:
        pass
    # THEN that is an error we can explain
    assert refused.value.code == "not_written_no_folder"


def test_a_lost_process_is_explained(tmp_path: Path) -> None:
    # GIVEN a crew whose only process is ended by the system
    crew = Crew(tmp_path, 1)
    crew.facts()
    for child in active_children():
        child.kill()
    # WHEN it is given work
    with pytest.raises(AnalysisError) as lost:
        list(crew.lines([[Entry("a", "Nichts.")]]))
    crew.close()
    # THEN that is an error we can explain
    assert lost.value.code == "crew_lost"


def test_lots_hold_about_the_same_number_of_characters() -> None:
    # GIVEN long and short texts
    texts = [Entry(number, "x" * size) for number, size in enumerate((150_000, 100_000, 1, 300_000, 5))]
    # WHEN they are put into lots
    lots = [[entry.id for entry in lot] for lot in batches(iter(texts))]
    # THEN a lot is closed once it is large, none is empty and none is lost
    assert lots == [[0, 1], [2, 3], [4]]


def test_on_a_full_disk_a_draft_tells_so_and_nothing_else(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a draft on a disk that takes nothing more, neither when a line is written nor when the file is closed
    class Full(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: object) -> int:
            raise OSError(errno.ENOSPC, "…")

    draft = Draft(tmp_path / "aus.jsonl", "v1")
    monkeypatch.setattr(Path, "open", lambda *_, **__: io.TextIOWrapper(io.BufferedWriter(Full())))
    # WHEN lines are written
    with pytest.raises(ExportError) as refused, draft:
        draft.write(["x"])
    # THEN the reason is told
    assert refused.value.code == "not_written_full"


def test_a_text_that_failed_before_a_break_counts_in_the_end(
    collection: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    # GIVEN a run that broke after a text that could not be analysed
    def broken(crew: Crew, lots: Any) -> Any:
        first, *_ = next(iter(lots))
        yield [json.dumps({"id": first.id, "error": "…"})]
        raise AnalysisError("crew_lost")

    monkeypatch.setattr(Crew, "facts", lambda self: {"lexicon": "test"})
    monkeypatch.setattr(Crew, "lines", broken)
    lesart("corpus", collection, tmp_path / "aus.jsonl")
    # WHEN it goes on, and no other fails
    monkeypatch.setattr(Crew, "lines", lambda self, lots: ([json.dumps({"id": e.id}) for e in lot] for lot in lots))
    capsys.readouterr()
    code = lesart("corpus", collection, tmp_path / "aus.jsonl")
    # THEN it ends with 1, and says how many failed
    assert code == 1
    assert "nicht prüfen ließen: 1." in capsys.readouterr().err
