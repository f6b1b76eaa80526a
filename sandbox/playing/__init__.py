"""Playing people at the three services, over HTTP alone: for the journey, and for tests."""
