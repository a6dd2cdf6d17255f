"""Filled by the words of the domain."""
