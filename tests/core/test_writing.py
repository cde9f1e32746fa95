"""Files are written as a whole or not at all."""

from pathlib import Path

import pytest

from desktop.core.errors import ExportError
from desktop.core.writing import output, written_whole


def test_a_file_takes_its_place_only_when_all_is_written(tmp_path: Path) -> None:
    # GIVEN an old file
    path = tmp_path / "aus.txt"
    path.write_text("alt", encoding="utf-8")
    # WHEN a new one is written
    with written_whole(path) as out:
        out.write("für\n")
        before = path.read_text(encoding="utf-8")
    # THEN the old one was there until the end
    assert before == "alt"
    assert path.read_bytes() == "für\n".encode()
    assert list(tmp_path.iterdir()) == [path]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    # GIVEN an old file
    path = tmp_path / "aus.txt"
    path.write_text("alt", encoding="utf-8")

    def broken_off() -> None:
        with written_whole(path) as out:
            out.write("halb")
            raise KeyboardInterrupt

    # WHEN writing breaks off
    with pytest.raises(KeyboardInterrupt):
        broken_off()
    # THEN it is as it was
    assert path.read_text(encoding="utf-8") == "alt"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    # GIVEN a link to a file
    file = tmp_path / "datei.txt"
    file.write_text("alt", encoding="utf-8")
    link = tmp_path / "verweis.txt"
    link.symlink_to(file)
    # WHEN it is written to
    with written_whole(link) as out:
        out.write("neu")
    # THEN the file it leads to has changed
    assert link.is_symlink()
    assert file.read_text(encoding="utf-8") == "neu"


def test_a_device_is_written_to_and_not_replaced() -> None:
    # GIVEN the device that forgets everything
    path = Path("/dev/null")
    # WHEN it is written to
    with written_whole(path) as out:
        out.write("x")
    # THEN it is still a device
    assert path.is_char_device()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("fehlt/aus.txt", "not_written_no_folder"),
        ("datei/aus.txt", "not_written_no_folder"),
        (".", "not_written_is_folder"),
        ("n" * 300, "not_written"),
    ],
)
def test_what_cannot_be_written_is_explained(tmp_path: Path, name: str, code: str) -> None:
    # GIVEN a place no file can be written to
    (tmp_path / "datei").write_text("", encoding="utf-8")
    # WHEN it is tried
    with pytest.raises(ExportError) as caught, written_whole(tmp_path / name) as out:
        out.write("x")
    # THEN the reason is told and nothing is left behind
    assert caught.value.code == code
    assert [entry.name for entry in tmp_path.iterdir()] == ["datei"]


def test_standard_output_is_a_dash(capsys: pytest.CaptureFixture[str]) -> None:
    # GIVEN a dash for a target
    # WHEN it is written to
    with output("-") as out:
        out.write("für")
    # THEN the words are on standard output
    assert capsys.readouterr().out == "für"
