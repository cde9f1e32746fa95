"""Who says what: frames, speakers and the words they answer for."""
