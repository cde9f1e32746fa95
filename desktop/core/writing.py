"""Files written as a whole or not at all."""

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from desktop.core.errors import ExportError

_CODES = {
    errno.ENOENT: "not_written_no_folder",
    errno.ENOTDIR: "not_written_no_folder",
    errno.EISDIR: "not_written_is_folder",
    errno.EEXIST: "not_written_is_file",
    errno.ENOSPC: "not_written_full",
    errno.EDQUOT: "not_written_full",
    errno.EFBIG: "not_written_full",
    errno.EACCES: "not_written_forbidden",
    errno.EPERM: "not_written_forbidden",
    errno.EROFS: "not_written_forbidden",
}


@contextmanager
def output(target: str) -> Iterator[TextIO]:
    """Open a file that is written as a whole, or standard output for "-".

    Raise ExportError, and BrokenPipeError when nobody reads standard output any longer.
    """
    if target != "-":
        with written_whole(Path(target).expanduser()) as out:
            yield out
        return
    try:
        yield sys.stdout
        sys.stdout.flush()
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # the interpreter's own last flush must find an open end
        if isinstance(error, BrokenPipeError):
            raise
        raise refusal(error, name="stdout", path="stdout") from error


@contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """Open a UTF-8 file for writing that takes the place of `path` once all is written.

    Whatever goes wrong before, the old file stays. What is no regular file, such as /dev/null, is written to directly:
    it must not be replaced. Raise ExportError.
    """
    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_file():
            with target.open("w", encoding="utf-8", newline="\n") as out:
                yield out
        else:
            yield from _replaced(target)
    except OSError as error:
        raise refusal(error, name=path.name or str(path), path=str(path)) from error


def refusal(error: OSError, *, name: str, path: str) -> ExportError:
    """Return what the reader is told where the file system lets nothing be written."""
    return ExportError(_CODES.get(error.errno or 0, "not_written"), error.strerror or str(error), name=name, path=path)


def _replaced(target: Path) -> Iterator[TextIO]:
    draft = target.with_name(f".{target.name[:200]}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
