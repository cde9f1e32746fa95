"""The parts that the indexes consist of, brought together: a search looks each of its words up in each part."""

from sqlite_utils import Database

from desktop.store.connection import value
from desktop.store.library.schema import INDEXES

_MOST = 8
"""An index with more parts is written anew as one; it takes hundreds of changes to get there again."""

_MERGE_ALIKE = "INSERT INTO {0} ({0}, rank) VALUES ('merge', 256)"
_MERGE_ALL = "INSERT INTO {0} ({0}, rank) VALUES ('merge', -256)"
"""So many pages at a time: what the reader wants meanwhile waits no longer than that."""

_COUNT = """
    WITH RECURSIVE parts(part) AS (
        SELECT min(segid) FROM {0}_idx
        UNION ALL SELECT (SELECT min(segid) FROM {0}_idx WHERE segid > parts.part) FROM parts WHERE part IS NOT NULL
    )
    SELECT count(part) FROM parts
"""
"""From one part to the next along the table of pages."""


def tidy(db: Database) -> bool:
    """Bring some of what lies apart together, and return whether there may be more of that to do.

    Two parts are brought together where they are about as large as one another, so that each text is written anew few
    times.
    """
    for index in INDEXES:
        before = db.conn.total_changes
        db.execute(_MERGE_ALIKE.format(index))
        if db.conn.total_changes > before + 1:  # one is the command itself
            return True
        if value(db, _COUNT.format(index)) > _MOST:
            db.execute(_MERGE_ALL.format(index))
            return True
    return False
