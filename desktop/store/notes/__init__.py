"""notes.db: what the reader wrote and judged. Nothing in it can be made again, so nothing in it is ever lost."""
