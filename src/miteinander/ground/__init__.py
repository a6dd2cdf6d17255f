"""What every room stands on; has no models of its own."""
