"""Whole ways through, over HTTP, as people go them."""
