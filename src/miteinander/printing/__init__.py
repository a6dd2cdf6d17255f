"""Printed matter: sheets, posters, badges, letters and the documentation as tagged PDF."""
