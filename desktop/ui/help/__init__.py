"""The help: pages from resources/help in a window of their own."""
