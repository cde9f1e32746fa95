"""Values and pure functions that every room shares; knows no room and no framework."""
