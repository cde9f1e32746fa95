"""The notebook: articles and notes in one SQLite file. The only room that knows SQLite."""
