"""The computing core: pure Python over plain data, explained results, recomputable by a stranger."""
