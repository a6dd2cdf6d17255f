"""Who is what, where; the bylaws."""
