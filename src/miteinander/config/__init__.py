"""The roof: settings, addresses, server entry."""
