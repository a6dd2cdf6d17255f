"""A believable network to try things on; only with --demo."""
