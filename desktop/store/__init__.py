"""What is kept: notes.db, which can't be made again, and library.db, which can. The only room that knows SQLite."""
