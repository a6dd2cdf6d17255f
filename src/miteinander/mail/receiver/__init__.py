"""Where letters come in: a local LMTP and SMTP door, and a folder for files."""
