"""The data protection desk: record of processing, export, erasure, retention."""
