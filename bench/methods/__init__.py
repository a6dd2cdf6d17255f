"""Every method of the computing core on made-up questions of three sizes, beside the best public program."""
