"""Miteinander: the platform of the engaged city, digital and analog."""

__version__ = "0.1.0"
