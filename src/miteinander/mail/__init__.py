"""Letters in and out: what arrives is never lost, what leaves is plain text and honest about itself."""
