"""Persons with an account, sign-in, and secret links."""
