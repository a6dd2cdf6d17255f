"""The one command that keeps the platform running: database, web, background work, mail."""
