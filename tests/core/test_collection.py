"""Collections of texts, good and broken."""

import sys
from pathlib import Path

import pytest

from desktop.core.collection import entries, opened
from desktop.core.errors import ReadError, explain


def test_entries_come_one_by_one_and_other_keys_are_passed_over() -> None:
    # GIVEN lines with a mark in front, other keys, an empty line, a number as id
    lines = [b'\xef\xbb\xbf{"id": "a", "text": "f\xc3\xbcr", "signals": []}\r\n', b"\n", b'{"text": "", "id": 7}']
    # WHEN they are read
    found = list(entries(lines, name="x"))
    # THEN ids and texts are there as they were
    assert found == [("a", "für"), (7, "")]


def test_reading_begins_before_the_collection_ends() -> None:
    # GIVEN a collection whose second line is broken
    found = entries([b'{"id": "a", "text": "x"}', b"oops"], name="x")
    # WHEN only the first is asked for
    # THEN it is there
    assert next(found).id == "a"


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"oops", "bad_line"),
        (b"[1]", "bad_line"),
        (b'{"id": "b", "text": "f\xfcr"}', "bad_line"),
        (b"[" * 100_000, "bad_line"),
        (b'{"text": "x"}', "missing_key"),
        (b'{"id": "", "text": "x"}', "missing_key"),
        (b'{"id": true, "text": "x"}', "missing_key"),
        (b'{"id": "b"}', "missing_key"),
        (b'{"id": "b", "text": null}', "missing_key"),
        (b'{"id": "1", "text": "x"}', "duplicate_id"),
    ],
)
def test_a_broken_line_is_explained_with_its_number(line: bytes, code: str) -> None:
    # GIVEN a broken line after two good ones and an empty one
    lines = [b'{"id": "a", "text": "x"}', b"", b'{"id": 1, "text": "x"}', line]
    # WHEN they are read
    with pytest.raises(ReadError) as caught:
        list(entries(lines, name="texte.jsonl"))
    # THEN line and file are named
    assert caught.value.code == code
    told = explain(caught.value, "de").sentence
    assert "4" in told
    assert "texte.jsonl" in told


@pytest.mark.parametrize(("name", "code"), [("fehlt.jsonl", "not_found"), (".", "is_folder"), ("a\x00b", "bad_path")])
def test_a_collection_that_cannot_be_opened_is_explained(tmp_path: Path, name: str, code: str) -> None:
    # GIVEN a name that is no file
    # WHEN it is opened
    with pytest.raises(ReadError) as caught, opened(str(tmp_path / name)):
        pass
    # THEN the reason is told
    assert caught.value.code == code


def test_a_disk_that_fails_while_reading_is_explained(monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN standard input that is a folder, which shows only when it is read
    class Folder:
        def __init__(self) -> None:
            self.buffer = self

        def __iter__(self) -> "Folder":
            return self

        def __next__(self) -> bytes:
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr(sys, "stdin", Folder())
    # WHEN its lines are read
    with opened("-") as lines, pytest.raises(ReadError) as caught:
        list(lines)
    # THEN the reason is told
    assert caught.value.code == "is_folder"
