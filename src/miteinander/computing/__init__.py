"""Computing from files: any method of the core as background work that shows its progress and can be stopped."""
