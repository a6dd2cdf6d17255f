"""Reading letters: from raw bytes to facts. Pure Python; nothing here knows the database or the web."""
