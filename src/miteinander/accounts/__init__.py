"""Mein Konto, and the office's desk for roles: what people and roles need from the journal above them."""
