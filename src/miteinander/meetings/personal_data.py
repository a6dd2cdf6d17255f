"""What the meetings room stores about people."""
