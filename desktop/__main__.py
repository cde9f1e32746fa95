"""Arguments, then logging, then a face. Children that are spawned import this file too: it must cost nothing."""

import sys


def main() -> int:
    """Start Lesart as the arguments ask and return the exit code."""
    import logging
    import multiprocessing
    import os

    multiprocessing.freeze_support()  # a frozen bundle starts its children through here

    from desktop.cli import run

    level = logging.getLevelNamesMapping().get(os.environ.get("LESART_LOG", "").upper(), logging.WARNING)
    logging.basicConfig(level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    return run(sys.argv[1:], window=_open_window)


def _open_window(location: str | None) -> int:
    """Open the window. Raise LesartError where none can open."""
    from desktop.ui.display import explained_import, require_display

    require_display(location)
    with explained_import(location):
        from desktop.ui.application import run
    return run(location)


if __name__ == "__main__":
    sys.exit(main())
