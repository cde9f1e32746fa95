"""The lexicon: rules as data, the small language their patterns are written in, and the texts that explain them."""
