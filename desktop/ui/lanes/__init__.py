"""Workers that own one resource each: a thread for the store, child processes for reading and analysis."""
