"""The article as a page: its document, its marks, its margin, and how a reader moves in it."""
