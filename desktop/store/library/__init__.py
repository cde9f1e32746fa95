"""library.db: every article that was opened, whole, and an index of their words. It can be made anew from notes.db."""
