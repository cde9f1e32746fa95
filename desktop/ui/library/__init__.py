"""The library in the window: shelves, search and list."""
