"""Files that are read, and files that are refused with a reason."""

import os
import sys
from pathlib import Path

import pytest

from desktop.core.errors import ReadError, explain
from desktop.core.places import sample
from desktop.reading import read

TEXT = "Der Kreml bestreitet das.\n\nEr weist den Bericht zurück.\n"


def refusal(location: str) -> ReadError:
    """Return the error that reading `location` ends with, explained in both languages."""
    with pytest.raises(ReadError) as caught:
        read(location)
    for language in ("de", "en"):
        assert explain(caught.value, language).sentence
    return caught.value


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "Ein Artikel.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_read_with_and_without_a_mark(tmp_path: Path, start: bytes) -> None:
    # GIVEN a UTF-8 file
    path = tmp_path / "a.txt"
    path.write_bytes(start + "Über Größe\r\nangeb\u00adlich".encode())
    # WHEN it is read
    # THEN its text is clean
    assert read(str(path)).text == "Über Größe\nangeblich"


def test_the_same_file_has_the_same_id_by_every_name(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN one file named absolutely, relatively, from home, and as an address
    monkeypatch.chdir(article.parent)
    monkeypatch.setenv("HOME", str(article.parent))
    names = [str(article), article.name, f"./{article.name}", f"~/{article.name}", article.as_uri()]
    # WHEN it is read by each name
    read_by = [read(name) for name in names]
    # THEN it is the same article at the same absolute place
    assert {found.id for found in read_by} == {read_by[0].id}
    assert {found.origin.location for found in read_by} == {str(article)}


def test_a_changed_file_keeps_its_id(article: Path) -> None:
    # GIVEN an article that was read
    before = read(str(article))
    # WHEN its text changes
    article.write_text("Neu.\n\n" + TEXT, encoding="utf-8")
    after = read(str(article))
    # THEN its id does not
    assert before.id == after.id
    assert before.digest != after.digest


def test_an_article_without_a_heading_is_called_after_its_file(article: Path) -> None:
    # GIVEN a file of sentences only
    # WHEN it is read
    # THEN the file's name is its title
    assert read(str(article)).title == "Ein Artikel.txt"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.pdf", b"", "empty"),
        ("a.txt", b" \n\t\r\n", "empty"),
        ("a.txt", "\u200b\ufeff\u00ad".encode(), "empty"),
        ("a.txt", b"\x7fELF\x02\x01\x00\x00text", "binary"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        ("a.txt", "Der Kanzler für Größe".encode("cp1252"), "not_utf8"),
        ("a.txt", "Der Kanzler für Größe".encode("utf-16"), "not_utf8"),
        ("a.txt", b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "unsupported_format"),
        ("a.txt", b"PK\x03\x04\x14\x00", "unsupported_format"),
        ("a.txt", b"<!DOCTYPE html><html><body>Text", "unsupported_format"),
        ("a.html", b"<p>Text</p>", "unsupported_format"),
        ("a.docx", b"Text", "unsupported_format"),
        ("a.EPUB", b"Text", "unsupported_format"),
        ("a.txt", b"a" * 20_000_001, "too_large"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_utf8_text_is_explained(tmp_path: Path, name: str, content: bytes, code: str) -> None:
    # GIVEN such a file
    path = tmp_path / name
    path.write_bytes(content)
    # WHEN it is read
    # THEN the reason is told
    assert refusal(str(path)).code == code


def test_the_line_that_is_not_utf8_is_named(tmp_path: Path) -> None:
    # GIVEN a file whose third line was saved otherwise
    path = tmp_path / "a.txt"
    path.write_bytes("Erste\nfür\n".encode() + "für".encode("cp1252"))
    # WHEN it is read
    # THEN the sentence names the line
    assert "3" in explain(refusal(str(path)), "de").sentence


def test_missing_files_and_folders_are_explained(tmp_path: Path, article: Path) -> None:
    # GIVEN names that are no files
    # WHEN they are read
    # THEN each reason is told
    assert refusal(str(tmp_path / "fehlt.txt")).code == "not_found"
    assert refusal(str(article / "darunter.txt")).code == "not_found"
    assert refusal(str(tmp_path)).code == "is_folder"
    assert refusal("/").code == "is_folder"


@pytest.mark.parametrize(
    "location", ["", "a\x00b.txt", "n" * 400, "\udcff.txt", "~nobody-of-this-name/a.txt", "file://"]
)
def test_names_no_file_can_have_are_explained(location: str) -> None:
    # GIVEN a broken name
    # WHEN it is read
    # THEN it is refused as such
    assert refusal(location).code in ("bad_path", "not_found")


def test_a_web_address_is_explained() -> None:
    # GIVEN an address
    # WHEN it is read
    # THEN the reader learns that this version reads files
    assert refusal("https://example.org/artikel").code == "web_address"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no file without read permission")
def test_a_file_without_permission_is_explained(article: Path, bound_by_permissions: None) -> None:
    # GIVEN a file its reader may not open
    article.chmod(0)
    # WHEN it is read
    # THEN the reason is told
    assert refusal(str(article)).code == "no_permission"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no folder without search permission")
def test_a_file_in_a_closed_folder_is_explained(tmp_path: Path, bound_by_permissions: None) -> None:
    # GIVEN a file in a folder its reader may not enter
    folder = tmp_path / "closed"
    folder.mkdir()
    (folder / "artikel.txt").write_text("Text", encoding="utf-8")
    folder.chmod(0)
    # WHEN it is read
    code = refusal(str(folder / "artikel.txt")).code
    folder.chmod(0o700)
    # THEN the reason is told
    assert code == "no_permission"


def test_a_failing_disk_is_explained(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # GIVEN a disk that cannot give the file back
    def broken(path: Path, flags: int) -> int:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "open", broken)
    # WHEN it is read
    # THEN the system's reason is passed on
    assert "Input/output error" in explain(refusal(str(article)), "de").sentence


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes in the file system")
def test_devices_and_pipes_are_refused_and_never_waited_for(tmp_path: Path) -> None:
    # GIVEN a pipe nobody writes to, and a device without end
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    # WHEN they are read
    # THEN they are refused at once
    assert refusal(str(pipe)).code == "special_file"
    assert refusal("/dev/zero").code == "special_file"


def test_the_sample_is_read_unchanged() -> None:
    # GIVEN the sample article
    # WHEN it is read
    # THEN not a character differs
    assert read(str(sample())).text == sample().read_text(encoding="utf-8")
