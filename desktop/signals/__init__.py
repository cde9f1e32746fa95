"""The signals room: article in, findings out. The only room that knows spaCy."""
