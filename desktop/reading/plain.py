"""From a location to clean text: the one file that touches the disk. Whatever is not a UTF-8 text is explained."""

import errno
import os
import re
import stat
from pathlib import Path
from urllib.parse import unquote, urlsplit

from desktop.core.errors import ReadError
from desktop.core.text import normalise

_LIMIT = 20_000_000
"""Bytes. Longer files are no articles, and would keep the reader waiting."""

_SIGNATURES = {b"%PDF-": "PDF", b"PK\x03\x04": "ZIP", b"\xd0\xcf\x11\xe0": "Office", b"{\\rtf": "RTF"}

_FORMATS = {
    **dict.fromkeys((".html", ".htm", ".xhtml"), "HTML"),
    **dict.fromkeys((".mht", ".mhtml"), "MHTML"),
    ".pdf": "PDF",
    ".epub": "EPUB",
    ".docx": "DOCX",
    ".doc": "DOC",
    ".odt": "ODT",
    ".rtf": "RTF",
}

_UNNAMEABLE = re.compile("[\x00\ud800-\udfff]")
"""NUL, and bytes of a file name that are no UTF-8: the notebook could not remember such a name."""

_REFUSALS = {
    errno.ENOENT: "not_found",
    errno.ENOTDIR: "not_found",
    errno.EISDIR: "is_folder",
    errno.EACCES: "no_permission",
    errno.EPERM: "no_permission",
    errno.ENAMETOOLONG: "bad_path",
    errno.ENXIO: "special_file",
    errno.EINVAL: "bad_path",
}


def locate(location: str) -> Path:
    """Return the absolute path of `location`: a path, one that begins with ~, or file://…. Raise ReadError."""
    path = location
    if location.lower().startswith("file:"):
        path = unquote(urlsplit(location).path)
    elif location.lower().startswith(("http://", "https://", "ftp://")):
        raise ReadError("web_address", name=location)
    if not path or _UNNAMEABLE.search(path):
        raise ReadError("bad_path", name=_UNNAMEABLE.sub("\ufffd", path))
    try:
        return Path(os.path.abspath(Path(path).expanduser()))  # noqa: PTH100  keeps symbolic links as the reader named them
    except (RuntimeError, OSError) as error:
        raise ReadError("bad_path", str(error), name=path) from error


def read_text(path: Path) -> str:
    """Return the clean text of a UTF-8 file. Raise ReadError."""
    facts = {"name": path.name or str(path), "path": str(path)}
    try:
        content = _content(path, facts)
    except OSError as error:
        code = _REFUSALS.get(error.errno or 0, "unreadable")
        raise ReadError(code, error.strerror or "", **facts) from error
    _refuse_formats(content, path.suffix.lower(), facts)
    try:
        raw = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ReadError("not_utf8", error.reason, **facts, line=line) from error
    text = normalise(raw).text
    if not text.strip():
        raise ReadError("empty", **facts)
    return text


def _content(path: Path, facts: dict[str, str]) -> bytes:
    """Return the bytes of a regular file. Opened without blocking, so that a pipe nobody writes to cannot hold us."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "rb") as file:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise ReadError("is_folder", **facts)
        if not stat.S_ISREG(mode):
            raise ReadError("special_file", **facts)
        content = file.read(_LIMIT + 1)
    if len(content) > _LIMIT:
        raise ReadError("too_large", **facts, limit=_LIMIT // 1_000_000)
    return content


def _refuse_formats(content: bytes, suffix: str, facts: dict[str, str]) -> None:
    """Raise ReadError for what is no plain text, by its first bytes or by its suffix."""
    kind = next((name for start, name in _SIGNATURES.items() if content.startswith(start)), None)
    start = content[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        kind = "HTML"
    if content.strip() and (kind or suffix in _FORMATS):
        raise ReadError("unsupported_format", **facts, format=_FORMATS.get(suffix) or str(kind))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ReadError("not_utf8", "UTF-16", **facts, line=1)
    if b"\x00" in content:
        raise ReadError("binary", **facts)
