"""What the privacy room itself stores."""
