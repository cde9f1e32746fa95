"""The state of library.db for `lesart doctor`, seen without touching the file."""

from contextlib import closing
from pathlib import Path

from desktop.core.errors import StoreError
from desktop.store.connection import look, value
from desktop.store.faults import explained
from desktop.store.library.file import examine, told_of_library


def facts(path: Path) -> dict[str, str]:
    """Return what is known about the file at `path`. Raise StoreError if it can't be used as it is."""
    if not path.exists():
        return {"path": str(path), "exists": "no"}
    known = {"path": str(path), "exists": "yes", "bytes": str(path.stat().st_size)}
    try:
        with explained(path):
            return known | _contents(path)
    except StoreError as error:
        raise told_of_library(error, path) from error


def _contents(path: Path) -> dict[str, str]:
    with closing(look(path, patience=1.0)) as db:
        examine(db, path)
        whole = value(db, "PRAGMA quick_check(1)")
        if whole != "ok":
            raise StoreError("store_damaged", whole, path=str(path))
        articles = db.table("articles").count_where("removed IS NULL")
        return {"articles": str(articles), "texts": str(db.table("editions").count), "check": "ok"}
