"""What a doctor asks of an instance, and what the answers mean."""
