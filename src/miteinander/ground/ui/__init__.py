"""The interface kit: forms in KERN's markup, a town's colour, the switches for language and appearance."""
