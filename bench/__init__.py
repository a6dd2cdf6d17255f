"""What is measured: ratios and counts, printed; nothing here passes or fails."""
