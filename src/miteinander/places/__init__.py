"""Networks, municipalities, organisations."""
