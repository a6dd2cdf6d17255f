"""Printed sheets that the platform makes and reads back: paper counts like the screen."""
