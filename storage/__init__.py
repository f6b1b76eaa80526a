"""What scoredesk remembers: one file of queries per noun, every query scoped to its workspace."""
