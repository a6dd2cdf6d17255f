"""The verbs of the desk: send a link, erase, apply retention periods."""
