"""What the desk does, one verb per file. It knows the four leaves and none of the doors."""
